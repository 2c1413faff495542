"""A sitting by the schedule: what the day asks for, or reviews of the coming days now."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from srs import card_queue
from srs.actions import Journal
from srs.ahead import build_ahead
from srs.card_queue import CardQueue
from srs.day import Candidate
from srs.model import Card, Chooser, Entry, EntryKind, Phase, Role
from srs.sitting.answering import Answer, Reviewed, record
from srs.sitting.in_force import InForce, in_force
from srs.sitting.scope import Scope
from srs.store import Transaction
from srs.view import PlanShown, View
from srs.way import Ahead, Daily, Queued


class DayCourse:
    """The queue of a study day, and answers that the schedule goes on from."""

    def __init__(self, journal: Journal, scope: Scope, way: Daily | Queued | Ahead) -> None:
        self.way = way
        self.on = InForce(today=journal.clock.study_day(), tomorrow=journal.clock.now())
        self.queue = CardQueue()
        self.chooser = Chooser.PERSON if isinstance(way, Ahead) else Chooser.QUEUE
        self.plan: PlanShown | None = None
        self._journal = journal
        self._scope = scope
        self._through: tuple[date, date] | None = None

    def build(self, transaction: Transaction) -> None:
        """Make the queue anew from what is stored; how far ahead it goes stays as it was on this study day."""
        today, deck = self._journal.clock.study_day(), self._scope.deck
        only = self._scope.cards(transaction, today)
        self.on = in_force(transaction, self._journal.clock, today)
        day = transaction.schedule.day(today, only, settings=self.on.settings)
        if not isinstance(self.way, Ahead):
            self.queue = card_queue.build(day, self.on.settings, deck)
            return
        through = None if self.way.days is None else today + timedelta(days=self.way.days)
        if self._through and self._through[0] == today:
            through = self._through[1]
        coming = transaction.schedule.coming(today, through, only)
        self.queue, through = build_ahead(day, coming, self.on.settings, deck, through)
        self._through = today, through

    def record(self, view: View, answer: Answer, moment: datetime) -> list[Reviewed]:
        """Store an answer as its outcome was shown; ticks on an `answer` card review its points' cards too."""
        reviewed = record(self._journal, view, answer, moment, self.on)
        self._scope.take_in(entry.card for entry, _ in reviewed)
        return reviewed

    def follow(self, view: View, done: Candidate | None, reviewed: Sequence[Reviewed]) -> bool:
        """Let queue and load follow what was stored; False where only a queue built anew can.

        That is where the card was none of the queue's, where its study day is not the queue's, where a sibling left
        with it (its place within the day's limit is another card's now), and where points waited for it that may come
        on the same day.
        """
        card = view.card
        if done is None or card is None or reviewed[0][0].study_day != self.on.today:
            return False
        if done.role is Role.ANSWER and done.deck in self.queue.together:
            return False
        before = self.queue.counts()
        self.queue = self.queue.without(card.question, done=done)
        after = self.queue.counts()
        if before.new + before.review - after.new - after.review != (done.phase in (Phase.NEW, Phase.REVIEW)):
            return False
        deck = view.question.deck if view.question else ""
        for entry, state in reviewed:
            self.queue = self.queue.without_card(entry.card)
            self.on.follow(entry, state)
            returns = entry.kind is EntryKind.REVIEW and isinstance(entry.due, datetime)
            if returns and (state.buried_until is None or state.buried_until <= self.on.today):
                self.queue = self.queue.with_learning(_returning(card, entry, deck))
        return True


def _returning(card: Card, entry: Entry, deck: str) -> Candidate:
    return Candidate(
        card=entry.card,
        question=card.question,
        role=card.role if entry.card == card.id else Role.POINT,
        deck=deck,
        sequence=0,
        position=card.position,
        phase=entry.phase_after or Phase.LEARNING,
        study_day=entry.study_day,
        due_at=entry.due if isinstance(entry.due, datetime) else None,
    )
