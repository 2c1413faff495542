"""The review screen: a card's front, its back, the ticks, and the rating that is stored."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from srs.choices import has_one_right
from srs.clock import Clock
from srs.errors import SrsError
from srs.model import CardId, Due, Question, Rating
from srs.session import ReviewSession
from srs.view import View
from srs.way import QUEUED, Ahead, Cram, Way
from tui import keymap
from tui.bound import keyboard_of
from tui.screens.keyed import KeyedScreen
from tui.showing import Showing
from tui.widgets.card_face import CardFace
from tui.widgets.choice_list import ChoiceList
from tui.widgets.key_bar import KeyBar, bindings
from tui.widgets.rating_bar import RatingBar
from tui.widgets.review_head import ReviewHead
from tui.widgets.sitting_end import SittingEnd
from tui.widgets.status_line import StatusLine
from tui.widgets.tick_list import TickList

_NARROW, _LOW = 64, 16
"""Below this width or height the screen is laid out compactly."""

_ONLY_WITH_BACK = frozenset({"rate", "tick", "cover"})
_ONLY_WITH_CARD = frozenset({"suspend", "bury", "flag", "edit", "history"})
_ONLY_AT_THE_END = frozenset({"ahead", "cram"})


class ReviewScreen(KeyedScreen[None]):
    """One sitting on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.REVIEW)]
    KEYS = keymap.REVIEW
    KEYS_TITLE = "Keys while reviewing"
    CSS_PATH = "review.tcss"

    showing: reactive[Showing] = reactive(Showing(), init=False)
    """What is shown now; everything on the screen is drawn from it."""

    class Left(Message):
        """The person goes back to today."""

    @dataclass
    class EditAsked(Message):
        """The person wants to edit the question on view."""

        question: Question
        """As it is shown."""

    @dataclass
    class HistoryAsked(Message):
        """The person wants to see what is known of the card on view."""

        card: CardId

    @dataclass
    class OtherWayAsked(Message):
        """The person wants to go through the same cards in another way."""

        session: ReviewSession
        """The sitting that they are the cards of."""

        way: Way
        """Which way."""

    def __init__(
        self,
        session: ReviewSession,
        clock: Clock,
        *,
        next_due: Callable[[], Due | None],
        limit: int | None = None,
        coached: bool = False,
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show a sitting of at most `limit` answers; `next_due` tells when the next card comes once none is left.

        Who is `coached` is told how to answer until the first answer. `stopwatch` gives seconds that only ever grow.
        """
        super().__init__()
        self._session = session
        self._clock = clock
        self._next_due = next_due
        self._limit = limit
        self._coached = coached
        self._stopwatch = stopwatch
        self._began = stopwatch()
        self._said_after_ms: int | None = None
        self._coming: Due | None = None
        self.set_reactive(ReviewScreen.showing, Showing(view=session.view, coached=coached))

    def compose(self) -> ComposeResult:
        """Head, card, status, buttons, keys."""
        self._head = ReviewHead()
        self._front, self._back = CardFace(id="front"), CardFace(id="back")
        self._made = Static("(made from its content: the bank has no question here)", markup=False, id="made")
        self._options = ChoiceList(id="options")
        self._answer = Vertical(id="answer")
        self._ticks, self._end = TickList(), SittingEnd()
        self._status, self._buttons, self._keys = StatusLine(), RatingBar(), KeyBar()
        self._card = VerticalScroll(id="card", can_focus=False)
        # The first layout has the card in it already: what comes later waits for the next frame.
        self._fit()
        self._draw()
        yield self._head
        with self._card:
            yield self._front
            yield self._made
            yield self._options
            with self._answer:
                yield self._ticks
                yield self._back
            yield self._end
        yield self._status
        yield self._buttons
        yield self._keys

    def on_mount(self) -> None:
        """Start the clock, and watch which options are in sight."""
        self.watch(self._card, "scroll_y", self._tell_status, init=False)
        if self.showing.view.card is None:
            self._start(self.showing.view)
        self._began = self._stopwatch()
        self.set_interval(1.0, self._second_passed)

    def on_resize(self, _: events.Resize) -> None:
        """Lay out for the room there is."""
        self._fit()
        self._draw()

    # ---------------------------------------------------------------------------------------------------------- drawing

    @property
    def _compact(self) -> bool:
        return self.app.size.width < _NARROW or self.app.size.height < _LOW

    def _fit(self) -> None:
        self.set_class(self._compact, "-compact")

    def watch_showing(self) -> None:
        """Draw what is shown now."""
        self._draw()

    def _draw(self) -> None:
        showing, card = self.showing, self.showing.view.card
        self._head.show(showing)
        self._front.show(card.front if card else "")
        question = showing.view.question
        self._made.display = question is not None and question.prompt_missing
        self._options.show(showing)
        self._answer.display = showing.revealed
        self._ticks.show(showing)
        self._back.show(card.back if card and showing.revealed else "")
        self._end.display = card is None
        if card is None:
            self._end.show(showing.view, self._clock, spent=self._spent, next_due=self._coming)
        self._tell_status()
        if showing.view.options:
            self.call_after_refresh(self._tell_status)
        self._buttons.show(showing, compact=self._compact)
        self._keys.show(self._hints())

    def _tell_status(self) -> None:
        """Say how long it took, what to do, and how many options stand below those in sight."""
        below = 0
        if self.showing.view.options and self._options.size:
            bottom = self._card.scroll_offset.y + self._card.content_region.height
            below = self._options.ending_below(bottom - self._options.virtual_region.y)
        self._status.show(self.showing, self._elapsed_ms(), compact=self._compact, below=below)

    def _hints(self) -> tuple[keymap.Key, ...]:
        if self.showing.view.card is None:
            return keymap.PLAN_DONE if self.showing.view.plan else keymap.DONE
        if not self.showing.revealed:
            return keymap.OPTIONS if self.showing.view.options else keymap.FRONT
        return keymap.TICKS if self.showing.points else keymap.BACK

    @property
    def _undo(self) -> str:
        return keyboard_of(self).name("review.undo")

    @property
    def _spent(self) -> bool:
        return self._limit is not None and self.showing.view.summary.answered >= self._limit

    # ------------------------------------------------------------------------------------------------------------- time

    def _elapsed_ms(self) -> int:
        """The time from the front to the back, or so far."""
        return self._said_after_ms if self._said_after_ms is not None else self._since_front_ms()

    def _since_front_ms(self) -> int:
        return round((self._stopwatch() - self._began) * 1000)

    def _second_passed(self) -> None:
        """Move the stopwatch on; where no card was left, one may have become due."""
        if self.showing.view.card is not None:
            self._tell_status()
        elif not self._spent:
            self._attempt(self._session.refresh, notice=self.showing.notice)

    # ---------------------------------------------------------------------------------------------------------- changes

    def _start(self, view: View, notice: str = "") -> None:
        """Show the front of the card on view, or that none is left."""
        if view.card is None and not (view.waiting_until or self._coming):
            self._coming = self._next_due()
        self._began, self._said_after_ms = self._stopwatch(), None
        coached = self._coached and not view.summary.answered
        self.showing = Showing(view=view, notice=notice, coached=coached)
        self._card.scroll_home(animate=False)

    def _attempt(self, change: Callable[[], View], notice: str = "") -> None:
        """Do what changes the collection and show where it led; what fails is said."""
        try:
            self._start(change(), notice)
        except SrsError as error:
            self._failed(error)

    def _failed(self, error: SrsError) -> None:
        """Say what failed. The card stays as it is shown, save where the sitting had to go on or read it afresh."""
        view, shown = self._session.view, self.showing.view
        if view.card is not None and shown.card is not None and view.card.id == shown.card.id:
            self.showing = replace(self.showing, view=view)
        elif view is not shown:
            self._start(view)
        self.showing = replace(self.showing, notice=str(error), alarm=True)

    def _reveal(self) -> None:
        self._said_after_ms = self._since_front_ms()
        self.showing = replace(self.showing, revealed=True, notice="", alarm=False)
        self.call_after_refresh(self._scroll_to_answer)

    def _scroll_to_answer(self) -> None:
        """Bring the answer into sight where a long front leaves it little room."""
        if self._answer.virtual_region.y >= self._card.size.height // 2:
            self._card.scroll_to_widget(self._answer, top=True, animate=False)

    def _rate(self, rating: Rating) -> None:
        ticks, took = self.showing.ticks, self._since_front_ms()
        self._attempt(lambda: self._session.answer(rating, ticks=ticks, duration_ms=took))

    # -------------------------------------------------------------------------------------------------- keys and clicks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now."""
        if action in _ONLY_WITH_BACK:
            return self.showing.revealed
        if action == "digit":
            return self.showing.revealed or bool(self.showing.view.options)
        if action in _ONLY_WITH_CARD:
            return self.showing.view.card is not None
        if action == "queue":
            return self.showing.view.card is None and self.showing.view.plan is not None
        if action in _ONLY_AT_THE_END:
            return self.showing.view.card is None
        return super().check_action(action, parameters)

    def action_go(self) -> None:
        """Show the answer; then take the marked rating; at the end, leave."""
        if self.showing.view.card is None:
            self.post_message(self.Left())
        elif self.showing.revealed:
            self._rate(self.showing.suggested)
        else:
            self._reveal()

    def action_rate(self, rating: int) -> None:
        """Store this rating."""
        self._rate(Rating(rating))

    def action_digit(self, digit: int) -> None:
        """Tick the point of this number; without points, rate; before the answer is shown, pick the option."""
        if not self.showing.revealed:
            self._picked((digit - 1) % 10)
        elif self.showing.points:
            self._ticked((digit - 1) % 10)
        elif 1 <= digit <= 4:
            self._rate(Rating(digit))

    def action_tick(self) -> None:
        """Tick the point under the cursor."""
        self._ticked(self.showing.cursor)

    def action_cover(self) -> None:
        """Tick all points, or none."""
        if self.showing.points:
            self.showing = self.showing.all_covered()

    def action_move(self, by: int) -> None:
        """Move the cursor over the points, or scroll."""
        if self.showing.points:
            self.showing = self.showing.moved(by)
            self._keep_cursor_in_sight()
        else:
            self._card.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll the card by a page."""
        self._card.scroll_relative(y=by * max(1, self._card.size.height - 1), animate=False)

    def action_undo(self) -> None:
        """Take back the last thing done."""
        before = self.showing
        try:
            view = self._session.undo()
        except SrsError as error:
            self._failed(error)
            return
        if _is_same_showing(before.view, view):
            self.showing = replace(before, view=view, notice="Taken back.", alarm=False)
        else:
            self._start(view, f"Taken back: {self._session.undone}. Here is the card again.")

    def action_suspend(self) -> None:
        """Take the card out of reviewing."""
        self._attempt(self._session.suspend, f"Suspended; {self._undo} takes it back.")

    def action_bury(self) -> None:
        """Put the card off until tomorrow."""
        self._attempt(self._session.bury, f"Buried until tomorrow; {self._undo} takes it back.")

    def action_flag(self) -> None:
        """Mark the card, or take its mark off; it stays as it is shown."""
        try:
            view = self._session.flag()
        except SrsError as error:
            self._failed(error)
        else:
            marked = view.state is not None and view.state.flag is not None
            notice = "Flagged." if marked else "Flag taken off."
            self.showing = replace(self.showing, view=view, notice=notice, alarm=False)

    def action_edit(self) -> None:
        """Edit the question on view."""
        if self.showing.view.question is not None:
            self.post_message(self.EditAsked(self.showing.view.question))

    def action_history(self) -> None:
        """Show what is known of the card on view."""
        if self.showing.view.card is not None:
            self.post_message(self.HistoryAsked(self.showing.view.card.id))

    def edited(self, told: str, *, alarm: bool = False) -> None:
        """Show the card as it is now that its question was edited, or why it was not."""
        if alarm:
            self.showing = replace(self.showing, notice=told, alarm=True)
        else:
            self._attempt(self._session.reread, told)

    def action_queue(self) -> None:
        """Go on with the plain queue, where the plan has no card any more."""
        self.post_message(self.OtherWayAsked(self._session, QUEUED))

    def action_ahead(self) -> None:
        """Review the cards that come next."""
        self.post_message(self.OtherWayAsked(self._session, Ahead()))

    def action_cram(self) -> None:
        """Cram the cards of this sitting."""
        self.post_message(self.OtherWayAsked(self._session, Cram()))

    def action_back(self) -> None:
        """Leave; everything is stored already."""
        self.post_message(self.Left())

    def on_click(self, event: events.Click) -> None:
        """A click on the card shows its answer."""
        inside = self._card.region.contains(event.screen_x, event.screen_y) and not self.selections
        if inside and self.showing.view.card is not None and not self.showing.revealed:
            self._reveal()

    def on_tick_list_pressed(self, message: TickList.Pressed) -> None:
        """Tick the point that was clicked."""
        self._ticked(message.index)

    def on_choice_list_picked(self, message: ChoiceList.Picked) -> None:
        """Pick the option that was clicked."""
        self._picked(message.place)

    def on_rating_bar_chosen(self, message: RatingBar.Chosen) -> None:
        """Store the rating that was clicked."""
        self._rate(message.rating)

    def on_rating_bar_reveal_asked(self) -> None:
        """Show the answer."""
        self._reveal()

    def _picked(self, place: int) -> None:
        """Pick an option; where one is right, that is the answer."""
        self.showing = self.showing.with_pick(place)
        if self.showing.picked and has_one_right(self.showing.view.options):
            self._reveal()

    def _ticked(self, index: int) -> None:
        self.showing = self.showing.ticked(index)
        self._keep_cursor_in_sight()

    def _keep_cursor_in_sight(self) -> None:
        if self.showing.points:
            down = self._ticks.region.offset - self._card.content_region.offset + self._card.scroll_offset
            self._card.scroll_to_region(self._ticks.region_of(self.showing.cursor).translate(down), animate=False)


def _is_same_showing(one: View, other: View) -> bool:
    """Whether two views are of one card at one point of its life: only its flag was taken back."""
    if one.card is None or other.card is None or one.state is None or other.state is None:
        return False
    return one.card.id == other.card.id and one.state.reviews == other.state.reviews and one.options == other.options
