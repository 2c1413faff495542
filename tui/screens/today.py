"""Today's screen: what is due, what was done, and what comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from srs.clock import Clock
from srs.errors import SrsError
from srs.model import Due
from srs.overview import Overview
from srs.view import PlanShown
from srs.way import DAILY, Ahead, Cram, Way
from tui import keymap
from tui.bound import keyboard_of
from tui.inline import QUIET_STYLE, harmless
from tui.plan_words import end, head_of_day, sampled
from tui.screens.keyed import KeyedScreen
from tui.widgets.deck_list import DeckList
from tui.widgets.heat_map import HeatMap
from tui.widgets.key_bar import KeyBar, bindings
from tui.words import catch_up_words, clock_words, coming, count, counts, interviews_told, long_date, spent

_NARROW, _LOW = 76, 18
"""Below this width or height the screen is laid out compactly."""

_WELCOME = (
    ("Welcome. Viva turns a bank of interview questions into cards.", ""),
    ("", ""),
    ("", "import a bank: a file, a folder, pasted text"),
    ("viva import FILE", "the same from the shell"),
    ("viva demo", "try a sample bank first"),
)


class TodayScreen(KeyedScreen[None]):
    """The figures of the study day, and the decks to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.TODAY)]
    KEYS = keymap.TODAY
    KEYS_TITLE = "Keys on today's screen"
    CSS_PATH = "today.tcss"

    view: reactive[Overview | None] = reactive(None, init=False)
    """The figures shown; everything on the screen is drawn from them."""

    @dataclass
    class ReviewAsked(Message):
        """The person wants to review."""

        deck: str | None
        """One deck and those below it, or None for all."""

        way: Way = DAILY
        """What is due, what comes next, or every card."""

    class ImportAsked(Message):
        """The person wants to import a bank."""

    class AddAsked(Message):
        """The person wants to add a question of their own."""

    @dataclass
    class SettingsAsked(Message):
        """The person wants to see or change settings."""

        deck: str | None
        """Those of one deck, or None for the collection's."""

    class InterviewsAsked(Message):
        """The person wants to see the interviews they prepare for."""

    class StatisticsAsked(Message):
        """The person wants to see statistics."""

    class BrowseAsked(Message):
        """The person wants to browse cards and questions."""

    def __init__(self, load: Callable[[], Overview], clock: Clock, *, deck: str | None = None) -> None:
        """Show the figures that `load` gives, and look again every minute; the cursor begins on `deck`."""
        super().__init__()
        self._deck = deck
        self._load = load
        self._clock = clock

    def compose(self) -> ComposeResult:
        """Date, figures, decks, weeks, keys."""
        self._date = Static(markup=False, id="date")
        self._figures = Static(markup=False, id="figures")
        self._decks, self._weeks, self._keys = DeckList(), HeatMap(), KeyBar()
        yield self._date
        yield self._figures
        with Vertical(id="middle"):
            with VerticalScroll(can_focus=False, id="decks") as self._scroll:
                yield self._decks
            yield self._weeks
        yield self._keys

    def on_mount(self) -> None:
        """Read the figures."""
        self._fit()
        self._look()
        self.set_interval(60, self._look)

    def on_resize(self, _: events.Resize) -> None:
        """Lay out for the room there is."""
        self._fit()
        self.watch_view(self.view)

    def _fit(self) -> None:
        self.set_class(self._compact, "-compact")

    @property
    def _compact(self) -> bool:
        return self.app.size.width < _NARROW or self.app.size.height < _LOW

    def _look(self) -> None:
        try:
            self.view = self._load()
        except SrsError as error:
            self._figures.update(Content.styled(f"! {harmless(str(error))}", "bold $text-error"))

    def watch_view(self, view: Overview | None) -> None:
        """Draw the figures."""
        if view is None:
            return
        self._date.update(Content.assemble(("Viva", "bold"), f"   {view.today:%A} {long_date(view.today)}"))
        self._figures.update(self._words(view))
        self._decks.show(view.counts, view.decks, planned=view.plan is not None)
        if self._deck is not None:
            self._decks.choose(self._deck)
            self._deck = None
        self._decks.display = bool(view.counts.total or (view.plan and view.decks))
        self._weeks.show(view.today, view.days)
        self._weeks.display = bool(view.cards)
        self._keys.show(keymap.TODAY_FIRST if view.cards else keymap.WELCOME)

    def _words(self, view: Overview) -> Content:
        if not view.cards:
            bring = keyboard_of(self).name("today.bring")
            return Content("\n").join(
                Content.assemble((f"  {a or bring:<20}" if b else a, "bold" if b else ""), b) for a, b in _WELCOME
            )
        if view.plan and view.plan.end:
            first = Content(end(view.plan))
        elif view.counts.total:
            waiting = f" · next {self._coming(view.waiting_until, view)}" if view.waiting_until else ""
            first = Content.assemble(
                ("" if self._compact else "The plan: " if view.plan else "Due today: "),
                (counts(view.counts), "bold"),
                waiting,
            )
        else:
            first = Content.assemble(("Nothing is due. ", "bold"), self._next(view))
        lines = [first, Content.styled(_done(view), QUIET_STYLE)]
        if not view.counts.total:
            ahead, cram = keyboard_of(self).name("today.ahead"), keyboard_of(self).name("today.cram")
            lines.append(Content.styled(f"{ahead}: review ahead   {cram}: cram", QUIET_STYLE))
        if view.catch_up is not None:
            lines.insert(1, Content(catch_up_words(view.catch_up, view.today)))
        if view.answered_after is not None:
            lines.insert(1, Content(clock_words(view.answered_after)))
        if view.plan:
            lines.insert(1, Content(harmless(_planned(view.plan, view))))
        elif told := interviews_told(view.interviews, view.to_tell, view.today):
            lines.insert(1, Content(harmless(told)))
        return Content("\n").join(lines)

    def _next(self, view: Overview) -> str:
        if view.next_due is None:
            return "No card waits for a later day."
        return f"Next: {self._coming(view.next_due, view)}."

    def _coming(self, due: Due, view: Overview) -> str:
        return coming(due, self._clock.now(), view.today, self._clock.zone)

    # -------------------------------------------------------------------------------------------------- keys and clicks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now: without a card there is nothing to review."""
        if action in ("go", "review", "ahead", "cram", "settings", "interviews", "browse", "move"):
            return self.view is not None and self.view.cards > 0
        return super().check_action(action, parameters)

    def action_go(self) -> None:
        """Review the deck under the cursor."""
        self.post_message(self.ReviewAsked(self._decks.deck))

    def action_ahead(self) -> None:
        """Review what comes next in the deck under the cursor."""
        self.post_message(self.ReviewAsked(self._decks.deck, Ahead()))

    def action_cram(self) -> None:
        """Cram the deck under the cursor."""
        self.post_message(self.ReviewAsked(self._decks.deck, Cram()))

    def action_bring(self) -> None:
        """Import a bank."""
        self.post_message(self.ImportAsked())

    def action_add(self) -> None:
        """Add a question."""
        self.post_message(self.AddAsked())

    def action_settings(self) -> None:
        """Settings of the deck under the cursor."""
        self.post_message(self.SettingsAsked(self._decks.deck))

    def action_interviews(self) -> None:
        """Look at the interviews."""
        self.post_message(self.InterviewsAsked())

    def action_statistics(self) -> None:
        """Look at statistics."""
        self.post_message(self.StatisticsAsked())

    def action_browse(self) -> None:
        """Browse cards and questions."""
        self.post_message(self.BrowseAsked())

    def action_review(self) -> None:
        """Review everything."""
        self.post_message(self.ReviewAsked(None))

    def action_move(self, by: int) -> None:
        """Move over the decks."""
        self._decks.move(by)
        self._scroll.scroll_to_region(Region(0, self._decks.line, 1, 1), animate=False)

    def action_quit(self) -> None:
        """Leave Viva."""
        self.app.exit()

    def on_deck_list_chosen(self, message: DeckList.Chosen) -> None:
        """Review the deck that was clicked."""
        self.post_message(self.ReviewAsked(message.deck))


def _planned(plan: PlanShown, view: Overview) -> str:
    """The interviews and the minutes, that not all cards are weighed, and the interview to tell of."""
    asked = f"How did {view.to_tell.name} go?" if view.to_tell else ""
    return " · ".join(filter(None, (head_of_day(plan, view.interviews), sampled(plan), asked)))


def _done(view: Overview) -> str:
    streak = f"streak {count(view.streak_days, 'day')}" if view.streak_days else "no streak yet"
    if not view.reviews_today:
        return f"No reviews yet today · {streak}"
    return f"{count(view.reviews_today, 'review')} today, {spent(view.milliseconds_today)} · {streak}"
