"""The trial of weights: those fitted to a person's earlier reviews must predict the later ones better."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from srs.fit.fitting import fitted
from srs.fit.reviews import Reviews
from srs.fit.scores import day_of, score
from srs.scheduler import DEFAULT_WEIGHTS
from srs.stats.calibration import Calibration

LEAST_SCORED = 512
"""The fewest scored reviews that weights are fitted to: below, whether they do better is a coin toss."""

_EARLIER = 0.75
"""The share of the scored reviews, the first ones, that the trial fits to."""


class Outcome(StrEnum):
    """How a trial ended: nothing was tried, the weights in force predict as well or better, or the fitted ones do."""

    TOO_FEW = "too_few"
    KEPT = "kept"
    BETTER = "better"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How the weights in force, the fitted ones and the defaults predict the same scored reviews, from `first` on."""

    first: date
    before: Calibration
    after: Calibration
    defaults: Calibration


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a fit found: `before` are the weights in force, `after` those fitted to all reviews.

    `held_out` judges weights fitted to the first three quarters on the last quarter, `all` the final ones on what they
    were fitted to. `reviews` counts all reviews of so many `cards`, `scored` those on a later study day than their
    card's last.
    """

    reviews: int
    scored: int
    cards: int
    before: tuple[float, ...]
    outcome: Outcome
    after: tuple[float, ...] | None = None
    held_out: Comparison | None = None
    all: Comparison | None = None


def trial(reviews: Reviews, before: tuple[float, ...]) -> Trial:
    """Weights fitted to reviews, and whether they do better than those in force and the defaults.

    Raises:
        MissingLibraryError: there are enough reviews, and SciPy is not installed.
    """
    scored = int(reviews.scored.sum())
    cards = int(reviews.card.max()) + 1 if len(reviews) else 0
    if scored < LEAST_SCORED:
        return Trial(reviews=len(reviews), scored=scored, cards=cards, before=before, outcome=Outcome.TOO_FEW)
    cut = int(scored * _EARLIER)
    early = fitted(reviews.until(cut), DEFAULT_WEIGHTS)
    held_out = _compared(reviews, before, early, cut)
    after = fitted(reviews, early)
    return Trial(
        reviews=len(reviews),
        scored=scored,
        cards=cards,
        before=before,
        outcome=Outcome.BETTER if _does_better(held_out) else Outcome.KEPT,
        after=after,
        held_out=held_out,
        all=_compared(reviews, before, after, 0),
    )


def _compared(reviews: Reviews, before: Sequence[float], after: Sequence[float], held_out: int) -> Comparison:
    return Comparison(
        first=day_of(reviews, held_out),
        before=score(reviews, before, held_out),
        after=score(reviews, after, held_out),
        defaults=score(reviews, DEFAULT_WEIGHTS, held_out),
    )


def _does_better(found: Comparison) -> bool:
    before, after, defaults = found.before.log_loss, found.after.log_loss, found.defaults.log_loss
    if before is None or after is None or defaults is None:
        raise AssertionError("a quarter of the fewest reviews is enough for a log loss")
    return after < min(before, defaults)
