"""The footer: the keys that do something now, and where a click does the same."""

from collections.abc import Iterable, Sequence

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.keymap import Key


def bindings(keys: Iterable[Key]) -> list[Binding]:
    """The keys as the terminal library wants them."""
    return [Binding(key.keys, key.action, key.words, show=False, id=key.id) for key in keys]


class KeyBar(Widget):
    """One line of keys; the last of them is kept where not all fit."""

    DEFAULT_CSS = "KeyBar { height: 1; link-style: none; link-style-hover: underline; }"

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        super().__init__()
        self._keys = keys

    def show(self, keys: Sequence[Key]) -> None:
        """Show other keys."""
        if keys is not self._keys:
            self._keys = keys
            self.refresh()

    def render(self) -> RenderResult:
        """As many keys as there is room for."""
        room = self.content_size.width
        if not self._keys:
            return ""
        *others, last = [_hint(key) for key in self._keys if key.short]
        room -= last.cell_length
        shown: list[Content] = []
        for hint in others:
            if hint.cell_length + 2 <= room:
                shown.append(hint)
                room -= hint.cell_length + 2
        return Content("  ").join([*shown, last])


def _hint(key: Key) -> Content:
    click = Style.from_meta({"@click": f"screen.{key.action}"})
    return Content.assemble((f"{key.names[0]} ", Style(bold=True) + click), (key.short, Style() + click))
