"""The review screen: the keys and clicks that show the answer, tick its points, rate it, and lead elsewhere."""

from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from srs.choices import has_one_right
from srs.model import CardId, Question, Rating
from srs.session import ReviewSession
from srs.way import QUEUED, Ahead, Cram, Way
from tui import keymap, review_keys
from tui.bound import keyboard_of
from tui.screens.sitting import SittingScreen
from tui.widgets.choice_list import ChoiceList
from tui.widgets.key_bar import bindings
from tui.widgets.rating_bar import RatingBar
from tui.widgets.tick_list import TickList


class ReviewScreen(SittingScreen):
    """What a person does in a sitting."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.REVIEW)]
    KEYS = keymap.REVIEW
    KEYS_TITLE = "Keys while reviewing"
    CSS_PATH = "review.tcss"

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

    def _reveal(self) -> None:
        self.showing = self._reviewing.revealed(self.showing)
        self.call_after_refresh(self._card.answer_into_sight)

    def _rate(self, rating: Rating) -> None:
        self._take(self._reviewing.rated(self.showing, rating, keyboard_of(self)))

    def _picked(self, place: int) -> None:
        """Pick an option; where one is right, that is the answer."""
        self.showing = self.showing.with_pick(place)
        if self.showing.picked and has_one_right(self.showing.view.options):
            self._reveal()

    def _ticked(self, index: int) -> None:
        self.showing = self.showing.ticked(index)
        self._card.cursor_into_sight()

    # ------------------------------------------------------------------------------------------------------------- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now."""
        does = review_keys.does(action, self.showing)
        return super().check_action(action, parameters) if does is None else does

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
            self._card.cursor_into_sight()
        else:
            self._card.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll the card by a page."""
        self._card.scroll_relative(y=by * max(1, self._card.size.height - 1), animate=False)

    def action_undo(self) -> None:
        """Take back the last thing done."""
        self._take(self._reviewing.undone(self.showing))

    def action_suspend(self) -> None:
        """Take the card out of reviewing."""
        self._take(self._reviewing.suspended(self.showing, keyboard_of(self)))

    def action_bury(self) -> None:
        """Put the card off until tomorrow."""
        self._take(self._reviewing.buried(self.showing, keyboard_of(self)))

    def action_flag(self) -> None:
        """Mark the card, or take its mark off; it stays as it is shown."""
        self._take(self._reviewing.flagged(self.showing))

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
            self._take(self._reviewing.reread(self.showing, told))

    def action_queue(self) -> None:
        """Go on with the plain queue, where the plan has no card any more."""
        self.post_message(self.OtherWayAsked(self._reviewing.session, QUEUED))

    def action_ahead(self) -> None:
        """Review the cards that come next."""
        self.post_message(self.OtherWayAsked(self._reviewing.session, Ahead()))

    def action_cram(self) -> None:
        """Cram the cards of this sitting."""
        self.post_message(self.OtherWayAsked(self._reviewing.session, Cram()))

    def action_back(self) -> None:
        """Leave; everything is stored already."""
        self.post_message(self.Left())

    # ----------------------------------------------------------------------------------------------------------- clicks

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
