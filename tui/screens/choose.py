"""A list of names to choose one from."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui import keymap
from tui.inline import harmless
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_bar import KeyBar, bindings


class ChooseScreen(KeyedScreen[int | None], ModalScreen[int | None]):
    """Gives the place of the line chosen, from 0; None where the choice was left."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.CHOOSE)]
    KEYS = keymap.CHOOSE
    KEYS_TITLE = "Keys while choosing"
    AUTO_FOCUS = "OptionList"
    CSS_PATH = "choose.tcss"

    def __init__(self, title: str, lines: Sequence[str], here: int = 0) -> None:
        """Choose from these lines; the cursor begins on that at `here`."""
        super().__init__()
        self._title = title
        self._lines = lines
        self._here = here

    def compose(self) -> ComposeResult:
        """A title, the lines, the keys."""
        yield Static(harmless(self._title), markup=False, id="title")
        yield OptionList(*(Option(Content(harmless(line).replace("\n", " "))) for line in self._lines), markup=False)
        yield KeyBar(keymap.CHOOSE)

    def on_mount(self) -> None:
        """Put the cursor where the choice stands now."""
        self.query_one(OptionList).highlighted = self._here

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Choose."""
        self.dismiss(message.option_index)

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        """Leave the choice."""
        self.dismiss(None)
