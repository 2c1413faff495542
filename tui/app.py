"""The terminal app: today's screen, and reviewing."""

import gc
import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import App
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from srs.actions import Journal
from srs.errors import CollectionError, SrsError
from srs.model import Due, Interview
from srs.overview import Overview, never_answered, overview
from srs.session import ReviewSession
from srs.way import DAILY, Way
from tui.editor_aside import edit_aside, in_editor
from tui.inline import harmless
from tui.preferences import THEMES, Preferences
from tui.screens.review import ReviewScreen
from tui.settings_file import write_theme
from tui.themes import BY_NAME, TERMINAL

if TYPE_CHECKING:
    from srs.search.tree import Node
    from tui.browsing import Browsing
    from tui.importing import Opener
    from tui.screens.bring import BringScreen
    from tui.screens.browse import BrowseScreen
    from tui.screens.interviews import InterviewsScreen
    from tui.screens.settings import SettingsScreen
    from tui.screens.today import TodayScreen


@dataclass(frozen=True, slots=True)
class Among:
    """A start among the cards that the text of a search finds."""

    search: str = ""


Start = Literal["today", "review"] | Among


class VivaApp(App[None]):
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
        # Without colour the terminal's own theme has all it needs: words, signs, frames, bold and reversed text.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._journal = journal
        self._stopwatch = stopwatch
        self._on_first_paint = on_first_paint
        self._limit = limit
        self._open_again = open_again
        self._among = start if isinstance(start, Among) else None
        self._opened = ExitStack()
        for theme in BY_NAME.values():
            self.register_theme(theme)
        self.prefer(Preferences())
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
        if self._among is not None and (browsing := self._browsing()) is not None:
            return self._among_cards(browsing, self._among.search)
        return self._today()

    def _painted(self) -> None:
        # What start-up made stays to the end: a full collection that walks it would hold a key up for 50 ms. The
        # command line may have switched collecting off for the start, which it slows by a tenth.
        gc.freeze()
        gc.enable()
        if (told := self._preferences.told) is not None:
            self.notify(harmless(told), title="Settings file", severity="warning", timeout=10, markup=False)
        if self._on_first_paint is not None:
            self.run_worker(self._on_first_paint, thread=True, exit_on_error=False, name="after the first paint")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the background."""
        if event.state is WorkerState.ERROR:
            self.notify(str(event.worker.error), title="Not done", severity="error", markup=False)

    def prefer(self, preferences: Preferences) -> None:
        """Have these keys and this theme; what is wrong with them is told once the first screen is there."""
        self._preferences = preferences
        self.keyboard = preferences.keyboard
        self.theme = TERMINAL.name if self.no_color else preferences.theme or THEMES[0]
        self.set_keymap({identifier: ",".join(keys) for identifier, keys in self.keyboard.changed.items()})

    def action_choose_theme(self, theme: str) -> None:
        """Have another theme, now and the next time."""
        self.theme = TERMINAL.name if self.no_color else theme
        if self._preferences.file is None:
            return
        try:
            write_theme(self._preferences.file, theme)
        except SrsError as error:
            self.notify(harmless(str(error)), title="Not kept", severity="warning", markup=False)

    # ---------------------------------------------------------------------------------------------------------- screens

    def _overview(self) -> Overview:
        return overview(self._journal.store, self._journal.clock)

    def _next_due(self) -> Due | None:
        return self._overview().next_due

    def _today(self, deck: str | None = None) -> Screen[None]:
        from tui.screens.today import TodayScreen  # noqa: PLC0415 - `viva review` does not wait for it

        return TodayScreen(self._overview, self._journal.clock, deck=deck)

    def _reviewing(self, session: ReviewSession, limit: int | None = None) -> Screen[None]:
        self.clear_notifications()  # they would hide the ratings and what is said of them
        return ReviewScreen(
            session,
            self._journal.clock,
            next_due=self._next_due,
            limit=limit,
            coached=self.coaches and never_answered(self._journal.store),
            stopwatch=self._stopwatch,
        )

    def on_today_screen_review_asked(self, message: "TodayScreen.ReviewAsked") -> None:
        """Review a deck, or everything, in a way."""
        self._switch(lambda: self._reviewing(ReviewSession(self._journal, deck=message.deck, way=message.way)))

    def on_review_screen_other_way_asked(self, message: ReviewScreen.OtherWayAsked) -> None:
        """Go through the same cards in another way."""
        self._switch(lambda: self._reviewing(message.session.in_way(message.way)))

    def on_today_screen_import_asked(self) -> None:
        """Import a bank."""
        if self._open_again is None:
            self.notify("This app has no collection to import into.", severity="error", markup=False)
            return
        from tui.importing import Importing  # noqa: PLC0415 - only who imports waits for it
        from tui.screens.bring import BringScreen  # noqa: PLC0415 - the same

        self.switch_screen(BringScreen(Importing(self._open_again)))

    def on_today_screen_statistics_asked(self) -> None:
        """Look at statistics, counted on a connection of their own."""
        open_again = self._open_again
        if open_again is None:
            self.notify("This app has no collection to count in.", severity="error", markup=False)
            return
        from tui.counting import Counting  # noqa: PLC0415 - only who looks at them waits for it
        from tui.screens.statistics import StatisticsScreen  # noqa: PLC0415 - the same

        self.switch_screen(StatisticsScreen(Counting(lambda: open_again(False))))

    def _browsing(self) -> "Browsing | None":
        """The collection opened once more in a thread of its own, if there is one to open."""
        open_again = self._open_again
        if open_again is None:
            self.notify("This app has no collection to look into.", severity="error", markup=False)
            return None
        from tui.browsing import Browsing  # noqa: PLC0415 - only who looks waits for it

        return Browsing(lambda: open_again(False))

    def _among_cards(self, browsing: "Browsing", search: str = "") -> Screen[None]:
        from tui.screens.browse import BrowseScreen  # noqa: PLC0415 - only who browses waits for it

        return BrowseScreen(browsing, search=search)

    def on_today_screen_browse_asked(self) -> None:
        """Browse cards and questions."""
        if (browsing := self._browsing()) is not None:
            self.switch_screen(self._among_cards(browsing))

    def on_browse_screen_edit_asked(self, message: "BrowseScreen.EditAsked") -> None:
        """Edit a question in the editor."""
        from tui.screens.browse import BrowseScreen  # noqa: PLC0415 - it is there already

        told, failed = edit_aside(self, self._journal, message.question)
        if isinstance(self.screen, BrowseScreen):
            self.screen.edited(told, alarm=failed)

    def on_review_screen_history_asked(self, message: ReviewScreen.HistoryAsked) -> None:
        """Show what is known of the card on view."""
        if (browsing := self._browsing()) is not None:
            from tui.screens.card_history import CardHistoryScreen  # noqa: PLC0415 - only who looks waits for it

            self.push_screen(CardHistoryScreen(browsing, (message.card,), closes=True))

    def on_today_screen_interviews_asked(self) -> None:
        """Show the plan of the next interview that there are days for; the interviews where there is none."""
        self._switch(self._plan_or_interviews)

    def _plan_or_interviews(self) -> Screen[None]:
        from tui.outlooks import next_ahead  # noqa: PLC0415 - only who asks for them waits for it

        chosen = next_ahead(self._journal)
        return self._interviews() if chosen is None or self._open_again is None else self._plan(chosen)

    def _interviews(self) -> Screen[None]:
        from tui.screens.interviews import InterviewsScreen  # noqa: PLC0415 - only who asks for them waits for it

        return InterviewsScreen(self._journal)

    def _plan(self, chosen: Interview) -> Screen[None]:
        from tui.foretelling import Foretelling  # noqa: PLC0415 - numpy: only who looks at a plan waits for it
        from tui.outlooks import beside  # noqa: PLC0415 - the same
        from tui.screens.plan import PlanScreen  # noqa: PLC0415 - the same

        shown = beside(self._journal, chosen)
        return PlanScreen(shown, Foretelling(self._again), place=shown.index(chosen))

    def _again(self) -> AbstractContextManager[Journal]:
        if self._open_again is None:
            raise CollectionError("this app has no collection to plan in")
        return self._open_again(False)

    def on_interviews_screen_plan_asked(self, message: "InterviewsScreen.PlanAsked") -> None:
        """Show the plan of an interview."""
        self._switch(lambda: self._plan(message.interview))

    def on_plan_screen_interviews_asked(self) -> None:
        """Show the interviews."""
        self._switch(self._interviews)

    def on_plan_screen_review_asked(self) -> None:
        """Review what the plan has for today."""
        self._switch(lambda: self._reviewing(ReviewSession(self._journal)))

    def on_today_screen_add_asked(self) -> None:
        """Add a question of one's own in the editor."""
        if self._open_again is None:
            return
        from decks import editing  # noqa: PLC0415 - only who edits waits for it

        with self._open_again(True) as journal:
            told, failed = in_editor(self, editing.new_page(journal), lambda text: editing.add(journal, text))
        self.notify(told, severity="error" if failed else "information", markup=False)
        self._reopen()
        self._switch(self._today)

    def on_today_screen_settings_asked(self, message: "TodayScreen.SettingsAsked") -> None:
        """Show the settings."""
        from tui.screens.settings import SettingsScreen  # noqa: PLC0415 - only who asks for it waits for it

        aside = self._browsing() if self._open_again is not None else None
        self.switch_screen(SettingsScreen(self._journal, aside, deck=message.deck))

    def on_settings_screen_left(self, message: "SettingsScreen.Left") -> None:
        """Back to today, by the clock that is set now."""
        self._journal = replace(self._journal, clock=message.clock)
        self._switch(self._today)

    def on_review_screen_edit_asked(self, message: ReviewScreen.EditAsked) -> None:
        """Edit the question on view in the editor."""
        told, failed = edit_aside(self, self._journal, message.question)
        if isinstance(self.screen, ReviewScreen):
            self.screen.edited(told, alarm=failed)

    def _reopen(self) -> None:
        """Where the app began without a collection and one was made since, go on with that."""
        if self._journal.store.path is None and self._open_again is not None:
            self._journal = self._opened.enter_context(self._open_again(False))

    def on_bring_screen_brought(self, message: "BringScreen.Brought") -> None:
        """Land on the new deck; a collection that the import has made takes the place of none."""
        self._reopen()
        self._switch(lambda: self._today(message.deck))
        self.notify(message.told, markup=False)

    def on_unmount(self) -> None:
        """Close what was opened on the way."""
        self._opened.close()

    def on_review_screen_left(self) -> None:
        """Back to today."""
        self._switch(self._today)

    on_browse_screen_left = on_interviews_screen_left = on_statistics_screen_left = on_review_screen_left
    on_bring_screen_left = on_plan_screen_left = on_review_screen_left

    def _switch(self, make: Callable[[], Screen[None]]) -> None:
        try:
            screen = make()
        except SrsError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.switch_screen(screen)
