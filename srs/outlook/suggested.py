"""The cards of today: which come first, and why."""

from dataclasses import dataclass

from srs import memory
from srs.memory import Floats
from srs.plan.agenda import Agenda
from srs.planning.todays import todays


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
    """The first cards of today for an interview, how many are for it, and about how many there are in all.

    `seconds` are what all of them take.
    """

    first: tuple[Suggested, ...]
    inside: int
    cards: int
    seconds: float


def today(of: Agenda, times: Floats, seconds_left: float, interview: int, most: int) -> Today:
    """What the plan has for today, with the first so many cards of one interview.

    `times` (n,): how many times as much as usual each card counts.
    """
    chosen = todays(of, seconds_left)
    inside = chosen[of.cards.weight[chosen, interview] > 0]
    return Today(
        first=tuple(_suggested(of, int(each), float(times[each])) for each in inside[:most]),
        inside=len(inside),
        cards=len(chosen),
        seconds=float(of.gains.seconds[chosen].sum()),
    )


def _suggested(of: Agenda, position: int, times: float) -> Suggested:
    cards = of.cards
    seen = bool(cards.seen[position])
    elapsed = float(cards.elapsed[position])
    recall = float(memory.retrievability(cards.stability[position], elapsed, of.learner.weights)) if seen else None
    return Suggested(
        position=position,
        gain=float(of.gains.worth[position]) / times,
        seconds=float(of.gains.seconds[position]),
        recall=recall,
        elapsed_days=int(elapsed) if seen else None,
        in_turn=of.in_turn(position),
    )
