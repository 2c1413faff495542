"""Where a review leads: for each delay, the sparse map from values of memory states after it to values before it.

A review d days after the last answer turns a node (S, D) into four states by the FSRS-6 formulas, with the chances
1 - r, r hard, r good, r easy at r = R(S, d). The next difficulty hangs on D and the rating alone, so values are first
interpolated in difficulty once for all delays (`mixed`), and each delay then takes two weights a rating.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np

from srs import memory
from srs.memory import Floats
from srs.plan.cards import Ints
from srs.plan.grid import Grid
from srs.plan.learner import REPEAT_RECALL, Learner

_SINGLE_DELAYS = 8
_DELAY_RATIO = 1.13

Array = TypeVar("Array", Floats, Ints)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kernel:
    """The maps of a learner on a grid.

    `delays` (m,) in steps of the horizon, ascending; `index` and `weight` (8, m × nodes): the value before a review is
    the sum of weights times what is found at the indices in the mixed values; `seconds` (m, nodes): expected seconds of
    a review; `mixing` (4, difficulties, difficulties): interpolation to the next difficulty for each rating;
    `repeat_index`, `repeat_weight` (4, nodes): a repeat on the same day, recalled as Good or failed; `first_index`,
    `first_weight` (4, 4): the corners of the states after a new card's first answers, and their chances included.
    """

    learner: Learner
    grid: Grid
    step_days: int
    delays: Ints
    index: Ints
    weight: Floats
    seconds: Floats
    mixing: Floats
    repeat_index: Ints
    repeat_weight: Floats
    first_index: Ints
    first_weight: Floats

    def mixed(self, passed: Floats, failed: Floats) -> Floats:
        """Values (kinds, nodes) interpolated at the next difficulty of each node and rating: (kinds, 4 × nodes)."""
        kinds = len(passed)
        stacked = np.stack([failed, passed, passed, passed])
        shaped = stacked.reshape(4, kinds, self.grid.difficulties, self.grid.stabilities)
        found: Floats = np.matmul(self.mixing[:, None], shaped)
        return found.transpose(1, 0, 2, 3).reshape(kinds, -1)

    def unmixed(self, mass: Floats) -> Floats:
        """The transpose of `mixed`: mass on (4 × nodes) as mass on the nodes after each rating: (4, nodes)."""
        shaped = mass.reshape(4, self.grid.difficulties, self.grid.stabilities)
        found: Floats = np.matmul(self.mixing.transpose(0, 2, 1), shaped)
        return found.reshape(4, -1)

    def before(self, mixed: Floats, delays: int) -> Floats:
        """Values before a review at each of the first delays: (delays, kinds, nodes)."""
        width = delays * self.grid.nodes
        taken = np.take(mixed, self.index[:, :width], axis=1)
        found: Floats = np.einsum("jn,kjn->kn", self.weight[:, :width], taken)
        return found.reshape(len(mixed), delays, -1).transpose(1, 0, 2)


def delays_within(steps: int) -> Ints:
    """The delays to look at within so many steps: 1 to 8, then each 1.13 times the last."""
    found = list(range(1, min(_SINGLE_DELAYS, steps) + 1))
    while found and found[-1] * _DELAY_RATIO < steps:
        found.append(max(found[-1] + 1, round(found[-1] * _DELAY_RATIO)))
    return np.array([delay for delay in found if delay <= steps], dtype=np.int64)


@lru_cache(maxsize=8)
def kernel_of(learner: Learner, grid: Grid, steps: int, step_days: int = 1, *, every_delay: bool = False) -> Kernel:
    """The kernel for plans of so many steps of so many days; with every delay, or those of `delays_within`."""
    delays = np.arange(1, steps) if every_delay else delays_within(steps - 1)
    stability, difficulty = grid.stability[None, None, :], grid.difficulty[None, :, None]
    elapsed = np.concatenate([[0], delays * step_days]).astype(np.float64)[:, None, None]
    after, later, recall = memory.every_rating(stability, difficulty, elapsed, learner.weights)
    recall = np.broadcast_to(recall, after.shape[1:])
    lower, share = grid.stability_place(after)
    first_row = (np.arange(4)[:, None] * grid.difficulties + np.arange(grid.difficulties)) * grid.stabilities
    index = lower + first_row[:, None, :, None]
    chances = learner.rating_shares(recall)
    first_index, first_weight = _first(learner, grid)
    return Kernel(
        learner=learner,
        grid=grid,
        step_days=step_days,
        delays=delays,
        index=_flat(np.concatenate([index, index + 1])[:, 1:]),
        weight=_flat(np.concatenate([chances * (1 - share), chances * share])[:, 1:]),
        seconds=learner.seconds(recall[1:]).reshape(len(delays), grid.nodes),
        mixing=_mixing(grid, later),
        repeat_index=np.concatenate([index[[2, 0], 0], index[[2, 0], 0] + 1]).reshape(4, -1),
        repeat_weight=_repeat(share[[2, 0], 0]),
        first_index=first_index,
        first_weight=first_weight,
    )


def _flat(parts: Array) -> Array:
    found: Array = np.ascontiguousarray(parts.reshape(8, math.prod(parts.shape[1:])))
    return found


def _mixing(grid: Grid, later: Floats) -> Floats:
    """Matrices that interpolate values over the difficulty axis at the next difficulty of each node."""
    below, share = grid.difficulty_place(later.reshape(4, -1))
    found = np.zeros((4, grid.difficulties, grid.difficulties))
    rating, node = np.indices(below.shape)
    found[rating, node, below] = 1 - share
    found[rating, node, below + 1] += share
    return found


def _repeat(share: Floats) -> Floats:
    chances = np.array([REPEAT_RECALL, 1 - REPEAT_RECALL])[:, None, None]
    return np.concatenate([chances * (1 - share), chances * share]).reshape(4, -1)


def _first(learner: Learner, grid: Grid) -> tuple[Ints, Floats]:
    """Corner nodes of the states after first answers (corners, ratings), their weights times the ratings' shares."""
    stability, difficulty = memory.first_memories([1, 2, 3, 4], learner.weights)
    column, right = grid.stability_place(stability)
    row, down = grid.difficulty_place(difficulty)
    node = row * grid.stabilities + column
    index = np.stack([node, node + 1, node + grid.stabilities, node + grid.stabilities + 1])
    weight = np.stack([(1 - down) * (1 - right), (1 - down) * right, down * (1 - right), down * right])
    return index, weight * np.asarray(learner.first_ratings)
