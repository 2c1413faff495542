"""Reviews in rounds: the first reviews of all cards, then the second ones, and so on, so that a round is one array."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from srs.fit.reviews import Reviews, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The nth reviews of the cards that have so many; card i of a round is card i of every round before.

    `places` are the reviews' places in order of time. `passed`, `failed` (on a later study day than the last review)
    and `same_day` are the places within the round, all of them together once; of the first round they mean nothing.
    """

    places: Whole
    rating: Whole
    elapsed_days: NDArray[np.float64]
    passed: Whole
    failed: Whole
    same_day: Whole

    def __len__(self) -> int:
        return len(self.places)


def in_rounds(reviews: Reviews) -> tuple[Round, ...]:
    """All reviews, each in the round of its number within its card; cards with most reviews first."""
    if not len(reviews):
        return ()
    by_card = np.argsort(reviews.card, kind="stable")
    card = reviews.card[by_card]
    starts = np.flatnonzero(np.r_[True, card[1:] != card[:-1]])
    lengths = np.diff(np.r_[starts, len(card)])
    longest_first = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[longest_first], lengths[longest_first]
    ends = (int(np.searchsorted(-lengths, -nth, side="left")) for nth in range(int(lengths[0])))
    return tuple(_round(reviews, by_card[starts[:end] + nth]) for nth, end in enumerate(ends))


def _round(reviews: Reviews, places: Whole) -> Round:
    rating, elapsed = reviews.rating[places], reviews.elapsed_days[places]
    later = elapsed > 0
    return Round(
        places=places,
        rating=rating,
        elapsed_days=elapsed.astype(np.float64),
        passed=np.flatnonzero(later & (rating > 1)),
        failed=np.flatnonzero(later & (rating == 1)),
        same_day=np.flatnonzero(~later),
    )
