"""Charts one below the other: title, sentence, drawing; or their numbers."""

import re
import textwrap
from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from export.statistics.chart import Chart
from tui.drawing import drawn, in_numbers
from tui.inline import QUIET_STYLE, harmless
from tui.shades import COLOURS, SHADES

_WIDEST = 100
_COUNTING = "Counting …"
_DRAWN = re.compile("[█▏▎▍▌▋▊▉▁▂▃▄▅▆▇░▒▓]+")
_STYLE = dict(zip(SHADES[1:], COLOURS[1:], strict=True))


class ChartList(Widget):
    """As many lines as the charts need at this width."""

    DEFAULT_CSS = "ChartList { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._charts: Sequence[Chart] = ()
        self._numbers = False
        self._said = _COUNTING
        self._lines: tuple[int, list[Content]] = (0, [])

    def show(self, charts: Sequence[Chart], *, numbers: bool) -> None:
        """Show these charts, drawn or as numbers; where there are none, that they are being counted."""
        shown = (charts, numbers, "" if charts else _COUNTING)
        if shown != (self._charts, self._numbers, self._said):
            self._charts, self._numbers, self._said = shown
            self._redraw()

    def say(self, text: str) -> None:
        """Show a message in their place."""
        self._said = text
        self._redraw()

    def _redraw(self) -> None:
        self._lines = (0, [])
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each that is drawn."""
        del container, viewport
        return len(self._drawn(width)) if width else 0

    def render(self) -> RenderResult:
        """The lines."""
        return Content("\n").join(self._drawn(self.content_size.width))

    def _drawn(self, width: int) -> list[Content]:
        if self._lines[0] != width:
            room = min(width, _WIDEST)
            made = [Content(line) for line in textwrap.wrap(harmless(self._said), room)]
            self._lines = (width, made or self._of_charts(room))
        return self._lines[1]

    def _of_charts(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for chart in self._charts:
            lines += [Content()] if lines else []
            lines.append(Content.styled(chart.title, "bold"))
            lines += [Content.styled(line, QUIET_STYLE) for line in textwrap.wrap(chart.sentence, width)]
            if self._numbers:
                lines += [Content(line) for row in in_numbers(chart) for line in textwrap.wrap(row, width)]
            else:
                lines += [coloured(line) for line in drawn(chart, width)]
        return lines


def coloured(line: str) -> Content:
    """A line with what is drawn in it in colour; it reads the same without."""
    content = Content(line)
    for match in _DRAWN.finditer(line):
        content = content.stylize(_STYLE.get(match.group()[0], COLOURS[-1]), match.start(), match.end())
    return content
