"""A sitting of the day: by the plan while an interview is ahead, by the queue else."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from srs.actions import Journal
from srs.day import Candidate
from srs.model import Chooser, EntryKind, Phase
from srs.planning.present import plan_of_today
from srs.sitting.answering import Answer, Reviewed
from srs.sitting.course import Queue, rating_of
from srs.sitting.day_course import DayCourse
from srs.sitting.in_force import InForce, in_force
from srs.sitting.scope import Scope
from srs.store import Transaction
from srs.view import PlanShown, View
from srs.way import Daily

if TYPE_CHECKING:
    from srs.planning.plan_queue import PlanQueue
    from srs.planning.pricing import Prices
    from srs.store.plan_reader import Answered


class PlanCourse:
    """The plan of a study day where there is one, else the day's queue; answers are stored alike.

    The plan only says which card comes: outcomes, entries and states are those of any other review.
    """

    def __init__(self, journal: Journal, scope: Scope, way: Daily) -> None:
        self.way = way
        self._journal = journal
        self._day = DayCourse(journal, scope, way)
        self._planned: PlanQueue | None = None
        self._prices: Prices | None = None

    @property
    def on(self) -> InForce:
        """What holds on the study day of the queue."""
        return self._day.on

    @property
    def queue(self) -> Queue:
        """The cards that are left."""
        return self._planned or self._day.queue

    @property
    def chooser(self) -> Chooser:
        """Who chooses what the queue gives."""
        return Chooser.PLAN if self._planned else Chooser.QUEUE

    @property
    def plan(self) -> PlanShown | None:
        """What is told of the plan."""
        return self._planned.shown(self._journal.clock.now()) if self._planned else None

    def build(self, transaction: Transaction) -> None:
        """Make the queue anew from what is stored."""
        self._planned = plan_of_today(self._journal, transaction, before=self._prices)
        if self._planned is None:
            self._day.build(transaction)
            return
        self._prices = self._planned.planning.prices
        self._day.on = in_force(transaction, self._journal.clock, self._planned.planning.today)

    def record(self, view: View, answer: Answer, moment: datetime) -> list[Reviewed]:
        """Store an answer as its outcome was shown."""
        return self._day.record(view, answer, moment)

    def follow(self, view: View, done: Candidate | None, reviewed: Sequence[Reviewed]) -> bool:
        """Let queue and load follow what was stored; False where only a queue built anew can."""
        if self._planned is None:
            return self._day.follow(view, done, reviewed)
        only_reviews = all(entry.kind is EntryKind.REVIEW for entry, _ in reviewed)
        if not only_reviews or reviewed[0][0].study_day != self.on.today:
            return False
        for entry, before in reviewed:
            self.on.follow(entry, before)
        self._planned = self._planned.after(reviewed, _answer_to(view, reviewed), self.on.weights)
        return True


def _answer_to(view: View, reviewed: Sequence[Reviewed]) -> "Answered":
    """What was answered, for the seconds that it took."""
    from srs.store.plan_reader import Answered, counted_seconds  # noqa: PLC0415 - who has no plan does not wait

    card, minutes = view.card, view.question.minutes if view.question else None
    if card is None:
        raise AssertionError("only a card on view is answered")
    usual = (minutes.low + minutes.high) / 2 if minutes else None
    return Answered(
        role=card.role,
        minutes=usual,
        rating=rating_of(reviewed),
        first=reviewed[0][1].phase is Phase.NEW,
        seconds=counted_seconds(reviewed[0][0].duration_ms, usual),
    )
