"""The recall to expect on the day, with its uncertainty, and how forecasts shift when answers prove them wrong."""

from dataclasses import dataclass
from math import hypot

import numpy as np

from srs.memory import Floats
from srs.plan.cards import Ints
from srs.plan.rollout import Rollout

LIKELY = 1.28
"""Standard deviations to either side that hold four days in five."""

_MODEL_ERROR, _MODEL_ERROR_EARLY = 0.01, 0.03
_FEW_ANSWERS = 200
_CALIBRATION_ANSWERS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Expected share of questions recalled (0 to 1), and its standard deviation."""

    expected: float
    spread: float

    @property
    def low(self) -> float:
        """The lower end of what is likely."""
        return max(0.0, self.expected - LIKELY * self.spread)

    @property
    def high(self) -> float:
        """The upper end of what is likely."""
        return min(1.0, self.expected + LIKELY * self.spread)


def estimate(of: Rollout, questions: Ints, error: float, *, interview: int = -1, among: Ints | None = None) -> Estimate:
    """The estimate for all questions, or those of some rows of the roll-out (`among`).

    `questions` (m,): a number for the question of each row; its recall is the mean over its cards. The spread is that
    of the runs, of the day itself (sqrt(sum R (1 - R)) / questions), and of the model, as one.
    """
    rows = np.arange(of.recall.shape[1]) if among is None else among
    if not len(rows):
        return Estimate(expected=0.0, spread=0.0)
    _, unit, sizes = np.unique(questions[rows], return_inverse=True, return_counts=True)
    runs = np.stack([np.bincount(unit, run[rows, interview]) / sizes for run in of.recall])
    each = runs.mean(axis=0)
    between = float(runs.mean(axis=1).std(ddof=1)) if len(runs) > 1 else 0.0
    day = float(np.sqrt((each * (1 - each)).sum())) / len(each)
    return Estimate(expected=float(each.mean()), spread=hypot(between, day, error))


def model_error(answers: int, seen_once: float) -> float:
    """The error of the model itself: 0.01; 0.03 with under 200 answers or where most cards were seen once (a share)."""
    return _MODEL_ERROR_EARLY if answers < _FEW_ANSWERS or seen_once > 0.5 else _MODEL_ERROR


def calibrated(recall: Floats, answers: int, predicted: float, observed: float) -> Floats:
    """Recall shifted on the logit scale by n / (n + 50) of how far the pass rate of n answers was off."""
    shift = answers / (answers + _CALIBRATION_ANSWERS) * (_logit(observed) - _logit(predicted))
    known = np.clip(np.asarray(recall, dtype=np.float64), 1e-12, 1 - 1e-12)
    shifted = 1 / (1 + np.exp(-(np.log(known / (1 - known)) + shift)))
    return np.where(np.asarray(recall) <= 0, 0.0, shifted)


def _logit(share: float) -> float:
    inside = min(max(share, 0.005), 0.995)
    return float(np.log(inside / (1 - inside)))
