"""Which cards the plan has for today, if answers go as expected."""

import numpy as np

from srs.memory import Floats
from srs.plan.agenda import Agenda
from srs.plan.cards import ALONE, Flags, Ints, Today


def todays(agenda: Agenda, seconds_left: float) -> Ints:
    """The positions of the cards that the seconds are enough for, the worthiest first, each that still fits.

    Of a family either the answer card comes or points of its own, whichever is worth more a second.
    """
    fitting = np.where(agenda.gains.seconds <= seconds_left, agenda.index, -np.inf)
    index = np.where(_given_way(agenda, fitting), -np.inf, fitting)
    worth_it = np.flatnonzero(index > agenda.least)
    ordered = worth_it[np.lexsort((agenda.order[worth_it], -index[worth_it]))]
    found, left = [], seconds_left
    for position, seconds in zip(ordered.tolist(), agenda.gains.seconds[ordered].tolist(), strict=True):
        if seconds <= left:
            found.append(position)
            left -= seconds
    return np.array(found, dtype=np.int64)


def _given_way(agenda: Agenda, index: Floats) -> Flags:
    """Which cards leave today to another of their family, by their index (n,)."""
    cards = agenda.cards
    found = np.zeros(len(cards), dtype=np.bool_)
    member = np.flatnonzero((cards.answer != ALONE) & (cards.today == Today.OPEN))
    answer = cards.answer[member]
    behind = index[member] <= index[answer]
    found[member[behind]] = True
    ahead = ~behind & (index[member] > agenda.least)
    found[answer[ahead]] = True
    return found
