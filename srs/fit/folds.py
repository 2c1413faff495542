"""Folds in order of time: what weights fitted to the reviews before each block predict of it."""

from dataclasses import dataclass

from srs.fit.reviews import Reviews
from srs.fit.scores import score
from srs.fit.trial import Outcome, trial
from srs.scheduler import DEFAULT_WEIGHTS
from srs.stats.calibration import ENOUGH_FOR_LOSS, Calibration, entropy

FOLDS = 5
"""How many blocks are predicted; one more comes before them, of which nothing is asked."""

LEAST_FOR_FOLDS = (FOLDS + 1) * ENOUGH_FOR_LOSS
"""The fewest scored reviews of which folds can be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Weights fitted to the first `fitted_to` scored reviews, judged on the `judged_on` after them: log losses in nats.

    `defaults` is that of the default weights, `constant` that of always predicting the share that was recalled.
    `fitted` is that of the fitted weights, `tried` that of those that the trial chose: the defaults, unless the fitted
    did better in it. Of too few reviews to fit to, both are the defaults'.
    """

    fitted_to: int
    judged_on: int
    constant: float
    defaults: float
    fitted: float
    tried: float


def folds(reviews: Reviews) -> tuple[Fold, ...]:
    """Blocks of scored reviews of the same size, the first one apart; none where there are too few reviews.

    Raises:
        MissingLibraryError: SciPy is not installed.
    """
    scored = int(reviews.scored.sum())
    if scored < LEAST_FOR_FOLDS:
        return ()
    block = scored // (FOLDS + 1)
    begins = (scored - block * left for left in range(FOLDS, 0, -1))
    return tuple(judged(reviews, begin, begin + block) for begin in begins)


def judged(reviews: Reviews, begin: int, end: int) -> Fold:
    """Weights fitted to the scored reviews before `begin`, judged on at least a hundred from there to before `end`.

    Raises:
        MissingLibraryError: SciPy is not installed.
    """
    until = reviews.until(end)
    found = trial(reviews.until(begin), DEFAULT_WEIGHTS)
    defaults = score(until, DEFAULT_WEIGHTS, begin)
    by_defaults = _loss(defaults)
    by_fitted = by_defaults if found.after is None else _loss(score(until, found.after, begin))
    return Fold(
        fitted_to=begin,
        judged_on=defaults.recalled.of,
        constant=entropy(defaults.recalled.part / defaults.recalled.of),
        defaults=by_defaults,
        fitted=by_fitted,
        tried=by_fitted if found.outcome is Outcome.BETTER else by_defaults,
    )


def _loss(found: Calibration) -> float:
    if found.log_loss is None:
        raise AssertionError(f"{found.recalled.of} reviews are too few for a log loss")
    return found.log_loss
