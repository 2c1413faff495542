"""Setting something, and what follows: other weights, other due days."""

from dataclasses import dataclass
from datetime import timedelta

from srs import rescheduling
from srs.actions.journal import Journal
from srs.actions.refolding import refold
from srs.clock import to_ms
from srs.errors import SettingError
from srs.ids import TimeOrderedIds
from srs.model import Action, ActionKind, Change, Entry, EntryId, EntryKind, Json, Phase, Subject
from srs.scheduler import after_entry, weights_id
from srs.settings import checked, setting_named
from srs.store import Transaction
from srs.store.records import setting_id

OF_SETTINGS = frozenset({ActionKind.SETTING, ActionKind.WEIGHTS})
"""The kinds of action that set something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChange:
    """What a setting did: its action, None where nothing changed, and how many cards come back on other days."""

    action: Action | None = None
    moved: int = 0


def set_setting(
    journal: Journal, deck: str, name: str, value: Json, *, reschedule: bool = False, note: str | None = None
) -> SettingChange:
    """Set what holds for a deck and those below it ('' for the collection); None for the value takes the setting away.

    Other weights fold every card's memory again from its log. Due days move only with `reschedule`. The action's note
    is the setting as it is shown, or the one given.

    Raises:
        SettingError: there is no such setting, it does not take this value, or it is of the whole collection only.
    """
    if deck and not setting_named(name).of_decks:
        raise SettingError(f"{name} holds for the whole collection; set it without a deck")
    if value is not None:
        checked(name, value)
    with journal.store.writing() as transaction:
        before = transaction.schedule.stored_settings().get((deck, name))
        if before == value and not reschedule:
            return SettingChange()
        kind = ActionKind.WEIGHTS if name == "weights" else ActionKind.SETTING
        action, ids = journal.action(transaction, kind, note=note or _said(deck, name, value))
        change = Change(
            action=action.id,
            subject=Subject.SETTING,
            id=setting_id(deck, name),
            before=None if before is None else {"value": before},
            after={"value": value},
        )
        transaction.log.append(action, changes=[change] if before != value else [])
        if kind is ActionKind.WEIGHTS:
            refold(transaction, tuple(transaction.schedule.states()))
        moved = _reschedule(journal, transaction, action, ids) if reschedule else 0
    return SettingChange(action=action, moved=moved)


def _said(deck: str, name: str, value: Json) -> str:
    """A setting in a few words, for the note of an action."""
    setting = setting_named(name)
    shown = "as it is without" if value is None else setting.kind.shown(setting.kind.read(value))
    return f"{name}: {shown}{f', for {deck}' if deck else ''}"


def _reschedule(journal: Journal, transaction: Transaction, action: Action, ids: TimeOrderedIds) -> int:
    """Give the cards in review the due days that retention and weights in force ask for; gives how many moved."""
    today = journal.clock.study_day()
    schedule = transaction.schedule
    found = tuple(rescheduling.moves(schedule.in_review(), schedule.settings(), schedule.due_days(), today))
    begin = journal.moment_after([move.state for move in found])
    entries = []
    for n, move in enumerate(found):
        at = begin + timedelta(milliseconds=n)
        entries.append(
            Entry(
                id=EntryId(ids.next(to_ms(at))),
                action=action.id,
                card=move.state.card,
                kind=EntryKind.RESCHEDULE,
                moment=at,
                zone_offset_minutes=action.zone_offset_minutes,
                study_day=today,
                phase_after=Phase.REVIEW,
                due=move.day,
                desired_retention=move.desired_retention,
                weights=weights_id(schedule.weights()),
                note=move.shift.value if move.shift else None,
            )
        )
    transaction.log.extend(entries)
    schedule.replace(after_entry(move.state, entry) for move, entry in zip(found, entries, strict=True))
    return len(entries)
