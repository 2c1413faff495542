"""The interviews that are planned for, and the minutes of the days until the last of them."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from srs.model import Interview
from srs.store import Transaction

FAR_DAYS = 180
"""What is farther waits while something nearer is planned for."""

_LOOKED_BACK_DAYS = 28
_FEWEST_DAYS = 7


def upcoming(transaction: Transaction, today: date) -> tuple[Interview, ...]:
    """The interviews after today that are planned for, the next first.

    On its own day an interview is planned for no longer; nor is one after more than 180 days while another is nearer,
    for so many days are planned in strides, which would make the near one's plan coarse.
    """
    ahead = tuple(each for each in transaction.interviews.all() if each.is_ahead(today) and each.day > today)
    return tuple(each for each in ahead if (each.day - today).days <= FAR_DAYS) or ahead


def minutes_on(interviews: Sequence[Interview], days_off: Collection[date], day: date) -> int:
    """The minutes of a study day: those of the interview that asks for most, for a person has one day for all of them.

    None on a day off of the collection, nor on the eve of nothing.
    """
    return 0 if day in days_off else max((each.minutes_on(day) for each in interviews), default=0)


def minutes_until(interviews: Sequence[Interview], days_off: Collection[date], today: date) -> list[int]:
    """The minutes of each study day from today to the eve of the last interview."""
    last = max((each.day for each in interviews), default=today)
    budgets = [each.budget(today) for each in interviews]
    off = frozenset(days_off)
    days = ((number, today + timedelta(days=number)) for number in range((last - today).days))
    return [
        0 if day in off else max(budget[number] for budget in budgets if number < len(budget)) for number, day in days
    ]


def kept_share(
    interviews: Sequence[Interview], days_off: Collection[date], planned: frozenset[date], today: date
) -> float:
    """The share of the last four weeks' days with minutes on which the plan was followed, since it first was.

    1 while there are fewer than seven such days. `planned` are the days on which the plan chose an answer.
    """
    first = min(planned, default=today)
    begin = max(first, today - timedelta(days=_LOOKED_BACK_DAYS))
    days = [begin + timedelta(days=number) for number in range((today - begin).days)]
    meant = [day for day in days if minutes_on(interviews, days_off, day)]
    return 1.0 if len(meant) < _FEWEST_DAYS else sum(day in planned for day in meant) / len(meant)


def looked_back(today: date) -> date:
    """The first study day that is looked at for how many days are kept."""
    return today - timedelta(days=_LOOKED_BACK_DAYS)
