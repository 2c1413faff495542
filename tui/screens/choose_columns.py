"""The columns of a list, to be shown or left out."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui import keymap
from tui.found_columns import Column
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_bar import KeyBar, bindings


class _Columns(OptionList):
    """A list in which enter keeps all of it, and only a click or a key of the screen turns a line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.done", show=False)]


class ChooseColumnsScreen(KeyedScreen[tuple[str, ...] | None], ModalScreen[tuple[str, ...] | None]):
    """Gives the names of the columns to show; None where they were left as they were."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.TOGGLE)]
    KEYS = keymap.TOGGLE
    KEYS_TITLE = "Keys while choosing columns"
    AUTO_FOCUS = "_Columns"
    CSS_PATH = "choose.tcss"

    def __init__(self, columns: Sequence[Column], shown: Collection[str]) -> None:
        """Choose among these columns, of which those named are shown now."""
        super().__init__()
        self._columns = columns
        self._shown = set(shown)

    def compose(self) -> ComposeResult:
        """A title, the columns, the keys."""
        yield Static("Which columns? As many are shown as there is room for.", markup=False, id="title")
        yield _Columns(*map(self._option, self._columns), markup=False)
        yield KeyBar(keymap.TOGGLE)

    def _option(self, column: Column) -> Option:
        return Option(f"{'[✓]' if column.name in self._shown else '[ ]'} {column.name}")

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """A click shows a column, or leaves it out."""
        message.stop()
        self._turn(message.option_index)

    def action_show(self) -> None:
        """Show the column under the cursor, or leave it out."""
        place = self.query_one(_Columns).highlighted
        if place is not None:
            self._turn(place)

    def _turn(self, place: int) -> None:
        self._shown ^= {self._columns[place].name}
        self.query_one(_Columns).replace_option_prompt_at_index(place, self._option(self._columns[place]).prompt)

    def action_done(self) -> None:
        """Keep them so."""
        self.dismiss(tuple(each.name for each in self._columns if each.name in self._shown))

    def action_back(self) -> None:
        """Leave them as they were."""
        self.dismiss(None)
