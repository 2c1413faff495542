"""Charts as SVG, made for a page: widths are shares of the room there is, colours are classes of the page's style.

Nothing is scaled, so that letters keep their size on a narrow screen. Every text is escaped.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape

from export.statistics.chart import Chart, Look, Row

_BAR_ROW, _BAR = 34, 12
_PLOT, _LABELS, _HEAD = 120, 20, 18
_MOST_LABELS = 5
_CELL, _GAP = 11, 2
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_LEVELS = 4


def svg(chart: Chart) -> str:
    """The drawing of a chart; nothing where there is nothing to draw."""
    if not any(row.value is not None for row in chart.rows):
        return ""
    match chart.look:
        case Look.BARS:
            return _framed(chart, "100%", _BAR_ROW * len(chart.rows), _bars(chart))
        case Look.COLUMNS:
            return _framed(chart, "100%", _HEAD + _PLOT + _LABELS, _columns(chart))
        case Look.CALENDAR:
            return _calendar(chart)


def _framed(chart: Chart, width: str, height: int, marks: Iterator[str]) -> str:
    """The drawing with its name and description for who cannot see it."""
    name, inside = escape(chart.name), "\n".join(marks)
    return (
        f'<svg role="img" aria-labelledby="{name}-title {name}-desc" width="{width}" height="{height}">\n'
        f'<title id="{name}-title">{escape(chart.title)}</title>\n'
        f'<desc id="{name}-desc">{escape(chart.sentence)}</desc>\n{inside}\n</svg>'
    )


def _text(x: str, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    of_kind = f' class="{kind}"' if kind else ""
    return f'<text x="{x}" y="{y:g}" text-anchor="{anchor}"{of_kind}>{escape(words)}</text>'


def _told(row: Row) -> str:
    """What a pointer that rests on a mark is told."""
    return f"<title>{escape(row.label)}: {escape(row.text)}</title>"


# ---------------------------------------------------------------------------------------------------------------- bars


def _bars(chart: Chart) -> Iterator[str]:
    """A line of words a row, and its bar below; a stroke at what it is compared with."""
    for place, row in enumerate(chart.rows):
        top = place * _BAR_ROW
        yield _text("0", top + 13, row.brief)
        yield _text("100%", top + 13, row.text, kind="quiet", anchor="end")
        bar = top + 18
        yield f'<rect class="rest" x="0" y="{bar}" width="100%" height="{_BAR}" rx="2"/>'
        if row.value:
            width = f"{100 * row.value / chart.scale:.2f}%"
            yield f'<rect class="bar" x="0" y="{bar}" width="{width}" height="{_BAR}" rx="2">{_told(row)}</rect>'
        if row.mark is not None and row.value is not None:
            at = f"{100 * row.mark / chart.scale:.2f}%"
            yield f'<line class="mark" x1="{at}" x2="{at}" y1="{bar - 2}" y2="{bar + _BAR + 2}"/>'


# ------------------------------------------------------------------------------------------------------------- columns


def _columns(chart: Chart) -> Iterator[str]:
    """Columns over a line, the scale above it and some labels below."""
    bottom = _HEAD + _PLOT
    highest = "100%" if chart.top else max(chart.rows, key=lambda row: row.value or 0.0).short
    yield _text("0", _HEAD - 5, highest, kind="quiet")
    yield f'<line class="grid" x1="0" x2="100%" y1="{_HEAD}" y2="{_HEAD}"/>'
    each = 100 / len(chart.rows)
    for place, row in enumerate(chart.rows):
        if row.value:
            height = max(1.0, _PLOT * row.value / chart.scale)
            yield (
                f'<rect class="bar" x="{each * place + each * 0.1:.3f}%" y="{bottom - height:.1f}" '
                f'width="{each * 0.8:.3f}%" height="{height:.1f}">{_told(row)}</rect>'
            )
    yield f'<line class="axis" x1="0" x2="100%" y1="{bottom}" y2="{bottom}"/>'
    yield from _labels(chart, each, bottom + 15)


def _labels(chart: Chart, each: float, y: int) -> Iterator[str]:
    """At most five labels, each below the middle of its column but for those at the ends."""
    last = len(chart.rows) - 1
    number = min(_MOST_LABELS, len(chart.rows))
    places = sorted({round(last * step / max(number - 1, 1)) for step in range(number)})
    for place in places:
        row = chart.rows[place]
        if last and place == 0:
            yield _text("0", y, row.brief, kind="quiet")
        elif last and place == last:
            yield _text("100%", y, row.brief, kind="quiet", anchor="end")
        else:
            yield _text(f"{each * (place + 0.5):.2f}%", y, row.brief, kind="quiet", anchor="middle")


# ------------------------------------------------------------------------------------------------------------ calendar


def _calendar(chart: Chart) -> str:
    """A row a weekday and a column a week, up to today: the busier a day, the darker."""
    if chart.until is None:
        return ""
    last = max([chart.until, *chart.days])
    first = min(chart.days)
    monday = first - timedelta(days=first.weekday())
    weeks = (last - monday).days // 7 + 1
    step = _CELL + _GAP
    marks = _days(chart, monday, last)
    return _framed(chart, str(60 + weeks * step), _HEAD + 7 * step, marks)


def _days(chart: Chart, monday: date, last: date) -> Iterator[str]:
    step, most = _CELL + _GAP, max(chart.days.values())
    for weekday, name in enumerate(_WEEKDAYS):
        if name:
            yield _text("0", _HEAD + weekday * step + 9, name, kind="quiet")
    named = -3
    for number in range((last - monday).days + 1):
        day, (week, weekday) = monday + timedelta(days=number), divmod(number, 7)
        x = 30 + week * step
        if day.day == 1 and week - named > 2:
            named = week
            yield _text(str(x), _HEAD - 6, f"{day:%b %Y}" if day.month == 1 else f"{day:%b}", kind="quiet")
        answers = chart.days.get(day, 0)
        level = min(_LEVELS, 1 + _LEVELS * answers // max(most, 1)) if answers else 0
        told = f"<title>{day:%a} {day.day} {day:%b %Y}: {answers}</title>"
        y = _HEAD + weekday * step
        yield f'<rect class="day{level}" x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" rx="2">{told}</rect>'
