"""What a person does outside a sitting: suspend, bury, flag, set, undo, redo. Each is one action, one transaction."""

import platform
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from srs import rescheduling
from srs.clock import Clock, to_ms
from srs.errors import NotFoundError, SettingError, UsageError
from srs.ids import TimeOrderedIds, following_id
from srs.model import (
    Action,
    ActionId,
    ActionKind,
    CardId,
    CardState,
    Change,
    Entry,
    EntryId,
    EntryKind,
    Json,
    Phase,
    QuestionId,
    Subject,
)
from srs.scheduler import MARKING, after_entry, fold, weights_id, with_marks
from srs.settings import checked, setting_named
from srs.store import Store, Transaction
from srs.store.records import setting_id

_TURNS = (ActionKind.UNDO, ActionKind.REDO)
_OF_MARKS = frozenset({ActionKind.SUSPEND, ActionKind.BURY, ActionKind.FLAG})
_FARTHEST_DAYS = 36500

OF_SETTINGS = frozenset({ActionKind.SETTING, ActionKind.WEIGHTS})
"""The kinds of action that set something."""


@dataclass(frozen=True, slots=True)
class Journal:
    """Who writes into a collection, and when: every action begins here.

    `sitting` is the same for all that one run of the program does.
    """

    store: Store
    clock: Clock
    machine: str = field(default_factory=platform.node)
    sitting: str = field(default_factory=lambda: secrets.token_hex(8))

    def action(
        self,
        transaction: Transaction,
        kind: ActionKind,
        *,
        at: datetime | None = None,
        target: ActionId | None = None,
        note: str = "",
    ) -> tuple[Action, TimeOrderedIds]:
        """A new action, its id above every other given here, and the source of its entries' ids."""
        moment = at or self.clock.now()
        ids = TimeOrderedIds(transaction.log.highest_id())
        action = Action(
            id=ActionId(ids.next(to_ms(moment))),
            kind=kind,
            moment=moment,
            zone_offset_minutes=self.clock.zone_offset_minutes(moment),
            machine=self.machine,
            sitting=self.sitting,
            target=target,
            note=note,
        )
        return action, ids

    def moment_after(self, states: Sequence[CardState]) -> datetime:
        """The moment now, or just after the last of these cards': a clock that was set back is stepped past."""
        last = [state.last_moment + timedelta(milliseconds=1) for state in states if state.last_moment]
        return max([self.clock.now(), *last])


def consequence(transaction: Transaction, kind: ActionKind, *, content: str, note: str) -> Action:
    """An action that follows from all that was done, in the place and at the moment of the last.

    Its id is made of that and of its content: two machines that come to the same collection come to the same action.
    """
    last, highest = transaction.log.last_action_id(), transaction.log.highest_id()
    if last is None or highest is None:
        raise AssertionError("nothing follows where nothing was done")
    return replace(
        transaction.log.action(last), id=ActionId(following_id(highest, content)), kind=kind, target=None, note=note
    )


# -------------------------------------------------------------------------------------------- some cards, an entry each


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


# ------------------------------------------------------------------------------------------------------------ settings


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
    begin = journal.moment_after([state for state, _, _ in found])
    entries = []
    for n, (state, day, retention) in enumerate(found):
        at = begin + timedelta(milliseconds=n)
        entries.append(
            Entry(
                id=EntryId(ids.next(to_ms(at))),
                action=action.id,
                card=state.card,
                kind=EntryKind.RESCHEDULE,
                moment=at,
                zone_offset_minutes=action.zone_offset_minutes,
                study_day=today,
                phase_after=Phase.REVIEW,
                due=day,
                desired_retention=retention,
                weights=weights_id(schedule.weights()),
            )
        )
    transaction.log.extend(entries)
    schedule.replace(after_entry(state, entry) for (state, _, _), entry in zip(found, entries, strict=True))
    return len(entries)


# ------------------------------------------------------------------------------------------------------- undo and redo


Follow = Callable[[Transaction, Collection[QuestionId]], object]
"""What is to be done, in the same transaction, with questions that are now what no single change made of them."""


