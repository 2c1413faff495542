"""Charts drawn with characters: bars and columns of blocks, a calendar in shades; every line without colour."""

from collections.abc import Sequence
from datetime import timedelta

from export.statistics.chart import Chart, Look, Row
from tui.shades import SHADES, WEEKDAYS, level_of, months

_ACROSS, _UP = " ▏▎▍▌▋▊▉█", " ▁▂▃▄▅▆▇█"
_HEIGHT = 6
_LEAST_BAR, _LONGEST_BAR = 8, 50
_WIDEST_COLUMN = 6


def drawn(chart: Chart, width: int) -> list[str]:
    """The lines of a chart's drawing, none wider than `width` (30 or more); none where there is nothing to draw."""
    if not chart.rows:
        return []
    match chart.look:
        case Look.BARS:
            return bars(chart, width)
        case Look.COLUMNS:
            return columns(chart, width)
        case Look.CALENDAR:
            return shaded(chart, width)


def in_numbers(chart: Chart) -> list[str]:
    """The rows of a chart as lines that a screen reader says well; of a series over time those that are not nothing."""
    rows = [row for row in chart.rows if row.value != 0 or chart.look is Look.BARS]
    return [f"{row.label}: {row.text}" for row in rows]


# ---------------------------------------------------------------------------------------------------------------- bars


def bars(chart: Chart, width: int) -> list[str]:
    """A line a row: its label, a bar, its number; the number in full where there is room for it."""
    names = max(len(row.brief) for row in chart.rows)
    texts = [row.text for row in chart.rows]
    if width - names - 2 - max(map(len, texts)) < _LEAST_BAR:
        texts = [row.short for row in chart.rows]
    longest = max(4, min(_LONGEST_BAR, width - names - 2 - max(map(len, texts))))
    return [
        f"{row.brief:>{names}} {_bar(row, chart.scale, longest)} {text}"
        for row, text in zip(chart.rows, texts, strict=True)
    ]


def _bar(row: Row, scale: float, longest: int) -> str:
    """Blocks to an eighth of a character; what the value is compared with stands as an upright line."""
    if row.value is None:
        return " " * longest
    full, rest = divmod(_eighths(row.value, scale, longest), 8)
    bar = ("█" * full + _ACROSS[rest].strip()).ljust(longest)
    if row.mark is None:
        return bar
    at = min(longest - 1, int(row.mark / scale * longest))
    return f"{bar[:at]}│{bar[at + 1 :]}"


def _eighths(value: float, scale: float, cells: int) -> int:
    """How many eighths of so many cells a value fills: none of them for nothing, at least one for anything."""
    return max(1, min(cells * 8, round(value / scale * cells * 8))) if value else 0


# ------------------------------------------------------------------------------------------------------------- columns


def columns(chart: Chart, width: int) -> list[str]:
    """Columns over a line, the scale at their left and labels below; where not all fit, the last of them after a ‹.

    A dot stands where there is too little to draw.
    """
    top = "100%" if chart.top else max(chart.rows, key=lambda row: row.value or 0.0).short
    room = width - len(top) - 2
    rows = chart.rows[-room:]
    cell = min(_WIDEST_COLUMN, room // len(rows))
    lines = []
    for level in range(_HEIGHT - 1, -1, -1):
        name = top if level == _HEIGHT - 1 else ""
        cells = "".join(f"{_part(row, chart.scale, level) * max(1, cell - 1):<{cell}}" for row in rows)
        lines.append(f"{name:>{len(top)}} {'┤' if name else '│'}{cells}".rstrip())
    lines.append(f"{'0':>{len(top)}} {'└' if len(rows) == len(chart.rows) else '‹'}{'─' * cell * len(rows)}")
    return [*lines, " " * (len(top) + 2) + _labels(rows, cell)]


def _part(row: Row, scale: float, level: int) -> str:
    """What a column shows in one line, 0 being the lowest."""
    if row.value is None:
        return "·" if level == 0 else " "
    return _UP[max(0, min(8, _eighths(row.value, scale, _HEIGHT) - 8 * level))]


def _labels(rows: Sequence[Row], cell: int) -> str:
    """As many labels as stand apart, each where its column begins; none beyond the last column."""
    line = ""
    for number, row in enumerate(rows):
        at = number * cell
        fits = at + len(row.brief) <= max(len(rows) * cell, len(row.brief))
        if fits and (not line or at > len(line)):
            line = f"{line:<{at}}{row.brief}"
    return line


# ------------------------------------------------------------------------------------------------------------ calendar


def shaded(chart: Chart, width: int) -> list[str]:
    """A line a weekday and a column a week up to today: two characters wide where they fit, the last weeks if not."""
    today, room = chart.until, width - 4
    if today is None:
        return []
    last = max([today, *chart.days])
    monday = min(chart.days) - timedelta(days=min(chart.days).weekday())
    weeks = (last - monday).days // 7 + 1
    wide = 2 if 2 * weeks <= room else 1
    weeks = min(weeks, room // wide)
    monday = last - timedelta(days=last.weekday() + 7 * (weeks - 1))
    most = max(chart.days.values())
    lines = [months(monday, weeks, wide=wide)[:width].rstrip() or f"    {monday:%b}"]
    for weekday, name in enumerate(WEEKDAYS):
        days = (monday + timedelta(days=7 * week + weekday) for week in range(weeks))
        cells = ("" if day > last else f"{SHADES[level_of(chart.days.get(day, 0), most)]:<{wide}}" for day in days)
        lines.append(f"{name:<4}{''.join(cells)}".rstrip())
    return [*lines, f"    less {' '.join(SHADES)} more"]
