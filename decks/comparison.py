"""What an import would change in a collection: a bank beside what is known of it, compared and left untouched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from decks.differences import Difference, of_bank, of_cards, of_points, of_question, retirement
from decks.kept_terms import with_kept_terms
from decks.matching import Match
from decks.sequences import sequences
from srs.model import Bank, Card, Question, QuestionId, Subject
from srs.store import Transaction
from srs.store.codec import Record

_ORDER = (Subject.BANK, Subject.QUESTION, Subject.POINT, Subject.CARD)
_PLACE_FIELDS = frozenset({"number", "place", "sequence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a collection has of one bank, the retired included; nothing where the bank is new.

    `originals` are the questions that a person changed here, as the bank had them; None for the person's own.
    """

    bank: Bank | None = None
    questions: tuple[Question, ...] = ()
    cards: Mapping[QuestionId, tuple[Card, ...]] = field(default_factory=dict)
    sequences: Mapping[QuestionId, int] = field(default_factory=dict)
    retired_points: Mapping[QuestionId, Mapping[str, Record]] = field(default_factory=dict)
    originals: Mapping[QuestionId, Question | None] = field(default_factory=dict)
    last_sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What would change: questions by what happens to them, and the records of the change, parents first."""

    added: tuple[QuestionId, ...] = ()
    changed: tuple[QuestionId, ...] = ()
    unchanged: tuple[QuestionId, ...] = ()
    moved: tuple[QuestionId, ...] = ()
    retired: tuple[QuestionId, ...] = ()
    reworded: tuple[Match, ...] = ()
    differences: tuple[Difference, ...] = ()


def known_of(transaction: Transaction, bank: Bank | None) -> Known:
    """What the collection has of a bank."""
    last = transaction.library.last_sequence()
    if bank is None:
        return Known(last_sequence=last)
    questions = transaction.library.questions(bank=bank.id, retired=True)
    return Known(
        bank=bank,
        questions=questions,
        cards=transaction.library.cards(questions=[question.id for question in questions], retired=True),
        sequences=transaction.library.sequences(bank.id),
        retired_points=transaction.library.retired_points(bank.id),
        originals=transaction.library.originals(bank.id),
        last_sequence=last,
    )


def compare(
    known: Known,
    bank: Bank,
    questions: Sequence[Question],
    cards: Iterable[Card],
    reworded: tuple[Match, ...] = (),
) -> Comparison:
    """What changes when a bank's questions and cards, under the ids they keep, are put in the place of the known."""
    old = {question.id: question for question in known.questions}
    by_question: dict[QuestionId, list[Card]] = {}
    for card in with_kept_terms(tuple(cards), [card for each in known.cards.values() for card in each]):
        by_question.setdefault(card.question, []).append(card)
    differences = list(of_bank(known.bank, bank))
    found: dict[str, list[QuestionId]] = {kind: [] for kind in ("added", "changed", "unchanged", "moved", "retired")}
    for question, sequence in zip(questions, sequences(questions, known.sequences, known.last_sequence), strict=True):
        before = old.get(question.id)
        own = [
            *of_question(question, sequence, before, known.sequences.get(question.id, 0)),
            *of_points(question, before, known.retired_points.get(question.id, {})),
            *of_cards(by_question.get(question.id, []), known.cards.get(question.id, ())),
        ]
        found[_what_happened(before, own)].append(question.id)
        differences += own
    staying = {question.id for question in questions}
    for question in known.questions:
        if question.id not in staying and not question.retired:
            found["retired"].append(question.id)
            differences.append(retirement(Subject.QUESTION, question.id))
    ordered = sorted(differences, key=lambda difference: _ORDER.index(difference.subject))
    return Comparison(
        **{kind: tuple(ids) for kind, ids in found.items()}, reworded=reworded, differences=tuple(ordered)
    )


def _what_happened(before: Question | None, differences: Sequence[Difference]) -> str:
    if before is None or before.retired:
        return "added"
    if not differences:
        return "unchanged"
    only_moved = all(
        difference.subject is Subject.QUESTION and set(difference.after) <= _PLACE_FIELDS for difference in differences
    )
    return "moved" if only_moved else "changed"


def last_sequence(known: Known, earlier: Iterable[Comparison]) -> int:
    """The last place in the order of the collection, once what was compared earlier is written too."""
    places = (
        each.after.get("sequence") for one in earlier for each in one.differences if each.subject is Subject.QUESTION
    )
    return max([known.last_sequence, *(place for place in places if isinstance(place, int))])
