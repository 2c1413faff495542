"""The command palette: every action of a screen that does something now, and the themes."""

from collections.abc import Iterator
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from tui import keymap
from tui.bound import keyboard_of
from tui.inline import QUIET_STYLE
from tui.preferences import THEMES
from tui.screens.keyed import KeyedScreen

_KEYS = 11


class Palette(CommandPalette):
    """A line to type in, over the actions of the screen it was called on."""

    CSS_PATH = "palette.tcss"

    def __init__(self) -> None:
        super().__init__([Actions], placeholder="Type what to do")


class Actions(Provider):
    """The actions by name, each beside its keys."""

    async def discover(self) -> Hits:
        """All of them."""
        for keys, words, command in self._commands():
            yield DiscoveryHit(_line(keys, Content(words)), command, words)

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for keys, words, command in self._commands():
            if (match := matcher.match(words)) > 0:
                yield Hit(match, _line(keys, matcher.highlight(words)), command, words)

    def _commands(self) -> Iterator[tuple[str, str, IgnoreReturnCallbackType]]:
        """Keys, words and what to run."""
        screen, keyboard = self.screen, keyboard_of(self.screen)
        if isinstance(screen, KeyedScreen):
            for key in screen.KEYS:
                if key is not keymap.PALETTE and screen.can(key):
                    yield " ".join(keyboard.names(key)), key.words, partial(screen.run_action, key.action)
        for theme in THEMES:
            yield "", f"Theme: {theme}", partial(self.app.run_action, f"app.choose_theme('{theme}')")


def _line(keys: str, words: Content) -> Content:
    return Content.assemble((f"{keys:<{_KEYS}} ", QUIET_STYLE), words)
