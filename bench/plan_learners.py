"""Simulated learners: decks with a past, true memories apart from what is believed of them, answers by fixed chance.

The truth is FSRS-6 with weights of its own; what a planner or a queue believes is FSRS-6 with the default weights,
fed by the ratings that the true memory gave. The k-th answer to a card draws the same number under every policy.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from srs import memory
from srs.plan.cards import ALONE
from srs.plan.learner import REPEAT_RECALL, Learner
from srs.scheduler import DEFAULT_WEIGHTS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

BELIEVED = Learner(weights=DEFAULT_WEIGHTS)
DRAWS = 97
_NEW_SHARE, _OVERDUE_SHARE = 0.6, 1 / 3
_SHORTEST_PAST, _LONGEST_PAST = 5, 90


@dataclass(slots=True, eq=False)
class Deck:
    """Cards of one learner on the first day: memories with the day of the last review (0 is today; past is negative).

    `true` and `believed` (2, n): stability and difficulty, nan for cards never seen. `answer`: the position of the
    answer card whose ticks review a card; `length`: its answers take so many times the usual seconds; `draws` (n,
    `DRAWS`): the chance that decides each answer.
    """

    true: Floats
    believed: Floats
    last: Floats
    answer: Ints
    length: Floats
    draws: Floats
    weights: tuple[float, ...] = DEFAULT_WEIGHTS

    @property
    def seen(self) -> Flags:
        """Which cards were ever answered."""
        found: Flags = ~np.isnan(self.believed[0])
        return found


@dataclass(slots=True, eq=False)
class Mind:
    """A learner's cards as they change: true and believed memories; all (n,)."""

    deck: Deck
    true: Floats
    believed: Floats
    last: Floats
    answers: Ints

    def rated(self, position: int, day: int, *, repeat: bool) -> int:
        """The rating of an answer to a card, by its true memory: 1 to 4."""
        draw = self.deck.draws[position, self.answers[position] % DRAWS]
        if repeat:
            return 3 if draw < REPEAT_RECALL else 1
        if np.isnan(self.true[0][position]):
            return 1 + int(np.searchsorted(np.cumsum(BELIEVED.first_ratings)[:3], draw, side="right"))
        recall = self._recall_of(position, day)
        if draw >= recall:
            return 1
        return 2 + int(np.searchsorted(np.cumsum(BELIEVED.passed_ratings)[:2], draw / recall, side="right"))

    def learns(self, position: int, rating: int, day: int) -> None:
        """Change true and believed memories by an answer."""
        for (stability, difficulty), weights in (
            (self.true, self.deck.weights),
            (self.believed, BELIEVED.weights),
        ):
            if np.isnan(stability[position]):
                new = memory.first_memories([rating], weights)
            else:
                elapsed = day - self.last[position]
                new = memory.next_memories([stability[position]], [difficulty[position]], elapsed, [rating], weights)
            stability[position], difficulty[position] = new[0][0], new[1][0]
        self.last[position] = day
        self.answers[position] += 1

    def recall(self, day: int) -> Floats:
        """The true chance of recall of every card on a day; 0 for those never seen."""
        known = np.where(np.isnan(self.true[0]), 1.0, self.true[0])
        found = memory.retrievability(known, np.maximum(day - self.last, 0), self.deck.weights)
        return np.where(np.isnan(self.true[0]), 0.0, found)

    def _recall_of(self, position: int, day: int) -> float:
        return float(memory.retrievability(self.true[0][position], day - self.last[position], self.deck.weights))


def mind_of(deck: Deck) -> Mind:
    """A learner about to begin."""
    return Mind(
        deck=deck,
        true=deck.true.copy(),
        believed=deck.believed.copy(),
        last=deck.last.copy(),
        answers=np.zeros(len(deck.last), dtype=np.int64),
    )


def deck_of(
    count: int, random: np.random.Generator, weights: tuple[float, ...] = DEFAULT_WEIGHTS, *, new: float = _NEW_SHARE
) -> Deck:
    """So many cards: 60 % new, the others with a past of 5 to 90 days at retention 0.90, a third of those overdue."""
    fresh = np.arange(count) < round(new * count)
    true, believed, last = _past(count, random, weights)
    true[:, fresh], believed[:, fresh], last[fresh] = np.nan, np.nan, 0.0
    return Deck(
        true=true,
        believed=believed,
        last=last,
        answer=np.full(count, ALONE),
        length=np.ones(count),
        draws=random.random((count, DRAWS)),
        weights=weights,
    )


def families_deck(questions: int, points: int, length: float, random: np.random.Generator) -> Deck:
    """Questions of an answer card, so many times as long as a point's, and points that its ticks review."""
    deck = deck_of(questions * (1 + points), random, new=0.0)
    question = np.repeat(np.arange(questions), 1 + points)
    first = np.tile(np.arange(1 + points) == 0, questions)
    fresh = question < round(_NEW_SHARE * questions)
    deck.true[:, fresh], deck.believed[:, fresh], deck.last[fresh] = np.nan, np.nan, 0.0
    deck.answer = np.where(first, ALONE, question * (1 + points))
    deck.length = np.where(first, length, 1.0)
    return deck


def _past(count: int, random: np.random.Generator, weights: tuple[float, ...]) -> tuple[Floats, Floats, Floats]:
    """True and believed memories and last days of cards studied at retention 0.90 since 5 to 90 days ago.

    A third lack their last review.
    """
    begun = -random.integers(_SHORTEST_PAST, _LONGEST_PAST + 1, count)
    rating = random.choice([1, 2, 3, 4], count, p=np.array(BELIEVED.first_ratings))
    minds = (weights, BELIEVED.weights)
    now = np.stack([*(part for each in minds for part in memory.first_memories(rating, each)), begun.astype(float)])
    before = now.copy()
    for day in range(-_LONGEST_PAST, 0):
        interval = np.rint(memory.intervals(now[2], 0.9, BELIEVED.weights))
        due = np.flatnonzero(now[4] + np.maximum(1, interval) <= day)
        before[:, due] = now[:, due]
        elapsed = day - now[4, due]
        recall = memory.retrievability(now[0, due], elapsed, weights)
        passed = random.choice([2, 3, 4], len(due), p=BELIEVED.passed_ratings)
        rating = np.where(random.random(len(due)) < recall, passed, 1)
        for row, each in zip((0, 2), minds, strict=True):
            now[row, due], now[row + 1, due] = memory.next_memories(
                now[row, due], now[row + 1, due], elapsed, rating, each
            )
        now[4, due] = day
    found = np.where(random.random(count) < _OVERDUE_SHARE, before, now)
    return found[:2], found[2:4], found[4]


def learner_weights(kind: str, random: np.random.Generator) -> tuple[float, ...]:
    """The true weights of a learner: the same as believed, worse or better in everything, or drawn widely around it."""
    weights = list(DEFAULT_WEIGHTS)
    if kind in {"worse", "better"}:
        worse = kind == "worse"
        weights[:4] = [each * (0.5 if worse else 2.0) for each in weights[:4]]
        weights[8] += -0.5 if worse else 0.5
        weights[20] = 0.3 if worse else 0.1
    if kind == "wide":
        weights[:4] = sorted(np.array(weights[:4]) * np.exp(random.normal(0, 0.5, 4)))
        weights[8] += random.uniform(-0.25, 0.25)
        weights[20] = float(np.clip(weights[20] * np.exp(random.normal(0, 0.35)), 0.05, 0.8))
    return tuple(float(each) for each in weights)
