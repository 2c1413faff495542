"""The outlook of an interview, from a collection: computed and kept until the log goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from srs import __version__
from srs.actions import Journal
from srs.model import Checked, Interview
from srs.outlook.kept import keep, kept, kept_at
from srs.outlook.minute import worth_of_a_minute
from srs.outlook.outlook import CardToday, DayAhead, Help, Outlook, Pace, TooLong
from srs.outlook.reach import TARGET, USUAL_TARGETS, Asked, needs, ways_out
from srs.outlook.suggested import Suggested, today
from srs.outlook.topics import By, Prospect, error_of, prospect, topics
from srs.plan.cards import recall_if_stopped
from srs.plan.minutes import LATEST_DAYS
from srs.plan.played_ahead import played_ahead
from srs.plan.prices import bought_by_a_minute
from srs.plan.rollout import Rollout
from srs.planning.planning import Planning, planning_of
from srs.planning.upcoming import minutes_until
from srs.scheduler import weights_id
from srs.store import Transaction

FIRST_CARDS = 5
"""How many of today's cards are told one by one."""

_PACE_DAYS = 7
_USUAL_ROLLOUTS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far it is: what is computed, how many roll-outs are done of about how many, and what is known so far."""

    what: str
    done: int
    of: int
    outlook: Outlook | None = None


Tell = Callable[[Step], object]


def outlook(journal: Journal, interview: Interview, tell: Tell = lambda _: None) -> Outlook | None:
    """The outlook of an interview ahead: the kept one while it still holds, else computed.

    None where no day is left to plan, or no card is in its scope. `tell` may stop it by raising; it is called while the
    collection is read.

    Raises:
        CollectionError: the collection cannot be read.
    """
    place = kept_at(journal.store.path)
    with journal.store.reading() as transaction:
        basis = f"{__version__}:{journal.clock.study_day()}:{transaction.log.extent()}"
        found = kept(place, interview.id, basis)
        if found is not None:
            return found
        tell(Step(what="prices", done=0, of=_USUAL_ROLLOUTS))
        planning = planning_of(journal, transaction)
        if planning is None or interview.id not in [each.id for each in planning.interviews]:
            return None
        drawn = _Drawn(transaction, planning, interview, tell)
        found = drawn.outlook()
    if found is not None:
        keep(place, basis, found)
    return found


class _Drawn:
    """The parts of an outlook, each computed once."""

    def __init__(self, transaction: Transaction, planning: Planning, interview: Interview, tell: Tell) -> None:
        self.transaction, self.planning, self.interview, self.tell = transaction, planning, interview, tell
        self.number = [each.id for each in planning.interviews].index(interview.id)
        self.checked: Checked = transaction.forecasts.checked(weights_id(planning.learner.weights))
        self.error = error_of(planning.answers, planning.scoped)
        self.done = 0
        self.so_far: Outlook | None = None

    def outlook(self) -> Outlook | None:
        """All of it; None where no card is in the scope of this interview."""
        if not (self.planning.cards.weight[:, self.number] > 0).any():
            return None
        rolled = self.planning.forecast()
        self._count("forecast")
        first = self._first(rolled)
        self.so_far = first
        self._count("forecast")
        return replace(first, help=self._help(first))

    def _count(self, what: str) -> None:
        self.done += 1
        self.tell(Step(what=what, done=self.done, of=max(_USUAL_ROLLOUTS, self.done + 1), outlook=self.so_far))

    def _prospect(self, of: Rollout) -> Prospect:
        scoped = self.planning.scoped
        return prospect(of, scoped.arrays, scoped.questions, self.number, self.error, self.checked)

    def _first(self, rolled: Rollout) -> Outlook:
        """What the forecast alone gives."""
        plan, horizon = self.planning, self.planning.horizon()
        followed, stopped = self._prospect(rolled), self._prospect(_stopped(plan, rolled))
        expected = followed.whole
        inside = plan.cards.weight[:, self.number] > 0
        questions = len(np.unique(plan.scoped.questions[inside]))
        agenda = today(plan.agenda, plan.weighed_cards.times, plan.seconds_left, self.number, FIRST_CARDS)
        planned = played_ahead(plan.agenda, horizon).seconds.mean(axis=0) / 60 / horizon.step_days
        learnt = rolled.seen[followed.inside, self.number]
        share = float(learnt.mean()) if len(learnt) else 0.0
        return Outlook(
            interview=self.interview.id,
            name=self.interview.name,
            day=self.interview.day,
            today=plan.today,
            days=plan.days[self.number],
            cards=int(inside.sum()),
            questions=questions,
            seen=int((plan.cards.seen & inside).sum()),
            learnt=round(share * int(inside.sum())),
            sampled=len(rolled.positions) if len(rolled.positions) < len(plan.cards) else None,
            too_long=_too_long(plan, self.number),
            target=self.interview.target,
            followed=expected,
            stopped=stopped.whole,
            believed=_believed(followed),
            checked=self.checked,
            topics=topics(followed, stopped, self._names(rolled), questions),
            first_cards=tuple(self._card(each) for each in agenda.first),
            cards_today=agenda.cards,
            cards_for_it=agenda.inside,
            enough=plan.agenda.enough,
            a_minute_adds=plan.a_minute_adds,
            minutes_today=agenda.seconds / 60,
            minutes=plan.minutes[0],
            spent=plan.spent_seconds / 60,
            days_ahead=_days_ahead(plan, planned.tolist(), plan.days[self.number]),
            minute=worth_of_a_minute(horizon, bought_by_a_minute(plan.prices.values) / plan.scoped.scale, self.number),
            others=tuple(each.name for each in plan.interviews if each.id != self.interview.id),
        )

    def _names(self, rolled: Rollout) -> dict[By, Sequence[str | None]]:
        rows = [self.planning.scoped.rows[position] for position in rolled.positions.tolist()]
        aspects = self.transaction.interviews.aspects([row.card for row in rows])
        return {
            By.DECK: [row.deck for row in rows],
            By.TYPE: [aspects[row.card].type or None for row in rows],
            By.STAGE: [aspects[row.card].stage or None for row in rows],
        }

    def _card(self, of: Suggested) -> CardToday:
        position = int(self.planning.weighed[of.position])
        card = self.transaction.library.card(self.planning.scoped.rows[position].card)
        return CardToday(
            card=card.id,
            question=card.question,
            role=card.role,
            front=card.front,
            gain=of.gain,
            seconds=of.seconds,
            recall=of.recall,
            elapsed_days=of.elapsed_days,
            in_turn=of.in_turn,
        )

    def _help(self, first: Outlook) -> Help:
        pace = self._pace()
        asked = self._asked()
        wanted = first.target or TARGET
        found = needs(asked, sorted({*USUAL_TARGETS, wanted}))
        ways = None
        if first.followed.expected < wanted:
            need = next(each for each in found if each.target == wanted)
            ways = ways_out(asked, need, first.followed.expected)
        return Help(pace=pace, needs=found, ways=ways)

    def _pace(self) -> Pace | None:
        """What follows if every day has the mean minutes of the seven before today, or of those since the first."""
        today = self.planning.today
        worked = self.transaction.log_statistics(None).days()
        first = max(min(worked, default=today), today - timedelta(days=_PACE_DAYS))
        spent = sum(work.milliseconds for day, work in worked.items() if first <= day < today)
        if not spent:
            return None
        days = (today - first).days
        minutes = spent / 60_000 / days
        rolled = self.planning.forecast([minutes])
        self._count("pace")
        return Pace(minutes=minutes, days=days, reach=self._prospect(rolled).whole)

    def _asked(self) -> Asked:
        plan = self.planning
        return Asked(
            cards=plan.cards,
            questions=plan.scoped.questions,
            decks=[row.deck for row in plan.scoped.rows],
            days=plan.days,
            interview=self.number,
            learner=plan.learner,
            minutes=self._minutes_of_a_year(),
            left=plan.seconds_left / plan.seconds_today if plan.seconds_today else 0.0,
            checked=self.checked,
            counted=lambda: self._count("minutes"),
        )

    def _minutes_of_a_year(self) -> list[int]:
        """The minutes of each day from today on, if this interview were a year away."""
        plan = self.planning
        far = plan.today + timedelta(days=LATEST_DAYS)
        moved = replace(self.interview, day=max(far, self.interview.day))
        interviews = [moved if each.id == self.interview.id else each for each in plan.interviews]
        days_off = self.transaction.schedule.settings()[""].days_off
        return minutes_until(interviews, days_off, plan.today)


def _believed(followed: Prospect) -> float:
    return replace(followed, checked=Checked()).whole.expected


def _too_long(plan: Planning, interview: int) -> TooLong | None:
    """The cards in an interview's scope that no day has the minutes for."""
    seconds = plan.agenda.gains.seconds[plan.weighed_cards.arrays.weight[:, interview] > 0]
    above = seconds[seconds > max(plan.minutes) * 60]
    return TooLong(cards=len(above), minutes=float(above.max()) / 60) if len(above) else None


def _stopped(plan: Planning, rolled: Rollout) -> Rollout:
    """The same cards if none is answered again, as one run."""
    recall = recall_if_stopped(plan.cards.at(rolled.positions), plan.horizon(), plan.learner)
    return replace(rolled, recall=recall[None], seconds=np.zeros_like(rolled.seconds[:1]))


def _days_ahead(plan: Planning, planned: Sequence[float], until: int) -> tuple[DayAhead, ...]:
    """The days before an interview in so many days, and what each has and is asked for."""
    horizon = plan.horizon()
    step = horizon.step_days
    return tuple(
        DayAhead(
            day=plan.today + timedelta(days=number * step),
            days=min(step, until - number * step),
            minutes=float(horizon.seconds[number]) / 60 / step,
            planned=min(minutes, float(horizon.seconds[number]) / 60 / step),
        )
        for number, minutes in enumerate(planned)
        if number * step < until
    )
