"""A list of decks to choose one from."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from srs.settings import DECK_SEPARATOR
from tui import keymap
from tui.inline import harmless
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_bar import KeyBar, bindings


class ChooseDeckScreen(KeyedScreen[str | None], ModalScreen[str | None]):
    """Every deck, all of them first; gives the path chosen, '' for all, None where the choice was left."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.CHOOSE)]
    KEYS = keymap.CHOOSE
    KEYS_TITLE = "Keys while choosing a deck"
    AUTO_FOCUS = "OptionList"
    CSS_PATH = "choose_deck.tcss"

    def __init__(self, decks: Sequence[str], here: str | None) -> None:
        """Choose from these paths; the cursor begins on `here`."""
        super().__init__()
        self._paths = ("", *decks)
        self._here = here or ""

    def compose(self) -> ComposeResult:
        """A title, the decks, the keys."""
        yield Static("Statistics of which deck?", markup=False, id="title")
        names = (Option(Content(_name(path))) for path in self._paths)
        yield OptionList(*names, markup=False)
        yield KeyBar(keymap.CHOOSE)

    def on_mount(self) -> None:
        """Put the cursor on the deck that was chosen."""
        if self._here in self._paths:
            self.query_one(OptionList).highlighted = self._paths.index(self._here)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Choose."""
        self.dismiss(self._paths[message.option_index])

    def action_choose(self) -> None:
        """Choose the deck under the cursor."""
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        """Leave the choice."""
        self.dismiss(None)


def _name(path: str) -> str:
    *above, name = path.split(DECK_SEPARATOR)
    return "  " * len(above) + harmless(name) if path else "All decks"