def nothing_follows(_transaction: Transaction, _questions: Collection[QuestionId]) -> None:
    """For whom cards are as the changes left them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """What an undo or a redo did: the action it named, and the cards whose state changed, in the order of its log."""

    target: Action
    cards: tuple[CardId, ...]


def undo(
    journal: Journal,
    start: str | None = None,
    *,
    only: frozenset[ActionKind] | None = None,
    follow: Follow = nothing_follows,
) -> Turned:
    """Take back the last action that stands, or the one whose id begins with `start`, whenever it was.

    To take back an undo is to redo. With `only`, the last action must be of one of these kinds. `follow` is handed the
    questions that a later action changed too.

    Raises:
        NotFoundError: there is nothing to undo, or no one action has that id.
        UsageError: the action was taken back already, or is not of the kinds allowed.
    """
    with journal.store.writing() as transaction:
        log = transaction.log
        target = log.find_action(start, standing=True) if start is not None else log.last_standing()
        if target is None:
            raise NotFoundError("there is nothing to undo")
        if only is not None and target.kind not in only:
            wanted = "no review" if ActionKind.ANSWER in only else "none of these"
            raise UsageError(f"the last action was {wanted} but {named(target)}; `viva undo` takes it back")
        if target.kind in _TURNS and target.target:
            undoes = target.kind is ActionKind.REDO
            return _turn(journal, transaction, transaction.log.action(target.target), follow, undoes=undoes)
        return _turn(journal, transaction, target, follow, undoes=True)


def redo(journal: Journal, start: str | None = None, *, follow: Follow = nothing_follows) -> Turned:
    """Bring back the action that was undone last, if nothing new was done since, or the one whose id begins so.

    `follow` is handed the questions that a later action changed too.

    Raises:
        NotFoundError: there is nothing to redo, or no one action has that id.
        UsageError: the action stands.
    """
    with journal.store.writing() as transaction:
        log = transaction.log
        target = log.find_action(start, standing=False) if start is not None else log.last_undone()
        if target is None:
            since = "; since the last undo something new was done, but `viva redo ID` brings back any that"
            more = f"{since} `viva history` marks x" if log.undone() else ""
            raise NotFoundError(f"there is nothing to redo{more}")
        if target.kind is ActionKind.UNDO and target.target:
            target = log.action(target.target)
        return _turn(journal, transaction, target, follow, undoes=False)


def _turn(journal: Journal, transaction: Transaction, target: Action, follow: Follow, *, undoes: bool) -> Turned:
    if transaction.log.stands(target.id) is not undoes:
        state = "was taken back already" if undoes else "stands already"
        raise UsageError(f"{named(target)} {state}; `viva history` shows what was done")
    kind = ActionKind.UNDO if undoes else ActionKind.REDO
    action, _ = journal.action(transaction, kind, target=target.id, note=target.note)
    transaction.log.append(action)
    cards = transaction.log.take_back(target.id) if undoes else transaction.log.put_back(target.id)
    if target.kind in _OF_MARKS:
        _mark_again(transaction, cards)
    else:
        refold(transaction, tuple(transaction.schedule.states()) if target.kind is ActionKind.WEIGHTS else cards)
    if changed := _changed_since(transaction, target.id):
        follow(transaction, changed)
    return Turned(target=target, cards=cards)


def _changed_since(transaction: Transaction, target: ActionId) -> set[QuestionId]:
    """The questions that an action changed and a later one too, whose fields may speak of the earlier."""
    log, library = transaction.log, transaction.library
    changed = library.questions_of(log.changed_by([target]))
    return changed & library.questions_of(log.changed_by(log.changing_after(target))) if changed else set()


def refold(transaction: Transaction, cards: Sequence[CardId]) -> None:
    """Make the states of cards again from their log, with the weights in force."""
    entries, weights = transaction.log.entries(cards), transaction.schedule.weights()
    transaction.schedule.replace(fold(card, entries.get(card, ()), weights) for card in cards)


def _mark_again(transaction: Transaction, cards: Sequence[CardId]) -> None:
    """Make the marks of cards again from their log: what `refold` gives where only entries that mark came or went."""
    entries = transaction.log.entries(cards, kinds=MARKING | {EntryKind.RESET})
    newest, states = transaction.log.newest(cards), transaction.schedule.states(cards)
    transaction.schedule.replace(with_marks(states[card], entries.get(card, ()), newest.get(card)) for card in cards)


def named_by(front: str) -> str:
    """A card in a few words, for the note of an action: the beginning of its front."""
    line = next((line.strip("#*> \t") for line in front.splitlines() if line.strip("#*> \t")), "")
    return line[:60]


def named(action: Action) -> str:
    """An action in a few words."""
    words = {
        ActionKind.ANSWER: "an answer",
        ActionKind.IMPORT: "an import",
        ActionKind.EDIT: "an edit",
        ActionKind.ADD: "a new question",
        ActionKind.REMOVE: "a removal",
        ActionKind.SUSPEND: "a suspension",
        ActionKind.BURY: "a burial",
        ActionKind.FLAG: "a flag",
        ActionKind.RESET: "a reset",
        ActionKind.RESCHEDULE: "a day set by hand",
        ActionKind.SETTING: "a setting",
        ActionKind.WEIGHTS: "other weights",
        ActionKind.INTERVIEW: "an interview",
        ActionKind.CARDS: "cards",
    }
    what = words.get(action.kind, f"an action ({action.kind.value})")
    return f"{what} ({action.note})" if action.note else what
