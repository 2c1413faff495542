"""Interviews in words and as JSON: how many days are left, what they are about, how they went."""

from collections.abc import Iterator
from datetime import date

from srs.clock import Clock
from srs.errors import SearchError
from srs.interview_fields import FIELDS
from srs.model import Afterwards, Interview, Json
from srs.preparation import scope
from srs.settings.weekdays import WEEKDAYS
from srs.store import Transaction
from tui.words import count, days_to_go, long_date

_ID_SHOWN = 8


def line_of(of: Interview, today: date) -> str:
    """An interview on a line of a list."""
    over = f"  {afterwards(of.over)}" if of.over else ""
    return f"{of.id[:_ID_SHOWN]}  {of.day}  {of.name}, {days_to_go(of.day, today)}{over}"


def afterwards(over: Afterwards) -> str:
    """How it went: `over, went badly, 3 questions asked`."""
    went = f"went {over.went.value}" if over.went else ""
    asked = f"{count(len(over.asked), 'question')} asked" if over.asked else ""
    return ", ".join(filter(None, ("over", went, asked)))


def before_its_day(of: Interview, today: date) -> str:
    """That one was marked as over while its day is still to come; empty where it has come."""
    days = (of.day - today).days
    return f"{of.name} is marked as over {count(days, 'day')} before its day" if days > 0 else ""


def pace(of: Interview, today: date) -> str:
    """The minutes until its day: `20 minutes a day (sat=60), 1,120 minutes in all`."""
    weekdays = FIELDS["weekday"].of(of)
    own = f" ({weekdays})" if any(each is not None for each in of.weekdays) else ""
    return f"{count(of.minutes, 'minute')} a day{own}, {count(sum(of.budget(today)), 'minute')} in all"


def lines_of(of: Interview, found: dict[str, Json], today: date) -> Iterator[str]:
    """An interview in lines, what is not said of it left out; `found` is its document."""
    yield f"{of.name}: {of.day:%A} {long_date(of.day)}, {days_to_go(of.day, today)}  ({of.id[:_ID_SHOWN]})"
    number = found["cards"]
    cards = count(number, "card") if isinstance(number, int) else "cannot be read any more"
    named = [
        ("about", f"{of.scope or 'everything'} ({cards})"),
        ("minutes", pace(of, today) if of.is_ahead(today) else ""),
        *((name, FIELDS[name].of(of)) for name in ("off", "role", "company", "stage", "weight", "target")),
        ("afterwards", afterwards(of.over) if of.over else ""),
        ("note", of.over.note if of.over else ""),
        ("notes", of.notes),
    ]
    for name, said in named:
        if said not in ("", "none"):
            yield f"  {name:<11}{said}"


def document(transaction: Transaction, clock: Clock, of: Interview) -> dict[str, Json]:
    """An interview as JSON; `cards` is how many its scope finds, null where it cannot be read any more."""
    today = clock.study_day()
    cards: int | None = None
    error: str | None = None
    try:
        cards = len(scope(transaction, clock, of))
    except SearchError as found:
        error = found.reason
    weekdays = {name: own for name, own in zip(WEEKDAYS, of.weekdays, strict=True) if own is not None}
    return {
        "id": of.id,
        "name": of.name,
        "role": of.role,
        "company": of.company,
        "day": of.day.isoformat(),
        "days_to_go": (of.day - today).days,
        "stage": of.stage,
        "scope": of.scope,
        "cards": cards,
        "scope_error": error,
        "minutes": of.minutes,
        "weekdays": dict(weekdays),
        "days_off": [day.isoformat() for day in of.days_off],
        "minutes_left": sum(of.budget(today)) if of.is_ahead(today) else 0,
        "weights": [{"by": each.aspect.value, "name": each.name, "times": each.times} for each in of.weights],
        "target": of.target,
        "over": _afterwards_document(transaction, of.over),
        "notes": of.notes,
    }


def _afterwards_document(transaction: Transaction, over: Afterwards | None) -> Json:
    if over is None:
        return None
    prompts = {each.id: each.prompt for each in transaction.library.questions(ids=over.asked, retired=True)}
    return {
        "asked": [{"id": each, "question": prompts.get(each)} for each in over.asked],
        "went": over.went.value if over.went else None,
        "note": over.note,
    }
