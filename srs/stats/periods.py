"""Days folded into weeks, months and years."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

Value = TypeVar("Value")

_DAYS, _WEEKS, _MONTHS = 31, 210, 930
"""Up to so many days are told by day, by week and by month."""


class Grain(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def grain_for(days: int) -> Grain:
    """The grain in which so many days are few enough periods to look at: some thirty."""
    if days <= _DAYS:
        return Grain.DAY
    if days <= _WEEKS:
        return Grain.WEEK
    return Grain.MONTH if days <= _MONTHS else Grain.YEAR


def start_of(day: date, grain: Grain) -> date:
    """The first day of the period that holds a day; weeks begin on Monday."""
    match grain:
        case Grain.DAY:
            return day
        case Grain.WEEK:
            return day - timedelta(days=day.weekday())
        case Grain.MONTH:
            return day.replace(day=1)
        case Grain.YEAR:
            return day.replace(month=1, day=1)


def after(start: date, grain: Grain) -> date:
    """The first day of the period that follows the one that begins so."""
    longest = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 31, Grain.YEAR: 366}
    return start_of(start + timedelta(days=longest[grain]), grain)


def starts(first: date, last: date, grain: Grain) -> tuple[date, ...]:
    """The first day of every period from the one that holds `first` to the one that holds `last`."""
    found = []
    start = start_of(first, grain)
    while start <= last:
        found.append(start)
        start = after(start, grain)
    return tuple(found)


def folded(days: Mapping[date, Value], grain: Grain, add: Callable[[Value, Value], Value]) -> dict[date, Value]:
    """The values of days added up by period, in order, each under its first day."""
    found: dict[date, Value] = {}
    for day in sorted(days):
        start = start_of(day, grain)
        found[start] = add(found[start], days[day]) if start in found else days[day]
    return found
