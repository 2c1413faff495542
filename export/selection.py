"""What is to leave a collection: questions in their order with banks, cards, states and, when asked for, the log."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from srs.model import Bank, BankId, Card, CardId, CardState, Entry, Question, QuestionId

if TYPE_CHECKING:  # the store takes a fifth of a second to import, and a list of formats needs none
    from srs.store import Store
    from srs.store.store import Transaction

_FEW = 500
"""Up to so many questions are asked for by name; more are picked from all, which keeps the collection's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Questions with all that hangs on them, as they stood at one moment; nothing retired is among them.

    `exported_at` is the moment that a file may carry. `entries` is None where the log was not asked for.
    """

    exported_at: datetime
    banks: Mapping[BankId, Bank]
    questions: tuple[Question, ...]
    cards: Mapping[QuestionId, tuple[Card, ...]]
    states: Mapping[CardId, CardState] = field(default_factory=dict)
    entries: Mapping[CardId, tuple[Entry, ...]] | None = None

    def cards_of(self, question: Question) -> tuple[Card, ...]:
        """A question's cards, in order."""
        return self.cards.get(question.id, ())

    def pairs(self) -> Iterator[tuple[Question, Card]]:
        """Every card with its question, in the collection's order."""
        return ((question, card) for question in self.questions for card in self.cards_of(question))

    def state(self, card: Card) -> CardState:
        """The state of a card: new where nothing is known of it."""
        return self.states.get(card.id) or CardState(card=card.id)

    def bank_name(self, question: Question) -> str:
        """The name of a question's bank."""
        bank = self.banks.get(question.bank)
        return bank.name if bank else ""

    @property
    def card_count(self) -> int:
        """How many cards there are."""
        return sum(len(self.cards_of(question)) for question in self.questions)


def read(
    store: "Store", *, at: datetime, questions: Iterable[QuestionId] | None = None, with_log: bool = False
) -> Selection:
    """These questions of a collection (or all), in the collection's order, as one transaction sees them.

    `at` becomes the selection's `exported_at`; with `with_log` the standing entries of its cards come too.

    Raises:
        CollectionError: the collection cannot be read.
    """
    with store.reading() as transaction:
        found = _questions(transaction, None if questions is None else frozenset(questions))
        every = questions is None
        cards = transaction.library.cards(questions=None if every else [question.id for question in found])
        cards = {question.id: cards[question.id] for question in found if question.id in cards}
        ids = None if every else [card.id for of_one in cards.values() for card in of_one]
        wanted = {question.bank for question in found}
        return Selection(
            exported_at=at,
            banks={bank.id: bank for bank in transaction.library.banks(retired=True) if bank.id in wanted},
            questions=found,
            cards=cards,
            states=transaction.schedule.states(ids),
            entries=transaction.log.entries(ids) if with_log else None,
        )


def _questions(transaction: "Transaction", wanted: frozenset[QuestionId] | None) -> tuple[Question, ...]:
    """The questions that are wanted, in the collection's order."""
    if wanted is not None and len(wanted) <= _FEW:
        return transaction.library.questions(ids=sorted(wanted))
    found = transaction.library.questions()
    return found if wanted is None else tuple(question for question in found if question.id in wanted)
