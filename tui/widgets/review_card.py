"""The middle of the review screen: the front, its options, the answer with its ticks; or what ends a sitting."""

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from srs.clock import Clock
from srs.model import Due
from tui.showing import Showing
from tui.widgets.card_face import CardFace
from tui.widgets.choice_list import ChoiceList
from tui.widgets.sitting_end import SittingEnd
from tui.widgets.tick_list import TickList


class ReviewCard(VerticalScroll):
    """A card that scrolls where it is longer than its room."""

    def __init__(self, clock: Clock, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """An empty card; `clock` says how far away the next one is."""
        self._clock = clock
        self._showing = Showing()
        self._front, self._back = CardFace(id="front"), CardFace(id="back")
        self._made = Static("(made from its content: the bank has no question here)", markup=False, id="made")
        self._options, self._ticks, self._end = ChoiceList(id="options"), TickList(), SittingEnd()
        self._answer = Vertical(self._ticks, self._back, id="answer")
        super().__init__(self._front, self._made, self._options, self._answer, self._end, id=id, can_focus=False)

    def show(self, showing: Showing, *, spent: bool, next_due: Due | None) -> None:
        """Show this moment; without a card the end of the sitting, `spent` where all its answers are given."""
        self._showing = showing
        card, question = showing.view.card, showing.view.question
        self._front.show(card.front if card else "")
        self._made.display = question is not None and question.prompt_missing
        self._options.show(showing)
        self._answer.display = showing.revealed
        self._ticks.show(showing)
        self._back.show(card.back if card and showing.revealed else "")
        self._end.display = card is None
        if card is None:
            self._end.show(showing.view, self._clock, spent=spent, next_due=next_due)

    @property
    def options_below(self) -> int:
        """How many options stand below those in sight."""
        if not (self._showing.view.options and self._options.size):
            return 0
        bottom = self.scroll_offset.y + self.content_region.height
        return self._options.ending_below(bottom - self._options.virtual_region.y)

    def answer_into_sight(self) -> None:
        """Scroll to the answer where a long front leaves it little room."""
        if self._answer.virtual_region.y >= self.size.height // 2:
            self.scroll_to_widget(self._answer, top=True, animate=False)

    def cursor_into_sight(self) -> None:
        """Scroll to the point under the cursor."""
        if self._showing.points:
            down = self._ticks.region.offset - self.content_region.offset + self.scroll_offset
            self.scroll_to_region(self._ticks.region_of(self._showing.cursor).translate(down), animate=False)
