"""Figures counted for a screen: each call opens a connection of its own, so in any thread."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from srs.actions import Journal
from srs.figures import Figures, Progress, figures
from srs.store.card_sets import of_deck


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Figures, and the decks that there are to choose from."""

    figures: Figures
    decks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counting:
    """What counting needs: a way to open the collection once more, to be closed when the count is done."""

    open_again: Callable[[], AbstractContextManager[Journal]]

    def count(self, days: int | None, deck: str | None, progress: Progress) -> Counted:
        """The figures of the last so many study days (or of all), for a deck and those below it (or for all cards).

        Raises:
            CollectionError: the collection cannot be read.
        """
        cards = None if deck is None else of_deck(deck)
        with self.open_again() as journal:
            with journal.store.reading() as transaction:
                decks = transaction.schedule.decks()
            return Counted(
                figures=figures(journal.store, journal.clock, days=days, cards=cards, progress=progress), decks=decks
            )
