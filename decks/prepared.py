"""Banks ready to be written: their questions recognised and taken apart, and how they differ from what is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from decks import originals
from decks.banks import BankReading, in_language
from decks.comparison import Comparison, Known, compare, known_of, last_sequence
from decks.decompose import decompose
from decks.duplicates import near_duplicates
from decks.matching import Match, matched
from decks.naming import bank_name, checked_bank
from decks.progress import Progress
from decks.reconcile import Conflict, reconciled
from decks.structure import questions_from
from decks.which_bank import Wishes, bank_now, known_banks
from srs.actions import Journal
from srs.model import Bank, Card, PointId, Question, QuestionId, Role, SectionKind
from srs.store import Transaction

_KEY_POINTS = (SectionKind.KEY_POINTS, SectionKind.HOW_TO_ANSWER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A bank ready to be written: what it is, and how it differs from what is known.

    `points` are the key points that answer cards are graded by, each with whether it has a card of its own; the other
    fields are those of an import's report.
    """

    reading: BankReading
    known: Known
    bank: Bank
    questions: tuple[Question, ...]
    cards: tuple[Card, ...]
    comparison: Comparison
    conflicts: tuple[Conflict, ...] = ()
    removed: frozenset[QuestionId] = frozenset()
    near_duplicates: int = 0
    points: Mapping[PointId, bool] = field(default_factory=dict)


def prepare(
    journal: Journal,
    transaction: Transaction,
    readings: Sequence[BankReading],
    wishes: Wishes,
    progress: Progress,
    *,
    again: Sequence[Prepared] = (),
) -> tuple[Prepared, ...]:
    """Banks that come in together, each compared with what the collection has of it and with those before it.

    `again` are the same banks as they were prepared before: they still hold if nothing changed since.
    """
    known = [known_of(transaction, bank) for bank in known_banks(transaction, readings, wishes)]
    if again and [each.known for each in again] == known:
        return tuple(again)
    made: list[Prepared] = []
    for reading, before in zip(readings, known, strict=True):
        made.append(_prepared(journal, transaction, reading, wishes, progress, known=before, earlier=made))
    return tuple(made)


def _prepared(
    journal: Journal,
    transaction: Transaction,
    reading: BankReading,
    wishes: Wishes,
    progress: Progress,
    *,
    known: Known,
    earlier: Sequence[Prepared],
) -> Prepared:
    """One bank; `earlier` are those that come in before it in the same step."""
    name = checked_bank(wishes.bank) if wishes.bank else bank_name(reading.title, reading.path)
    bank = bank_now(journal, transaction, reading, wishes, name, known.bank, [each.bank.name for each in earlier])
    reading = in_language(reading, bank.language) if reading.languages else reading
    own = originals.own(known)
    kept = matched(
        questions_from(reading.drafts, bank=bank),
        originals.as_the_bank_has_them(known),
        bank.name,
        taken=[question.id for question in known.questions],
    )
    removed = originals.removed(known) & {question.id for question in kept.questions}
    staying = [question for question in kept.questions if question.id not in removed]
    questions, conflicts = _with_changes_by_hand(staying, known)
    made = decompose([*questions, *own], depth=bank.depth, progress=progress)
    comparison = compare(
        replace(known, last_sequence=last_sequence(known, [each.comparison for each in earlier])),
        bank,
        made.questions,
        made.cards,
        _as_named(kept.reworded, made.questions),
    )
    moved_on = originals.moved_on(known, {question.id: question for question in kept.questions})
    not_read = {question.id for question in own}
    return Prepared(
        reading=reading,
        known=known,
        bank=bank,
        questions=tuple(question for question in made.questions if question.id not in not_read),
        cards=tuple(card for card in made.cards if card.question not in not_read),
        comparison=replace(comparison, differences=(*comparison.differences, *moved_on)),
        conflicts=conflicts,
        removed=removed,
        near_duplicates=0 if known.bank else _near_duplicates(transaction, made.questions, earlier),
        points=_points(made.questions, made.cards),
    )


def _as_named(reworded: Sequence[Match], questions: Sequence[Question]) -> tuple[Match, ...]:
    """The questions known again, those without a prompt under the name that they have from their content."""
    names = {question.id: question.prompt for question in questions}
    return tuple(replace(each, after=each.after or names.get(each.question, "")) for each in reworded)


def _with_changes_by_hand(questions: Sequence[Question], known: Known) -> tuple[list[Question], tuple[Conflict, ...]]:
    """The questions of a bank with what a person changed of them here, and what the bank changed too."""
    ours = {question.id: question for question in known.questions}
    made: list[Question] = []
    conflicts: list[Conflict] = []
    for question in questions:
        before = known.originals.get(question.id)
        if before is None:
            made.append(question)
        else:
            both = reconciled(before, ours[question.id], question)
            made.append(both.question)
            conflicts += both.conflicts
    return made, tuple(conflicts)


def _near_duplicates(transaction: Transaction, questions: Sequence[Question], earlier: Sequence[Prepared]) -> int:
    """How many of a new bank's questions another bank has too, or nearly."""
    others = [*transaction.library.questions(), *(question for each in earlier for question in each.questions)]
    once = {question.id: question for question in others}
    pairs = near_duplicates([*once.values(), *questions])
    new = {question.id for question in questions}
    return len({identifier for pair in pairs for identifier in (pair.one, pair.other)} & new)


def _points(questions: Sequence[Question], cards: Sequence[Card]) -> dict[PointId, bool]:
    """The key points that answer cards are graded by, each with whether it has a card of its own."""
    said = {point.id for question in questions for kind in _KEY_POINTS for point in question.points(kind)}
    own = {card.point for card in cards if card.point}
    asked = {point.id for card in cards if card.role is Role.ANSWER for point in card.points}
    return {point: point in own for point in said & (asked | own)}
