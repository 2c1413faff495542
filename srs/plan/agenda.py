"""Today's agenda: every card's index, the next card, and when it is enough for today."""

from dataclasses import dataclass, replace

import numpy as np

from srs.memory import Floats
from srs.plan import pace
from srs.plan.cards import ALONE, Cards, Flags, Ints, Today
from srs.plan.families import Gains, answers_first, effective_lengths, families_of, with_families
from srs.plan.greedy import greedy_gains
from srs.plan.grid import Grid
from srs.plan.horizon import Horizon
from srs.plan.index import Priced, gains_of
from srs.plan.kernel import kernel_of
from srs.plan.kinds import Classed, kinds_of
from srs.plan.learner import Learner
from srs.plan.tables import backward

TABLE_GRID = Grid()
_TIE = 1e-9
_APART = 0.9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SoFar:
    """What was done today before an agenda is made: the cards that were `begun` (n,), and the seconds `left`."""

    begun: Flags
    left: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Agenda:
    """The cards of a study day in the order of their worth, before an answer or after.

    `gains`: what answering each adds; `index` (n,): the same a second, which orders them, lifted for the new cards of
    `to_begin` seconds that are still to be begun today (`pace`); `order` (n,): ranks that break ties; `least`: the
    index under which it is enough for today; `left`: the seconds that today still has. `priced` is None on the
    interview's own day and where the greedy rule decides.
    """

    cards: Cards
    learner: Learner
    horizon: Horizon
    classed: Classed | None
    priced: Priced | None
    order: Ints
    least: float
    gains: Gains
    index: Floats
    to_begin: float
    left: float

    def next(self, seconds_left: float, *, apart: Ints | None = None) -> int | None:
        """The position of the card to answer now; None where no card is worth it or none fits into the seconds.

        Families in `apart` (positions of the cards that stand for them, as those just shown) give way to others that
        are worth nearly as much.
        """
        index = np.where(self.gains.seconds <= seconds_left, self.index, -np.inf)
        if not len(index) or not index.max() > self.least:
            return None
        if apart is not None and len(apart):
            other = np.where(np.isin(families_of(self.cards), apart), -np.inf, index)
            if other.max() > max(self.least, _APART * index.max()):
                index = other
        tied = np.flatnonzero(index >= index.max() * (1 - _TIE))
        return int(tied[np.argmin(self.order[tied])])

    @property
    def enough(self) -> bool:
        """Whether no card is worth its seconds any more today."""
        return not len(self.index) or not self.index.max() > self.least

    def in_turn(self, position: int) -> bool:
        """Whether a card comes only so that new ones are begun evenly."""
        own = self.gains.worth[position] <= self.least * self.gains.seconds[position]
        return bool(own and self.index[position] > self.least)

    def with_cards(self, of: Cards, to_begin: float, left: float) -> "Agenda":
        """The agenda of the same cards in other states, with new ones of so many seconds to be begun."""
        return _ordered(replace(self, cards=of, to_begin=to_begin, left=left, gains=_gains(of, self.classed, self)))

    def answered(
        self, positions: Ints, stability: Floats, difficulty: Floats, passed: Flags, *, left: float
    ) -> "Agenda":
        """The agenda after answers: the new memories of these cards, whether each was passed, and the seconds left."""
        cards = _with_answers(self.cards, positions, stability, difficulty, passed)
        touched = with_families(cards, positions)
        some = _gains(cards.only(touched), self.classed and self.classed.at(touched), self)
        seconds = pace.first_seconds(self.cards, ~self.cards.seen, self.horizon, self.learner)
        to_begin = pace.left_to_begin(self.to_begin, seconds, positions)
        gains = self.gains.with_rows(touched, some)
        return _ordered(replace(self, cards=cards, to_begin=to_begin, left=left, gains=gains))


def agenda(
    of: Cards,
    horizon: Horizon,
    learner: Learner,
    prices: Floats,
    *,
    order: Ints | None = None,
    least: float = 0.0,
    so_far: SoFar | None = None,
) -> Agenda:
    """The agenda at prices (steps,), by the price index; `least` is the floor of the stop rule, 0 for none.

    Where prices are no numbers, as from memory weights beyond all sense, the greedy rule decides.
    """
    kinds, classed = kinds_of(of.weight, effective_lengths(of))
    raised = np.maximum(prices, least)
    priced = None
    if horizon.steps and len(of) and np.isfinite(prices).all():
        kernel = kernel_of(learner, TABLE_GRID, horizon.steps, horizon.step_days)
        tables = backward(kernel, horizon, kinds, raised)
        priced = Priced(learner=learner, horizon=horizon, prices=raised, kinds=kinds, tables=tables)
    return _made(of, horizon, learner, order, least, so_far, classed, priced)


def greedy_agenda(
    of: Cards, horizon: Horizon, learner: Learner, *, order: Ints | None = None, least: float = 0.0
) -> Agenda:
    """The agenda by the greedy rule."""
    return _made(of, horizon, learner, order, least, None, None, None)


def _made(
    of: Cards,
    horizon: Horizon,
    learner: Learner,
    order: Ints | None,
    least: float,
    so_far: SoFar | None,
    classed: Classed | None,
    priced: Priced | None,
) -> Agenda:
    nothing = np.zeros(len(of))
    whole = float(horizon.seconds[0]) if horizon.steps else 0.0
    bare = Agenda(
        cards=of,
        learner=learner,
        horizon=horizon,
        classed=classed,
        priced=priced,
        order=np.arange(len(of)) if order is None else order,
        least=least,
        gains=Gains(worth=nothing, later=nothing, seconds=nothing),
        index=nothing,
        to_begin=pace.to_begin(of, horizon, learner, so_far.begun if so_far else None),
        left=so_far.left if so_far else whole,
    )
    return bare.with_cards(of, bare.to_begin, bare.left)


def _gains(of: Cards, classed: Classed | None, on: Agenda) -> Gains:
    if on.priced is None or classed is None:
        return greedy_gains(of, np.asarray(on.horizon.days, dtype=np.float64), on.learner)
    return gains_of(of, classed, on.priced)


def _ordered(on: Agenda) -> Agenda:
    index = answers_first(on.gains.worth / on.gains.seconds, on.cards)
    if not on.to_begin:
        return replace(on, index=index)
    first = pace.first_seconds(on.cards, ~on.cards.seen, on.horizon, on.learner)
    room = on.left - _wanted(on.cards, index > on.least, on.gains.seconds)
    return replace(on, index=pace.lifted(index, first, on.cards, on.order, on.least, on.to_begin, room))


def _wanted(of: Cards, worth_it: Flags, seconds: Floats) -> float:
    """The seconds of the cards that are worth it, without the points of answers that are."""
    member = of.answer != ALONE
    by_itself = worth_it & ~(member & worth_it[np.where(member, of.answer, 0)])
    return float(seconds[by_itself].sum())


def _with_answers(of: Cards, positions: Ints, stability: Floats, difficulty: Floats, passed: Flags) -> Cards:
    fields = {name: getattr(of, name).copy() for name in ("stability", "difficulty", "elapsed", "today")}
    fields["stability"][positions], fields["difficulty"][positions] = stability, difficulty
    fields["elapsed"][positions] = 0.0
    fields["today"][positions] = np.where(passed, Today.PASSED, Today.FAILED)
    return replace(of, **fields)
