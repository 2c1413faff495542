"""The footer: the keys that do something now, and where a click does the same."""

from collections.abc import Iterable, Sequence

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.keys import key_to_character
from textual.style import Style
from textual.widget import Widget

from tui.bound import keyboard_of
from tui.keyboard import is_run, shown
from tui.keymap import Key
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_lines import lines_of

_LOW, _MOST = 16, 4
"""On a screen of fewer rows the keys take one line, else as many as they need up to the second number."""


def bindings(keys: Iterable[Key]) -> list[Binding]:
    """The keys as the terminal library wants them."""
    return [Binding(key.keys, key.action, key.words, show=False, id=key.id) for key in keys]


class KeyBar(Widget):
    """Lines of keys: those it is given, then the others of its screen; the last is kept where not all fit."""

    DEFAULT_CSS = "KeyBar { height: auto; min-height: 1; link-style: none; link-style-hover: underline; }"

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        super().__init__()
        self._keys = keys

    def on_mount(self) -> None:
        """Where one types, other keys do something."""
        self.watch(self.screen, "focused", self.say_anew, init=False)

    def show(self, keys: Sequence[Key]) -> None:
        """Show these keys before the others."""
        self._keys = keys
        self.say_anew()

    def say_anew(self) -> None:
        """Look again which keys do something, on as many lines as that takes."""
        if not self.is_mounted:
            return
        height = self.get_content_height(self.app.size, self.app.size, self.content_size.width)
        self.refresh(layout=height != self.content_size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Gives the lines that all keys take, or as many as a screen of this height has for them."""
        del container
        return len(self._lines(width, 1 if viewport.height < _LOW else _MOST))

    def render(self) -> RenderResult:
        """As many keys as there is room for."""
        return Content("\n").join(self._lines(self.content_size.width, self.content_size.height))

    def _lines(self, width: int, most: int) -> list[Content]:
        if not self._keys:
            return [Content()]
        *first, last = self._keys
        hints = [hint for together in _together([*first, *self._others()]) if (hint := self._hint(together))]
        return lines_of(hints, self._hint([last]), width, most)

    def _others(self) -> list[Key]:
        """The other actions of the screen that do something now."""
        screen, named = self.screen, {key.id for key in self._keys}
        if not isinstance(screen, KeyedScreen):
            return []
        return [key for key in screen.KEYS if key.id not in named and screen.can(key)]

    def _hint(self, keys: Sequence[Key]) -> Content:
        """Actions with the same words and where a click does them; nothing where their keys write what one types."""
        hints = [(name, key.action) for key in keys if (name := self._free_name(key))]
        if not hints:
            return Content()
        clicks = [Style.from_meta({"@click": f"screen.{action}"}) for _, action in hints]
        names = [(name, Style(bold=True) + click) for (name, _), click in zip(hints, clicks, strict=True)]
        apart = "" if all(len(name) == 1 for name, _ in hints) else "/"
        if is_run([name for name, _ in hints]):
            names, apart = [names[0], names[-1]], "…"
        return Content.assemble(Content(apart).join(map(Content.assemble, names)), (f" {keys[0].short}", clicks[0]))

    def _free_name(self, key: Key) -> str:
        """The first of an action's keys that does it, whatever has the focus."""
        focused = self.screen.focused
        for name in keyboard_of(self).keys(key):
            if focused is None or not focused.check_consume_key(name, key_to_character(name)):
                return shown(name)
        return ""


def _together(keys: Iterable[Key]) -> list[list[Key]]:
    """The keys that have words for the footer, those with the same words together."""
    found: dict[str, list[Key]] = {}
    for key in keys:
        if key.short:
            found.setdefault(key.short, []).append(key)
    return list(found.values())
