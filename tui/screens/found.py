"""A search and the cards or questions that it finds: a list to move over, and the card under the cursor below it."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Static
from textual.worker import Worker

from srs.errors import SearchError, SrsError
from tui import found, keymap
from tui.browse_view import Shown, pointed_out, title
from tui.browsing import Browsing
from tui.found import Asked, Listed, Row, Window, identity
from tui.inline import QUIET_STYLE, harmless
from tui.screens.keyed import KeyedScreen
from tui.widgets.card_preview import CardPreview
from tui.widgets.found_list import FoundList
from tui.widgets.key_bar import KeyBar

_NARROW, _LOW = 64, 18
_WHILE_TYPING = frozenset({"back", "move", "page", "help", "palette"})
_AT_FIRST = 60
"""How many rows are read before it is known how many are in sight."""


class FoundScreen(KeyedScreen[None]):
    """What a search finds, read as one moves over it."""

    view: reactive[Shown] = reactive(Shown(asked=Asked()), init=False)
    """What is shown; everything on the screen is drawn from it."""

    def __init__(self, browsing: Browsing, *, search: str = "") -> None:
        """Begin with what a search finds, or with everything; the connection is closed with the screen."""
        super().__init__()
        self._browsing = browsing
        self._sought = Asked(text=search)
        self._reading: str | None = None
        self.set_reactive(FoundScreen.view, Shown(asked=self._sought))

    def compose(self) -> ComposeResult:
        """What is listed, the search, what is wrong with it, the list, the card, what was said, the keys."""
        self._title, self._error = Static(markup=False, id="title"), Static(markup=False, id="error")
        self._text = Input(self.view.asked.text, placeholder="all; type to search", id="text", select_on_focus=False)
        self._list, self._card = FoundList(), CardPreview()
        self._status, self._keys = Static(markup=False, id="status"), KeyBar(keymap.BROWSING)
        yield self._title
        with Horizontal(id="search"):
            yield Static("/", markup=False, id="sign")
            yield self._text
        yield self._error
        yield self._list
        with VerticalScroll(can_focus=False, id="preview") as self._scroll:
            yield self._card
        yield self._status
        yield self._keys

    def on_mount(self) -> None:
        """Read what is listed."""
        self._fit()
        self.watch_view(self.view)
        self._look(self._sought)

    def on_unmount(self) -> None:
        """Close the connection."""
        self._browsing.close()

    def on_resize(self, _: events.Resize) -> None:
        """Lay out for the room there is."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self.app.size.width < _NARROW or self.app.size.height < _LOW, "-compact")

    # ---------------------------------------------------------------------------------------------------------- reading

    def _work(self, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
        """Do something that waits for the collection; what a later one of its group overtakes is dropped."""

        async def told() -> None:
            try:
                await work()
            except SearchError as error:
                self.view = replace(self.view, error=error)
            except SrsError as error:
                self._say(str(error), alarm=True)

        _: Worker[None] = self.run_worker(told, group=group, exclusive=True, exit_on_error=False)

    def _look(self, asked: Asked) -> None:
        """List what is asked for, from its beginning."""
        self._sought = asked
        self._work(partial(self._find, asked, Window(height=self._height)), "find")

    async def _find(self, asked: Asked, window: Window) -> None:
        if self.view.listed is None and asked == Asked():
            first = await self._browsing.ask(lambda journal: found.beginning(journal, asked, _AT_FIRST))
            self._found(first)
        self._found(await self._browsing.ask(lambda journal: found.listed(journal, asked, window)))

    def _found(self, listed: Listed) -> None:
        """Show what was found, the cursor where it was asked for."""
        self.view = self.view.with_found(listed).scrolled(self._list.in_sight)
        self._keep_in_sight()

    async def _turn_page(self) -> None:
        """Read the rows around the cursor."""
        shown = self.view
        window = Window(height=self._height, place=shown.cursor)
        listed = await self._browsing.ask(lambda journal: found.listed(journal, shown.asked, window))
        if self.view.asked == shown.asked:
            self.view = replace(self.view, listed=listed)
            self._keep_in_sight()

    async def _look_at(self, row: Row) -> None:
        """Read the card under the cursor."""
        read = await self._browsing.ask(lambda journal: found.preview(journal, row))
        self._reading = None
        self.view = replace(self.view, preview=read)
        self._scroll.scroll_home(animate=False)

    @property
    def _height(self) -> int:
        return max(self._list.in_sight, 20)

    # ---------------------------------------------------------------------------------------------------------- drawing

    def watch_view(self, view: Shown) -> None:
        """Draw what is shown."""
        self._title.update(title(view))
        self._error.display = view.error is not None
        if view.error is not None:
            self._error.update(pointed_out(view.error, self._text.value, self.app.size.width - 8))
        self._list.show(view.listed, view.columns, cursor=view.cursor, top=view.top, marked=view.marked)
        self._scroll.display = view.previews and view.row is not None and not self._crowded(view)
        self._draw_card(view)
        style = "bold $text-error" if view.alarm else QUIET_STYLE
        self._status.update(Content.styled(f"{'! ' if view.alarm else ''}{harmless(view.notice)}", style))
        self._status.display = bool(view.notice)
        self._keys.show(self._hints(view))

    def _crowded(self, view: Shown) -> bool:
        """Whether what is wrong with the search needs the room that the card would take."""
        return view.error is not None and self.app.size.height < _LOW

    def _draw_card(self, view: Shown) -> None:
        row = view.row
        if row is None or not view.previews:
            return
        if view.preview is None or view.preview.identifier != identity(row):
            if self._reading == identity(row):
                return
            self._reading = identity(row)
            self._work(partial(self._look_at, row), "preview")
        elif view.listed is not None:
            self._card.show(view.preview.cards, view.listed.wanted, row.snippet)

    def _hints(self, view: Shown) -> tuple[keymap.Key, ...]:
        if self.focused is self._text:
            return keymap.BROWSE_SEARCHING
        return keymap.BROWSE_MARKED if view.marked else keymap.BROWSING

    def _say(self, text: str, *, alarm: bool = False) -> None:
        self.view = replace(self.view, notice=text, alarm=alarm)

    # ----------------------------------------------------------------------------------------------------------- moving

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._go_to(self.view.cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by as many rows as are in sight."""
        self._go_to(self.view.cursor + by * self._list.in_sight)

    def action_end(self, which: int) -> None:
        """Go to the first row, or to the last."""
        self._go_to(0 if which < 0 else self.view.count - 1)

    def _go_to(self, place: int) -> None:
        """Put the cursor on a row."""
        self.view = self.view.at(place).scrolled(self._list.in_sight)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Scroll until the cursor is in sight, and read the rows that are in sight then."""
        height = self._list.in_sight
        self.view = self.view.scrolled(height)
        if self.view.lacks_rows(height):
            self._work(self._turn_page, "page")

    def on_found_list_resized(self) -> None:
        """Another number of rows is in sight."""
        self._keep_in_sight()

    def on_found_list_clicked(self, message: FoundList.Clicked) -> None:
        """Put the cursor on the row that was clicked."""
        self._go_to(message.place)

    def on_found_list_scrolled(self, message: FoundList.Scrolled) -> None:
        """Move with the wheel."""
        self.action_move(message.by)

    # -------------------------------------------------------------------------------------------------------- searching

    def action_search(self) -> None:
        """Type a search."""
        self._text.focus()

    def on_descendant_focus(self) -> None:
        """Name the keys that do something while one types."""
        self._keys.show(self._hints(self.view))

    def on_descendant_blur(self) -> None:
        """Name those of the list again."""
        self._keys.show(self._hints(self.view))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what is typed."""
        if event.value != self._sought.text:
            self._say("")
            self._look(replace(self._sought, text=event.value))

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self._leave_text()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now: while one types, those that go over the list and out of the line."""
        if self.focused is self._text and action not in _WHILE_TYPING:
            return False
        return super().check_action(action, parameters)

    def _leave_text(self) -> None:
        self.set_focus(None)

    async def _again(self) -> None:
        """List the same once more, the cursor on the same row."""
        row, asked = self.view.row, self._sought
        window = Window(
            height=self._height, place=self.view.cursor, identifier=identity(row) if row is not None else None
        )
        listed = await self._browsing.ask(lambda journal: found.listed(journal, asked, window))
        self._reading = None
        self.view = replace(self.view, preview=None)
        self._found(listed)

    def action_scroll(self, by: int) -> None:
        """Scroll the card below the list by half of what is in sight."""
        self._scroll.scroll_relative(y=by * max(1, self._scroll.size.height // 2), animate=False)

    def action_preview(self) -> None:
        """Show the card below the list, or not."""
        self.view = replace(self.view, previews=not self.view.previews)
