"""The last weeks, a cell a day: how much was reviewed, by shade as well as by colour."""

from collections.abc import Mapping
from datetime import date, timedelta

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from tui.inline import QUIET_STYLE
from tui.shades import COLOURS, SHADES, WEEKDAYS, level_of, months

_WEEKS = 18


class HeatMap(Widget):
    """Seven rows of weekdays and a column a week, this week last; where it is low, the last days in one line."""

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self._days: Mapping[date, int] = {}

    def show(self, today: date, days: Mapping[date, int]) -> None:
        """Show the reviews of these study days up to today."""
        self._today, self._days = today, days
        self.refresh()

    def render(self) -> RenderResult:
        """The weeks that there is room for."""
        if self._today == date.min:
            return ""
        if self.content_size.height < 9:
            return self._line()
        weeks = min(_WEEKS, max(1, (self.content_size.width - 4) // 2))
        monday = self._today - timedelta(days=self._today.weekday() + 7 * (weeks - 1))
        rows = [Content.styled(months(monday, weeks), QUIET_STYLE)]
        for weekday, name in enumerate(WEEKDAYS):
            cells = [self._cell(monday + timedelta(days=7 * week + weekday)) for week in range(weeks)]
            rows.append(Content.assemble((f"{name:<4}", QUIET_STYLE), *cells))
        legend = [(f"{shade} ", colour) for shade, colour in zip(SHADES, COLOURS, strict=True)]
        rows.append(Content.assemble(("    less ", QUIET_STYLE), *legend, ("more", QUIET_STYLE)))
        return Content("\n").join(rows)

    def _line(self) -> Content:
        days = [self._today - timedelta(days=n) for n in range(13, -1, -1)]
        return Content.assemble(("14 days  ", QUIET_STYLE), *[self._cell(day, wide=False) for day in days])

    def _cell(self, day: date, *, wide: bool = True) -> tuple[str, str]:
        if day > self._today:
            return "  ", ""
        level = level_of(self._days.get(day, 0), max(self._days.values(), default=0))
        return SHADES[level] * (2 if wide and level else 1) + (" " if wide and not level else ""), COLOURS[level]
