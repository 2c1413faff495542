"""Outlooks for those who show them: of which interview, and why there is none."""

from shlex import quote

from srs.actions import Journal
from srs.model import Interview
from srs.planning.upcoming import FAR_DAYS, upcoming
from srs.preparation import obstacles
from tui.words import days_to_go


def next_ahead(journal: Journal) -> Interview | None:
    """The next interview that there are days to plan for; None where there is none."""
    today = journal.clock.study_day()
    return next((each for each in ahead(journal) if each.day > today), None)


def ahead(journal: Journal) -> tuple[Interview, ...]:
    """The interviews from today on, the next first.

    Raises:
        CollectionError: the collection cannot be read.
    """
    today = journal.clock.study_day()
    with journal.store.reading() as transaction:
        return tuple(each for each in transaction.interviews.all() if each.is_ahead(today))


def beside(journal: Journal, chosen: Interview) -> tuple[Interview, ...]:
    """The interviews from today on, the chosen one among them wherever its day is; in order of day."""
    others = [each for each in ahead(journal) if each.id != chosen.id]
    return tuple(sorted((*others, chosen), key=lambda each: each.day))


def why_none(journal: Journal, of: Interview) -> str:
    """Why an interview has no outlook, in a sentence that says what to do."""
    today = journal.clock.study_day()
    if of.over is not None:
        return f"{of.name} is over; there is nothing to plan."
    if of.day < today:
        return f"{of.name} was {days_to_go(of.day, today)}; say how it went: viva interview over {quote(of.name)}"
    if of.day == today:
        return f"{of.name} is today, so no minutes are left to plan.{_as_it_stands(journal, of)}"
    with journal.store.reading() as transaction:
        if of.id not in [each.id for each in upcoming(transaction, today)]:
            return (
                f"{of.name} is {days_to_go(of.day, today)}: it is planned for when no other is within {FAR_DAYS} days."
            )
        found = next(obstacles(transaction, journal.clock, of), "its cards are all suspended, or weigh nothing")
    return f"{of.name} has no plan: {found}"


def _as_it_stands(journal: Journal, of: Interview) -> str:
    """What to expect of an interview that is today, after another sentence; empty where no card is in its scope."""
    from srs.outlook.on_the_day import on_the_day  # noqa: PLC0415 - numpy, on one day only
    from tui.outlook_words import of_hundred  # noqa: PLC0415 - the same

    found = on_the_day(journal, of)
    return f" As your memory stands: {of_hundred(found)}." if found else ""
