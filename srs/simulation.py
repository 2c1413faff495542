"""A year of reviewing, played through by chance: what retentions, new cards and minutes a day would mean.

Each card is a row of arrays and each day a step: what is due is answered (the least recalled first) as far as minutes
and limits allow, then new cards begin. A card is recalled with the chance that FSRS-6 gives it; one that is failed is
repeated the same day and then passed. The same random numbers are used for every scenario, so that scenarios differ by
what they are and not by luck. An answer's ticks, siblings, fuzz and days off are not played.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from srs import memory
from srs.memory import Floats

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

FIRST_RATINGS = (0.24, 0.094, 0.495, 0.171)
"""How often a first answer is Again, Hard, Good or Easy: the field's averages."""
PASSED_RATINGS = (0.224, 0.631, 0.145)
"""How often a recalled card is Hard, Good or Easy."""

_AGAIN, _GOOD = 1, 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deck:
    """n cards in the order in which new ones begin; every array has a row for each.

    `stability` (days; nan for a card never seen), `difficulty` (1 to 10), `elapsed` (days since its last review), `due`
    (days from today, 0 or less where it is due), `seconds` an answer takes. Of new cards only `seconds` means anything.
    """

    stability: Floats
    difficulty: Floats
    elapsed: Floats
    due: Floats
    seconds: Floats

    def __len__(self) -> int:
        return len(self.stability)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What is chosen: desired retention (0 to 1), and new cards, reviews and minutes a day at most (None: no limit)."""

    retention: float
    new_per_day: int
    reviews_per_day: int | None = None
    minutes: float | None = None
    maximum_interval_days: int = 36500


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Course:
    """What happened, day by day: answers to cards seen before, cards begun, seconds, the mean recall of cards seen.

    `recall` is that of the end of each day, nan where no card was seen. `at_reviews` and `at_minutes` are the days on
    which the limit of reviews, or of minutes, left cards waiting that would have come. `known` is the sum of the
    chances of recall at the end of the last, `seen` how many cards had been answered by then.
    """

    reviews: Ints
    begun: Ints
    seconds: Floats
    recall: Floats
    at_reviews: Flags
    at_minutes: Flags
    known: float
    seen: int


def play(
    deck: Deck,
    scenario: Scenario,
    days: int,
    weights: tuple[float, ...],
    seed: int,
    tell: Callable[[int], object] = lambda _day: None,
) -> Course:
    """So many days of a scenario; the same seed gives the same course. `tell` is told each day that is over."""
    chance = np.random.default_rng(seed)
    cards = _Cards(deck, scenario, weights)
    reviews, begun = np.zeros(days, dtype=np.int64), np.zeros(days, dtype=np.int64)
    seconds, recall = np.zeros(days), np.full(days, np.nan)
    for day in range(days):
        luck = chance.random(len(deck))
        left = np.inf if scenario.minutes is None else scenario.minutes * 60.0
        reviews[day], spent = cards.review(day, luck, left)
        begun[day], more = cards.begin(day, luck, left - spent)
        seconds[day] = spent + more
        recall[day] = cards.recall(day).mean() if cards.seen.any() else np.nan
        tell(day)
    known, every = cards.recall(days - 1), np.arange(days)
    return Course(
        reviews=reviews, begun=begun, seconds=seconds, recall=recall,
        at_reviews=np.isin(every, cards.days_at_reviews), at_minutes=np.isin(every, cards.days_at_minutes),
        known=float(known.sum()), seen=len(known),
    )  # fmt: skip


class _Cards:
    """The cards of one course, which its days change."""

    def __init__(self, deck: Deck, scenario: Scenario, weights: tuple[float, ...]) -> None:
        self._scenario, self._weights, self._seconds = scenario, weights, deck.seconds
        self._stability, self._difficulty = deck.stability.copy(), deck.difficulty.copy()
        self.seen = ~np.isnan(deck.stability)
        self._last = np.where(self.seen, -deck.elapsed, 0.0)
        self._due = np.where(self.seen, deck.due, np.inf)
        self._new = np.flatnonzero(~self.seen)
        self.days_at_reviews: list[int] = []
        self.days_at_minutes: list[int] = []

    def recall(self, day: int) -> Floats:
        """The chances of recall, on a day, of the cards seen before."""
        return memory.retrievability(self._stability[self.seen], day - self._last[self.seen], self._weights)

    def review(self, day: int, luck: Floats, left: float) -> tuple[int, float]:
        """Answer what is due within so many seconds; gives how many cards, and the seconds."""
        waiting = due = np.flatnonzero(self._due <= day)
        elapsed = day - self._last[due]
        recall = memory.retrievability(self._stability[due], elapsed, self._weights)
        order = np.argsort(recall, kind="stable")[: self._scenario.reviews_per_day]
        due, elapsed, recall = due[order], elapsed[order], recall[order]
        passed = luck[due] < recall
        within, spent = self._within(day, due, ~passed, left)
        if within == len(due) < len(waiting):
            self.days_at_reviews.append(day)
        due, elapsed, passed, recall = due[:within], elapsed[:within], passed[:within], recall[:within]
        share = luck[due] / recall
        ratings = np.where(passed, 2 + np.searchsorted(np.cumsum(PASSED_RATINGS[:2]), share, side="right"), _AGAIN)
        after = memory.next_memories(self._stability[due], self._difficulty[due], elapsed, ratings, self._weights)
        self._put(day, due, *after, failed=~passed)
        return within, spent

    def begin(self, day: int, luck: Floats, left: float) -> tuple[int, float]:
        """Begin new cards within so many seconds; gives how many, and the seconds."""
        some = self._new[: self._scenario.new_per_day]
        ratings = 1 + np.searchsorted(np.cumsum(FIRST_RATINGS[:3]), luck[some], side="right")
        within, spent = self._within(day, some, ratings == _AGAIN, left)
        some, ratings = some[:within], ratings[:within]
        self._new = self._new[within:]
        self.seen[some] = True
        self._put(day, some, *memory.first_memories(ratings, self._weights), failed=ratings == _AGAIN)
        return within, spent

    def _within(self, day: int, cards: Ints, failed: Flags, left: float) -> tuple[int, float]:
        """How many of the cards, in order, have room in so many seconds, with repeats of failed ones; their seconds."""
        total = np.cumsum(self._seconds[cards] * (1 + failed))
        within = int(np.searchsorted(total, left + 1e-9, side="right"))
        if within < len(cards):
            self.days_at_minutes.append(day)
        return within, float(total[within - 1]) if within else 0.0

    def _put(self, day: int, cards: Ints, stability: Floats, difficulty: Floats, *, failed: Flags) -> None:
        """Keep what the answers left; a card that was failed is repeated the same day and passed."""
        again = memory.next_memories(stability, difficulty, 0.0, _GOOD, self._weights)
        stability, difficulty = (np.where(failed, *pair) for pair in zip(again, (stability, difficulty), strict=True))
        self._stability[cards], self._difficulty[cards], self._last[cards] = stability, difficulty, day
        days = np.rint(memory.intervals(stability, self._scenario.retention, self._weights))
        self._due[cards] = day + np.clip(days, 1, self._scenario.maximum_interval_days)
