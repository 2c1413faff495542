"""A form: fields in a list, a line to type in, and keeping all of them at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from srs.errors import SrsError
from tui import keymap
from tui.inline import harmless
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_bar import KeyBar, bindings
from tui.widgets.row_list import RowList

_LOW = 16
_NAMES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field: its name, a line about it, an example, its text at first, and how what is typed reads.

    `read` gives the text as it will stand, or raises an SrsError that says why not; `meaning` says what a text that
    stands comes to, where that does not go without saying.
    """

    name: str
    words: str
    such_as: str
    text: str
    read: Callable[[str], str]
    meaning: Callable[[str], str] = lambda _: ""


class FormScreen(KeyedScreen[str | None], ModalScreen[str | None]):
    """Fields to fill in; gives what was said when they were kept, None where they were left."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.FORM)]
    KEYS = keymap.FORM
    KEYS_TITLE = "Keys in a form"
    CSS_PATH = "form.tcss"

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        keep: Callable[[Mapping[str, str]], str],
        *,
        typing: bool = False,
    ) -> None:
        """Fill in these fields; `keep` takes the texts of those that changed, and says what was done.

        It raises an SrsError where they cannot be kept. With `typing` one begins to type the first of them.
        """
        super().__init__()
        self._heading = title
        self._fields = fields
        self._keep = keep
        self._texts = {field.name: field.text for field in fields}
        self._begins_typing = typing
        self._warned = False
        self._at = 0
        self._refused = False

    def compose(self) -> ComposeResult:
        """A title, the fields, what the chosen one is about, a line to type in, the keys."""
        self._about, self._input = Static(markup=False, id="about"), Input(id="value")
        self._list, self._keys = RowList(_NAMES), KeyBar(keymap.FORM_FIRST)
        self._status = Static(markup=False, id="status")
        yield Static(Content.styled(harmless(self._heading), "bold"), markup=False, id="title")
        with VerticalScroll(can_focus=False, id="list") as self._scroll:
            yield self._list
        with Vertical(id="below"):
            yield self._about
            yield self._input
        yield self._status
        yield self._keys

    def on_mount(self) -> None:
        """Show the fields."""
        self._input.display = False
        self._fit()
        self._show()
        if self._begins_typing:
            self.action_edit()

    def on_resize(self, _: events.Resize) -> None:
        """Lay out for the room there is."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self.app.size.height < _LOW, "-compact")

    @property
    def _field(self) -> FormField:
        return self._fields[self._list.cursor]

    @property
    def _changed(self) -> dict[str, str]:
        """The texts that are not as they were."""
        return {field.name: self._texts[field.name] for field in self._fields if self._texts[field.name] != field.text}

    def _show(self) -> None:
        self._list.show([(field.name, " ".join(self._texts[field.name].split())) for field in self._fields])
        self._tell()

    def _tell(self) -> None:
        """What the chosen field is about."""
        field = self._field
        lines = (field.meaning(self._texts[field.name]), f"{field.words} Such as: {field.such_as}")
        self._about.update("\n".join(filter(None, lines)))

    def _say(self, text: str, *, alarm: bool = False) -> None:
        self._refused = False
        self._status.update(Content.styled(harmless(text), "bold $text-error" if alarm else ""))

    # -------------------------------------------------------------------------------------------------- keys and clicks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now: while one types, only those of the field."""
        if action in ("move", "edit", "keep") and self._input.display:
            return False
        if action == "next" and not self._input.display:
            return False
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Move over the fields."""
        self._list.choose(self._list.cursor + by)
        self._scroll.scroll_to_region(Region(0, self._list.cursor, 1, 1), animate=False)
        self._tell()

    def action_edit(self) -> None:
        """Type into the chosen field."""
        self._say("")
        self._at = self._list.cursor
        self._input.value = self._texts[self._field.name]
        self._input.placeholder = self._field.such_as
        self._input.display = True
        self._input.focus()
        self._keys.show(keymap.FORM_TYPING)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        event.stop()
        self.action_set()

    def action_set(self) -> None:
        """Take what was typed and go to the next field; what it does not take stays, with a line that says why."""
        if self._take():
            self.action_move(1)

    def _take(self) -> bool:
        """Whether the field in which one types takes what was typed; a line says why where it does not."""
        field = self._fields[self._at]
        try:
            self._texts[field.name] = field.read(self._input.value)
        except SrsError as error:
            self._say(str(error), alarm=True)
            self._refused = True
            return False
        self._close_input()
        self._say("")
        self._show()
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Let the line about what was refused go as soon as the field would take it."""
        event.stop()
        if not self._refused:
            return
        try:
            self._fields[self._at].read(event.value)
        except SrsError:
            return
        self._say("")

    def action_next(self) -> None:
        """Take what was typed and type into the next field."""
        here = self._list.cursor
        self.action_set()
        if self._list.cursor != here:
            self.action_edit()

    def action_keep(self) -> None:
        """Keep everything."""
        try:
            self.dismiss(self._keep(self._changed))
        except SrsError as error:
            self._say(str(error), alarm=True)

    def action_back(self) -> None:
        """Leave the field, or the form; what would be lost is said first."""
        if self._input.display:
            self._close_input()
            self._say("")
        elif self._changed and not self._warned:
            self._warned = True
            self._say("Nothing is kept yet; leave again to leave it all.", alarm=True)
        else:
            self.dismiss(None)

    def on_row_list_chosen(self, _: RowList.Chosen) -> None:
        """Tell of the field that was clicked, when that in which one typed takes what was typed."""
        if self._input.display and not self._take():
            self._list.choose(self._at)
            self._input.focus()
        self._tell()

    def _close_input(self) -> None:
        self._warned = False
        self._input.display = False
        self.set_focus(None)
        self._keys.show(keymap.FORM_FIRST)
