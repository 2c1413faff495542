"""What was done, a line an action: what it was, by which short id it is named, and what undo and redo would take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import pairwise

from srs.model import Action, ActionId, ActionKind
from srs.store import Transaction

_SHORTEST = 10
"""A start of an id is never shown shorter, which tells seconds: the next actions would make it that of several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One action, whether it stands, the start of its id that no other has, and what it was in words.

    `next` is the kind of step that would take this action: "undo", "redo", or None.
    """

    action: Action
    stands: bool
    start: str
    about: str
    next: str | None = None

    @property
    def local(self) -> datetime:
        """When it was done, by the clock on the wall where it was done."""
        return self.action.moment.astimezone(timezone(timedelta(minutes=self.action.zone_offset_minutes)))


def lines(transaction: Transaction, limit: int) -> tuple[Line, ...]:
    """The last actions, newest first."""
    log = transaction.log
    found = log.actions(limit + 1)
    shown = found[:limit]
    length = _telling_length([action.id for action, _ in found])
    undo, redo = log.last_standing(), log.last_undone()
    steps = {each.id: name for name, each in (("undo", undo), ("redo", redo)) if each}
    kinds = log.kinds(action.target for action, _ in shown if action.target)
    questions = log.questions_changed(action.id for action, _ in shown)
    return tuple(
        Line(
            action=action,
            stands=stands,
            start=action.id[:length],
            about=_about(action, kinds.get(action.target) if action.target else None, questions.get(action.id)),
            next=steps.get(action.id),
        )
        for action, stands in shown
    )


def _telling_length(ids: Sequence[ActionId]) -> int:
    """How long a start of these ids, which are neighbours in order, tells each from every other."""
    shared = max((_shared(one, other) for one, other in pairwise(ids)), default=0)
    length = max(_SHORTEST, shared + 1)
    return length + any(each[length - 1 : length] == "-" for each in ids)


def _shared(one: str, other: str) -> int:
    """How many characters two ids begin with together."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), len(one))


def _about(action: Action, of: ActionKind | None, questions: tuple[int, int] | None) -> str:
    """What an action was: its note, and of one that changed questions how many."""
    if of is not None:
        return ": ".join(filter(None, (of.value, action.note)))
    if action.kind in (ActionKind.IMPORT, ActionKind.REMOVE) and questions is not None:
        return ": ".join(filter(None, (action.note, _counted(*questions))))
    return action.note


def _counted(made: int, changed: int) -> str:
    said = (
        f"{made} {_questions(made)} new" if made else "",
        f"{changed} {_questions(changed)} changed" if changed else "",
    )
    return ", ".join(filter(None, said))


def _questions(number: int) -> str:
    return "question" if number == 1 else "questions"
