"""What an answer writes: its own entry, those of the cards of its points, and the suspension of leeches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from srs.actions import Journal, named_by
from srs.clock import to_ms
from srs.ids import TimeOrderedIds
from srs.model import (
    ActionKind,
    Card,
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
from srs.scheduler import after_entry, expected_recall, weights_id
from srs.settings import LeechAction, becomes_leech
from srs.sitting.in_force import InForce
from srs.store import Transaction
from srs.view import View

Reviewed = tuple[Entry, CardState]
"""An entry, and the state of its card before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person gave to the card on view, and who chose that it came."""

    rating: Rating
    ticks: Mapping[PointId, Tick] | None = None
    duration_ms: int | None = None
    confidence: int | None = None
    chooser: Chooser = Chooser.QUEUE

    def of_points(self, card: Card) -> dict[PointId, Tick]:
        """A tick for every point of the card, missed where none was given; none where there were no ticks."""
        return {} if self.ticks is None else {point.id: self.ticks.get(point.id, Tick.MISSED) for point in card.points}


def record(journal: Journal, view: View, answer: Answer, moment: datetime, on: InForce) -> list[Reviewed]:
    """Store an answer to the card on view in one transaction; gives its entries, the card's own first.

    Raises:
        StaleCardError: a card was answered elsewhere; nothing was recorded.
        CollectionError: nothing could be written.
    """
    card, state = view.card, view.state
    if card is None or state is None:
        raise AssertionError("only a card on view is answered")
    given, today = answer.of_points(card), journal.clock.study_day(moment)
    with journal.store.writing() as transaction:
        note = f"{answer.rating.name.lower()}: {named_by(card.front) or card.id[:8]}"
        action, ids = journal.action(transaction, ActionKind.ANSWER, at=moment, note=note)
        own = Entry(
            id=EntryId(ids.next(to_ms(moment))),
            action=action.id,
            card=card.id,
            kind=EntryKind.REVIEW,
            moment=moment,
            zone_offset_minutes=action.zone_offset_minutes,
            study_day=today,
            duration_ms=answer.duration_ms,
            ticks=given,
            confidence=answer.confidence,
            chooser=_chooser(answer, state, today),
        )
        own = _decided(own, state, view.outcomes[answer.rating], view.question, on)
        reviewed = [(own, state)]
        if card.role is Role.ANSWER and given:
            reviewed += _of_points(transaction, ids, own, view.question, on)
        reviewed += _suspended_leeches(ids, reviewed, view.question, on)
        transaction.log.append(action, [entry for entry, _ in reviewed])
        for entry, before in reviewed:
            transaction.schedule.put(after_entry(before, entry, on.weights), seen=before)
    return reviewed


def _chooser(answer: Answer, state: CardState, today: date) -> Chooser:
    """Who chose the card: before its day it is the plan, or somebody who goes ahead."""
    early = answer.chooser is not Chooser.PLAN and _is_early(state, today)
    return Chooser.AHEAD if early else answer.chooser


def _is_early(state: CardState, today: date) -> bool:
    """Whether a card is due on a later study day only."""
    due = state.due
    return state.phase is Phase.REVIEW and due is not None and not isinstance(due, datetime) and due > today


def _decided(entry: Entry, state: CardState, outcome: Outcome, question: Question | None, on: InForce) -> Entry:
    """The entry with what was decided: the outcome as it was shown, its step counted from the answer."""
    return replace(
        entry,
        rating=outcome.rating,
        phase_before=state.phase,
        phase_after=outcome.phase,
        step=outcome.step,
        due=outcome.due if outcome.delay_seconds is None else entry.moment + timedelta(seconds=outcome.delay_seconds),
        desired_retention=on.of(question).desired_retention,
        weights=weights_id(on.weights),
        expected_recall=expected_recall(state, entry.study_day, on.weights),
        note=outcome.shift.value if outcome.shift else None,
    )


def _of_points(
    transaction: Transaction, ids: TimeOrderedIds, own: Entry, question: Question | None, on: InForce
) -> list[Reviewed]:
    """A review of each ticked point's own card, but of none that is suspended or was passed today already."""
    family = transaction.schedule.family(question.id) if question else ()
    of_point = {relative.point: relative.state for relative in family if relative.point}
    found: list[Reviewed] = []
    for point, tick in own.ticks.items():
        state = of_point.get(point)
        if state is None or state.suspended or _passed(state, own):
            continue
        last = (found[-1][0] if found else own).moment
        moment = max(last, state.last_moment or last) + timedelta(milliseconds=1)
        entry = replace(
            own, id=EntryId(ids.next(to_ms(moment))), card=state.card, moment=moment, ticks={}, duration_ms=None,
            confidence=None, chooser=Chooser.TICKS,
        )  # fmt: skip
        leads = on.outcomes(state, (moment, own.study_day), question, family)
        found.append((_decided(entry, state, leads[RATING_OF_TICK[tick]], question, on), state))
    return found


def _passed(state: CardState, own: Entry) -> bool:
    """Whether a card was passed on the study day of this entry already."""
    return state.study_day == own.study_day and state.phase is Phase.REVIEW


def _suspended_leeches(
    ids: TimeOrderedIds, reviewed: Sequence[Reviewed], question: Question | None, on: InForce
) -> list[Reviewed]:
    """The suspension of each card that this answer makes a leech, where its deck has leeches suspended."""
    settings = on.of(question)
    if settings.leech_action is not LeechAction.SUSPEND or not settings.leech_threshold:
        return []
    moment, found = reviewed[-1][0].moment, list[Reviewed]()
    for entry, before in reviewed:
        after = after_entry(before, entry, on.weights)
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
