"""The cards or questions that a search found, in columns; only the lines in sight are there."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from srs.store.finding import Found
from tui.found import Listed, Row, identity
from tui.found_columns import Column, main_text
from tui.highlight import with_found
from tui.inline import QUIET_STYLE, harmless

_GUTTER, _GAP = 4, 2
_NARROWEST_MAIN = 20


class FoundList(Widget):
    """A head line and a line a row; a click puts the cursor on a row, one on a head asks to sort by it."""

    DEFAULT_CSS = "FoundList { height: 1fr; }"

    @dataclass
    class Clicked(Message):
        """A row was clicked."""

        place: int
        """Its place in the whole list, from 0."""

    @dataclass
    class HeadClicked(Message):
        """The head of a column was clicked."""

        column: Column

    class Resized(Message):
        """Another number of lines is in sight."""

    @dataclass
    class Scrolled(Message):
        """The wheel was turned."""

        by: int

    def __init__(self) -> None:
        super().__init__()
        self._listed: Listed | None = None
        self._columns: Sequence[Column] = ()
        self._cursor = self._top = 0
        self._marked: frozenset[str] = frozenset()

    def show(
        self, listed: Listed | None, columns: Sequence[Column], *, cursor: int, top: int, marked: frozenset[str]
    ) -> None:
        """Show what was found from the row at `top` on."""
        self._listed, self._columns, self._cursor, self._top, self._marked = listed, columns, cursor, top, marked
        self.refresh()

    @property
    def in_sight(self) -> int:
        """How many rows are in sight."""
        return max(1, self.size.height - 1)

    def render(self) -> RenderResult:
        """The head and the rows in sight."""
        listed, width = self._listed, self.content_size.width
        if listed is None:
            return Content.styled("Reading …", QUIET_STYLE)
        if listed.count == 0:
            searched = bool(listed.asked.text.strip())
            return Content.styled("Nothing fits this search." if searched else "Nothing is here yet.", QUIET_STYLE)
        columns = self._fitting(width)
        main = width - _GUTTER - sum(each.width + _GAP for each in columns)
        lines = [self._head(columns, main)]
        for place in range(self._top, self._top + self.in_sight):
            if listed.count is not None and place >= listed.count:
                break
            lines.append(self._line(place, listed, columns, main))
        return Content("\n").join(lines)

    def _fitting(self, width: int) -> list[Column]:
        """As many columns as leave room for what the rows are."""
        room, fitting = width - _GUTTER - _NARROWEST_MAIN, []
        for column in self._columns:
            room -= column.width + _GAP
            if room < 0:
                break
            fitting.append(column)
        return fitting

    def _head(self, columns: Sequence[Column], main: int) -> Content:
        listed = self._listed
        name = "front" if listed is not None and listed.asked.listing.value == "cards" else "question"
        cells = [_cell(self._marked_head(each), each.width, right=each.right) for each in columns]
        return Content.styled(
            "  ".join([" " * _GUTTER + f"{name:<{main}}", *(cell.plain for cell in cells)]), QUIET_STYLE
        )

    def _marked_head(self, column: Column) -> str:
        """The head, with an arrow where the list is sorted by it."""
        asked = self._listed.asked if self._listed is not None else None
        if asked is None or column.order is None or asked.order is not column.order:
            return column.head
        return f"{column.head[: column.width - 1]}{'↓' if asked.descending else '↑'}"

    def _line(self, place: int, listed: Listed, columns: Sequence[Column], main: int) -> Content:
        row, here = listed.row(place), place == self._cursor
        if row is None:
            return Content.styled(f"{'▸' if here else ' '}   …", QUIET_STYLE)
        first = with_found(Content(harmless(main_text(row)).replace("\n", " ")), listed.wanted)
        cells = [_cell(each.text(row, listed.seen), each.width, right=each.right) for each in columns]
        line = Content("  ").join([self._gutter(row, here=here) + _fitted(first, main), *cells])
        return line.stylize("bold") if here else line

    def _gutter(self, row: Row, *, here: bool) -> Content:
        marked = "✓" if identity(row) in self._marked else " "
        flagged = "⚑" if isinstance(row, Found) and row.state.flag is not None else " "
        return Content.assemble("▸" if here else " ", (marked, "bold"), flagged, " ")

    # ----------------------------------------------------------------------------------------------------------- clicks

    def on_resize(self, _: events.Resize) -> None:
        """Tell that another number of lines is in sight."""
        self.post_message(self.Resized())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Further down."""
        event.stop()
        self.post_message(self.Scrolled(3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Further up."""
        event.stop()
        self.post_message(self.Scrolled(-3))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a row, or sort by a column."""
        offset, listed = event.get_content_offset(self), self._listed
        if offset is None or listed is None:
            return
        event.stop()
        if offset.y == 0:
            self._head_clicked(offset.x)
        elif self._top + offset.y - 1 < (listed.count or len(listed.rows)):
            self.post_message(self.Clicked(self._top + offset.y - 1))

    def _head_clicked(self, x: int) -> None:
        end = self.content_size.width
        for column in reversed(self._fitting(end)):
            if end - column.width <= x < end:
                self.post_message(self.HeadClicked(column))
                return
            end -= column.width + _GAP


def _fitted(text: Content, width: int) -> Content:
    """A text in exactly so many cells."""
    cut = text.truncate(width, ellipsis=True)
    return cut.pad_right(max(0, width - cut.cell_length))


def _cell(text: str, width: int, *, right: bool) -> Content:
    cut = Content(" ".join(harmless(text).split())).truncate(width, ellipsis=True)
    blank = max(0, width - cut.cell_length)
    return cut.pad_left(blank) if right else cut.pad_right(blank)
