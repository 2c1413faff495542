"""Which cards a sitting is over: those of a deck, those that a search finds, or all."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from srs.actions import Journal
from srs.model import CardId
from srs.store import Transaction

if TYPE_CHECKING:
    from srs.search.tree import Node


class Scope:
    """One deck and those below it, and what a search finds; without either, every card.

    What the search finds first stays, until a new study day begins: an answer may change whether it still fits.
    """

    def __init__(self, journal: Journal, deck: str | None, search: "Node | None") -> None:
        self.deck = deck
        self.search = search
        self._journal = journal
        self._found: tuple[date, set[CardId]] | None = None

    def cards(self, transaction: Transaction, today: date) -> set[CardId] | None:
        """The cards that the search finds; None without one."""
        if self.search is None:
            return None
        if self._found is None or self._found[0] != today:
            from srs.search import query  # noqa: PLC0415 - who reviews without a search does not wait for it

            self._found = today, set(transaction.finding.cards(query(self._journal.clock, self.search)))
        return self._found[1]

    def take_in(self, cards: Iterable[CardId]) -> None:
        """Let more cards belong to what was found: ticks have begun them."""
        if self._found is not None:
            self._found[1].update(cards)
