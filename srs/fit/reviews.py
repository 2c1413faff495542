"""The reviews that weights are fitted to, as arrays in order of time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

Touch = tuple[str, date, int | None]
"""What touched a card's memory: the card, the study day, and the rating; None where the card was made new again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """Reviews in order of time, an array each of the same length.

    `card` numbers the cards from 0 on; one that was made new again has another number from there. `rating` is 1 to 4.
    `elapsed_days` are the study days since the card's last review: 0 on the same day and for a first review. `day` is
    the ordinal of the study day.
    """

    card: Whole
    day: Whole
    rating: Whole
    elapsed_days: Whole

    def __len__(self) -> int:
        return len(self.card)

    @property
    def scored(self) -> NDArray[np.bool_]:
        """Which reviews came on a later study day than their card's last: those that recall is judged by."""
        return self.elapsed_days > 0

    @property
    def recalled(self) -> NDArray[np.bool_]:
        """Which reviews were passed."""
        return self.rating > 1

    def until(self, scored: int) -> "Reviews":
        """The reviews before the scored one of this place, counted from 0 in order of time; all where there is none."""
        places = np.flatnonzero(self.scored)
        return self if scored >= len(places) else self._first(int(places[scored]))

    def of_cards(self, chosen: NDArray[np.bool_]) -> "Reviews":
        """The reviews of some of the cards, chosen by their number."""
        kept = chosen[self.card]
        return replace(
            self,
            card=self.card[kept],
            day=self.day[kept],
            rating=self.rating[kept],
            elapsed_days=self.elapsed_days[kept],
        )

    def _first(self, count: int) -> "Reviews":
        return replace(
            self,
            card=self.card[:count],
            day=self.day[:count],
            rating=self.rating[:count],
            elapsed_days=self.elapsed_days[:count],
        )


def reviews_of(touches: Iterable[Touch]) -> Reviews:
    """The reviews among what touched memory, given in order of time; study days count as in the fold of a card."""
    number: dict[str, int] = {}
    last: dict[int, int] = {}
    rows: list[tuple[int, int, int, int]] = []
    cards = 0
    for card, study_day, rating in touches:
        if rating is None:
            number.pop(card, None)
            continue
        if card not in number:
            number[card], cards = cards, cards + 1
        key, day = number[card], study_day.toordinal()
        before = last.get(key, day)
        rows.append((key, day, rating, max(0, day - before)))
        last[key] = max(before, day)
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Reviews(card=columns[0], day=columns[1], rating=columns[2], elapsed_days=columns[3])
