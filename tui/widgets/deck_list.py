"""The decks with what each still holds today, to choose one from."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from srs.day import Counts
from srs.settings import DECK_SEPARATOR
from tui.inline import QUIET_STYLE, harmless

_COLUMN = 9
_NARROW_COLUMN = 6


@dataclass(frozen=True, slots=True)
class _Row:
    deck: str | None
    name: str
    counts: Counts


class DeckList(Widget):
    """A tree of decks under a line for all of them; a click on one chooses it."""

    DEFAULT_CSS = "DeckList { height: auto; }"

    @dataclass
    class Chosen(Message):
        """A deck was clicked."""

        deck: str | None
        """Its path, or None for all decks."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[_Row, ...] = ()
        self._cursor = 0
        self._head = 0

    @property
    def deck(self) -> str | None:
        """The deck under the cursor; None for all of them."""
        return self._rows[self._cursor].deck if self._rows else None

    @property
    def line(self) -> int:
        """The line of the cursor, from the top of this widget."""
        return self._cursor + (self._cursor >= self._head)

    def show(self, total: Counts, decks: Mapping[str, Counts], *, planned: bool = False) -> None:
        """Show these decks; the cursor stays on its deck where that is still there.

        While there is a plan, its counts stand in the first line, and below the head line those that decks have without
        it: the queue as it would be.
        """
        here = self.deck
        self._head = 1 if planned and decks else 0
        rows = [_Row(deck, _indented(deck), counts) for deck, counts in decks.items()]
        self._rows = (_Row(None, "The plan" if planned else "All decks", total), *rows)
        self._cursor = next((n for n, row in enumerate(self._rows) if row.deck == here), 0)
        self.refresh(layout=True)

    def choose(self, deck: str) -> None:
        """Put the cursor on a deck, if it is there."""
        self._cursor = next((n for n, row in enumerate(self._rows) if row.deck == deck), self._cursor)
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor."""
        self._cursor = max(0, min(len(self._rows) - 1, self._cursor + by))
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A head line and a line a deck."""
        del container, viewport, width
        return 1 + len(self._rows)

    def render(self) -> RenderResult:
        """The head line and the decks."""
        width = self.content_size.width
        column = _COLUMN if width >= 44 else _NARROW_COLUMN
        heads = ("new", "learning", "review") if column == _COLUMN else ("new", "learn", "due")
        room = max(4, width - 3 * column)
        left = "  Without the plan"[:room].ljust(room) if self._head else " " * room
        head = Content.styled(left + "".join(f"{each:>{column}}" for each in heads), QUIET_STYLE)
        lines = [self._line(n, row, room, column) for n, row in enumerate(self._rows)]
        lines.insert(self._head, head)
        return Content("\n").join(lines)

    def _line(self, index: int, row: _Row, room: int, column: int) -> Content:
        here = index == self._cursor
        name = Content(f"{'▸' if here else ' '} {harmless(row.name)}").truncate(room - 1, ellipsis=True)
        name = name.pad_right(max(0, room - name.cell_length))
        numbers = (
            (row.counts.new, "$text-primary"),
            (row.counts.learning, "$text-error"),
            (row.counts.review, "$text-success"),
        )
        cells = [(f"{n or '·':>{column}}", style if n else QUIET_STYLE) for n, style in numbers]
        line = Content.assemble(name, *cells)
        return line.stylize("bold") if here else line

    def on_click(self, event: events.Click) -> None:
        """Choose the deck that was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y <= len(self._rows) and offset.y != self._head:
            event.stop()
            self._cursor = offset.y - (offset.y > self._head)
            self.post_message(self.Chosen(self.deck))


def _indented(deck: str) -> str:
    *above, name = deck.split(DECK_SEPARATOR)
    return "  " * len(above) + name
