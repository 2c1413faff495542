"""Whether the recall that was predicted came true: bins, log loss beside a constant's, and the error of the bins."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from srs.stats.share import Share

EDGES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975)
"""Where one bin of predicted recall ends and the next begins: narrower where predictions crowd."""

ENOUGH_FOR_LOSS = 100
"""The fewest predictions for which a log loss is told."""

ENOUGH_FOR_RMSE = 301
"""The fewest for which the error of the bins is told: below, chance alone makes it large."""

SURE = 1e-4
"""No prediction is scored as surer than this: one that is wrong would outweigh all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """The reviews of one bin: how many, the sums of predicted recall and of log loss, how many were recalled."""

    bin: int
    count: int
    expected: float
    recalled: int
    loss: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Predictions from `low` to below `high`: their mean, and the share that was recalled."""

    low: float
    high: float
    expected: float
    recalled: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Predicted against actual recall. Losses are means in nats; None where there is not enough to say.

    `baseline` is the log loss of always predicting the share that was recalled in the end: what predicts worse than
    that constant tells nothing of single cards. `rmse` is the root of the mean square difference between the two
    means of a bin, weighted by its reviews.
    """

    bins: tuple[Bin, ...] = ()
    recalled: Share = field(default_factory=Share)
    expected: float | None = None
    log_loss: float | None = None
    baseline: float | None = None
    rmse: float | None = None


def calibration(predicted: Iterable[Predicted]) -> Calibration:
    """What the counts of the bins say."""
    counts = sorted(predicted, key=lambda each: each.bin)
    count = sum(each.count for each in counts)
    recalled = Share(sum(each.recalled for each in counts), count)
    bins = tuple(_bin(each) for each in counts)
    enough = count >= ENOUGH_FOR_LOSS
    return Calibration(
        bins=bins,
        recalled=recalled,
        expected=sum(each.expected for each in counts) / count if recalled.value is not None else None,
        log_loss=sum(each.loss for each in counts) / count if enough else None,
        baseline=entropy(recalled.part / count) if enough else None,
        rmse=_rmse(bins) if count >= ENOUGH_FOR_RMSE else None,
    )


def entropy(share: float) -> float:
    """The mean log loss, in nats, of predicting a share that comes true exactly."""
    return sum(p * math.log(1 / p) for p in (share, 1 - share) if p > 0)


def _bin(counts: Predicted) -> Bin:
    edges = (0.0, *EDGES, 1.0)
    return Bin(
        low=edges[counts.bin],
        high=edges[counts.bin + 1],
        expected=counts.expected / counts.count,
        recalled=Share(counts.recalled, counts.count),
    )


def _rmse(bins: tuple[Bin, ...]) -> float:
    squares = sum(each.recalled.of * (each.expected - each.recalled.part / each.recalled.of) ** 2 for each in bins)
    return math.sqrt(squares / sum(each.recalled.of for each in bins))
