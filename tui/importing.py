"""Banks read, previewed and brought in for a screen: each call opens a connection of its own, so in any thread."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from decks.progress import Progress
from srs.actions import Journal
from srs.store import backup
from srs.store.backup import Backup

if TYPE_CHECKING:
    from decks.banks import BankReading
    from decks.intake import ImportReport, Wishes

Opener = Callable[[bool], AbstractContextManager[Journal]]
"""Opens the collection of this run once more; True makes it where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a person chose to bring in: a path, or with an empty path the text itself."""

    path: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Importing:
    """What an import needs of the collection."""

    open_again: Opener

    def read(self, chosen: Chosen, wishes: "Wishes", progress: Progress) -> "BankReading":
        """What the chosen bank says.

        Raises:
            SourceError: there is no bank in it.
        """
        from decks.intake import read  # noqa: PLC0415 - the screen opens without it
        from decks.source import STANDARD_INPUT  # noqa: PLC0415 - the same

        if chosen.path:
            return read(chosen.path, wishes, progress=progress)
        return read(STANDARD_INPUT, wishes, stdin=io.BytesIO(chosen.text.encode()), progress=progress)

    def preview(self, reading: "BankReading", wishes: "Wishes", progress: Progress) -> "ImportReport":
        """What an import would change; nothing is written.

        Raises:
            CollectionError: the collection cannot be read.
        """
        from decks.intake import bring  # noqa: PLC0415 - the screen opens without it

        with self.open_again(False) as journal:
            return bring(journal, reading, wishes, dry_run=True, progress=progress)

    def write(self, reading: "BankReading", wishes: "Wishes", progress: Progress) -> "ImportReport":
        """Bring the bank in, in one action.

        Raises:
            CollectionError: the collection cannot be written.
        """
        from decks.intake import bring  # noqa: PLC0415 - the screen opens without it

        with self.open_again(True) as journal:
            return bring(journal, reading, wishes, before_writing=lambda: back_up(journal), progress=progress)


def back_up(journal: Journal, reason: str = "import") -> Backup | None:
    """Back the collection up before an import or a merge changes it; an empty one has nothing to lose.

    Raises:
        CollectionError: the backup cannot be written.
    """
    with journal.store.reading() as transaction:
        empty = transaction.log.last_action_id() is None
    if journal.store.path is None or empty:
        return None
    return backup.make(journal.store.path, reason, now=journal.clock.now())
