"""What a review today adds over the best wait: the gains of the price index, with exact next states.

For a card last answered `last`, today t, with T_u the tables of moment u:

    now  = A(S, D, t - last; W_t)                                       (today's price is not deducted)
    wait = max( R(S, T - last),  max over u > t of [ A(S, D, u - last; W_u) - l_u c(R(S, u - last)) ] )
    gain = now - wait;    new:  N_t - max(0, max over u > t of (N_u - l_u c_new))
    gain of a repeat, once failed today:  0.95 W_t(S good) + 0.05 F_t(S again) - wait with last = t
    value of a tick:  R W_t(S good) + (1 - R) F_t(S again), for a new card with its first ratings' shares

The index is the gain over the expected seconds of the answer. What families change is in `families`.
"""

from dataclasses import dataclass, replace

import numpy as np

from srs import memory
from srs.memory import Floats
from srs.plan.cards import Cards, Ints, Today
from srs.plan.families import Gains, Prospects, chunks, gains_among
from srs.plan.horizon import Horizon
from srs.plan.kernel import delays_within
from srs.plan.kinds import Classed, Kinds
from srs.plan.learner import REPEAT_RECALL, Learner
from srs.plan.start import recall_without
from srs.plan.tables import Tables

_CHUNK = 4096


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Priced:
    """Tables at prices, for the kinds of the cards that they were made for."""

    learner: Learner
    horizon: Horizon
    prices: Floats
    kinds: Kinds
    tables: Tables

    def later(self, step: int) -> "Priced":
        """The same from a moment on."""
        ahead, tables = self.horizon.later(step), self.tables.later(step)
        return replace(self, horizon=ahead, prices=self.prices[step:], tables=tables)


def gains_of(of: Cards, classed: Classed, priced: Priced) -> Gains:
    """The gains of cards today, at the kinds they have in the tables; their answer cards must be among them."""
    found = Gains(worth=np.zeros(len(of)), later=np.zeros(len(of)), seconds=np.ones(len(of)))
    for some in chunks(of, _CHUNK):
        part = of.only(some)
        gains = gains_among(part, _prospects(part, classed.at(some), priced))
        found.worth[some], found.later[some], found.seconds[some] = gains.worth, gains.later, gains.seconds
    return found


def _prospects(of: Cards, classed: Classed, priced: Priced) -> Prospects:
    """What reviews of cards now and later are worth, in cards."""
    steps = np.concatenate([[0], delays_within(priced.horizon.steps - 1)])
    reached, usual = np.empty((len(of), len(steps))), np.empty((len(of), len(steps)))
    tick = np.empty(len(of))
    stop, between = np.zeros(len(of)), np.zeros((len(of), len(steps)))
    seen, new = np.flatnonzero(of.seen), np.flatnonzero(~of.seen)
    if len(seen):
        some, inside = of.at(seen), classed.at(seen)
        reached[seen], usual[seen], tick[seen] = _reviewed(some, steps, inside, priced)
        rewards = priced.kinds.rewards[inside.lower]
        stop[seen], sooner = recall_without(some, rewards, priced.horizon, priced.learner)
        between[seen] = sooner[:, steps]
        failed = np.flatnonzero(some.today == Today.FAILED)
        if len(failed):
            rows = seen[failed]
            reached[rows, 0] = _repeated(of.at(rows), classed.at(rows), priced)
            usual[rows, 0] = priced.learner.seconds_repeat
    if len(new):
        reached[new], tick[new] = _first(classed.at(new), steps, priced)
        usual[new] = priced.learner.seconds_first
    return Prospects(
        now=classed.scale * reached[:, 0],
        tick=classed.scale * tick,
        later=classed.scale[:, None] * (reached + between)[:, 1:],
        stop=classed.scale * stop,
        usual_seconds=usual,
        prices=priced.prices[steps[1:]],
    )


def _reviewed(of: Cards, steps: Ints, classed: Classed, priced: Priced) -> tuple[Floats, Floats, Floats]:
    """Unit values of a review at moments and its usual seconds (n, steps), and of a tick now (n,)."""
    learner, tables = priced.learner, priced.tables
    elapsed = of.elapsed[:, None] + steps * float(priced.horizon.step_days)
    after, later, recall = memory.every_rating(of.stability[:, None], of.difficulty[:, None], elapsed, learner.weights)
    corners = [tables.grid.corners(*each) for each in zip(after, later, strict=True)]
    chances = learner.rating_shares(recall)

    def of_kinds(kinds: Ints) -> Floats:
        column = kinds[:, None]
        found = np.zeros((len(of), len(steps) + 1))
        again = tables.at(steps, column, corners[0], failed=True)
        good = tables.at(steps, column, corners[2])
        found[:, :-1] = chances[0] * again + chances[2] * good
        for rating in (1, 3):
            found[:, :-1] += chances[rating] * tables.at(steps, column, corners[rating])
        found[:, -1] = again[:, 0] + recall[:, 0] * (good[:, 0] - again[:, 0])
        return found

    values = classed.blended(of_kinds)
    return values[:, :-1], learner.seconds(recall), values[:, -1]


def _repeated(of: Cards, classed: Classed, priced: Priced) -> Floats:
    """Unit values of repeating cards that were failed today: (n,)."""
    after, later, _ = memory.every_rating(of.stability, of.difficulty, 0.0, priced.learner.weights)
    return _two_ways(REPEAT_RECALL, after, later, classed, priced)


def _first(classed: Classed, steps: Ints, priced: Priced) -> tuple[Floats, Floats]:
    """Unit values of new cards' first answers at moments (n, steps), and of being started by a tick now (n,)."""
    values = classed.blended(lambda kinds: priced.tables.first[steps[None], kinds[:, None]])
    after, later = memory.first_memories([[1], [2], [3], [4]], priced.learner.weights)
    return values, _two_ways(1 - priced.learner.first_ratings[0], after, later, classed, priced)


def _two_ways(passed: float, after: Floats, later: Floats, classed: Classed, priced: Priced) -> Floats:
    """Unit values now of passing as Good with this chance, else failing, of next states by rating (4, n)."""
    grid, now = priced.tables.grid, np.zeros(1, dtype=np.int64)
    again, good = grid.corners(after[0], later[0]), grid.corners(after[2], later[2])

    def of_kinds(kinds: Ints) -> Floats:
        failing = priced.tables.at(now, kinds, again, failed=True)
        return failing + passed * (priced.tables.at(now, kinds, good) - failing)

    return classed.blended(of_kinds)
