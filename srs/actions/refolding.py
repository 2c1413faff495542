"""The states of cards made again from their log."""

from collections.abc import Sequence

from srs.model import CardId, EntryKind
from srs.scheduler import MARKING, fold, with_marks
from srs.store import Transaction


def refold(transaction: Transaction, cards: Sequence[CardId]) -> None:
    """Make the states of cards again from their log, with the weights in force."""
    entries, weights = transaction.log.entries(cards), transaction.schedule.weights()
    transaction.schedule.replace(fold(card, entries.get(card, ()), weights) for card in cards)


def mark_again(transaction: Transaction, cards: Sequence[CardId]) -> None:
    """Make the marks of cards again from their log: what `refold` gives where only entries that mark came or went."""
    entries = transaction.log.entries(cards, kinds=MARKING | {EntryKind.RESET})
    newest, states = transaction.log.newest(cards), transaction.schedule.states(cards)
    transaction.schedule.replace(with_marks(states[card], entries.get(card, ()), newest.get(card)) for card in cards)
