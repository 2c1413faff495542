"""A sitting on the screen: laid out for the room there is, drawn anew at each step and each second."""

import time
from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.reactive import reactive

from srs.clock import Clock
from srs.model import Due
from srs.session import ReviewSession
from tui import review_keys
from tui.reviewing import Reviewing, Step
from tui.screens.keyed import KeyedScreen
from tui.showing import Showing
from tui.widgets.key_bar import KeyBar
from tui.widgets.rating_bar import RatingBar
from tui.widgets.review_card import ReviewCard
from tui.widgets.review_head import ReviewHead
from tui.widgets.status_line import StatusLine

_NARROW, _LOW = 64, 16
"""Below this width or height the screen is laid out compactly."""


class SittingScreen(KeyedScreen[None]):
    """What is shown of a sitting; those who do something in it take a step."""

    showing: reactive[Showing] = reactive(Showing(), init=False)
    """What is shown now; everything on the screen is drawn from it."""

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
        self._clock = clock
        self._reviewing = Reviewing(session, next_due=next_due, limit=limit, coached=coached, stopwatch=stopwatch)
        self.set_reactive(SittingScreen.showing, Showing(view=session.view, coached=coached))

    def compose(self) -> ComposeResult:
        """Head, card, status, buttons, keys."""
        self._head, self._card = ReviewHead(), ReviewCard(self._clock, id="card")
        self._status, self._buttons, self._keys = StatusLine(), RatingBar(), KeyBar()
        # The first layout has the card in it already: what comes later waits for the next frame.
        self._fit()
        self._draw()
        yield self._head
        yield self._card
        yield self._status
        yield self._buttons
        yield self._keys

    def on_mount(self) -> None:
        """Start the clock, and watch which options are in sight."""
        self.watch(self._card, "scroll_y", self._tell_status, init=False)
        if self.showing.view.card is None:
            self._take(self._reviewing.front(self.showing.view))
        self._reviewing.timer.restart()
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
        showing, spent = self.showing, self._reviewing.is_spent(self.showing)
        self._head.show(showing)
        self._card.show(showing, spent=spent, next_due=self._reviewing.coming)
        self._tell_status()
        if showing.view.options:
            self.call_after_refresh(self._tell_status)
        self._buttons.show(showing, compact=self._compact)
        self._keys.show(review_keys.hints(showing))

    def _tell_status(self) -> None:
        """Say how long it took, what to do, and how many options stand below those in sight."""
        elapsed_ms, below = self._reviewing.timer.elapsed_ms, self._card.options_below
        self._status.show(self.showing, elapsed_ms, compact=self._compact, below=below)

    def _second_passed(self) -> None:
        """Move the stopwatch on; where no card was left, one may have become due."""
        if self.showing.view.card is not None:
            self._tell_status()
        elif not self._reviewing.is_spent(self.showing):
            self._take(self._reviewing.refreshed(self.showing))

    def _take(self, step: Step) -> None:
        """Show what comes next; a front from its first line."""
        self.showing = step.showing
        if step.is_front:
            self._card.scroll_home(animate=False)
