"""A sitting as it is shown: what each thing that a person does in it makes of what was shown."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from srs.errors import SrsError
from srs.model import Due, Rating
from srs.session import ReviewSession
from srs.view import View
from tui.answer_timer import AnswerTimer
from tui.keyboard import Keyboard
from tui.showing import Showing
from tui.words import leech_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is shown next."""

    showing: Showing
    is_front: bool = False
    """Whether it is a front shown anew, of the same card or another, or that no card is left."""


class Reviewing:
    """A sitting, the time of the answer that is being given, and when the next card comes once none is left.

    Whatever a person does is on disk when its step is given; what fails is a step that says so.
    """

    def __init__(
        self,
        session: ReviewSession,
        *,
        next_due: Callable[[], Due | None],
        limit: int | None,
        coached: bool,
        stopwatch: Callable[[], float],
    ) -> None:
        """Review a sitting of at most `limit` answers; who is `coached` is told how to answer until the first one."""
        self.session = session
        self.timer = AnswerTimer(stopwatch)
        self.coming: Due | None = None
        """The next card, once none is left; None where none is planned."""
        self._next_due = next_due
        self._limit = limit
        self._coached = coached

    def is_spent(self, showing: Showing) -> bool:
        """Whether all answers of the sitting are given."""
        return self._limit is not None and showing.view.summary.answered >= self._limit

    def front(self, view: View, notice: str = "") -> Step:
        """Show the front of the card on view, or that none is left; the time of its answer begins."""
        if view.card is None and not (view.waiting_until or self.coming):
            self.coming = self._next_due()
        self.timer.restart()
        coached = self._coached and not view.summary.answered
        return Step(showing=Showing(view=view, notice=notice, coached=coached), is_front=True)

    def revealed(self, shown: Showing) -> Showing:
        """Show the back; the answer was said."""
        self.timer.said()
        return replace(shown, revealed=True, notice="", alarm=False)

    def rated(self, shown: Showing, rating: Rating, keyboard: Keyboard) -> Step:
        """Store an answer with its ticks and its time, and show the next front."""
        took = self.timer.since_front_ms
        step = self._attempt(shown, lambda: self.session.answer(rating, ticks=shown.ticks, duration_ms=took))
        told = leech_words(self.session.leeches, f"is:leech finds it, {keyboard.name('review.edit')} edits")
        return replace(step, showing=replace(step.showing, notice=told)) if told else step

    def refreshed(self, shown: Showing) -> Step:
        """Show the card that has become due, where one has."""
        return self._attempt(shown, self.session.refresh, shown.notice)

    def reread(self, shown: Showing, told: str) -> Step:
        """Show the card as it is now that its question was edited."""
        return self._attempt(shown, self.session.reread, told)

    def suspended(self, shown: Showing, keyboard: Keyboard) -> Step:
        """Take the card out of reviewing."""
        return self._attempt(shown, self.session.suspend, f"Suspended; {keyboard.name('review.undo')} takes it back.")

    def buried(self, shown: Showing, keyboard: Keyboard) -> Step:
        """Put the card off until tomorrow."""
        notice = f"Buried until tomorrow; {keyboard.name('review.undo')} takes it back."
        return self._attempt(shown, self.session.bury, notice)

    def flagged(self, shown: Showing) -> Step:
        """Mark the card, or take its mark off; it stays as it is shown."""
        try:
            view = self.session.flag()
        except SrsError as error:
            return self._failed(shown, error)
        marked = view.state is not None and view.state.flag is not None
        notice = "Flagged." if marked else "Flag taken off."
        return Step(showing=replace(shown, view=view, notice=notice, alarm=False))

    def undone(self, shown: Showing) -> Step:
        """Take back the last thing done; where that was a flag, the card stays as it is shown."""
        try:
            view = self.session.undo()
        except SrsError as error:
            return self._failed(shown, error)
        if _is_same_showing(shown.view, view):
            return Step(showing=replace(shown, view=view, notice="Taken back.", alarm=False))
        return self.front(view, f"Taken back: {self.session.undone}. Here is the card again.")

    def _attempt(self, shown: Showing, change: Callable[[], View], notice: str = "") -> Step:
        """Do what changes the collection and show where it led; what fails is said."""
        try:
            return self.front(change(), notice)
        except SrsError as error:
            return self._failed(shown, error)

    def _failed(self, shown: Showing, error: SrsError) -> Step:
        """Say what failed. The card stays as it is shown, save where the sitting had to go on or read it afresh."""
        view, step = self.session.view, Step(showing=shown)
        if view.card is not None and shown.view.card is not None and view.card.id == shown.view.card.id:
            step = Step(showing=replace(shown, view=view))
        elif view is not shown.view:
            step = self.front(view)
        return replace(step, showing=replace(step.showing, notice=str(error), alarm=True))


def _is_same_showing(one: View, other: View) -> bool:
    """Whether two views are of one card at one point of its life: only its flag was taken back."""
    if one.card is None or other.card is None or one.state is None or other.state is None:
        return False
    return one.card.id == other.card.id and one.state.reviews == other.state.reviews and one.options == other.options
