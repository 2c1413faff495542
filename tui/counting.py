"""Figures counted for a screen: each call opens a connection of its own, so in any thread."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from export.statistics.chart import Section
from export.statistics.sections import parts_for, sections
from srs.actions import Journal
from srs.figures import Figures, Part, figures
from srs.store.card_sets import of_deck


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The sections of charts, those not counted yet without any; the decks to choose from; the share done, 0 to 1."""

    sections: tuple[Section, ...]
    decks: tuple[str, ...]
    done: float = 1.0


@dataclass(frozen=True, slots=True)
class Counting:
    """What counting needs: a way to open the collection once more, to be closed when the count is done."""

    open_again: Callable[[], AbstractContextManager[Journal]]

    def count(self, days: int | None, deck: str | None, first: int, tell: Callable[[Counted], object]) -> None:
        """Count the last so many study days (or all), for a deck and those below it (or for all cards).

        The section at `first` comes first; after each part `tell` is told what is counted so far.

        Raises:
            CollectionError: the collection cannot be read.
        """
        cards, parts = None if deck is None else of_deck(deck), parts_for(first)
        with self.open_again() as journal:
            with journal.store.reading() as transaction:
                decks = transaction.schedule.decks()

            def read(found: Figures, which: frozenset[Part]) -> None:
                tell(Counted(sections=sections(found, which), decks=decks, done=len(which) / len(parts)))

            figures(journal.store, journal.clock, days=days, cards=cards, parts=parts, progress=read)
