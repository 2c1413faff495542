"""The cards of today: which come first, and why."""

from dataclasses import dataclass

import numpy as np

from srs import memory
from srs.plan.agenda import Agenda
from srs.plan.families import families_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A card that comes first today, by its position in the agenda.

    `gain`: what answering it today adds over the best wait, in cards (an answer card's with the points its ticks
    review); `seconds` it is expected to take; `recall` now and the days since its last review, None for a new card;
    `in_turn`: a new card that could wait, and comes so that new ones are begun evenly.
    """

    position: int
    gain: float
    seconds: float
    recall: float | None
    elapsed_days: int | None
    in_turn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The first cards of today, and about how many there are and the seconds they take."""

    first: tuple[Suggested, ...]
    cards: int
    seconds: float


def today(of: Agenda, seconds_left: float, most: int) -> Today:
    """The cards that are worth their seconds today and fit into those that are left: the first so many one by one.

    Of a family, only the card that is worth most a second stands for it.
    """
    order = np.lexsort((of.order, -of.index))
    order = order[of.index[order] > of.least]
    _, leads = np.unique(families_of(of.cards)[order], return_index=True)
    order = order[np.sort(leads)]
    seconds = np.cumsum(of.gains.seconds[order])
    order = order[: int(np.searchsorted(seconds, seconds_left, side="right"))]
    total = float(of.gains.seconds[order].sum())
    return Today(first=tuple(_suggested(of, int(each)) for each in order[:most]), cards=len(order), seconds=total)


def _suggested(of: Agenda, position: int) -> Suggested:
    cards = of.cards
    seen = bool(cards.seen[position])
    elapsed = float(cards.elapsed[position])
    recall = float(memory.retrievability(cards.stability[position], elapsed, of.learner.weights)) if seen else None
    return Suggested(
        position=position,
        gain=float(of.gains.worth[position]),
        seconds=float(of.gains.seconds[position]),
        recall=recall,
        elapsed_days=int(elapsed) if seen else None,
        in_turn=of.in_turn(position),
    )
