"""The browse screen: every card or question, found by a search, and changed one by one or many at once."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker

from srs.actions import Journal
from srs.errors import SearchError, SrsError
from srs.model import Question
from srs.store.finding import Order
from tui import found, keymap
from tui.browse_view import Shown, pointed_out, title
from tui.browsing import Browsing
from tui.found import Asked, Listed, Listing, Row, Window, identity
from tui.found_columns import orders_for
from tui.inline import QUIET_STYLE, harmless
from tui.widgets.card_preview import CardPreview
from tui.widgets.found_list import FoundList
from tui.widgets.key_bar import KeyBar, bindings

_NARROW, _LOW = 64, 18
_AT_FIRST = 60
"""How many rows are read before it is known how many are in sight."""


class BrowseScreen(Screen[None]):
    """A search, what it finds, and the card under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.BROWSE)]
    CSS_PATH = "browse.tcss"

    view: reactive[Shown] = reactive(Shown(asked=Asked()), init=False)
    """What is shown; everything on the screen is drawn from it."""

    class Left(Message):
        """The person goes back."""

    @dataclass
    class EditAsked(Message):
        """The person wants to edit a question."""

        question: Question
        """As it is stored."""

    def __init__(self, browsing: Browsing, *, search: str = "") -> None:
        """Begin with what a search finds, or with everything; the connection is closed with the screen."""
        super().__init__()
        self._browsing = browsing
        self._reading: str | None = None
        self.set_reactive(BrowseScreen.view, Shown(asked=Asked(text=search)))

    def compose(self) -> ComposeResult:
        """What is listed, the search, what is wrong with it, the list, the card, what was said, the keys."""
        self._title, self._error = Static(markup=False, id="title"), Static(markup=False, id="error")
        self._text = Input(self.view.asked.text, placeholder="all cards; / to search", id="text", select_on_focus=False)
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
        self._look(self.view.asked)

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

    def _look(self, asked: Asked, *, identifier: str | None = None, place: int = 0) -> None:
        """List what is asked for, the cursor on a row with an id or near a place."""
        window = Window(height=self._height, place=place, identifier=identifier)
        self._work(partial(self._find, asked, window), "find")

    async def _find(self, asked: Asked, window: Window) -> None:
        if self.view.listed is None and asked == Asked():
            first = await self._browsing.ask(lambda journal: found.beginning(journal, asked, _AT_FIRST))
            self._found(first)
        self._found(await self._browsing.ask(lambda journal: found.listed(journal, asked, window)))

    def _found(self, listed: Listed) -> None:
        """Show what was found, the cursor where it was asked for."""
        self.view = self.view.with_found(listed)
        self._keep_in_sight()

    async def _turn_page(self) -> None:
        """Read the rows around the cursor."""
        shown = self.view
        window = Window(height=self._height, place=shown.cursor)
        listed = await self._browsing.ask(lambda journal: found.listed(journal, shown.asked, window))
        self.view = replace(self.view, listed=listed)
        self._keep_in_sight()

    async def _look_at(self, row: Row) -> None:
        """Read the card under the cursor."""
        read = await self._browsing.ask(lambda journal: found.preview(journal, row))
        self._reading = None
        self.view = replace(self.view, preview=read)

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
        self.view = self.view.at(place)
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
        self._keys.show(keymap.BROWSE_SEARCHING)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what is typed."""
        if event.value != self.view.asked.text or self.view.error is not None:
            self._say("")
            self._look(replace(self.view.asked, text=event.value))

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self._leave_text()

    def _leave_text(self) -> None:
        self.set_focus(None)
        self._keys.show(self._hints(self.view))

    def action_saved(self) -> None:
        """Take a saved search, or save this one."""
        self._work(self._choose_saved, "saved")

    async def _choose_saved(self) -> None:
        from tui.browse_choices import choose_saved  # noqa: PLC0415 - only who chooses waits for it

        text = self.view.asked.text if self.view.error is None else ""
        chosen, told = await choose_saved(self.app, self._browsing, text)
        self._say(told)
        if chosen is not None:
            self._text.value = chosen

    # ------------------------------------------------------------------------------------------ order, columns, listing

    def action_order(self) -> None:
        """Choose what the list is sorted by."""
        self._work(self._choose_order, "order")

    async def _choose_order(self) -> None:
        from tui.browse_choices import choose_order  # noqa: PLC0415 - only who chooses waits for it

        asked = await choose_order(self.app, self.view.asked)
        if asked is not None:
            self._look(asked)

    def on_found_list_head_clicked(self, message: FoundList.HeadClicked) -> None:
        """Sort by the column that was clicked."""
        from tui.browse_choices import sorted_by  # noqa: PLC0415 - only who chooses waits for it

        if message.column.order is not None:
            self._look(sorted_by(self.view.asked, message.column.order))

    def action_columns(self) -> None:
        """Choose the columns."""
        self._work(self._choose_columns, "columns")

    async def _choose_columns(self) -> None:
        from tui.browse_choices import choose_columns  # noqa: PLC0415 - only who chooses waits for it

        if await choose_columns(self.app, self._browsing, self.view.asked.listing, self.view.columns):
            await self._again()

    def action_listing(self) -> None:
        """Questions instead of cards, and back."""
        listing = Listing.CARDS if self.view.asked.listing is Listing.QUESTIONS else Listing.QUESTIONS
        known = any(order is self.view.asked.order for order, _ in orders_for(listing))
        asked = replace(self.view.asked, listing=listing)
        self._look(asked if known else replace(asked, order=Order.BEST, descending=False))

    def action_preview(self) -> None:
        """Show the card below the list, or not."""
        self.view = replace(self.view, previews=not self.view.previews)

    # ---------------------------------------------------------------------------------------------------------- marking

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark off; then the next."""
        if (row := self.view.row) is not None:
            self.view = replace(self.view, marked=self.view.marked ^ {identity(row)})
            self.action_move(1)

    def action_mark_all(self) -> None:
        """Mark all that are found, or where all are marked none."""
        self._work(self._mark_all, "mark")

    async def _mark_all(self) -> None:
        asked = self.view.asked
        every = await self._browsing.ask(lambda journal: found.all_found(journal, asked))
        self.view = replace(self.view, marked=frozenset() if self.view.marked >= every else self.view.marked | every)

    # --------------------------------------------------------------------------------------------------------- changing

    def action_change(self, name: str) -> None:
        """Change what is marked, else the row under the cursor."""
        row = self.view.row
        ids = self.view.marked or (frozenset({identity(row)}) if row is not None else frozenset())
        if ids and not self._changing:
            self._work(partial(self._change, name, ids), "change")

    @property
    def _changing(self) -> bool:
        """Whether a change is still being made; another waits until the person sees what it did."""
        return any(worker.group == "change" and not worker.is_finished for worker in self.workers)

    async def _change(self, name: str, ids: frozenset[str]) -> None:
        from tui.browse_choices import confirmed  # noqa: PLC0415 - only who changes something waits for it
        from tui.bulk import Chosen, proposed  # noqa: PLC0415 - only who changes something waits for it

        chosen = Chosen(listing=self.view.asked.listing, ids=ids)
        proposal = await self._browsing.ask(lambda journal: proposed(journal, name, chosen))
        if not proposal.count:
            self._say(proposal.question)
            return
        typed = await confirmed(self.app, proposal)
        if typed is not None:
            await self._done(lambda journal: f"{proposal.act(journal, typed)}; u takes it back.")

    async def _done(self, work: Callable[[Journal], str]) -> None:
        """Change something, look again, and say what was done."""
        self._say("Working …")
        self._say(await self._browsing.ask(work))
        await self._again()

    async def _again(self) -> None:
        """List the same once more, the cursor on the same row."""
        row, asked = self.view.row, self.view.asked
        window = Window(
            height=self._height, place=self.view.cursor, identifier=identity(row) if row is not None else None
        )
        listed = await self._browsing.ask(lambda journal: found.listed(journal, asked, window))
        self._reading = None
        self.view = replace(self.view, preview=None)
        self._found(listed)

    def action_undo(self) -> None:
        """Take back the last change."""
        from tui.bulk import undone  # noqa: PLC0415 - only who changes something waits for it

        if not self._changing:
            self._work(partial(self._done, undone), "change")

    def action_edit(self) -> None:
        """Edit the question under the cursor."""
        if (row := self.view.row) is not None:
            self._work(partial(self._edit, row), "edit")

    async def _edit(self, row: Row) -> None:
        question = await self._browsing.ask(lambda journal: found.question(journal, row.question))
        self.post_message(self.EditAsked(question))

    def edited(self, told: str, *, alarm: bool = False) -> None:
        """Show the question as it is now that it was edited, or why it was not."""
        self._say(told, alarm=alarm)
        if not alarm:
            self._work(self._again, "find")

    # ---------------------------------------------------------------------------------------------------------- leaving

    def action_history(self) -> None:
        """What is known of the card under the cursor, or of the cards of the question."""
        if (row := self.view.row) is not None:
            self._work(partial(self._show_history, row), "history")

    async def _show_history(self, row: Row) -> None:
        from tui.screens.card_history import CardHistoryScreen  # noqa: PLC0415 - only who looks waits for it

        read = await self._browsing.ask(lambda journal: found.preview(journal, row))
        if read.cards:
            self.app.push_screen(CardHistoryScreen(self._browsing, [card.id for card in read.cards]))
        else:
            self._say("This question has no card yet: e writes its answer.")

    def action_help(self) -> None:
        """List the keys."""
        from tui.screens.help import HelpScreen  # noqa: PLC0415 - only who asks for it waits for it

        self.app.push_screen(HelpScreen("Keys among cards and questions", keymap.BROWSE))

    def action_back(self) -> None:
        """Leave the search, else the screen."""
        if self.focused is self._text:
            self._leave_text()
        else:
            self.post_message(self.Left())
