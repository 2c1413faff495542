"""A sitting that crams: every card, and answers that leave the schedule as it is."""

from collections.abc import Sequence
from datetime import datetime

from srs.actions import Journal, named_by
from srs.clock import to_ms
from srs.cramming import CramQueue
from srs.day import Candidate
from srs.model import ActionId, ActionKind, Chooser, Entry, EntryId, EntryKind
from srs.scheduler import after_entry
from srs.settings import lineage
from srs.sitting.answering import Answer, Reviewed
from srs.sitting.course import rating_of
from srs.sitting.in_force import InForce, in_force
from srs.sitting.scope import Scope
from srs.store import Transaction
from srs.view import PlanShown, View
from srs.way import Cram


class CramCourse:
    """The cards of a scope in rounds, and answers of kind `cram`."""

    def __init__(self, journal: Journal, scope: Scope, way: Cram) -> None:
        self.way = way
        self.on = InForce(today=journal.clock.study_day())
        self.queue = CramQueue(today=self.on.today, weights=self.on.weights)
        self._journal = journal
        self._scope = scope
        self._since: tuple[ActionId | None] | None = None
        self.chooser = Chooser.PERSON
        self.plan: PlanShown | None = None

    def build(self, transaction: Transaction) -> None:
        """Make the queue anew from what is stored."""
        today, deck = self._journal.clock.study_day(), self._scope.deck
        if self._since is None:
            self._since = (transaction.log.last_action_id(),)
        (since,) = self._since
        self.on = in_force(transaction, today)
        self.queue = CramQueue(
            today=today,
            weights=self.on.weights,
            seed=(since or "") if self.way.at_random else None,
            crammed=transaction.schedule.crammed(today, since),
        ).with_cards(
            each
            for each in transaction.schedule.every(today, self._scope.cards(transaction, today))
            if deck is None or deck in lineage(each.deck)
        )

    def record(self, view: View, answer: Answer, moment: datetime) -> list[Reviewed]:
        """Store an answer that moves nothing."""
        card, state = view.card, view.state
        if card is None or state is None:
            raise AssertionError("only a card on view is answered")
        with self._journal.store.writing() as transaction:
            note = f"cram, {answer.rating.name.lower()}: {named_by(card.front) or card.id[:8]}"
            action, ids = self._journal.action(transaction, ActionKind.ANSWER, at=moment, note=note)
            entry = Entry(
                id=EntryId(ids.next(to_ms(moment))),
                action=action.id,
                card=card.id,
                kind=EntryKind.CRAM,
                moment=moment,
                zone_offset_minutes=action.zone_offset_minutes,
                study_day=self._journal.clock.study_day(moment),
                rating=answer.rating,
                duration_ms=answer.duration_ms,
                ticks=answer.of_points(card),
                confidence=answer.confidence,
                chooser=Chooser.PERSON,
            )
            transaction.log.append(action, [entry])
            transaction.schedule.put(after_entry(state, entry), seen=state)
        return [(entry, state)]

    def follow(self, view: View, done: Candidate | None, reviewed: Sequence[Reviewed]) -> bool:
        """Let the queue follow; False where the card was none of its, or its study day is over."""
        del view
        if done is None or reviewed[0][0].study_day != self.on.today:
            return False
        self.queue = self.queue.after(done, rating_of(reviewed))
        return True
