"""Figures counted for a screen: each call opens a connection of its own, so in any thread."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from export.statistics.chart import Section
from export.statistics.sections import sections
from srs.actions import Journal
from srs.figures import Progress, figures
from srs.store.card_sets import of_deck


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The charts of the figures, and the decks that there are to choose from."""

    sections: tuple[Section, ...]
    decks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counting:
    """What counting needs: a way to open the collection once more, to be closed when the count is done."""

    open_again: Callable[[], AbstractContextManager[Journal]]

    def count(self, days: int | None, deck: str | None, progress: Progress) -> Counted:
        """The charts of the last so many study days (or of all), for a deck and those below it (or for all cards).

        Raises:
            CollectionError: the collection cannot be read.
        """
        cards = None if deck is None else of_deck(deck)
        with self.open_again() as journal:
            with journal.store.reading() as transaction:
                decks = transaction.schedule.decks()
            found = figures(journal.store, journal.clock, days=days, cards=cards, progress=progress)
        return Counted(sections=sections(found), decks=decks)
