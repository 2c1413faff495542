"""Charts one below the other: title, sentence, drawing; or their numbers."""

import re
import textwrap
from collections.abc import Sequence

from textual.content import Content

from export.statistics.chart import Chart
from tui.drawing import drawn, in_numbers
from tui.inline import QUIET_STYLE
from tui.shades import COLOURS, SHADES
from tui.widgets.lines import Lines

_COUNTING = "Counting …"
_DRAWN = re.compile("[█▏▎▍▌▋▊▉▁▂▃▄▅▆▇░▒▓]+")
_STYLE = dict(zip(SHADES[1:], COLOURS[1:], strict=True))


class ChartList(Lines):
    """As many lines as the charts need at this width."""

    def __init__(self) -> None:
        super().__init__(_COUNTING)
        self._charts: Sequence[Chart] = ()
        self._numbers = False

    def show(self, charts: Sequence[Chart], *, numbers: bool) -> None:
        """Show these charts, drawn or as numbers; where there are none, that they are being counted."""
        shown = (charts, numbers, "" if charts else _COUNTING)
        if shown != (self._charts, self._numbers, self.said):
            self._charts, self._numbers, said = shown
            self.say(said)

    def made(self, width: int) -> list[Content]:
        """The charts."""
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
