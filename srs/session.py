"""One sitting: the card that comes now with its four outcomes, and what a person answers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from srs import actions
from srs.actions import Journal
from srs.day import Candidate
from srs.errors import NotFoundError, StaleCardError
from srs.model import ActionKind, Card, CardId, Chooser, PointId, Rating, Tick
from srs.sitting.answering import Answer
from srs.sitting.course import Course
from srs.sitting.cram_course import CramCourse
from srs.sitting.day_course import DayCourse
from srs.sitting.plan_course import PlanCourse
from srs.sitting.presenting import ended, presented
from srs.sitting.scope import Scope
from srs.store import Store, Transaction
from srs.view import Summary, View, grown
from srs.way import DAILY, Cram, Daily, Way

if TYPE_CHECKING:
    from srs.search.tree import Node

_IN_A_SITTING = frozenset({ActionKind.ANSWER, ActionKind.SUSPEND, ActionKind.BURY, ActionKind.FLAG})
"""What the undo of a sitting takes back."""


class ReviewSession:
    """A sitting over a collection: it holds the queue of the day and the card on view.

    Every method that changes something returns when it is on disk, and gives the next view.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        deck: str | None = None,
        search: "Node | None" = None,
        limit: int | None = None,
        way: Way = DAILY,
    ) -> None:
        """Begin a sitting of at most `limit` answers: over one deck and those below it, or what a search finds.

        What the search finds now stays in the sitting, until a new study day begins: an answer may change whether it
        still fits.
        """
        self._journal = journal
        self._scope = scope = Scope(journal, deck, search)
        self._limit = limit
        self._summaries: list[Summary] = [Summary()]
        self._course: Course = _course(journal, scope, way)
        self._candidate: Candidate | None = None
        self._chooser = Chooser.QUEUE
        self.undone = ""
        """What the last undo took back, in a few words."""
        self.view = View()
        with self._store.reading() as transaction:
            self._course.build(transaction)
            self._advance(transaction)

    @property
    def _store(self) -> Store:
        return self._journal.store

    # ---------------------------------------------------------------------------------------------------- what is shown

    def refresh(self) -> View:
        """The view as of now: a learning card may have become due, a study day may have begun."""
        new_day = self._journal.clock.study_day() != self._course.on.today
        if new_day or self.view.card is None:
            with self._store.reading() as transaction:
                if new_day:
                    self._course.build(transaction)
                self._advance(transaction)
        return self.view

    def reread(self) -> View:
        """The view with its card as it is now, after its question was edited; the next one where it is no more."""
        card = self._on_view()
        with self._store.reading() as transaction:
            retired = transaction.library.card(card.id).retired
            if not retired:
                self._show(transaction, card.id)
        return self._put_aside() if retired else self.view

    def show(self, card: CardId) -> View:
        """The view of one card, whether or not its turn has come."""
        if self._candidate is None or self._candidate.card != card:
            self._candidate, self._chooser = self._course.queue.waiting(card), Chooser.PERSON
        with self._store.reading() as transaction:
            self._show(transaction, card)
        return self.view

    # -------------------------------------------------------------------------------------------------------- answering

    def answer(
        self,
        rating: Rating,
        *,
        ticks: Mapping[PointId, Tick] | None = None,
        duration_ms: int | None = None,
        confidence: int | None = None,
    ) -> View:
        """Record the answer to the card on view, exactly as its outcome was shown, and go on.

        Ticks on an `answer` card also review the points that have cards of their own.

        Raises:
            NotFoundError: no card is on view.
            StaleCardError: the card was answered elsewhere; nothing was recorded.
            CollectionError: nothing could be written.
        """
        card, state = self.view.card, self.view.state
        if card is None or state is None:
            raise NotFoundError("there is no card to answer")
        answer = Answer(
            rating=rating, ticks=ticks, duration_ms=duration_ms, confidence=confidence, chooser=self._chooser
        )
        moment = self._journal.moment_after([state])
        if self.view.outcomes and self._journal.clock.study_day(moment) != self.view.study_day:
            self._begin_day_with(card.id)
            raise StaleCardError(
                "a new study day began while this card was on view: look at its intervals and answer again"
            )
        try:
            reviewed = self._course.record(self.view, answer, moment)
        except StaleCardError:
            self._put_aside()
            raise
        self._summaries.append(grown(self._summaries[-1], reviewed[0][0]))
        done, self._candidate = self._candidate, None
        with self._store.reading() as transaction:
            if not self._course.follow(self.view, done, reviewed):
                self._course.build(transaction)
            self._advance(transaction)
        return self.view

    # ------------------------------------------------------------------------------------------- the other things to do

    def in_way(self, way: Way) -> "ReviewSession":
        """Another sitting over the same deck or search, which goes through its cards in another way."""
        return ReviewSession(self._journal, deck=self._scope.deck, search=self._scope.search, way=way)

    def suspend(self) -> View:
        """Take the card on view out of reviewing."""
        actions.suspend(self._journal, self._on_view().id)
        return self._put_aside()

    def bury(self) -> View:
        """Put the card on view off until tomorrow."""
        actions.bury(self._journal, self._on_view().id)
        return self._put_aside()

    def flag(self, note: str = "") -> View:
        """Mark the card on view, or take its mark off; it stays on view."""
        card, state = self._on_view(), self.view.state
        (marked,) = actions.flag(self._journal, card.id, note=note, on=state is None or state.flag is None)
        self.view = replace(self.view, state=marked)
        return self.view

    def undo(self) -> View:
        """Take back the last answer, suspension, burial or flag, and show its card again.

        Raises:
            NotFoundError: there is nothing to undo.
            UsageError: the last action was none of these.
        """
        turned = actions.undo(self._journal, only=_IN_A_SITTING)
        elsewhere = "" if turned.target.sitting == self._journal.sitting else ", done in another sitting"
        self.undone = actions.named(turned.target) + elsewhere
        if turned.target.kind is ActionKind.ANSWER and turned.target.sitting == self._journal.sitting:
            self._summaries = self._summaries[:-1] or [Summary()]
        with self._store.reading() as transaction:
            self._course.build(transaction)
            self._candidate = self._course.queue.waiting(turned.cards[0]) if turned.cards else None
            self._chooser = self._course.chooser if self._candidate else Chooser.PERSON
            if turned.cards:
                self._show(transaction, turned.cards[0])
            else:
                self._advance(transaction)
        return self.view

    def _put_aside(self) -> View:
        """Leave the card on view for the one that comes now, by what is stored."""
        with self._store.reading() as transaction:
            self._course.build(transaction)
            self._advance(transaction)
        return self.view

    def _begin_day_with(self, card: CardId) -> None:
        """Build the queue of the new study day, and keep this card on view."""
        with self._store.reading() as transaction:
            self._course.build(transaction)
            self._candidate = self._course.queue.waiting(card)
            self._show(transaction, card)

    def _on_view(self) -> Card:
        if self.view.card is None:
            raise NotFoundError("there is no card on view")
        return self.view.card

    # ------------------------------------------------------------------------------------------------------- the queue

    def _advance(self, transaction: Transaction) -> None:
        """Put the next card on view, if there is one and the sitting's limit is not reached."""
        spent = self._limit is not None and self._summaries[-1].answered >= self._limit
        self._candidate = None if spent else self._course.queue.next(self._journal.clock.now())
        self._chooser = self._course.chooser
        if self._candidate is None:
            self.view = ended(self._course, self._summaries[-1])
        else:
            self._show(transaction, self._candidate.card)

    def _show(self, transaction: Transaction, identifier: CardId) -> None:
        self.view = presented(self._journal, transaction, identifier, self._course, self._summaries[-1])


def _course(journal: Journal, scope: Scope, way: Way) -> Course:
    """How a sitting goes: a plan is for everything that its interviews are about, not for a deck or a search."""
    if isinstance(way, Cram):
        return CramCourse(journal, scope, way)
    if isinstance(way, Daily) and scope.deck is None and scope.search is None:
        return PlanCourse(journal, scope, way)
    return DayCourse(journal, scope, way)
