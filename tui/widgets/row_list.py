"""Lines of two columns, to choose one from."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui.inline import harmless

Row = tuple[str, str]

_GAP = 2


class RowList(Widget):
    """A line a row; the left column is so wide, or takes what the right one leaves, which then stands at the end."""

    DEFAULT_CSS = "RowList { height: auto; }"

    @dataclass
    class Chosen(Message):
        """A row was clicked."""

    def __init__(self, left: int | None = None) -> None:
        super().__init__()
        self._left = left
        self._rows: tuple[Row, ...] = ()
        self._cursor = 0

    @property
    def cursor(self) -> int:
        """The number of the row under the cursor, which is also its line; 0 where there is none."""
        return self._cursor

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor stays on its line where there is still one."""
        self._rows = tuple(rows)
        self.choose(self._cursor)
        self.refresh(layout=True)

    def choose(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        self._cursor = max(0, min(len(self._rows) - 1, row))
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line a row."""
        del container, viewport, width
        return len(self._rows)

    def render(self) -> RenderResult:
        """The rows."""
        return Content("\n").join(self._line(n, row) for n, row in enumerate(self._rows))

    def _line(self, index: int, row: Row) -> Content:
        here = index == self._cursor
        width = self.content_size.width
        right = Content(harmless(row[1]))
        room = self._left or max(4, width - right.cell_length - _GAP)
        left = Content(f"{'▸' if here else ' '} {harmless(row[0])}").truncate(room, ellipsis=True)
        left = left.pad_right(max(0, room - left.cell_length) + (0 if self._left else _GAP))
        line = Content.assemble(left, right).truncate(width, ellipsis=True)
        return line.stylize("bold") if here else line

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._rows):
            event.stop()
            self.choose(offset.y)
            self.post_message(self.Chosen())
