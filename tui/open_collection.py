"""The collection that the app is on: its journal, and connections beside it for what is done aside."""

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from srs.actions import Journal
from srs.clock import Clock
from srs.errors import CollectionError
from srs.model import Due
from srs.overview import Overview, overview

if TYPE_CHECKING:
    from tui.browsing import Browsing
    from tui.importing import Opener


class OpenCollection:
    """One collection at a time: where the app began without one, the one made since takes its place."""

    def __init__(self, journal: Journal, open_again: "Opener | None") -> None:
        """Be on an open collection, which whoever opened it closes; without `open_again` nothing is done aside."""
        self.journal = journal
        self._open_again = open_again
        self._opened = ExitStack()

    @property
    def opens_again(self) -> bool:
        """Whether it can be opened once more."""
        return self._open_again is not None

    def opener(self, to: str) -> "Opener":
        """Opens it once more; `to` says for what.

        Raises:
            CollectionError: it cannot be opened once more.
        """
        if self._open_again is None:
            raise CollectionError(f"This app has no collection to {to}.")
        return self._open_again

    def aside(self) -> "Browsing":
        """The collection opened once more in a thread of its own.

        Raises:
            CollectionError: it cannot be opened once more.
        """
        from tui.browsing import Browsing  # noqa: PLC0415 - only who looks waits for it

        open_again = self.opener("look into")
        return Browsing(lambda: open_again(False))

    def overview(self) -> Overview:
        """What today's screen shows of it.

        Raises:
            CollectionError: it cannot be read.
        """
        return overview(self.journal.store, self.journal.clock)

    def next_due(self) -> Due | None:
        """When the next card comes; None where none is planned."""
        return self.overview().next_due

    def go_by(self, clock: Clock) -> None:
        """Go by another clock from now on."""
        self.journal = replace(self.journal, clock=clock)

    def reopen(self) -> None:
        """Where the app began without a collection and one was made since, go on with that."""
        if self.journal.store.path is None and self._open_again is not None:
            self.journal = self._opened.enter_context(self._open_again(False))

    def close(self) -> None:
        """Close what was opened on the way."""
        self._opened.close()
