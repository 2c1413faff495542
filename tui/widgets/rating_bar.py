"""The button that shows the answer, and the four that rate it, each with what it leads to."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from srs.model import Rating
from tui.bound import keyboard_of
from tui.showing import Showing
from tui.words import NAME_OF_RATING, after_short, leads_to


class RatingBar(Horizontal):
    """Four buttons once the back is shown, one before."""

    @dataclass
    class Chosen(Message):
        """A rating was clicked."""

        rating: Rating
        """Which one."""

    class RevealAsked(Message):
        """The answer was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._reveal = _Button("Show answer", id="reveal")
        self._ratings = tuple(RatingButton(rating) for rating in Rating)
        for button in self._ratings:
            button.display = False

    def compose(self) -> ComposeResult:
        """The button before the answer, and the four after it."""
        yield self._reveal
        yield from self._ratings

    def show(self, showing: Showing, *, compact: bool) -> None:
        """Show the buttons of this moment."""
        self.display = showing.view.card is not None
        self._reveal.display = not showing.revealed
        self._reveal.border_subtitle = keyboard_of(self).name("review.go")
        for button in self._ratings:
            button.display = showing.revealed
            if showing.revealed:
                button.show(showing, compact=compact)

    def on_click(self, event: events.Click) -> None:
        """Say what was clicked."""
        event.stop()
        if isinstance(event.widget, RatingButton):
            self.post_message(self.Chosen(event.widget.rating))
        elif isinstance(event.widget, _Button):
            self.post_message(self.RevealAsked())


class _Button(Static):
    """A text with a frame, to click on."""

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(text, markup=False, id=id)


class RatingButton(Static):
    """One rating, and when the card would come back."""

    def __init__(self, rating: Rating) -> None:
        super().__init__(markup=False, id=NAME_OF_RATING[rating].lower())
        self.rating = rating

    def show(self, showing: Showing, *, compact: bool) -> None:
        """Show where this rating leads, and whether it is the one that enter takes."""
        outcome = showing.view.outcomes.get(self.rating)
        short = after_short(outcome) if outcome else ""
        taken = self.rating is showing.suggested
        name = NAME_OF_RATING[self.rating]
        letter = keyboard_of(self).name(f"review.{name.lower()}")
        self.set_class(taken, "-taken")
        if compact:
            at = name.lower().find(letter)
            named = Content(name).stylize("underline", at, at + 1) if at >= 0 else Content(f"{letter} {name}")
            text = Content.assemble(named, " ", (short, "bold"))
        else:
            text = Content.assemble(f"{name}  ", (leads_to(self.rating, showing.view.outcomes), "bold"))
            self.border_title = letter if showing.points else f"{letter} or {self.rating.value}"
            go = keyboard_of(self).name("review.go")
            self.border_subtitle = ("suggested" if showing.is_suggested else go) if taken else ""
        self.update(text, layout=compact)
