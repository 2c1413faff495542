"""The import screen: a bank is chosen or pasted, its questions and cards are looked at, then it is brought in."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import DirectoryTree, Input, Static, TextArea

from decks.which_bank import Wishes
from srs.errors import SrsError
from srs.model import Depth
from tui import keymap
from tui.bound import keyboard_of
from tui.importing import Chosen, Importing
from tui.inline import QUIET_STYLE, harmless
from tui.screens.keyed import KeyedScreen
from tui.widgets.bank_preview import preview, summary
from tui.widgets.bank_tree import BankTree
from tui.widgets.card_face import CardFace
from tui.widgets.key_bar import KeyBar, bindings
from tui.widgets.path_input import PathInput
from tui.words import count

if TYPE_CHECKING:
    from decks.banks import BankReading
    from decks.intake import ImportReport

_NARROW, _LOW = 64, 16
_EVERY_SECONDS = 0.1
_BAR = 24
_ONLY_CHOOSING, _ONLY_LOOKING = frozenset({"paste", "look"}), frozenset({"bring", "depth", "deck"})


class _CancelledError(Exception):
    """The person went back while the work was going on."""


class BringScreen(KeyedScreen[None]):
    """Choose, look, bring in."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.BRING)]
    KEYS = keymap.BRING
    KEYS_TITLE = "Keys while importing"
    CSS_PATH = "bring.tcss"

    class Left(Message):
        """The person goes back without an import."""

    @dataclass
    class Brought(Message):
        """A bank came in."""

        deck: str
        """Its deck."""
        told: str
        """What came, in a line."""

    @dataclass
    class _Read(Message):
        reading: "BankReading"
        report: "ImportReport"

    @dataclass
    class _Written(Message):
        report: "ImportReport"

    @dataclass
    class _Failed(Message):
        message: str

    @dataclass
    class _Progressed(Message):
        what: str
        done: int
        of: int

    def __init__(self, importing: Importing, *, folder: str = ".") -> None:
        """Begin with the files of a folder."""
        super().__init__()
        self._importing = importing
        self._folder = folder
        self._wishes = Wishes()
        self._reading: BankReading | None = None
        self._report: ImportReport | None = None
        self._working = False
        self._cancelled = False

    def compose(self) -> ComposeResult:
        """A path, a tree of files or a field to paste into; then the preview and its deck; a status line, the keys."""
        yield Static("Import a bank of questions", markup=False, id="title")
        self._path, self._tree = PathInput(id="path"), BankTree(self._folder, id="tree")
        self._pasted = TextArea(id="pasted", soft_wrap=True)
        self._deck, self._face = Input(placeholder="deck, such as devops::linux", id="deck"), CardFace()
        self._summary, self._status, self._keys = Static(markup=False, id="summary"), Static(markup=False), KeyBar()
        with Vertical(id="choosing") as self._choosing:
            yield self._path
            yield self._tree
            yield self._pasted
        with Vertical(id="looking") as self._looking:
            yield self._summary
            yield self._deck
            with VerticalScroll(id="preview") as self._scroll:
                yield self._face
        self._status.id = "status"
        yield self._status
        yield self._keys

    def on_mount(self) -> None:
        """Begin with the path."""
        self._pasted.display = False
        self._choose()

    def on_resize(self) -> None:
        """Lay out for the room there is."""
        self.set_class(self.app.size.width < _NARROW or self.app.size.height < _LOW, "-compact")

    # -------------------------------------------------------------------------------------------------------- the steps

    def _choose(self) -> None:
        """Show what there is to choose from."""
        self._reading = self._report = None
        self._choosing.display, self._looking.display = True, False
        self._keys.show(keymap.BRING_CHOOSING)
        (self._pasted if self._pasted.display else self._path).focus()

    def _look(self, report: "ImportReport") -> None:
        """Show what would come in."""
        self._report = report
        self._choosing.display, self._looking.display = False, True
        self._summary.update(summary(report))
        self._face.show_parts(preview(report))
        if not self._deck.has_focus:
            self._deck.value = report.bank.deck
            self._scroll.focus()
        self._keys.show(keymap.BRING_LOOKING)
        self._say("")

    def _say(self, text: str, *, alarm: bool = False) -> None:
        said = harmless(text)
        self._status.update(Content.styled(f"! {said}", "bold $text-error") if alarm else Content(said))

    # ----------------------------------------------------------------------------------------------------- in a thread

    def _begin(self, work: Callable[[], Message]) -> None:
        """Do a work in a thread; what it gives, or why it failed, comes back as a message."""
        if self._working:
            return
        self._working, self._cancelled = True, False
        self._keys.show((keymap.BRING_CANCEL,))

        def run() -> None:
            try:
                self.post_message(work())
            except _CancelledError:
                self.post_message(self._Failed(""))
            except SrsError as error:
                self.post_message(self._Failed(str(error)))

        self.run_worker(run, thread=True, exclusive=True, exit_on_error=False)

    def _progress(self) -> Callable[[str, int, int], None]:
        """A callback that tells the screen ten times a second, and ends the work when the person went back."""
        last = 0.0

        def tell(what: str, done: int, of: int) -> None:
            nonlocal last
            if self._cancelled:
                raise _CancelledError
            if time.monotonic() - last >= _EVERY_SECONDS:
                last = time.monotonic()
                self.post_message(self._Progressed(what, done, of))

        return tell

    def _read_and_look(self, chosen: Chosen) -> None:
        """Read what was chosen, and preview it."""
        if not chosen.path and not chosen.text.strip():
            paste = keyboard_of(self).name("bring.paste")
            self._say(f"Name a file or a folder, choose one below, or paste questions ({paste}).", alarm=True)
            return
        wishes, progress = self._wishes, self._progress()

        def work() -> Message:
            reading = self._importing.read(chosen, wishes, progress)
            return self._Read(reading, self._importing.preview(reading, wishes, progress))

        self._begin(work)

    def _look_again(self, wishes: Wishes) -> None:
        """Preview the same bank with other wishes."""
        self._wishes = wishes
        reading, progress = self._reading, self._progress()
        if reading is not None:
            self._begin(lambda: self._Read(reading, self._importing.preview(reading, wishes, progress)))

    def on_bring_screen__progressed(self, message: _Progressed) -> None:
        """Draw the progress bar."""
        if self._working:
            filled = _BAR * message.done // max(message.of, 1)
            bar = f"{'█' * filled}{'░' * (_BAR - filled)}"
            self._status.update(
                Content.assemble(f"{message.what} ", (bar, QUIET_STYLE), f" {message.done}/{message.of}")
            )

    def on_bring_screen__read(self, message: _Read) -> None:
        """Show the preview."""
        self._working = False
        self._reading = message.reading
        self._look(message.report)

    def on_bring_screen__written(self, message: _Written) -> None:
        """Leave for the new deck."""
        self._working = False
        changes = message.report.comparison
        added = count(len(changes.added), "question")
        told = f"{added} added, {len(changes.changed)} changed. `viva undo` takes it back."
        self.post_message(self.Brought(message.report.bank.deck, told))

    def on_bring_screen__failed(self, message: _Failed) -> None:
        """Say what failed, and stay."""
        self._working = False
        self._say(message.message or "Stopped; nothing was changed.", alarm=bool(message.message))
        self._keys.show(keymap.BRING_LOOKING if self._looking.display else keymap.BRING_CHOOSING)

    # -------------------------------------------------------------------------------------------------- keys and clicks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now."""
        if action in _ONLY_CHOOSING:
            return bool(self._choosing.display) and not self._working
        if action in _ONLY_LOOKING:
            return bool(self._looking.display) and not self._working and not self._deck.has_focus
        return super().check_action(action, parameters)

    def action_look(self) -> None:
        """Read what was chosen."""
        if self._pasted.display:
            self._read_and_look(Chosen(text=self._pasted.text))
        else:
            self._read_and_look(Chosen(path=self._path.path))

    def action_paste(self) -> None:
        """Go between the files and the field to paste into."""
        self._pasted.display = not self._pasted.display
        self._path.display = self._tree.display = not self._pasted.display
        (self._pasted if self._pasted.display else self._path).focus()

    def action_depth(self) -> None:
        """Take the questions further apart, or less far."""
        if self._report is not None:
            depths = list(Depth)
            after = depths[(depths.index(self._report.bank.depth) + 1) % len(depths)]
            self._look_again(replace(self._wishes, depth=after))

    def action_deck(self) -> None:
        """Write another deck."""
        self._deck.focus()

    def action_bring(self) -> None:
        """Bring the bank in."""
        reading, wishes, progress = self._reading, self._wishes, self._progress()
        if reading is not None:
            self._begin(lambda: self._Written(self._importing.write(reading, wishes, progress)))

    def action_back(self) -> None:
        """One step back: from a work, from the deck's field, from the preview, to today."""
        if self._working:
            self._cancelled = True
        elif self._deck.has_focus:
            self._scroll.focus()
        elif self._looking.display:
            self._choose()
        else:
            self.post_message(self.Left())

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Read the path, or take the deck."""
        if message.input is self._deck:
            self._scroll.focus()
            self._look_again(replace(self._wishes, deck=message.value.strip() or None))
        else:
            self.action_look()

    def on_path_input_text_pasted(self, message: PathInput.TextPasted) -> None:
        """A whole text was pasted where a path stands."""
        self._pasted.text = message.text
        self.action_paste()

    def on_directory_tree_file_selected(self, message: DirectoryTree.FileSelected) -> None:
        """Read the file that was chosen in the tree."""
        self._path.value = str(message.path)
        self.action_look()
