"""Saving a search under a name, and forgetting it: settings of the collection, so that undo takes either back."""

import re

from srs.actions import Journal
from srs.errors import NotFoundError, UsageError
from srs.model import Action, ActionKind, Change, Subject
from srs.search import parse
from srs.store.records import SAVED_SEARCH, setting_id

_NAME = re.compile(r"[\w-]{1,40}")


def save(journal: Journal, name: str, text: str) -> Action | None:
    """Save a search, in the place of one that has the name; None where it is saved so already.

    Raises:
        UsageError: the name or the search cannot be read, or the search would be part of itself.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a search; it takes up to 40 letters, digits, - and _")
    name = name.lower()
    with journal.store.reading() as transaction:
        parse(text, {**transaction.finding.saved(), name: text})
    return _put(journal, name, text)


def remove(journal: Journal, name: str) -> Action | None:
    """Forget a saved search.

    Raises:
        NotFoundError: none has this name.
    """
    with journal.store.reading() as transaction:
        if name.lower() not in (saved := transaction.finding.saved()):
            there = f"there are {', '.join(saved)}" if saved else "none is saved yet"
            raise NotFoundError(f"no search is saved as {name!r}; {there}")
    return _put(journal, name.lower(), None)


def _put(journal: Journal, name: str, text: str | None) -> Action | None:
    with journal.store.writing() as transaction:
        before = transaction.finding.saved().get(name)
        if before == text:
            return None
        note = f"saved:{name} forgotten" if text is None else f"saved:{name} is {text}"
        action, _ = journal.action(transaction, ActionKind.SETTING, note=note)
        change = Change(
            action=action.id,
            subject=Subject.SETTING,
            id=setting_id("", f"{SAVED_SEARCH}{name}"),
            before=None if before is None else {"value": before},
            after={"value": text},
        )
        transaction.log.append(action, changes=[change])
    return action
