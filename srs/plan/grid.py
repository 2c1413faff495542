"""The grid of memory states on which values are kept: logarithm of stability by difficulty, interpolated linearly."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from srs.memory import Floats
from srs.plan.cards import Ints

_LEAST_DAYS, _MOST_DAYS = 0.02, 3000.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Corners:
    """Places of exact states between nodes: the node below both, and how far towards the next in each direction."""

    node: Ints
    right: Floats
    down: Floats

    def parts(self, ratings: slice) -> "Corners":
        """Those of some ratings, where these are the first axis."""
        return Corners(node=self.node[ratings], right=self.right[ratings], down=self.down[ratings])


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Nodes: difficulty is the slow axis, stability the fast one, so values have shape (…, nodes)."""

    stabilities: int = 56
    difficulties: int = 9

    @cached_property
    def stability(self) -> Floats:
        """The stability (days) of each step of its axis."""
        return np.geomspace(_LEAST_DAYS, _MOST_DAYS, self.stabilities)

    @cached_property
    def difficulty(self) -> Floats:
        """The difficulty of each step of its axis."""
        return np.linspace(1.0, 10.0, self.difficulties)

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return self.stabilities * self.difficulties

    def stability_place(self, stability: Floats) -> tuple[Ints, Floats]:
        """The step below each stability, and how far it is towards the next; clipped to the grid."""
        low, high = np.log(_LEAST_DAYS), np.log(_MOST_DAYS)
        place = (np.log(stability) - low) * ((self.stabilities - 1) / (high - low))
        return _split(place, self.stabilities)

    def difficulty_place(self, difficulty: Floats) -> tuple[Ints, Floats]:
        """The same for difficulty."""
        return _split((difficulty - 1.0) * ((self.difficulties - 1) / 9.0), self.difficulties)

    def corners(self, stability: Floats, difficulty: Floats) -> Corners:
        """The places of states, broadcast against each other."""
        column, right = self.stability_place(stability)
        row, down = self.difficulty_place(difficulty)
        return Corners(node=row * self.stabilities + column, right=right, down=down)


def _split(place: Floats, steps: int) -> tuple[Ints, Floats]:
    inside = np.clip(place, 0.0, steps - 1.0)
    below = np.minimum(inside.astype(np.int64), steps - 2)
    return below, inside - below
