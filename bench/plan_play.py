"""Learners who study through the product's own planner, day by day until the interview."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bench.plan_learners import BELIEVED, Deck, Flags, Floats, Mind, mind_of
from srs.plan.agenda import Agenda, agenda, greedy_agenda
from srs.plan.cards import Cards, cards
from srs.plan.families import ticked_by
from srs.plan.horizon import Horizon, horizon
from srs.plan.prices import moved_on, solved


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Played:
    """Mean recall on the day, and the seconds used on each."""

    recall: float
    seconds: Floats


Chooser = Callable[[Cards, Horizon], Agenda]


def played(deck: Deck, days: int, minutes: float, chooser: Chooser, *, missed: Flags | None = None) -> Played:
    """A learner who takes what the agenda gives until the minutes are used or it is enough; some days are missed."""
    mind, used = mind_of(deck), np.zeros(days)
    for day in range(days):
        if missed is not None and missed[day]:
            continue
        now = chooser(believed(mind, day), horizon([days - day], minutes))
        used[day] = _sitting(mind, now, day, minutes * 60)
    return Played(recall=float(mind.recall(days).mean()), seconds=used)


def believed(mind: Mind, day: int) -> Cards:
    """The cards as the planner sees them on a day."""
    stability, difficulty = (each.copy() for each in mind.believed)
    elapsed = np.where(np.isnan(stability), 0.0, day - mind.last)
    return cards(stability, difficulty, elapsed, length=mind.deck.length, answer=mind.deck.answer)


def _sitting(mind: Mind, now: Agenda, day: int, budget: float) -> float:
    left = budget
    while (position := now.next(left)) is not None:
        repeat = mind.last[position] == day and mind.answers[position] > 0
        rating = mind.rated(position, day, repeat=bool(repeat))
        left -= seconds_of(mind, position, rating, repeat=bool(repeat))
        reviewed = [position] + [each for each in ticked_by(now.cards, position) if now.cards.today[each] == 0]
        passed = [rating > 1]
        mind.learns(position, rating, day)
        for point in reviewed[1:]:
            ticked = 3 if mind.rated(point, day, repeat=False) > 1 else 1
            mind.learns(point, ticked, day)
            passed.append(ticked > 1)
        chosen = np.array(reviewed)
        now = now.answered(chosen, mind.believed[0][chosen], mind.believed[1][chosen], np.array(passed), left=left)
    return budget - left


def seconds_of(mind: Mind, position: int, rating: int, *, repeat: bool) -> float:
    """What an answer took."""
    if mind.answers[position] == 0 and not mind.deck.seen[position] and not repeat:
        usual = BELIEVED.seconds_first
    else:
        usual = BELIEVED.seconds_failed if rating == 1 else BELIEVED.seconds_recalled
    return usual * float(mind.deck.length[position])


def greedy(of: Cards, ahead: Horizon) -> Agenda:
    """The greedy rule, until no card gains."""
    return greedy_agenda(of, ahead, BELIEVED)


@dataclass(slots=True)
class Pricing:
    """The price index, with prices solved again every few days and moved on in between."""

    least: float = 0.0
    every: int = 4
    prices: Floats | None = None
    before: Horizon | None = None
    sittings: int = 0

    def __call__(self, of: Cards, ahead: Horizon) -> Agenda:
        """The agenda of the next day."""
        warm = None if self.prices is None or self.before is None else moved_on(self.prices, self.before, ahead)
        if warm is None or self.sittings % self.every == 0:
            self.prices = solved(of, ahead, BELIEVED, warm=warm, least=self.least)
        else:
            self.prices = warm
        self.before, self.sittings = ahead, self.sittings + 1
        return agenda(of, ahead, BELIEVED, self.prices, least=self.least)
