"""The options of a multiple-choice card, to pick from, and which of them were right."""

from dataclasses import dataclass
from itertools import accumulate

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui.face import laid_out, parts
from tui.inline import QUIET_STYLE
from tui.showing import Showing, mark_of


class ChoiceList(Widget):
    """The options with their numbers; a click on one asks to pick it."""

    DEFAULT_CSS = "ChoiceList { height: auto; }"

    @dataclass
    class Picked(Message):
        """An option was clicked."""

        place: int
        """Its place in the list, from 0."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._showing = Showing()

    def show(self, showing: Showing) -> None:
        """Show the options, picks and, once revealed, the right ones of this moment."""
        before, self._showing = self._showing, showing
        self.display = bool(showing.view.options)
        if showing.view.options or before.view.options:
            longer = showing.view.options != before.view.options or showing.revealed != before.revealed
            self.refresh(layout=longer)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of all options."""
        del container, viewport
        return sum(len(lines) for lines in self._lines(width)) if width else 0

    def ending_below(self, line: int) -> int:
        """How many options end below so many lines of this widget."""
        ends = accumulate(len(lines) for lines in self._lines(self.content_size.width))
        return sum(end > line for end in ends)

    def render(self) -> RenderResult:
        """The options, one below the other."""
        return Content("\n").join(line for lines in self._lines(self.content_size.width) for line in lines)

    def on_click(self, event: events.Click) -> None:
        """Ask to pick the option that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or self._showing.revealed:
            return
        event.stop()
        bottom = 0
        for place, lines in enumerate(self._lines(self.content_size.width)):
            if bottom <= offset.y < bottom + len(lines):
                self.post_message(self.Picked(place))
            bottom += len(lines)

    def _lines(self, width: int) -> list[list[Content]]:
        return [self._option(place, width) for place in range(len(self._showing.view.options))]

    def _option(self, place: int, width: int) -> list[Content]:
        option, picked = self._showing.view.options[place], place in self._showing.picked
        first = f"{'▸' if picked else ' '}{(place + 1) % 10 if place < 10 else ' '} "
        if self._showing.revealed:
            first += f"{mark_of(option, picked=picked)} "
        style = "bold" if picked or (self._showing.revealed and option.right) else QUIET_STYLE
        lines = laid_out(parts(option.text), max(4, width - len(first))).split("\n", allow_blank=True)
        indent = Content(" " * len(first))
        return [Content.styled(first, style) + lines[0], *[indent + line for line in lines[1:]]]
