"""Interviews: adding, changing and removing them, and telling how they went. Each is one action."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from shlex import quote

from srs.actions import Journal
from srs.errors import NotFoundError, UsageError
from srs.ids import normalised
from srs.model import Action, ActionKind, Afterwards, Change, Interview, InterviewId, Subject
from srs.search import parse
from srs.store import Transaction
from srs.store.interviews import interview_record

_FARTHEST_DAYS = 36500
_ID_SHOWN = 8


def new_id() -> InterviewId:
    """An id for an interview that is to be added."""
    return InterviewId(str(uuid.uuid4()))


def named(interviews: Sequence[Interview], text: str) -> Interview:
    """The only interview of this name, else the only one whose name begins so, else a word of it, else whose id does.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    wanted, start = normalised(text), text.strip().lower()
    ways = (
        [each for each in interviews if normalised(each.name) == wanted],
        [each for each in interviews if wanted and normalised(each.name).startswith(wanted)],
        [each for each in interviews if wanted and f" {wanted}" in f" {normalised(each.name)}"],
        [each for each in interviews if start and each.id.startswith(start)],
    )
    found = next((way for way in ways if way), [])
    if len(found) == 1:
        return found[0]
    if not found:
        there = f"there is {_listed(interviews)}" if interviews else "add one: viva interview add NAME --on DAY"
        raise NotFoundError(f"there is no interview {text!r}; {there}")
    raise NotFoundError(f"{text!r} may be {_listed(found)}; give more of its name, or of its id")


def _listed(interviews: Sequence[Interview]) -> str:
    return ", ".join(f"{each.name!r} ({each.id[:_ID_SHOWN]})" for each in interviews)


def add(journal: Journal, interview: Interview) -> Action:
    """Add an interview.

    Raises:
        UsageError: its name is taken, or its day has passed or is too far.
        SearchError: its scope cannot be read.
    """
    with journal.store.writing() as transaction:
        _check(journal, transaction, interview, seen=None)
        action, _ = journal.action(transaction, ActionKind.INTERVIEW, note=f"{interview.name} on {interview.day} added")
        made = Change(
            action=action.id,
            subject=Subject.INTERVIEW,
            id=interview.id,
            before=None,
            after=interview_record(interview),
        )
        transaction.log.append(action, changes=[made])
    return action


def edit(journal: Journal, seen: Interview, wanted: Interview) -> Action | None:
    """Give an interview the fields in which `wanted` differs from what was `seen`; None where there are none.

    Raises:
        UsageError: its name is taken, or its day has passed or is too far.
        SearchError: its scope cannot be read.
        NotFoundError: it is not there any more.
    """
    return _put(journal, seen, wanted, f"{wanted.name} changed")


def tell(journal: Journal, seen: Interview, over: Afterwards | None) -> Action | None:
    """Say that an interview is over, and how it was; with None, that it is not. None where it was told so already.

    Raises:
        NotFoundError: it is not there any more.
    """
    asked = f", {len(over.asked)} asked" if over and over.asked else ""
    note = f"{seen.name} is over{asked}" if over else f"{seen.name} is not over"
    return _put(journal, seen, replace(seen, over=over), note)


def remove(journal: Journal, seen: Interview) -> Action | None:
    """Remove an interview.

    Raises:
        NotFoundError: it is not there any more.
    """
    return _put(journal, seen, replace(seen, retired=True), f"{seen.name} removed")


def check(journal: Journal, wanted: Interview, *, seen: Interview | None) -> None:
    """Refuse what no interview can have, among the fields in which `wanted` differs from what was `seen`.

    Raises:
        UsageError: its name is taken, or its day has passed or is too far.
        SearchError: its scope cannot be read.
    """
    with journal.store.reading() as transaction:
        _check(journal, transaction, wanted, seen=seen)


def _put(journal: Journal, seen: Interview, wanted: Interview, note: str) -> Action | None:
    was, will = interview_record(seen), interview_record(wanted)
    changed = {name: value for name, value in will.items() if value != was[name]}
    with journal.store.writing() as transaction:
        now = next((each for each in transaction.interviews.all() if each.id == seen.id), None)
        if now is None:
            raise NotFoundError(f"the interview {seen.name!r} is not there any more")
        _check(journal, transaction, wanted, seen=seen)
        here = interview_record(now)
        changed = {name: value for name, value in changed.items() if value != here[name]}
        if not changed:
            return None
        action, _ = journal.action(transaction, ActionKind.INTERVIEW, note=note)
        before = {name: here[name] for name in changed}
        change = Change(action=action.id, subject=Subject.INTERVIEW, id=seen.id, before=before, after=changed)
        transaction.log.append(action, changes=[change])
    return action


def _check(journal: Journal, transaction: Transaction, wanted: Interview, *, seen: Interview | None) -> None:
    if seen is None or wanted.name != seen.name:
        _check_name(transaction, wanted)
    if seen is None or wanted.day != seen.day:
        _check_day(journal, wanted)
    if seen is None or wanted.scope != seen.scope:
        parse(wanted.scope, transaction.finding.saved())


def _check_name(transaction: Transaction, wanted: Interview) -> None:
    for other in transaction.interviews.all():
        if other.id != wanted.id and normalised(other.name) == normalised(wanted.name):
            raise UsageError(
                f"there is an interview {other.name!r} already, on {other.day}; choose another name, such as "
                f"{f'{other.name}, next round'!r}, or change that one: viva interview edit {quote(other.name)}"
            )


def _check_day(journal: Journal, wanted: Interview) -> None:
    today = journal.clock.study_day()
    if wanted.day < today:
        raise UsageError(f"{wanted.day} has passed; an interview to prepare for is today ({today}) or later")
    if wanted.day > today + timedelta(days=_FARTHEST_DAYS):
        raise UsageError(f"{wanted.day} is more than a hundred years away; is the year right?")
