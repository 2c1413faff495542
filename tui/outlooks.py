"""Outlooks for those who show them: of which interview, and why there is none."""

from collections.abc import Sequence
from datetime import date

from srs.actions import Journal
from srs.model import Interview
from srs.preparation import remarks
from tui.words import days_to_go


def next_ahead(interviews: Sequence[Interview], today: date) -> Interview | None:
    """The next interview that there are days to plan for; else the one of today; None where none is ahead."""
    ahead = sorted((each for each in interviews if each.is_ahead(today)), key=lambda each: each.day)
    return next((each for each in ahead if each.day > today), ahead[0] if ahead else None)


def why_none(journal: Journal, of: Interview) -> str:
    """Why an interview has no outlook, in a sentence that says what to do."""
    today = journal.clock.study_day()
    if of.over is not None:
        return f"{of.name} is over; there is nothing to plan."
    if of.day < today:
        return f"{of.name} was {days_to_go(of.day, today)}; say how it went: viva interview over"
    if of.day == today:
        return f"{of.name} is today, so no minutes are left to plan."
    with journal.store.reading() as transaction:
        found = next(remarks(transaction, journal.clock, of), "its cards are all suspended, or weigh nothing")
    return f"{of.name} has no plan: {found}"
