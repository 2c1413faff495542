"""What a person does to cards besides answering them: an entry for each, in one action."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from srs.actions.journal import Journal
from srs.actions.naming import named_by
from srs.clock import to_ms
from srs.errors import UsageError
from srs.model import ActionKind, CardId, CardState, Entry, EntryId, EntryKind, Phase
from srs.scheduler import after_entry
from srs.store import Transaction

_FARTHEST_DAYS = 36500


def suspend(journal: Journal, *cards: CardId, on: bool = True) -> tuple[CardState, ...]:
    """Take cards out of reviewing, or (`on=False`) bring them back; gives their states."""
    kind = EntryKind.SUSPEND if on else EntryKind.UNSUSPEND
    return _mark(journal, cards, ActionKind.SUSPEND, lambda entry, _: replace(entry, kind=kind))


def bury(journal: Journal, *cards: CardId, on: bool = True) -> tuple[CardState, ...]:
    """Put cards off until the next study day, or (`on=False`) bring them back; gives their states."""

    def fill(entry: Entry, _: CardState) -> Entry:
        if not on:
            return replace(entry, kind=EntryKind.UNBURY)
        return replace(entry, kind=EntryKind.BURY, due=entry.study_day + timedelta(days=1))

    return _mark(journal, cards, ActionKind.BURY, fill)


def flag(journal: Journal, *cards: CardId, note: str = "", on: bool = True) -> tuple[CardState, ...]:
    """Mark cards with a note to oneself, or (`on=False`) take the marks off; gives their states."""

    def fill(entry: Entry, _: CardState) -> Entry:
        return replace(entry, kind=EntryKind.FLAG, note=note) if on else replace(entry, kind=EntryKind.UNFLAG)

    return _mark(journal, cards, ActionKind.FLAG, fill)


def reset(journal: Journal, *cards: CardId) -> tuple[CardState, ...]:
    """Forget what is known of cards' memory: they are new again; gives their states. Their log stays."""

    def fill(entry: Entry, _: CardState) -> Entry:
        return replace(entry, kind=EntryKind.RESET, phase_after=Phase.NEW)

    return _mark(journal, cards, ActionKind.RESET, fill)


def due_on(journal: Journal, day: date, *cards: CardId) -> tuple[CardState, ...]:
    """Let cards that were learnt come back on a study day, today or later; gives their states.

    Raises:
        UsageError: the day is past or too far, or a card is new and has no memory that a day could be set for.
    """
    today = journal.clock.study_day()
    if not today <= day <= today + timedelta(days=_FARTHEST_DAYS):
        raise UsageError(f"a card cannot come back on {day}: the day must be today ({today}) or within a hundred years")

    def fill(entry: Entry, state: CardState) -> Entry:
        if state.memory is None:
            raise UsageError(
                f"card {state.card[:8]} is new: it comes when its turn is, and gets a day when it is learnt"
            )
        return replace(entry, kind=EntryKind.RESCHEDULE, phase_after=Phase.REVIEW, due=day)

    return _mark(journal, cards, ActionKind.RESCHEDULE, fill)


def _mark(
    journal: Journal, cards: Sequence[CardId], kind: ActionKind, fill: Callable[[Entry, CardState], Entry]
) -> tuple[CardState, ...]:
    """Append one entry a card without a review, in one action, and fold them in."""
    with journal.store.writing() as transaction:
        before = transaction.schedule.states(cards)
        states = [before[card] for card in dict.fromkeys(cards)]
        if not states:
            return ()
        moment = journal.moment_after(states)
        action, ids = journal.action(transaction, kind, at=moment, note=_named_together(transaction, states))
        entries = []
        for n, state in enumerate(states):
            at = moment + timedelta(milliseconds=n)
            entry = Entry(
                id=EntryId(ids.next(to_ms(at))),
                action=action.id,
                card=state.card,
                kind=EntryKind.SUSPEND,
                moment=at,
                zone_offset_minutes=action.zone_offset_minutes,
                study_day=journal.clock.study_day(moment),
            )
            entries.append(fill(entry, state))
        transaction.log.append(action, entries)
        after = tuple(after_entry(state, entry) for state, entry in zip(states, entries, strict=True))
        transaction.schedule.replace(after)  # they were read in this transaction, so nobody else changed them
    return after


def _named_together(transaction: Transaction, states: Sequence[CardState]) -> str:
    """The note of an action on cards: the front of one, the number of several."""
    if len(states) > 1:
        return f"{len(states)} cards"
    return named_by(transaction.library.card(states[0].card).front)
