"""The interviews one prepares for: how many days are left, and adding, changing, removing them and telling of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from srs import actions, interviews
from srs.actions import Journal
from srs.errors import SrsError
from srs.model import ActionKind, Interview
from tui import keymap
from tui.inline import QUIET_STYLE, harmless
from tui.interview_forms import added, changed, told
from tui.interview_words import document, lines_of
from tui.screens.keyed import KeyedScreen
from tui.widgets.key_bar import KeyBar, bindings
from tui.widgets.row_list import RowList
from tui.words import days_to_go

_LOW = 16
_NONE = "No interview yet. Add the next one: its day, what it is about, and your minutes a day."


class InterviewsScreen(KeyedScreen[None]):
    """A line an interview, those ahead first; below them what is known of the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.INTERVIEWS)]
    KEYS = keymap.INTERVIEWS
    KEYS_TITLE = "Keys on the screen of interviews"
    CSS_PATH = "interviews.tcss"

    class Left(Message):
        """The person goes back."""

    @dataclass
    class PlanAsked(Message):
        """The person wants to see the plan of an interview."""

        interview: Interview

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._found: tuple[Interview, ...] = ()
        self._to_remove: Interview | None = None

    def compose(self) -> ComposeResult:
        """A title, the list, what is known of the chosen one, what was just done, the keys."""
        self._list, self._about = RowList(), Static(markup=False, id="about")
        self._status, self._keys = Static(markup=False, id="status"), KeyBar(keymap.INTERVIEWS_FIRST)
        yield Static(Content.styled("Interviews", "bold"), markup=False, id="title")
        with VerticalScroll(can_focus=False, id="list") as self._scroll:
            yield self._list
        yield self._about
        yield self._status
        yield self._keys

    def on_mount(self) -> None:
        """Read the interviews."""
        self._fit()
        self._read()

    def on_resize(self, _: events.Resize) -> None:
        """Lay out for the room there is."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self.app.size.height < _LOW, "-compact")

    @property
    def _chosen(self) -> Interview | None:
        return self._found[self._list.cursor] if self._found else None

    def _read(self) -> None:
        today = self._journal.clock.study_day()
        try:
            with self._journal.store.reading() as transaction:
                found = transaction.interviews.all()
        except SrsError as error:
            self._say(str(error), alarm=True)
            return
        here, known = self._chosen, {each.id for each in self._found}
        self._found = tuple(sorted(found, key=lambda each: (not each.is_ahead(today), each.day)))
        self._list.show([(each.name, "over" if each.over else days_to_go(each.day, today)) for each in self._found])
        wanted = {each.id for each in self._found} - known if here else set()
        places = [
            n for n, each in enumerate(self._found) if each.id in wanted or (not wanted and here and each.id == here.id)
        ]
        self._list.choose(places[0] if places else self._list.cursor)
        self._keys.show(keymap.INTERVIEWS_FIRST if self._found else keymap.INTERVIEWS_NONE)
        self._tell()

    def _tell(self) -> None:
        """What is known of the chosen one."""
        chosen = self._chosen
        if chosen is None:
            self._about.update(_NONE)
            return
        try:
            with self._journal.store.reading() as transaction:
                found = document(transaction, self._journal.clock, chosen)
        except SrsError as error:
            self._say(str(error), alarm=True)
            return
        lines = lines_of(chosen, found, self._journal.clock.study_day())
        self._about.update(Content.styled("\n".join(harmless(each.strip()) for each in lines), QUIET_STYLE))

    def _say(self, text: str, *, alarm: bool = False) -> None:
        self._to_remove = None
        self._status.update(Content.styled(harmless(text), "bold $text-error" if alarm else ""))

    # -------------------------------------------------------------------------------------------------- keys and clicks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now: without an interview there is none to change."""
        if action in ("move", "edit", "remove", "over", "plan"):
            return bool(self._found)
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Move over the interviews."""
        self._list.choose(self._list.cursor + by)
        self._scroll.scroll_to_region(Region(0, self._list.cursor, 1, 1), animate=False)
        self._say("")
        self._tell()

    def action_add(self) -> None:
        """Fill in a new interview."""
        self._say("")
        self.app.push_screen(added(self._journal), self._kept)

    def action_edit(self) -> None:
        """Change the chosen one."""
        if (chosen := self._chosen) is not None:
            self._say("")
            self.app.push_screen(changed(self._journal, chosen), self._kept)

    def action_plan(self) -> None:
        """Show the plan of the chosen one."""
        if (chosen := self._chosen) is not None:
            self.post_message(self.PlanAsked(chosen))

    def action_over(self) -> None:
        """Tell how the chosen one went."""
        if (chosen := self._chosen) is not None:
            self._say("")
            self.app.push_screen(told(self._journal, chosen), self._kept)

    def _kept(self, said: str | None) -> None:
        self._read()
        self._say(said or "Nothing was changed.")

    def action_remove(self) -> None:
        """Remove the chosen one, when asked twice."""
        chosen = self._chosen
        if chosen is None:
            return
        if self._to_remove != chosen:
            self._say(f"Remove {chosen.name}? The same key again removes it, another keeps it.", alarm=True)
            self._to_remove = chosen
            return
        self._do(lambda: f"{chosen.name} is removed." if interviews.remove(self._journal, chosen) else "")

    def action_undo(self) -> None:
        """Take back what was done with interviews last."""

        def undone() -> str:
            turned = actions.undo(self._journal, only=frozenset({ActionKind.INTERVIEW}))
            return f"Taken back: {turned.target.note}."

        self._do(undone)

    def _do(self, what: Callable[[], str]) -> None:
        try:
            said = what()
        except SrsError as error:
            self._say(str(error), alarm=True)
            return
        self._read()
        self._say(said)

    def action_back(self) -> None:
        """Back to today."""
        self.post_message(self.Left())

    def on_row_list_chosen(self, _: RowList.Chosen) -> None:
        """Tell of the interview that was clicked."""
        self._say("")
        self._tell()
