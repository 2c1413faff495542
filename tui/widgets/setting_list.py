"""The settings with what holds, to choose one from."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from srs.settings import Held
from tui.inline import QUIET_STYLE, harmless

_NAME = 24
_NARROW = 60


class SettingList(Widget):
    """A line a setting: its name, what holds, and where that is set."""

    DEFAULT_CSS = "SettingList { height: auto; }"

    @dataclass
    class Chosen(Message):
        """A setting was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Held, ...] = ()
        self._cursor = 0

    @property
    def chosen(self) -> Held | None:
        """The setting under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    @property
    def line(self) -> int:
        """The line of the cursor, from the top of this widget."""
        return self._cursor

    def show(self, rows: Sequence[Held]) -> None:
        """Show these settings; the cursor stays on its setting where that is still there."""
        here = self.chosen.setting.name if self.chosen else None
        self._rows = tuple(rows)
        self._cursor = next((n for n, row in enumerate(self._rows) if row.setting.name == here), 0)
        self.refresh(layout=True)

    def move(self, by: int) -> None:
        """Move the cursor."""
        self._cursor = max(0, min(len(self._rows) - 1, self._cursor + by))
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line a setting."""
        del container, viewport, width
        return len(self._rows)

    def render(self) -> RenderResult:
        """The settings."""
        return Content("\n").join(self._line(n, row) for n, row in enumerate(self._rows))

    def _line(self, index: int, row: Held) -> Content:
        here = index == self._cursor
        width = self.content_size.width
        place = "" if row.place is None or width < _NARROW else f"  set for {row.place or 'the collection'}"
        name = f"{'▸' if here else ' '} {row.setting.name:<{_NAME - 2}}"
        room = max(6, width - _NAME - len(place))
        value = Content.styled(row.shown, "bold" if row.place is not None else "").truncate(room, ellipsis=True)
        line = Content.assemble(name, value, (harmless(place), QUIET_STYLE))
        return line.stylize("bold") if here else line

    def on_click(self, event: events.Click) -> None:
        """Choose the setting that was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._rows):
            event.stop()
            self._cursor = offset.y
            self.refresh()
            self.post_message(self.Chosen())
