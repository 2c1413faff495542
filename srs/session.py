"""One sitting: the card that comes now with its four outcomes, and what a person answers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from srs import actions, card_queue
from srs.actions import Journal
from srs.card_queue import CardQueue
from srs.choices import as_shown
from srs.clock import to_ms
from srs.day import Candidate
from srs.errors import NotFoundError, StaleCardError
from srs.fuzz import Load
from srs.ids import TimeOrderedIds
from srs.model import (
    ActionKind,
    Card,
    CardId,
    CardState,
    Chooser,
    Entry,
    EntryId,
    EntryKind,
    Outcome,
    Phase,
    PointId,
    Question,
    Rating,
    Role,
    Tick,
)
from srs.points import RATING_OF_TICK
from srs.scheduler import after_entry, expected_recall, outcomes, weights_id, weights_of
from srs.settings import LeechAction, Settings, becomes_leech
from srs.store import Relative, Store, Transaction
from srs.view import Summary, View, grown

if TYPE_CHECKING:
    from srs.search.tree import Node

_IN_A_SITTING = frozenset({ActionKind.ANSWER, ActionKind.SUSPEND, ActionKind.BURY, ActionKind.FLAG})
"""What the undo of a sitting takes back."""


class ReviewSession:
    """A sitting over a collection: it holds the queue of the day and the card on view.

    Every method that changes something returns when it is on disk, and gives the next view.
    """

    def __init__(
        self, journal: Journal, *, deck: str | None = None, search: "Node | None" = None, limit: int | None = None
    ) -> None:
        """Begin a sitting of at most `limit` answers: over one deck and those below it, or what a search finds.

        What the search finds now stays in the sitting, until a new study day begins: an answer may change whether it
        still fits.
        """
        self._journal = journal
        self._deck = deck
        self._search = search
        self._only: set[CardId] | None = None
        self._limit = limit
        self._summaries: list[Summary] = [Summary()]
        self._queue = CardQueue()
        self._settings: Mapping[str, Settings] = {}
        self._weights: tuple[float, ...] = ()
        self._load: Counter[date] = Counter()
        self._today = journal.clock.study_day()
        self._candidate: Candidate | None = None
        self._chooser = Chooser.QUEUE
        self.undone = ""
        """What the last undo took back, in a few words."""
        self.view = View()
        with self._store.reading() as transaction:
            self._build(transaction)
            self._advance(transaction)

    @property
    def _store(self) -> Store:
        return self._journal.store

    # ---------------------------------------------------------------------------------------------------- what is shown

    def refresh(self) -> View:
        """The view as of now: a learning card may have become due, a study day may have begun."""
        new_day = self._journal.clock.study_day() != self._today
        if new_day or self.view.card is None:
            with self._store.reading() as transaction:
                if new_day:
                    self._build(transaction)
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
            self._candidate, self._chooser = self._waiting(card), Chooser.PERSON
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
        moment = self._journal.moment_after([state])
        if self._journal.clock.study_day(moment) != self.view.study_day:
            self._begin_day_with(card.id)
            raise StaleCardError(
                "a new study day began while this card was on view: look at its intervals and answer again"
            )
        try:
            reviewed = self._record(card, state, rating, moment, ticks, duration_ms, confidence)
        except StaleCardError:
            self._put_aside()
            raise
        self._summaries.append(grown(self._summaries[-1], reviewed[0][0]))
        if self._only is not None:
            self._only |= {entry.card for entry, _ in reviewed}
        with self._store.reading() as transaction:
            if not self._follow(card, reviewed):
                self._build(transaction)
            self._advance(transaction)
        return self.view

    def _record(
        self,
        card: Card,
        state: CardState,
        rating: Rating,
        moment: datetime,
        ticks: Mapping[PointId, Tick] | None,
        duration_ms: int | None,
        confidence: int | None,
    ) -> list[tuple[Entry, CardState]]:
        """Store an answer in one transaction; gives its entries, its own first, each with the state before it."""
        given = {} if ticks is None else {point.id: ticks.get(point.id, Tick.MISSED) for point in card.points}
        with self._store.writing() as transaction:
            action, ids = self._journal.action(transaction, ActionKind.ANSWER, at=moment, note=_note(card, rating))
            own = Entry(
                id=EntryId(ids.next(to_ms(moment))),
                action=action.id,
                card=card.id,
                kind=EntryKind.REVIEW,
                moment=moment,
                zone_offset_minutes=action.zone_offset_minutes,
                study_day=self._journal.clock.study_day(moment),
                duration_ms=duration_ms,
                ticks=given,
                confidence=confidence,
                chooser=self._chooser,
            )
            own = self._decided(own, state, self.view.outcomes[rating])
            reviewed = [(own, state)]
            if card.role is Role.ANSWER and given:
                reviewed += self._of_points(transaction, ids, own, given)
            reviewed += self._suspended_leeches(ids, reviewed)
            transaction.log.append(action, [entry for entry, _ in reviewed])
            for entry, before in reviewed:
                transaction.schedule.put(after_entry(before, entry, self._weights), seen=before)
        return reviewed

    def _decided(self, entry: Entry, state: CardState, outcome: Outcome) -> Entry:
        """The entry with what was decided: the outcome as it was shown, its step counted from the answer."""
        settings = self._settings_of(self.view.question)
        return replace(
            entry,
            rating=outcome.rating,
            phase_before=state.phase,
            phase_after=outcome.phase,
            step=outcome.step,
            due=outcome.due
            if outcome.delay_seconds is None
            else entry.moment + timedelta(seconds=outcome.delay_seconds),
            desired_retention=settings.desired_retention,
            weights=weights_id(self._weights),
            expected_recall=expected_recall(state, entry.study_day, self._weights),
            note=outcome.shift.value if outcome.shift else None,
        )

    def _of_points(
        self,
        transaction: Transaction,
        ids: TimeOrderedIds,
        own: Entry,
        ticks: Mapping[PointId, Tick],
    ) -> list[tuple[Entry, CardState]]:
        """A review of each ticked point's own card, but of none that is suspended or was passed today already."""
        question = self.view.question
        family = transaction.schedule.family(question.id) if question else ()
        of_point = {relative.point: relative.state for relative in family if relative.point}
        found: list[tuple[Entry, CardState]] = []
        for point, tick in ticks.items():
            state = of_point.get(point)
            if state is None or state.suspended or _passed(state, own.study_day):
                continue
            last = (found[-1][0] if found else own).moment
            moment = max(last, state.last_moment or last) + timedelta(milliseconds=1)
            entry = replace(
                own, id=EntryId(ids.next(to_ms(moment))), card=state.card, moment=moment, ticks={}, duration_ms=None,
                confidence=None, chooser=Chooser.TICKS,
            )  # fmt: skip
            load = self._load_beside(_days_of(family, state.card))
            leads = outcomes(state, moment, own.study_day, self._settings_of(question), load, self._weights)
            found.append((self._decided(entry, state, leads[RATING_OF_TICK[tick]]), state))
        return found

    def _suspended_leeches(
        self, ids: TimeOrderedIds, reviewed: list[tuple[Entry, CardState]]
    ) -> list[tuple[Entry, CardState]]:
        """The suspension of each card that this answer makes a leech, where its deck has leeches suspended."""
        settings = self._settings_of(self.view.question)
        if settings.leech_action is not LeechAction.SUSPEND or not settings.leech_threshold:
            return []
        moment, found = reviewed[-1][0].moment, []
        for entry, before in reviewed:
            after = after_entry(before, entry, self._weights)
            if before.lapses < after.lapses and becomes_leech(after.lapses, settings.leech_threshold):
                moment += timedelta(milliseconds=1)
                suspension = Entry(
                    id=EntryId(ids.next(to_ms(moment))),
                    action=entry.action,
                    card=entry.card,
                    kind=EntryKind.SUSPEND,
                    moment=moment,
                    zone_offset_minutes=entry.zone_offset_minutes,
                    study_day=entry.study_day,
                    note="leech",
                )
                found.append((suspension, after))
        return found

    def _follow(self, card: Card, reviewed: list[tuple[Entry, CardState]]) -> bool:
        """Let queue and load follow what was stored; False where only a queue built anew can.

        That is where the card was none of the queue's, where its study day is not the queue's, and where a sibling
        left with it: its place within the day's limit is another card's now.
        """
        done, self._candidate = self._candidate, None
        if done is None or reviewed[0][0].study_day != self._today:
            return False
        before = self._queue.counts()
        self._queue = self._queue.without(card.question, done=done)
        after = self._queue.counts()
        if before.new + before.review - after.new - after.review != (done.phase in (Phase.NEW, Phase.REVIEW)):
            return False
        for entry, state in reviewed:
            self._queue = self._queue.without_card(entry.card)
            if entry.kind is EntryKind.SUSPEND:
                continue
            if state.phase is Phase.REVIEW and isinstance(state.due, date) and not isinstance(state.due, datetime):
                self._load[state.due] -= 1
            if not isinstance(entry.due, datetime):
                self._load.update([entry.due] if entry.due else [])
            elif state.buried_until is None or state.buried_until <= self._today:
                self._queue = self._queue.with_learning(self._returning(card, entry))
        return True

    def _returning(self, card: Card, entry: Entry) -> Candidate:
        return Candidate(
            card=entry.card,
            question=card.question,
            role=card.role if entry.card == card.id else Role.POINT,
            deck=self.view.question.deck if self.view.question else "",
            sequence=0,
            position=card.position,
            phase=entry.phase_after or Phase.LEARNING,
            study_day=entry.study_day,
            due_at=entry.due if isinstance(entry.due, datetime) else None,
        )

    # ------------------------------------------------------------------------------------------- the other things to do

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
            self._build(transaction)
            self._candidate = self._waiting(turned.cards[0]) if turned.cards else None
            self._chooser = Chooser.QUEUE if self._candidate else Chooser.PERSON
            if turned.cards:
                self._show(transaction, turned.cards[0])
            else:
                self._advance(transaction)
        return self.view

    def _put_aside(self) -> View:
        """Leave the card on view for the one that comes now, by what is stored."""
        with self._store.reading() as transaction:
            self._build(transaction)
            self._advance(transaction)
        return self.view

    def _begin_day_with(self, card: CardId) -> None:
        """Build the queue of the new study day, and keep this card on view."""
        with self._store.reading() as transaction:
            self._build(transaction)
            self._candidate = self._waiting(card)
            self._show(transaction, card)

    def _on_view(self) -> Card:
        if self.view.card is None:
            raise NotFoundError("there is no card on view")
        return self.view.card

    # ------------------------------------------------------------------------------------------------------- the queue

    def _build(self, transaction: Transaction) -> None:
        today = self._journal.clock.study_day()
        if self._search is not None and (self._only is None or today != self._today):
            self._only = self._found(transaction, self._search)
        self._today = today
        self._settings = transaction.schedule.settings()
        self._weights = weights_of(self._settings[""])
        self._load = Counter(transaction.schedule.due_days())
        self._queue = card_queue.build(transaction.schedule.day(self._today, self._only), self._settings, self._deck)

    def _found(self, transaction: Transaction, search: "Node") -> set[CardId]:
        from srs.search import query  # noqa: PLC0415 - who reviews without a search does not wait for it

        return set(transaction.finding.cards(query(self._journal.clock, search)))

    def _advance(self, transaction: Transaction) -> None:
        """Put the next card on view, if there is one and the sitting's limit is not reached."""
        spent = self._limit is not None and self._summaries[-1].answered >= self._limit
        self._candidate = None if spent else self._queue.next(self._journal.clock.now())
        self._chooser = Chooser.QUEUE
        if self._candidate is None:
            self.view = View(
                counts=self._queue.counts(),
                waiting_until=self._queue.waiting_until(),
                summary=self._summaries[-1],
            )
        else:
            self._show(transaction, self._candidate.card)

    def _waiting(self, card: CardId) -> Candidate | None:
        """The candidate of this card, if it is in the queue."""
        queue = self._queue
        return next((each for each in (*queue.learning, *queue.reviews, *queue.new) if each.card == card), None)

    def _show(self, transaction: Transaction, identifier: CardId) -> None:
        card = transaction.library.card(identifier)
        question = transaction.library.question(card.question)
        family = transaction.schedule.family(card.question)
        own = next((relative.state for relative in family if relative.state.card == card.id), None)
        state = own or transaction.schedule.state(card.id)  # a retired card is not of its family
        settings = self._settings_of(question)
        load = self._load_beside(_days_of(family, card.id))
        now = self._journal.moment_after([state])
        today = self._journal.clock.study_day(now)
        self.view = View(
            card=card,
            question=question,
            options=as_shown(card, state.reviews) if card.choices else (),
            state=state,
            study_day=today,
            outcomes=outcomes(state, now, today, settings, load, self._weights),
            recall=expected_recall(state, today, self._weights),
            leech=0 < settings.leech_threshold <= state.lapses,
            counts=self._queue.counts(),
            waiting_until=self._queue.waiting_until(),
            summary=self._summaries[-1],
        )

    def _settings_of(self, question: Question | None) -> Settings:
        return self._settings.get(question.deck if question else "", self._settings[""])

    def _load_beside(self, sibling_days: frozenset[date]) -> Load:
        person = self._settings[""]
        return Load(
            due_on=self._due_on, sibling_days=sibling_days, days_off=person.days_off, easy_days=person.easy_days
        )

    def _due_on(self, first: date, last: date) -> Mapping[date, int]:
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return {day: self._load[day] for day in days if day in self._load}


def _days_of(family: tuple[Relative, ...], card: CardId) -> frozenset[date]:
    """The study days on which a card's siblings are due."""
    dues = (relative.state.due for relative in family if relative.state.card != card)
    return frozenset(due for due in dues if due is not None and not isinstance(due, datetime))


def _passed(state: CardState, today: date) -> bool:
    """Whether a card was passed on this study day already."""
    return state.study_day == today and state.phase is Phase.REVIEW


def _note(card: Card, rating: Rating) -> str:
    return f"{rating.name.lower()}: {actions.named_by(card.front) or card.id[:8]}"
