"""What is known of a card: where it stands, its memory, why it comes when it does, its curve and its log."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from srs.actions import Journal
from srs.card_history import CardHistory, card_history
from srs.clock import Clock
from srs.errors import SrsError
from srs.model import CardId
from tui import keymap
from tui.browsing import Browsing
from tui.screens.keyed import KeyedScreen
from tui.widgets.card_sheet import CardSheet
from tui.widgets.key_bar import KeyBar, bindings

_NARROW, _LOW = 64, 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Which of the cards is shown, what is known of it, and whether in numbers."""

    place: int = 0
    history: CardHistory | None = None
    numbers: bool = False
    failure: str = ""


class CardHistoryScreen(KeyedScreen[None]):
    """One card at a time; with several, the arrows turn to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.CARD)]
    KEYS = keymap.CARD
    KEYS_TITLE = "Keys beside a card"
    CSS_PATH = "card_history.tcss"

    view: reactive[Shown] = reactive(Shown, init=False)
    """What is shown; everything on the screen is drawn from it."""

    def __init__(self, browsing: Browsing, cards: Sequence[CardId], *, closes: bool = False) -> None:
        """Show the first of some cards; with `closes` the connection is closed with the screen."""
        super().__init__()
        self._browsing = browsing
        self._cards = cards
        self._closes = closes
        self._clock = Clock()

    def compose(self) -> ComposeResult:
        """Which card it is, all about it, the keys."""
        self._title, self._sheet = Static(markup=False, id="title"), CardSheet()
        self._keys = KeyBar(keymap.CARD_FIRST if len(self._cards) > 1 else keymap.ONE_CARD)
        yield self._title
        with VerticalScroll(can_focus=False, id="all") as self._scroll:
            yield self._sheet
        yield self._keys

    def on_mount(self) -> None:
        """Read the first card."""
        self.on_resize()
        self._read(0)

    def on_unmount(self) -> None:
        """Close the connection, where it is this screen's."""
        if self._closes:
            self._browsing.close()

    def on_resize(self, _: events.Resize | None = None) -> None:
        """Lay out for the room there is."""
        self.set_class(self.app.size.width < _NARROW or self.app.size.height < _LOW, "-compact")

    def _read(self, place: int) -> None:
        self.run_worker(self._shown(place), exclusive=True, exit_on_error=False)

    async def _shown(self, place: int) -> None:
        def read(journal: Journal) -> tuple[CardHistory, Clock]:
            return card_history(journal, self._cards[place]), journal.clock

        try:
            history, self._clock = await self._browsing.ask(read)
        except SrsError as error:
            self.view = replace(self.view, failure=str(error))
        else:
            self.view = replace(self.view, place=place, history=history, failure="")
            self._scroll.scroll_home(animate=False)

    def watch_view(self, view: Shown) -> None:
        """Draw what is shown."""
        which = f"   {view.place + 1} of {len(self._cards)}" if len(self._cards) > 1 else ""
        self._title.update(Content.assemble(("Card", "bold"), which))
        if view.failure:
            self._sheet.say(f"! {view.failure}")
        elif view.history is not None:
            self._sheet.show(view.history, self._clock, numbers=view.numbers)

    # ------------------------------------------------------------------------------------------------------------- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now."""
        return len(self._cards) > 1 if action == "turn" else super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Show the next card, or the one before."""
        self._read((self.view.place + by) % len(self._cards))

    def action_numbers(self) -> None:
        """Numbers and sentences instead of drawing and table, and back."""
        self.view = replace(self.view, numbers=not self.view.numbers)

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self._scroll.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by pages."""
        self._scroll.scroll_relative(y=by * max(1, self._scroll.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss()
