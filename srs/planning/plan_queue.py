"""The plan of a study day as a queue: the card with the highest index, until the minutes are used or it is enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np

from srs.day import Candidate, Counts
from srs.model import CardId, CardState, Due, Entry, Rating
from srs.plan.agenda import Agenda
from srs.plan.cards import Ints, Today
from srs.plan.families import families_of
from srs.planning.lengths import seconds_of
from srs.planning.planning import Planning
from srs.planning.todays import todays
from srs.scheduler import after_entry
from srs.store.plan_reader import Answered, PlanCard
from srs.view import PlanEnd, PlanShown

Reviewed = tuple[Entry, CardState]
"""An entry, and the state of its card before it."""

_AGAIN_AFTER = timedelta(minutes=10)
"""How long a failed card waits that has no step."""

_A_MINUTE = 60.0
"""Of a day that has fewer seconds left than these, the minutes are used."""

_APART_FROM = 3
"""Cards of the last so many questions give way to others that are worth nearly as much."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanQueue:
    """The cards that are left of a plan; a new queue after every answer.

    `agenda` is over the weighed cards, `rows` are those, `questions` a number for the question of each, `positions`
    where each card stands among them; `not_before` has the moment that a card failed today waits for, by position;
    `recent` are the questions answered last (their numbers), the last one first.
    """

    planning: Planning
    agenda: Agenda
    rows: Sequence[PlanCard]
    questions: Ints
    positions: Mapping[CardId, int]
    spent_seconds: float
    not_before: Mapping[int, datetime]
    recent: tuple[int, ...]
    learn_ahead: timedelta

    @property
    def seconds_left(self) -> float:
        """What is left of the day's minutes, in seconds."""
        return max(0.0, self.planning.seconds_today - self.spent_seconds)

    # ------------------------------------------------------------------------------------------------------- the queue

    def next(self, now: datetime) -> Candidate | None:
        """The card that comes now, if one does; one that waits for its moment a little early where no other comes."""
        position = self._open(now)
        if position is None:
            position = self._open(now + self.learn_ahead)
        return None if position is None else self._candidate(position)

    def counts(self) -> Counts:
        """What the minutes that are left are enough for, if answers go as expected."""
        chosen = todays(self.agenda, self.seconds_left)
        seen, again = self.agenda.cards.seen[chosen], self.agenda.cards.today[chosen] == Today.FAILED
        return Counts(new=int((~seen).sum()), learning=int(again.sum()), review=int((seen & ~again).sum()))

    def waiting_until(self) -> datetime | None:
        """When the next card comes that waits for its moment, if it is worth its seconds and they are left."""
        moments = [moment for position, moment in self.not_before.items() if self._fits(position)]
        return min(moments, default=None)

    def waiting(self, card: CardId) -> Candidate | None:
        """The candidate of a card, if it is in the plan."""
        position = self.positions.get(card)
        return None if position is None else self._candidate(position)

    def shown(self, now: datetime) -> PlanShown:
        """What is told of the plan."""
        planning = self.planning
        return PlanShown(
            today=planning.today,
            interviews=planning.interviews,
            minutes=planning.minutes[0],
            spent_seconds=self.spent_seconds,
            a_minute_adds=planning.a_minute_adds,
            cards=len(planning.cards),
            weighed=len(planning.weighed),
            end=None if self.next(now) is not None or self.waiting_until() is not None else self._end(),
        )

    def after(self, reviewed: Sequence[Reviewed], answer: Answered, weights: tuple[float, ...]) -> "PlanQueue":
        """The queue when reviews were stored, the answer's own first."""
        spent = self.spent_seconds + seconds_of(answer, self.planning.learner)
        found = replace(self, spent_seconds=spent)
        planned = [(self.positions[each[0].card], each) for each in reviewed if each[0].card in self.positions]
        if not planned:
            return found
        positions = np.array([position for position, _ in planned], dtype=np.int64)
        waits = dict(self.not_before)
        for position, (entry, _) in planned:
            waits.pop(position, None)
            if entry.rating is Rating.AGAIN:
                waits[position] = _comes_again(entry.due, entry.moment)
        return replace(
            found,
            agenda=_answered(self.agenda, positions, [each for _, each in planned], weights, found.seconds_left),
            not_before=waits,
            recent=(int(self.questions[positions[0]]), *self.recent)[:_APART_FROM],
        )

    # ------------------------------------------------------------------------------------------------------- positions

    def _open(self, now: datetime) -> int | None:
        """The position of the card to answer, of those that do not wait beyond a moment."""
        closed = [position for position, moment in self.not_before.items() if moment > now]
        index = self.agenda.index.copy()
        index[closed] = -np.inf
        apart = families_of(self.agenda.cards)[np.isin(self.questions, self.recent)]
        return replace(self.agenda, index=index).next(self.seconds_left, apart=apart)

    def _fits(self, position: int) -> bool:
        agenda = self.agenda
        worth_it = bool(agenda.index[position] > agenda.least)
        return worth_it and bool(agenda.gains.seconds[position] <= self.seconds_left)

    def _end(self) -> PlanEnd:
        """Why no card comes."""
        if not self.planning.minutes[0]:
            return PlanEnd.NO_MINUTES
        if self.agenda.enough and self.seconds_left:
            return PlanEnd.ENOUGH
        return PlanEnd.MINUTES_USED if self.seconds_left < _A_MINUTE else PlanEnd.NOTHING_FITS

    def _candidate(self, position: int) -> Candidate:
        row = self.rows[position]
        return Candidate(
            card=row.card,
            question=row.question,
            role=row.role,
            deck=row.deck,
            sequence=row.sequence,
            position=row.position,
            phase=row.phase,
            stability=row.stability,
            difficulty=row.difficulty,
            study_day=row.study_day,
            due_at=self.not_before.get(position),
        )


