"""Rows over time: a row a day, week, month or year, whichever is few enough to look at."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from operator import add

from export.statistics.chart import Row
from export.statistics.words import percent, period, period_in_full, share, share_short
from srs.stats.periods import Grain, after, folded, grain_for, starts
from srs.stats.share import Share

Told = Callable[[float], str]
"""A number in words."""


def grain_of(first: date, last: date) -> Grain:
    """The grain that suits the days from the first to the last."""
    return grain_for((last - first).days + 1)


def amounts(days: Mapping[date, float], first: date, last: date, told: Told, brief: Told) -> tuple[Row, ...]:
    """A row for every period between two days, the empty ones too, with the sum of its days; none if all are empty."""
    grain = grain_of(first, last)
    sums = folded({day: number for day, number in days.items() if first <= day <= last}, grain, add)
    if not any(sums.values()):
        return ()
    return tuple(
        Row(
            label=period_in_full(start, grain) + (" (in part)" if _is_cut(start, grain, first, last) else ""),
            brief=period(start, grain),
            value=float(sums.get(start, 0)),
            text=told(sums.get(start, 0)),
            short=brief(sums.get(start, 0)),
        )
        for start in starts(first, last, grain)
    )


def _is_cut(start: date, grain: Grain, first: date, last: date) -> bool:
    """Whether days of a period lie outside those that are shown."""
    return start < first or after(start, grain) > last + timedelta(days=1)


def shares(by_period: Mapping[date, Share], grain: Grain, last: int) -> tuple[Row, ...]:
    """A row for the last so many periods that have any review."""
    kept: Sequence[tuple[date, Share]] = sorted(by_period.items())[-last:]
    return tuple(share_row(period_in_full(start, grain), period(start, grain), of_period) for start, of_period in kept)


def share_row(label: str, brief: str, of: Share, mark: float | None = None) -> Row:
    """A share as a row; `mark` is what it is compared with."""
    text = share(of) if mark is None else f"{share(of)}; predicted {percent(mark, exact=True)}"
    return Row(label=label, brief=brief, value=of.value, text=text, short=share_short(of), mark=mark)
