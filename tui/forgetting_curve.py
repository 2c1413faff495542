"""The forgetting curve of a card, drawn with characters or told in numbers; neither needs colour."""

import math
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from srs.card_history import CardHistory
from srs.model import EntryKind
from tui.words import long_date

_HEIGHT, _WIDEST = 7, 90
_SHORTEST_DAYS = 7
_HIGHEST_FLOOR = 0.8
_PARTS = " ▁▂▃▄▅▆▇█"
_TO_COME, _WANTED = "░", "┄"
_INDENT = " " * 6
_EVERY_RATING = "1 Again, 2 Hard, 3 Good, 4 Easy"


def drawn_curve(history: CardHistory, today: date, width: int) -> list[str]:
    """The lines of a drawing at most `width` cells wide (30 or more); none for a card that was never reviewed.

    Full columns are the past, shaded ones what is expected; below stand the ratings and the days.
    """
    curve = history.curve
    if not curve.stretches:
        return []
    days = _days(history, today, min(_WIDEST, width - 6))
    recall = [curve.on(day) for day in days]
    floor = _floor(recall)
    wanted = history.state.desired_retention
    lines = []
    for level in range(_HEIGHT - 1, -1, -1):
        name = {_HEIGHT - 1: "100%", 0: f"{floor:.0%}"}.get(level, "")
        empty = _WANTED if wanted is not None and _level(wanted, floor) == level else " "
        cells = (_cell(each, floor, level, empty, to_come=day > today) for each, day in zip(recall, days, strict=True))
        lines.append(f"{name:>4} {'┤' if name else '│'}{''.join(cells)}".rstrip())
    lines.append(f"     └{_ratings(history, days)}")
    lines.append(_INDENT + _labels(days, [(days[0], f"{days[0]:%d %b %Y}"), (today, "today"), *_due(history, today)]))
    return [*lines, *textwrap.wrap(_legend(wanted), max(20, width), initial_indent=_INDENT, subsequent_indent=_INDENT)]


def curve_in_numbers(history: CardHistory, today: date) -> list[str]:
    """The curve as lines that a screen reader says well: how far recall fell before each review, and when it will."""
    curve = history.curve
    lines = [
        f"{long_date(one.since)} to {long_date(one.until)}: recall fell from 100% to {curve.fallen(one, one.until):.0%}"
        for one in curve.stretches
        if one.until is not None
    ]
    if curve.stretches and curve.stretches[-1].until is None:
        since = curve.stretches[-1].since
        lines.append(f"Since {long_date(since)}: recall is {curve.on(today) or 0:.0%} today")
        falls = ((share, curve.falls_to(share)) for share in (0.9, 0.8, 0.5))
        lines += [f"Falls to {share:.0%} on {long_date(day)}" for share, day in falls if day and day > today]
    return lines


# ---------------------------------------------------------------------------------------------------------------- days


def _days(history: CardHistory, today: date, count: int) -> list[date]:
    """The study days of the columns: from the first review to the due day, and at least to today."""
    first = history.curve.stretches[0].since
    last = max([today, first + timedelta(days=_SHORTEST_DAYS), *(day for day, _ in _due(history, today))])
    span = (last - first).days
    return [first + timedelta(days=round(span * n / (count - 1))) for n in range(count)]


def _due(history: CardHistory, today: date) -> list[tuple[date, str]]:
    """The due day with its label, if it is still to come."""
    due = history.state.due
    if due is None or isinstance(due, datetime) or due <= today:
        return []
    return [(due, "due")]


def _column(days: Sequence[date], day: date) -> int:
    """The column of a day: the first of those that are its own, else the last before it."""
    return days.index(max((each for each in days if each <= day), default=days[0]))


# --------------------------------------------------------------------------------------------------------------- lines


def _floor(recall: Iterable[float | None]) -> float:
    """Where the scale begins: a whole tenth below all that is drawn."""
    lowest = min([_HIGHEST_FLOOR, *(each for each in recall if each is not None)])
    return math.floor(lowest * 10 - 1e-9) / 10 if lowest < _HIGHEST_FLOOR else _HIGHEST_FLOOR


def _eighths(recall: float, floor: float) -> int:
    return max(1, min(8 * _HEIGHT, round((recall - floor) / (1 - floor) * 8 * _HEIGHT)))


def _level(recall: float, floor: float) -> int:
    return (_eighths(recall, floor) - 1) // 8


def _cell(recall: float | None, floor: float, level: int, empty: str, *, to_come: bool) -> str:
    if recall is None:
        return empty
    filled = max(0, min(8, _eighths(recall, floor) - 8 * level))
    if to_come:
        return _TO_COME if filled >= 4 or (filled and level == 0) else empty
    return _PARTS[filled] if filled else empty


def _ratings(history: CardHistory, days: Sequence[date]) -> str:
    """The line below the columns, with the number of the last rating of a column where it was."""
    line = ["─"] * len(days)
    for step in history.steps:
        if step.entry.kind is EntryKind.REVIEW and step.entry.rating is not None:
            line[_column(days, step.entry.study_day)] = str(int(step.entry.rating))
    return "".join(line)


def _labels(days: Sequence[date], wanted: Sequence[tuple[date, str]]) -> str:
    """Labels where their days are, further left where they would not fit; one that would cover another is left out."""
    line = ""
    for day, label in sorted(wanted):
        at = max(0, min(_column(days, day), len(days) - len(label)))
        if not line or at > len(line):
            line = f"{line:<{at}}{label}"
    return line


def _legend(wanted: float | None) -> str:
    told = f"{_EVERY_RATING}; {_TO_COME} to come"
    return f"{told}, {_WANTED} wanted" if wanted is not None else told
