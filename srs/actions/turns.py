"""Undo and redo: an action no longer stands, or stands again, and all that follows from it is made again."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from srs.actions.journal import Journal
from srs.actions.naming import named
from srs.actions.refolding import mark_again, refold
from srs.errors import NotFoundError, UsageError
from srs.model import Action, ActionId, ActionKind, CardId, QuestionId
from srs.store import Transaction

_TURNS = (ActionKind.UNDO, ActionKind.REDO)
_OF_MARKS = frozenset({ActionKind.SUSPEND, ActionKind.BURY, ActionKind.FLAG})

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
        mark_again(transaction, cards)
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
