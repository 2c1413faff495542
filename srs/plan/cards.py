"""The cards in a plan, as arrays: their memory, what they are worth, how long they take, what was done today."""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from srs import memory
from srs.memory import Floats
from srs.plan.horizon import Horizon
from srs.plan.learner import Learner

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

ALONE = -1
"""Stands for the answer card of a card that no answer's ticks review."""


class Today(IntEnum):
    """What was done with a card today."""

    OPEN = 0
    PASSED = 1
    FAILED = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cards:
    """n cards: every array has a row for each.

    `stability` (days; nan for a card never seen) and `difficulty` (1 to 10), `elapsed` (days since its last
    review), `weight` (n, interviews): what its recall at each interview counts, `length`: its answers take so many
    times the usual seconds, `answer`: the position of the answer card whose ticks review it, or `ALONE`, `today`: a
    `Today`.
    """

    stability: Floats
    difficulty: Floats
    elapsed: Floats
    weight: Floats
    length: Floats
    answer: Ints
    today: Ints

    def __len__(self) -> int:
        return len(self.answer)

    @property
    def seen(self) -> Flags:
        """Which cards have been answered before."""
        return ~np.isnan(self.stability)

    def at(self, positions: Ints | Flags) -> "Cards":
        """Some of the cards; their answer cards keep the positions they had."""
        return Cards(**{name: getattr(self, name)[positions] for name in self.__slots__})

    def only(self, positions: Ints) -> "Cards":
        """Some of the cards by themselves: answer cards are named by their new positions, those left out by `ALONE`."""
        place = np.full(len(self) + 1, ALONE)
        place[positions] = np.arange(len(positions))
        some = self.at(positions)
        return replace(some, answer=place[some.answer])

    def with_length(self, length: Floats) -> "Cards":
        """The same cards, taking other times."""
        return replace(self, length=length)


def cards(
    stability: Floats,
    difficulty: Floats,
    elapsed: Floats,
    *,
    weight: Floats | None = None,
    length: Floats | None = None,
    answer: Ints | None = None,
    today: Ints | None = None,
) -> Cards:
    """Cards of equal weight and usual length, each alone and untouched today, save where something else is given."""
    count = len(stability)
    worth = np.ones(count) if weight is None else np.asarray(weight, dtype=np.float64)
    return Cards(
        stability=np.asarray(stability, dtype=np.float64),
        difficulty=np.asarray(difficulty, dtype=np.float64),
        elapsed=np.asarray(elapsed, dtype=np.float64),
        weight=worth.reshape(count, -1) if count else worth.reshape(0, 1),
        length=np.ones(count) if length is None else np.asarray(length, dtype=np.float64),
        answer=np.full(count, ALONE) if answer is None else np.asarray(answer, dtype=np.int64),
        today=np.zeros(count, dtype=np.int64) if today is None else np.asarray(today, dtype=np.int64),
    )


def recall_if_stopped(of: Cards, horizon: Horizon, learner: Learner) -> Floats:
    """The chance of recall at each interview if no card is answered again: (n, interviews); 0 for cards never seen."""
    days = of.elapsed[:, None] + np.asarray(horizon.days, dtype=np.float64)
    known = memory.retrievability(np.where(of.seen, of.stability, 1.0)[:, None], days, learner.weights)
    found: Floats = np.where(of.seen[:, None], known, 0.0)
    return found
