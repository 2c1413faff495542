"""The points of an answer, to tick what was covered."""

from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from srs.model import GradedPoint, Tick
from tui.face import wrapped
from tui.inline import QUIET_STYLE, harmless
from tui.showing import MARK, Showing

_STYLE = {Tick.MISSED: QUIET_STYLE, Tick.COVERED: "$text-success", Tick.NUDGED: "$text-warning"}


class TickList(Widget):
    """The points with their ticks; a click on one asks for its next tick."""

    DEFAULT_CSS = "TickList { height: auto; }"

    @dataclass
    class Pressed(Message):
        """A point was clicked."""

        index: int
        """Its place in the list, from 0."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._showing = Showing()

    def show(self, showing: Showing) -> None:
        """Show the points and ticks of this moment."""
        longer = showing.points != self._showing.points
        self._showing = showing
        self.display = bool(showing.points)
        self.refresh(layout=longer)

    def region_of(self, index: int) -> Region:
        """Where a point stands inside this widget."""
        heights = [len(lines) for lines in self._lines(self.content_size.width)]
        return Region(0, 1 + sum(heights[:index]), self.content_size.width, heights[index])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A head line and the lines of the points."""
        del container, viewport
        return 1 + sum(len(lines) for lines in self._lines(width)) if width else 0

    def render(self) -> RenderResult:
        """The head line and the points."""
        head = Content.assemble(("Points", "bold"), ("  which did you cover?", QUIET_STYLE))
        lines = [line for lines in self._lines(self.content_size.width) for line in lines]
        return Content("\n").join([head, *lines])

    def on_click(self, event: events.Click) -> None:
        """Ask for the next tick of the point that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        bottom = 1
        for index, lines in enumerate(self._lines(self.content_size.width)):
            if bottom <= offset.y < bottom + len(lines):
                self.post_message(self.Pressed(index))
            bottom += len(lines)

    def _lines(self, width: int) -> list[list[Content]]:
        return [self._point(index, point, width) for index, point in enumerate(self._showing.points)]

    def _point(self, index: int, point: GradedPoint, width: int) -> list[Content]:
        tick, here = self._showing.tick(point), index == self._showing.cursor
        digit = str((index + 1) % 10) if index < 10 else " "
        first = f"{'▸' if here else ' '}{digit} {MARK[tick]} "
        body = Content.assemble(
            (f"{harmless(point.label)}: " if shows_label(point) and point.label else "", "bold"),
            harmless(" ".join(point.text.split())),
            (" (essential)" if point.essential else "", "bold"),
        )
        lines = wrapped(body, width - len(first))
        mark = Content.styled(first, "bold" if here else _STYLE[tick])
        return [mark + lines[0], *[Content(" " * len(first)) + line for line in lines[1:]]]


def shows_label(point: GradedPoint) -> bool:
    """Whether a point's label says something that its text does not."""
    return bool(point.label) and (point.label or "").casefold() not in point.text.casefold()
