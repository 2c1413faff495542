"""The list of keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tui import keymap
from tui.bound import keyboard_of
from tui.face import Block
from tui.keyboard import is_run
from tui.keymap import Key
from tui.widgets.card_face import CardFace
from tui.widgets.key_bar import KeyBar, bindings

_NAMES = "{:<14} "


class HelpScreen(ModalScreen[None]):
    """Every key of a screen, with what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings([keymap.CLOSE])]
    AUTO_FOCUS = "VerticalScroll"
    """So that arrows and page keys scroll the list where it does not fit."""
    CSS_PATH = "help.tcss"

    def __init__(self, title: str, keys: Sequence[Key]) -> None:
        super().__init__()
        self._title = title
        self._keys = keys

    def compose(self) -> ComposeResult:
        """A title and a line a key, scrolling where they do not fit."""
        with VerticalScroll():
            yield CardFace.of([Block(Content.styled(self._title, "bold")), *self._lines()])
        yield KeyBar([keymap.CLOSE])

    def action_close(self) -> None:
        """Close the list."""
        self.dismiss()

    def _lines(self) -> list[Block]:
        """A line a key, what it does standing in its own column; keys that do alike share one."""
        keyboard = keyboard_of(self)
        by_words: dict[str, list[str]] = {}
        for key in self._keys:
            by_words.setdefault(key.words, []).extend(keyboard.names(key))
        return [
            Block(Content(words), _NAMES.format(_joined(names)), _NAMES.format(""), n == 0, first_style="bold")
            for n, (words, names) in enumerate(by_words.items())
        ]


def _joined(names: list[str]) -> str:
    return ", ".join(names) if not is_run(names) else f"{names[0]} … {names[-1]}"
