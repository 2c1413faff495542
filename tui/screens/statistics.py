"""The statistics screen: sections of charts over a span of days, for all cards or a deck."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from srs.errors import SrsError
from srs.settings import lineage
from tui import keymap
from tui.counting import Counted, Counting
from tui.inline import QUIET_STYLE, harmless
from tui.screens.keyed import KeyedScreen
from tui.widgets.chart_list import ChartList
from tui.widgets.key_bar import KeyBar, bindings
from tui.widgets.section_bar import SectionBar
from tui.words import deck as deck_in_words

_NARROW, _LOW = 64, 18
_BAR = 12


class Span(Enum):
    """Which study days the figures are of: so many, up to today."""

    A_MONTH = 30
    THREE_MONTHS = 90
    A_YEAR = 365
    ALL = None

    @property
    def next(self) -> "Span":
        """The longer one; after all days, a month."""
        spans = list(Span)
        return spans[(spans.index(self) + 1) % len(spans)]


_SPANS = {Span.A_MONTH: "30 days", Span.THREE_MONTHS: "90 days", Span.A_YEAR: "365 days", Span.ALL: "all days"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the screen shows: which figures are wanted, those that are there, and how they are looked at.

    `done` is the share that is counted of the figures wanted, from 0 to 1.
    """

    span: Span = Span.THREE_MONTHS
    deck: str | None = None
    section: int = 0
    numbers: bool = False
    counted: Counted | None = None
    done: float = 0.0
    failure: str = ""


class StatisticsScreen(KeyedScreen[None]):
    """Charts that read without colour, and their numbers."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.STATISTICS)]
    KEYS = keymap.STATISTICS
    KEYS_TITLE = "Keys among statistics"
    CSS_PATH = "statistics.tcss"

    view: reactive[Shown] = reactive(Shown, init=False)
    """What is shown; everything on the screen is drawn from it."""

    class Left(Message):
        """The person goes back."""

    @dataclass
    class _Counted(Message):
        asked: int
        counted: Counted

    @dataclass
    class _Failed(Message):
        asked: int
        message: str

    def __init__(self, counting: Counting) -> None:
        """Count in a thread what is asked for."""
        super().__init__()
        self._counting = counting
        self._asked = 0

    def compose(self) -> ComposeResult:
        """What the figures are of, the sections to choose from, the charts, the keys."""
        self._title, self._sections = Static(markup=False, id="title"), SectionBar()
        self._charts, self._keys = ChartList(), KeyBar(keymap.STATISTICS_FIRST)
        yield self._title
        yield self._sections
        with VerticalScroll(can_focus=False, id="charts") as self._scroll:
            yield self._charts
        yield self._keys

    def on_mount(self) -> None:
        """Begin to count."""
        self.on_resize()
        self._count()

    def on_resize(self, _: events.Resize | None = None) -> None:
        """Lay out for the room there is."""
        self.set_class(self.app.size.width < _NARROW or self.app.size.height < _LOW, "-compact")
        self.watch_view(self.view)

    # --------------------------------------------------------------------------------------------------------- counting

    def _count(self) -> None:
        """Count in a thread, the section on view first; what an earlier count still brings is passed over."""
        self._asked += 1
        asked, shown = self._asked, self.view

        def tell(counted: Counted) -> None:
            self.post_message(self._Counted(asked, counted))

        def run() -> None:
            try:
                self._counting.count(shown.span.value, shown.deck, shown.section, tell)
            except SrsError as error:
                self.post_message(self._Failed(asked, str(error)))

        self.run_worker(run, thread=True, exit_on_error=False)

    def on_statistics_screen__counted(self, message: _Counted) -> None:
        """Show the figures."""
        if message.asked == self._asked:
            self.view = replace(self.view, counted=message.counted, done=message.counted.done, failure="")

    def on_statistics_screen__failed(self, message: _Failed) -> None:
        """Say why there are none."""
        if message.asked == self._asked:
            self.view = replace(self.view, done=1.0, failure=message.message)

    # ---------------------------------------------------------------------------------------------------------- drawing

    def watch_view(self, view: Shown) -> None:
        """Draw what is shown."""
        self._title.update(self._words(view))
        if view.failure:
            self._charts.say(f"! {view.failure}")
        elif view.counted is not None:
            every = view.counted.sections
            self._sections.show([section.title for section in every], view.section)
            self._charts.show(every[view.section].charts, numbers=view.numbers)

    def _words(self, view: Shown) -> Content:
        what = f"{deck_in_words(view.deck) if view.deck else 'All decks'} · {_SPANS[view.span]}"
        filled = int(_BAR * view.done)
        counting = f"   counting {'█' * filled}{'░' * (_BAR - filled)}" if view.done < 1 else ""
        return Content.assemble(("Statistics", "bold"), f"   {harmless(what)}", (counting, QUIET_STYLE))

    # -------------------------------------------------------------------------------------------------- keys and clicks

    def action_section(self, number: int) -> None:
        """Show a section, the first being 1."""
        self.view = replace(self.view, section=number - 1)
        self._scroll.scroll_home(animate=False)

    def action_turn(self, by: int) -> None:
        """Show the next section, or the one before."""
        self.action_section((self.view.section + by) % keymap.SECTIONS + 1)

    def action_span(self) -> None:
        """Look at more days; after all of them, at a month."""
        self.view = replace(self.view, span=self.view.span.next, done=0.0)
        self._count()

    def action_numbers(self) -> None:
        """Numbers instead of drawings, and back."""
        self.view = replace(self.view, numbers=not self.view.numbers)

    def action_deck(self) -> None:
        """Choose a deck, or all of them."""
        if self.view.counted is None:
            return
        from tui.screens.choose_deck import ChooseDeckScreen  # noqa: PLC0415 - only who chooses waits for it

        every = {each: None for deck in self.view.counted.decks for each in lineage(deck)[1:]}
        self.app.push_screen(ChooseDeckScreen(tuple(sorted(every)), self.view.deck), self._chosen)

    def _chosen(self, chosen: str | None) -> None:
        """Count for a deck ('' for all), unless the choice was left."""
        if chosen is not None and (chosen or None) != self.view.deck:
            self.view = replace(self.view, deck=chosen or None, done=0.0)
            self._count()

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self._scroll.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by pages."""
        self._scroll.scroll_relative(y=by * max(1, self._scroll.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Back to today."""
        self.post_message(self.Left())