def plan_queue(planning: Planning, learn_ahead: timedelta) -> PlanQueue:
    """The queue of a plan, from what is stored."""
    inside = planning.weighed_cards
    failed = np.flatnonzero(inside.arrays.today == Today.FAILED)
    last = sorted(
        (row.last_moment, number)
        for row, number in zip(inside.rows, inside.questions, strict=True)
        if row.last_moment is not None and row.study_day == planning.today
    )
    recent = dict.fromkeys(int(number) for _, number in reversed(last))
    return PlanQueue(
        planning=planning,
        agenda=planning.agenda,
        rows=inside.rows,
        questions=inside.questions,
        positions={row.card: position for position, row in enumerate(inside.rows)},
        spent_seconds=planning.spent_seconds,
        not_before={each: _waits_until(inside.rows[each]) for each in failed.tolist()},
        recent=tuple(recent)[:_APART_FROM],
        learn_ahead=learn_ahead,
    )


def _waits_until(row: PlanCard) -> datetime:
    """The moment before which a card that was failed today does not come again."""
    if row.last_moment is None:
        raise AssertionError(f"card {row.card} was failed today, and never answered")
    return _comes_again(row.due_at, row.last_moment)


def _comes_again(due: Due | None, answered: datetime) -> datetime:
    return due if isinstance(due, datetime) else answered + _AGAIN_AFTER


def _answered(
    agenda: Agenda, positions: Ints, reviewed: Sequence[Reviewed], weights: tuple[float, ...], left: float
) -> Agenda:
    """The agenda with the memories that these reviews left, which the scheduler has computed, and the seconds left."""
    memories = [after_entry(before, entry, weights).memory for entry, before in reviewed]
    return agenda.answered(
        positions,
        np.array([each.stability if each else np.nan for each in memories]),
        np.array([each.difficulty if each else np.nan for each in memories]),
        np.array([entry.rating is not Rating.AGAIN for entry, _ in reviewed]),
        left=left,
    )
