"""What a person does outside a sitting: suspend, bury, flag, undo and redo. Each is one action in one transaction."""

import platform
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from srs.clock import Clock, to_ms
from srs.errors import NotFoundError, UsageError
from srs.ids import TimeOrderedIds, following_id
from srs.model import Action, ActionId, ActionKind, CardId, CardState, Entry, EntryId, EntryKind, Phase, QuestionId
from srs.scheduler import after_entry, fold
from srs.store import Store, Transaction

_TURNS = (ActionKind.UNDO, ActionKind.REDO)


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


# ------------------------------------------------------------------------------------------------- one card, one entry


def suspend(journal: Journal, card: CardId, *, on: bool = True) -> CardState:
    """Take a card out of reviewing, or (`on=False`) bring it back."""
    kind = EntryKind.SUSPEND if on else EntryKind.UNSUSPEND
    return _mark(journal, card, ActionKind.SUSPEND, lambda entry: replace(entry, kind=kind))


def bury(journal: Journal, card: CardId, *, on: bool = True) -> CardState:
    """Put a card off until the next study day, or (`on=False`) bring it back."""

    def fill(entry: Entry) -> Entry:
        if not on:
            return replace(entry, kind=EntryKind.UNBURY)
        return replace(entry, kind=EntryKind.BURY, due=entry.study_day + timedelta(days=1))

    return _mark(journal, card, ActionKind.BURY, fill)


def flag(journal: Journal, card: CardId, note: str = "", *, on: bool = True) -> CardState:
    """Mark a card with a note to oneself, or (`on=False`) take the mark off."""

    def fill(entry: Entry) -> Entry:
        return replace(entry, kind=EntryKind.FLAG, note=note) if on else replace(entry, kind=EntryKind.UNFLAG)

    return _mark(journal, card, ActionKind.FLAG, fill)


def reset(journal: Journal, card: CardId) -> CardState:
    """Forget what is known of a card's memory: it is new again. Its log stays."""

    def fill(entry: Entry) -> Entry:
        return replace(entry, kind=EntryKind.RESET, phase_after=Phase.NEW)

    return _mark(journal, card, ActionKind.RESET, fill)


def _mark(journal: Journal, card: CardId, kind: ActionKind, fill: Callable[[Entry], Entry]) -> CardState:
    """Append one entry without a review and fold it in."""
    with journal.store.writing() as transaction:
        state = transaction.schedule.state(card)
        moment = journal.moment_after([state])
        action, ids = journal.action(transaction, kind, at=moment, note=named_by(transaction.library.card(card).front))
        entry = fill(
            Entry(
                id=EntryId(ids.next(to_ms(moment))),
                action=action.id,
                card=card,
                kind=EntryKind.SUSPEND,
                moment=moment,
                zone_offset_minutes=action.zone_offset_minutes,
                study_day=journal.clock.study_day(moment),
            )
        )
        transaction.log.append(action, [entry])
        after = after_entry(state, entry)
        transaction.schedule.put(after, seen=state)
    return after


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
            raise UsageError(f"the last action was no review but {named(target)}; `viva undo` takes it back")
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
    refold(transaction, cards)
    if changed := _changed_since(transaction, target.id):
        follow(transaction, changed)
    return Turned(target=target, cards=cards)


def _changed_since(transaction: Transaction, target: ActionId) -> set[QuestionId]:
    """The questions that an action changed and a later one too, whose fields may speak of the earlier."""
    log, library = transaction.log, transaction.library
    changed = library.questions_of(log.changed_by([target]))
    return changed & library.questions_of(log.changed_by(log.changing_after(target))) if changed else set()


def refold(transaction: Transaction, cards: Sequence[CardId]) -> None:
    """Make the states of these cards again from their standing entries."""
    entries = transaction.log.entries(cards)
    transaction.schedule.replace(fold(card, entries.get(card, ())) for card in cards)


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
        ActionKind.SETTING: "a setting",
        ActionKind.CARDS: "cards",
    }
    what = words.get(action.kind, f"an action ({action.kind.value})")
    return f"{what} ({action.note})" if action.note else what
