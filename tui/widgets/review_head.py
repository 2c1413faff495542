"""The top of the review screen: which deck, what is left, what kind of card, how far one is."""

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from srs.model import Role
from srs.view import View
from srs.way import Ahead, Cram, Daily, Queued
from tui.inline import QUIET_STYLE, harmless
from tui.plan_words import head, head_short
from tui.showing import Showing
from tui.words import about, deck

_OF_ROLE = {
    Role.ANSWER: "whole answer",
    Role.FRAMEWORK: "framework",
    Role.POINT: "key point",
    Role.STORY: "your story",
    Role.TERM: "term",
    Role.TERM_REVERSED: "term",
    Role.CHOICE: "choice",
    Role.CLOZE: "cloze",
    Role.BASIC: "",
    Role.REVERSED: "reversed",
}


class ReviewHead(Widget):
    """Two lines; where there is room for one, its second half."""

    def __init__(self) -> None:
        super().__init__()
        self._showing = Showing()

    def show(self, showing: Showing) -> None:
        """Show the head of this moment."""
        if showing.view is not self._showing.view:
            self._showing = showing
            self.refresh()

    def render(self) -> RenderResult:
        """The lines that there is room for."""
        width = self.content_size.width
        view = self._showing.view
        marks = self._marks(short=self.content_size.height < 2)
        path = Content(_titled(view))
        if self.content_size.height < 2:
            short = Content(head_short(view.plan)) if view.plan else path
            return _between(marks or short, self._counts(short=True), width)
        what = Content.styled(harmless(self._what()), QUIET_STYLE)
        second = Content("  ").join([each for each in (marks, what) if each])
        return Content("\n").join(
            [
                _between(path.stylize("bold"), self._counts(short=False), width),
                _between(second, self._progress(), width),
            ]
        )

    def _what(self) -> str:
        view = self._showing.view
        role = _OF_ROLE[view.card.role] if view.card else ""
        told = about(view.question) if view.question else ""
        path = deck(view.question.deck) if view.question and view.plan else ""
        return " · ".join(each for each in (path, role, told) if each)

    def _marks(self, *, short: bool) -> Content:
        state, leech = self._showing.view.state, self._showing.view.leech
        words = []
        if state is not None and state.flag is not None:
            words.append("⚑ flag" if short else "⚑ flagged")
        if leech and state is not None:
            words.append("! leech" if short else f"! leech: {state.lapses} lapses")
        return Content.styled("  ".join(words), "bold $text-warning")

    def _counts(self, *, short: bool) -> Content:
        counts = self._showing.view.counts
        if isinstance(self._showing.view.way, Cram):
            failed = Content.assemble("  ", (f"{counts.learning}", "bold $text-error"), " again")
            left = Content.assemble((f"{counts.total}", "bold $text-success"), " left")
            return left + failed if counts.learning else left
        learning, review = ("learn", "due") if short else ("learning", "to review")
        return Content.assemble(
            (f"{counts.new}", "bold $text-primary"),
            " new  ",
            (f"{counts.learning}", "bold $text-error"),
            f" {learning}  ",
            (f"{counts.review}", "bold $text-success"),
            f" {review}",
        )

    def _progress(self) -> Content:
        view = self._showing.view
        done, left = float(view.summary.answered), float(view.counts.total)
        if view.plan:
            done, left = view.plan.spent_seconds, max(0.0, view.plan.minutes * 60 - view.plan.spent_seconds)
        filled = round(12 * done / (done + left)) if done + left else 12
        return Content.assemble(
            (f"{view.summary.answered} done  ", QUIET_STYLE), "━" * filled, ("─" * (12 - filled), QUIET_STYLE)
        )


def _titled(view: View) -> str:
    """The deck, behind the word for a sitting that goes its own way; the word alone where no card is left.

    While a plan chooses, the interview and the minutes.
    """
    if view.plan:
        return harmless(head(view.plan))
    if view.question is None:
        return _named(view)
    path = harmless(deck(view.question.deck))
    return path if isinstance(view.way, Daily) else f"{_named(view)}: {path}"


def _named(view: View) -> str:
    """What a sitting is called."""
    match view.way:
        case Cram():
            return "Cram"
        case Ahead():
            return "Ahead"
        case Queued():
            return "Queue"
        case _:
            return "Review"


def _between(left: Content, right: Content, width: int) -> Content:
    """Two texts at the ends of a line; the left one gives way."""
    room = max(0, width - right.cell_length - 1)
    left = left.truncate(room, ellipsis=True) if left.cell_length > room else left
    return left.pad_right(max(0, width - left.cell_length - right.cell_length)) + right
