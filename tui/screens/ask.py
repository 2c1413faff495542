"""A question over the lower part of a screen: yes or no, or a line to type."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tui import keymap
from tui.inline import harmless
from tui.widgets.key_bar import KeyBar, bindings


class AskScreen(ModalScreen[str | None]):
    """Gives what was typed (empty where only yes was asked for), None where the person said no."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.ASK)]
    CSS_PATH = "ask.tcss"

    def __init__(
        self, question: str, *, typed: str | None = None, such_as: str = "", suggestions: Sequence[str] = ()
    ) -> None:
        """Ask; with `typed` for a line that begins so, which may go on as one of the suggestions."""
        super().__init__()
        self._question = question
        self._typed = typed
        self._such_as = such_as
        self._suggestions = suggestions

    def compose(self) -> ComposeResult:
        """The question, the line, the keys."""
        with Vertical(id="asking"):
            yield Static(harmless(self._question), markup=False, id="question")
            if self._typed is not None:
                suggester = SuggestFromList(self._suggestions, case_sensitive=False) if self._suggestions else None
                yield Input(self._typed, placeholder=self._such_as, suggester=suggester, id="typed")
            yield KeyBar(keymap.ASK if self._typed is None else keymap.ASK_TYPING)

    def on_mount(self) -> None:
        """Begin to type."""
        if self._typed is not None:
            self.query_one(Input).focus()

    def on_descendant_focus(self) -> None:
        """Name the keys that do something while one types."""
        self.query_one(KeyBar).refresh()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do it with what was typed."""
        event.stop()
        self.dismiss(event.value)

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(self.query_one(Input).value if self._typed is not None else "")

    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the question leaves it."""
        if event.widget is self:
            self.dismiss(None)
