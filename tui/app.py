"""The terminal app: the screen that it begins with, and which follows which."""

import gc
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen
from textual.worker import Worker, WorkerState

from srs.actions import Journal
from srs.errors import SrsError
from srs.overview import never_answered
from srs.session import ReviewSession
from srs.way import DAILY, Way
from tui.editor_aside import add_aside, edit_aside
from tui.open_collection import OpenCollection
from tui.preferred_app import PreferredApp
from tui.screens import making
from tui.screens.review import ReviewScreen
from tui.start import Among, Start

if TYPE_CHECKING:
    from srs.search.tree import Node
    from tui.importing import Opener
    from tui.screens.bring import BringScreen
    from tui.screens.browse import BrowseScreen
    from tui.screens.interviews import InterviewsScreen
    from tui.screens.settings import SettingsScreen
    from tui.screens.today import TodayScreen


class VivaApp(PreferredApp):
    """One person, one collection, one screen at a time."""

    TITLE = "Viva"
    ENABLE_COMMAND_PALETTE = False
    coaches = True
    """Whether somebody who never answered a card is told how."""
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(  # noqa: PLR0913 - what an app begins with, each by its name
        self,
        journal: Journal,
        *,
        start: Start = "today",
        deck: str | None = None,
        search: "Node | None" = None,
        limit: int | None = None,
        way: Way = DAILY,
        on_first_paint: Callable[[], object] | None = None,
        stopwatch: Callable[[], float] = time.monotonic,
        open_again: "Opener | None" = None,
    ) -> None:
        """An app on a collection, that begins with today or in a sitting (of a deck, of what a search finds).

        Or it begins among the cards that the text of a search finds. A sitting ends after `limit` answers.
        `on_first_paint` runs once in a thread when the first screen is painted. `stopwatch` gives seconds.
        `open_again` opens the collection once more, which imports need.

        Raises:
            SrsError: the collection cannot be read.
        """
        super().__init__()
        self._collection = OpenCollection(journal, open_again)
        self._stopwatch = stopwatch
        self._on_first_paint = on_first_paint
        self._limit = limit
        self._among = start if isinstance(start, Among) else None
        self._first = (
            ReviewSession(journal, deck=deck, search=search, limit=limit, way=way) if start == "review" else None
        )

    def on_mount(self) -> None:
        """Show the first screen; what is not urgent waits until it is painted."""
        self.push_screen(self._first_screen())
        self.call_after_refresh(self._painted)

    def _first_screen(self) -> Screen[None]:
        if self._first is not None:
            return self._reviewing(self._first, self._limit)
        if self._among is not None:
            try:
                return making.browse(self._collection, self._among.search)
            except SrsError as error:
                self._failed(error)
        return making.today(self._collection)

    def _painted(self) -> None:
        # What start-up made stays to the end: a full collection that walks it would hold a key up for 50 ms. The
        # command line may have switched collecting off for the start, which it slows by a tenth.
        gc.freeze()
        gc.enable()
        self.tell_problems()
        if self._on_first_paint is not None:
            self.run_worker(self._on_first_paint, thread=True, exit_on_error=False, name="after the first paint")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the background."""
        if event.state is WorkerState.ERROR:
            self.notify(str(event.worker.error), title="Not done", severity="error", markup=False)

    # ---------------------------------------------------------------------------------------------------------- screens

    def _reviewing(self, session: ReviewSession, limit: int | None = None) -> Screen[None]:
        self.clear_notifications()  # they would hide the ratings and what is said of them
        journal = self._collection.journal
        return ReviewScreen(
            session,
            journal.clock,
            next_due=self._collection.next_due,
            limit=limit,
            coached=self.coaches and never_answered(journal.store),
            stopwatch=self._stopwatch,
        )

    def _switch(self, make: Callable[[], Screen[None]]) -> None:
        try:
            screen = make()
        except SrsError as error:
            self._failed(error)
        else:
            self.switch_screen(screen)

    def _failed(self, error: SrsError) -> None:
        self.notify(str(error), severity="error", markup=False)

    def _to_today(self, deck: str | None = None) -> None:
        self._switch(lambda: making.today(self._collection, deck))

    def on_today_screen_review_asked(self, message: "TodayScreen.ReviewAsked") -> None:
        """Review a deck, or everything, in a way."""
        journal = self._collection.journal
        self._switch(lambda: self._reviewing(ReviewSession(journal, deck=message.deck, way=message.way)))

    def on_review_screen_other_way_asked(self, message: ReviewScreen.OtherWayAsked) -> None:
        """Go through the same cards in another way."""
        self._switch(lambda: self._reviewing(message.session.in_way(message.way)))

    def on_plan_screen_review_asked(self) -> None:
        """Review what the plan has for today."""
        self._switch(lambda: self._reviewing(ReviewSession(self._collection.journal)))

    def on_today_screen_import_asked(self) -> None:
        """Import a bank."""
        self._switch(lambda: making.bring(self._collection))

    def on_today_screen_statistics_asked(self) -> None:
        """Look at statistics."""
        self._switch(lambda: making.statistics(self._collection))

    def on_today_screen_browse_asked(self) -> None:
        """Browse cards and questions."""
        self._switch(lambda: making.browse(self._collection))

    def on_today_screen_settings_asked(self, message: "TodayScreen.SettingsAsked") -> None:
        """Show the settings."""
        self._switch(lambda: making.settings(self._collection, message.deck))

    def on_today_screen_interviews_asked(self) -> None:
        """Show the plan of the next interview that there are days for; the interviews where there is none."""
        self._switch(lambda: making.plan_or_interviews(self._collection))

    def on_plan_screen_interviews_asked(self) -> None:
        """Show the interviews."""
        self._switch(lambda: making.interviews(self._collection))

    def on_interviews_screen_plan_asked(self, message: "InterviewsScreen.PlanAsked") -> None:
        """Show the plan of an interview."""
        self._switch(lambda: making.plan(self._collection, message.interview))

    def on_review_screen_history_asked(self, message: ReviewScreen.HistoryAsked) -> None:
        """Show what is known of the card on view."""
        try:
            screen = making.card_history(self._collection, message.card)
        except SrsError as error:
            self._failed(error)
        else:
            self.push_screen(screen)

    def on_settings_screen_left(self, message: "SettingsScreen.Left") -> None:
        """Back to today, by the clock that is set now."""
        self._collection.go_by(message.clock)
        self._to_today()

    def on_bring_screen_brought(self, message: "BringScreen.Brought") -> None:
        """Land on the new deck; a collection that the import has made takes the place of none."""
        self._collection.reopen()
        self._to_today(message.deck)
        self.notify(message.told, markup=False)

    def on_review_screen_left(self) -> None:
        """Back to today."""
        self._to_today()

    on_browse_screen_left = on_interviews_screen_left = on_statistics_screen_left = on_review_screen_left
    on_bring_screen_left = on_plan_screen_left = on_review_screen_left

    def on_unmount(self) -> None:
        """Close what was opened on the way."""
        self._collection.close()

    # ---------------------------------------------------------------------------------------------------------- editing

    def on_today_screen_add_asked(self) -> None:
        """Add a question of one's own in the editor."""
        if not self._collection.opens_again:
            return
        with self._collection.opener("add to")(True) as journal:
            told, failed = add_aside(self, journal)
        self.notify(told, severity="error" if failed else "information", markup=False)
        self._collection.reopen()
        self._to_today()

    def on_browse_screen_edit_asked(self, message: "BrowseScreen.EditAsked") -> None:
        """Edit a question in the editor."""
        from tui.screens.browse import BrowseScreen  # noqa: PLC0415 - it is there already

        told, failed = edit_aside(self, self._collection.journal, message.question)
        if isinstance(self.screen, BrowseScreen):
            self.screen.edited(told, alarm=failed)

    def on_review_screen_edit_asked(self, message: ReviewScreen.EditAsked) -> None:
        """Edit the question on view in the editor."""
        told, failed = edit_aside(self, self._collection.journal, message.question)
        if isinstance(self.screen, ReviewScreen):
            self.screen.edited(told, alarm=failed)
