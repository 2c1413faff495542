"""The browse screen: every card or question that a search finds, sorted, marked, and changed one or many at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from srs.actions import Journal
from srs.model import Question
from srs.store.finding import Order
from tui import found, keymap
from tui.bound import keyboard_of
from tui.found import Listing, Row, identity
from tui.found_columns import orders_for
from tui.screens.found import FoundScreen
from tui.widgets.found_list import FoundList
from tui.widgets.key_bar import bindings


class BrowseScreen(FoundScreen):
    """Whatever a person does with what is found."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.BROWSE)]
    KEYS = keymap.BROWSE
    KEYS_TITLE = "Keys among cards and questions"
    CSS_PATH = "browse.tcss"

    class Left(Message):
        """The person goes back."""

    @dataclass
    class EditAsked(Message):
        """The person wants to edit a question."""

        question: Question
        """As it is stored."""

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

        asked = await choose_order(self.app, self._sought)
        if asked is not None:
            self._look(asked)

    def on_found_list_head_clicked(self, message: FoundList.HeadClicked) -> None:
        """Sort by the column that was clicked."""
        from tui.browse_choices import sorted_by  # noqa: PLC0415 - only who chooses waits for it

        if message.column.order is not None:
            self._look(sorted_by(self._sought, message.column.order))

    def action_columns(self) -> None:
        """Choose the columns."""
        self._work(self._choose_columns, "columns")

    async def _choose_columns(self) -> None:
        from tui.browse_choices import choose_columns  # noqa: PLC0415 - only who chooses waits for it

        if await choose_columns(self.app, self._browsing, self.view.asked.listing, self.view.columns):
            await self._again()

    def action_listing(self) -> None:
        """Questions instead of cards, and back."""
        listing = Listing.CARDS if self._sought.listing is Listing.QUESTIONS else Listing.QUESTIONS
        known = any(order is self._sought.order for order, _ in orders_for(listing))
        asked = replace(self._sought, listing=listing)
        self._look(asked if known else replace(asked, order=Order.BEST, descending=False))

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
            undo = keyboard_of(self).name("browse.undo")
            await self._done(lambda journal: f"{proposal.act(journal, typed)}; {undo} takes it back.")

    async def _done(self, work: Callable[[Journal], str]) -> None:
        """Change something, look again, and say what was done."""
        self._say("Working …")
        self._say(await self._browsing.ask(work))
        await self._again()

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
            self._say(f"This question has no card yet: {keyboard_of(self).name('browse.edit')} writes its answer.")

    def action_back(self) -> None:
        """Leave the search, else the screen."""
        if self.focused is self._text:
            self._leave_text()
        else:
            self.post_message(self.Left())
