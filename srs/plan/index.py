"""What a review today adds over the best wait: the gains of the price index, with exact next states.

For a card last answered `last`, today t, with T_u the tables of moment u:

    now  = A(S, D, t - last; W_t)                                       (today's price is not deducted)
    wait = max( R(S, T - last),  max over u > t of [ A(S, D, u - last; W_u) - l_u c(R(S, u - last)) ] )
    gain = now - wait;    new:  N_t - max(0, max over u > t of (N_u - l_u c_new))
    gain of a repeat, once failed today:  0.95 W_t(S good) + 0.05 F_t(S again) - wait with last = t
    gain of a tick:  R W_t(S good) + (1 - R) F_t(S again) - wait, for a new card with its first ratings' shares

The index is the gain over the expected seconds of the answer.
"""

from dataclasses import dataclass

import numpy as np

from srs import memory
from srs.memory import Floats
from srs.plan.cards import ALONE, Cards, Ints, Today
from srs.plan.horizon import Horizon
from srs.plan.kernel import delays_within
from srs.plan.kinds import Classed, Kinds
from srs.plan.learner import REPEAT_RECALL, Learner
from srs.plan.start import recall_without
from srs.plan.tables import Tables

_CHUNK = 2048


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Priced:
    """Tables at prices, for the kinds of the cards that they were made for."""

    learner: Learner
    horizon: Horizon
    prices: Floats
    kinds: Kinds
    tables: Tables


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gains:
    """For each card (n,): what a review of its own and a tick would add, in cards, and the review's expected seconds.

    A card passed today gains nothing.
    """

    review: Floats
    tick: Floats
    seconds: Floats


def gains_of(of: Cards, classed: Classed, priced: Priced) -> Gains:
    """The gains of cards today, at the kinds they have in the tables."""
    found = Gains(review=np.zeros(len(of)), tick=np.zeros(len(of)), seconds=np.ones(len(of)))
    groups = ((of.seen & (of.today == Today.OPEN), _waiting), (~of.seen, _new), (of.today == Today.FAILED, _failed))
    for inside, gain in groups:
        positions = np.flatnonzero(inside)
        for first in range(0, len(positions), _CHUNK):
            some = positions[first : first + _CHUNK]
            review, tick, seconds = gain(of.at(some), classed.at(some), priced)
            found.review[some], found.tick[some] = classed.scale[some] * review, classed.scale[some] * tick
            found.seconds[some] = seconds * of.length[some]
    return found


Found = tuple[Floats, Floats, Floats]


def _waiting(of: Cards, classed: Classed, priced: Priced) -> Found:
    """Gains and usual seconds of unit cards seen before and not yet answered today."""
    learner, steps = priced.learner, _looked_at(priced.horizon)
    values, recall = _reviewed(of, steps, classed, priced)
    wait = _best_wait(of, values[:, 1:], steps[1:], classed, priced)
    now = recall[:, 0]
    tick = wait
    if (of.answer != ALONE).any():
        after, later, _ = memory.every_rating(of.stability, of.difficulty, of.elapsed, learner.weights)
        tick = _two_ways(now, after, later, classed, priced)
    return values[:, 0] - wait, tick - wait, learner.seconds(now)


def _new(of: Cards, classed: Classed, priced: Priced) -> Found:
    """The same of cards never seen."""
    learner, first = priced.learner, priced.tables.first
    later = np.arange(1, priced.horizon.steps)
    cost = priced.prices[later, None] * priced.kinds.multiples * learner.seconds_first
    wait = np.maximum((first[later] - cost).max(axis=0, initial=0.0), 0.0)
    gain = classed.blended(lambda kinds: first[0, kinds] - wait[kinds])
    after, difficulty = memory.first_memories([[1], [2], [3], [4]], learner.weights)
    passed = np.full(len(of), 1 - learner.first_ratings[0])
    tick = _two_ways(passed, after, difficulty, classed, priced) - classed.blended(lambda kinds: wait[kinds])
    return gain, tick, np.full(len(of), learner.seconds_first)


def _failed(of: Cards, classed: Classed, priced: Priced) -> Found:
    """The same of cards that were failed today and not passed since; ticks pass over them."""
    learner, steps = priced.learner, _looked_at(priced.horizon)
    values, _ = _reviewed(of, steps, classed, priced)
    wait = _best_wait(of, values[:, 1:], steps[1:], classed, priced)
    after, later, _ = memory.every_rating(of.stability, of.difficulty, 0.0, learner.weights)
    repeat = _two_ways(np.full(len(of), REPEAT_RECALL), after, later, classed, priced)
    return repeat - wait, np.zeros(len(of)), np.full(len(of), learner.seconds_repeat)


def _looked_at(horizon: Horizon) -> Ints:
    """The moments to compare: now, and the delays of the tables from now."""
    return np.concatenate([[0], delays_within(horizon.steps - 1)])


def _reviewed(of: Cards, steps: Ints, classed: Classed, priced: Priced) -> tuple[Floats, Floats]:
    """Values of a review at moments, less its price but for the first, and the chance of recall: (n, steps)."""
    learner, tables = priced.learner, priced.tables
    elapsed = of.elapsed[:, None] + steps * float(priced.horizon.step_days)
    after, later, recall = memory.every_rating(of.stability[:, None], of.difficulty[:, None], elapsed, learner.weights)
    corners = [tables.grid.corners(*each) for each in zip(after, later, strict=True)]
    chances, seconds = learner.rating_shares(recall), learner.seconds(recall[:, 1:])

    def of_kinds(kinds: Ints) -> Floats:
        column = kinds[:, None]
        found = np.zeros_like(recall)
        for rating, chance in enumerate(chances):
            found += chance * tables.at(steps, column, corners[rating], failed=rating == 0)
        found[:, 1:] -= priced.kinds.multiples[column] * priced.prices[steps[1:]] * seconds
        return found

    return classed.blended(of_kinds), recall


def _best_wait(of: Cards, values: Floats, steps: Ints, classed: Classed, priced: Priced) -> Floats:
    """The best of no further review and of reviews at later moments: (n,)."""
    stop, between = recall_without(of, priced.kinds.rewards[classed.lower], priced.horizon, priced.learner)
    return np.maximum(stop, (values + between[:, steps]).max(axis=1, initial=-np.inf))


def _two_ways(passed: Floats, after: Floats, later: Floats, classed: Classed, priced: Priced) -> Floats:
    """The value now of passing as Good with these chances, else failing, of next states by rating (4, n)."""
    grid, now = priced.tables.grid, np.zeros(1, dtype=np.int64)
    again, good = grid.corners(after[0], later[0]), grid.corners(after[2], later[2])

    def of_kinds(kinds: Ints) -> Floats:
        failing = priced.tables.at(now, kinds, again, failed=True)
        found: Floats = failing + passed * (priced.tables.at(now, kinds, good) - failing)
        return found

    return classed.blended(of_kinds)
