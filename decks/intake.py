"""An import from end to end: a path is read, its questions recognised and taken apart, and the difference written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from decks import merge, originals
from decks.banks import BankReading, read_bank
from decks.decompose import decompose
from decks.drafts import Problem, Unplaced
from decks.duplicates import near_duplicates
from decks.matching import matched
from decks.merge import Comparison, Known
from decks.naming import bank_name, deck_name, short_deck
from decks.reconcile import Conflict, reconciled
from decks.source import STANDARD_INPUT
from decks.structure import questions_from
from decks.text import Repair
from decks.workload import minutes_a_day
from srs.actions import Journal
from srs.clock import from_ms
from srs.errors import SourceError
from srs.ids import bank_id, normalised
from srs.model import Action, Bank, Card, Depth, PointId, Question, QuestionId, Role, SectionKind
from srs.store import Transaction

_KEY_POINTS = (SectionKind.KEY_POINTS, SectionKind.HOW_TO_ANSWER)

_SAME_BANK = 0.5
"""The share of a path's prompts that a bank must have for the path to be that bank come back under another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person chose for an import; what is None is as the bank's first import was, or the default."""

    bank: str | None = None
    deck: str | None = None
    format: str | None = None
    depth: Depth | None = None
    encoding: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import found and changed, or with `written` False would change.

    `conflicts` are what a person changed here and the bank changed too, `removed` the questions of the bank that a
    person took out here: they stay out. `near_duplicates` counts the questions of a new bank that another has too.
    """

    bank: Bank
    known_before: bool
    written: bool
    reading: BankReading
    comparison: Comparison
    questions: tuple[Question, ...]
    cards: tuple[Card, ...]
    conflicts: tuple[Conflict, ...] = ()
    removed: frozenset[QuestionId] = frozenset()
    near_duplicates: int = 0
    key_points: int = 0
    ticks_only: int = 0
    minutes_a_day: float = 0.0
    action: Action | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should look at."""
        return self.reading.problems

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """The lines on no question."""
        return self.reading.unplaced

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The damage that was mended."""
        return self.reading.repairs

    @property
    def answered(self) -> int:
        """How many questions have something to learn: at least one card."""
        return len({card.question for card in self.cards})

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions with nothing to learn yet."""
        told = {card.question for card in self.cards}
        return tuple(question for question in self.questions if question.id not in told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """A bank ready to be written: what it is, and how it differs from what is known."""

    known: Known
    bank: Bank
    questions: tuple[Question, ...]
    cards: tuple[Card, ...]
    comparison: Comparison
    conflicts: tuple[Conflict, ...] = ()
    removed: frozenset[QuestionId] = frozenset()
    near_duplicates: int = 0
    points: Mapping[PointId, bool] = field(default_factory=dict)


def read(path: str, wishes: Wishes, *, stdin: BinaryIO | None = None) -> BankReading:
    """What the bank at a path says: a file, a folder or `-`. No collection is needed for it.

    Raises:
        SourceError: there is no bank at the path.
    """
    if not path.strip():
        raise SourceError("An empty path names no bank. Name a file or a folder, or - for standard input.")
    reading = read_bank(path, format_name=wishes.format, encoding=wishes.encoding, stdin=stdin)
    if not reading.drafts:
        raise SourceError(f"{path}: there is no question in it. Say its format with --format, or see --formats.")
    return reading


def bring(
    journal: Journal,
    reading: BankReading,
    wishes: Wishes,
    *,
    dry_run: bool = False,
    before_writing: Callable[[], None] = lambda: None,
) -> ImportReport:
    """Import what was read. Nothing is written with `dry_run`, or if anything raises.

    `before_writing` is called when there is something to write and the collection is still as it was.

    Raises:
        CollectionError: the collection cannot be read or written.
    """
    with journal.store.reading() as transaction:
        prepared = _prepared(journal, transaction, reading, wishes)
    action = None
    if not dry_run and prepared.comparison.differences:
        before_writing()
        with journal.store.writing() as transaction:
            prepared = _prepared(journal, transaction, reading, wishes, again=prepared)
            action = merge.apply(journal, transaction, prepared.bank, prepared.comparison)
    return _report(reading, prepared, action, written=not dry_run)


def _prepared(
    journal: Journal,
    transaction: Transaction,
    reading: BankReading,
    wishes: Wishes,
    *,
    again: _Prepared | None = None,
) -> _Prepared:
    """The bank compared with what the collection has of it, which `again` is if nothing changed since."""
    name = wishes.bank or bank_name(reading.title, reading.path)
    before = _known_bank(transaction, reading, wishes)
    known = merge.known_of(transaction, before)
    if again is not None and again.known == known:
        return again
    bank = _bank(journal, transaction, reading, wishes, name, before)
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
    made = decompose([*questions, *own], depth=bank.depth)
    comparison = merge.compare(known, bank, made.questions, made.cards, kept.reworded)
    moved_on = originals.moved_on(known, {question.id: question for question in kept.questions})
    not_read = {question.id for question in own}
    return _Prepared(
        known=known,
        bank=bank,
        questions=tuple(question for question in made.questions if question.id not in not_read),
        cards=tuple(card for card in made.cards if card.question not in not_read),
        comparison=replace(comparison, differences=(*comparison.differences, *moved_on)),
        conflicts=conflicts,
        removed=removed,
        near_duplicates=0 if before else _near_duplicates(transaction, made.questions),
        points=_points(made.questions, made.cards),
    )


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


def _near_duplicates(transaction: Transaction, questions: Sequence[Question]) -> int:
    """How many of a new bank's questions another bank has too, or nearly."""
    others = transaction.library.questions()
    pairs = near_duplicates([*others, *questions])
    new = {question.id for question in questions}
    return len({identifier for pair in pairs for identifier in (pair.one, pair.other)} & new)


def _known_bank(transaction: Transaction, reading: BankReading, wishes: Wishes) -> Bank | None:
    """The bank that this is: of the name asked for, of the same path, or the one that has most of its prompts."""
    banks = transaction.library.banks(retired=True)
    if wishes.bank is not None:
        return next((bank for bank in banks if normalised(bank.name) == normalised(wishes.bank)), None)
    place = _place(reading.path)
    if place != STANDARD_INPUT:
        same = next((bank for bank in banks if bank.path == place), None)
        if same is not None:
            return same
    prompts = {normalised(draft.prompt) for draft in reading.drafts if draft.prompt}
    shares = [(_share(transaction, bank, prompts), bank) for bank in banks if bank.path] if prompts else []
    share, best = max(shares, key=lambda each: each[0], default=(0.0, None))
    return best if share > _SAME_BANK else None


def _share(transaction: Transaction, bank: Bank, prompts: set[str]) -> float:
    """The share of these prompts that a bank has."""
    questions = transaction.library.questions(bank=bank.id, retired=True)
    return len(prompts & {normalised(question.prompt) for question in questions}) / len(prompts)


def _bank(
    journal: Journal,
    transaction: Transaction,
    reading: BankReading,
    wishes: Wishes,
    name: str,
    before: Bank | None,
) -> Bank:
    """The bank as it is after this import: its identity and choices as they first were, unless chosen anew."""
    base = before or _new_bank(transaction, name)
    return replace(
        base,
        path=_place(reading.path),
        format=reading.format,
        encoding=reading.encoding,
        content_hash=reading.content_hash,
        imported_at=journal.clock.now(),
        deck=_deck(wishes.deck) if wishes.deck else base.deck,
        depth=wishes.depth or base.depth,
        language=wishes.language or base.language,
        retired=False,
    )


def _new_bank(transaction: Transaction, name: str) -> Bank:
    free = _free_name(transaction, name)
    return Bank(
        id=bank_id(free),
        name=free,
        path="",
        format="",
        encoding="",
        content_hash="",
        imported_at=from_ms(0),
        deck=short_deck(name),
        depth=Depth.POINTS,
    )


def _place(path: str) -> str:
    return path if path == STANDARD_INPUT else str(Path(path).resolve())


def _deck(name: str) -> str:
    """A deck's name as written by a person, without empty parts."""
    kept = deck_name(name)
    if not kept:
        raise SourceError(f"--deck {name!r} is no name for a deck. Give it one, such as --deck devops::linux.")
    return kept


def _free_name(transaction: Transaction, name: str) -> str:
    """The name, or with the first number that makes it another bank's than those there are."""
    taken = {normalised(bank.name) for bank in transaction.library.banks(retired=True)}
    free, number = name, 1
    while normalised(free) in taken:
        number += 1
        free = f"{name} {number}"
    return free


def _points(questions: Sequence[Question], cards: Sequence[Card]) -> dict[PointId, bool]:
    """The key points that answer cards are graded by, each with whether it has a card of its own."""
    said = {point.id for question in questions for kind in _KEY_POINTS for point in question.points(kind)}
    own = {card.point for card in cards if card.point}
    asked = {point.id for card in cards if card.role is Role.ANSWER for point in card.points}
    return {point: point in own for point in said & (asked | own)}


def _report(reading: BankReading, prepared: _Prepared, action: Action | None, *, written: bool) -> ImportReport:
    return ImportReport(
        bank=prepared.bank,
        known_before=prepared.known.bank is not None,
        written=written,
        reading=reading,
        comparison=prepared.comparison,
        questions=prepared.questions,
        cards=prepared.cards,
        conflicts=prepared.conflicts,
        removed=prepared.removed,
        near_duplicates=prepared.near_duplicates,
        key_points=len(prepared.points),
        ticks_only=sum(not own for own in prepared.points.values()),
        minutes_a_day=round(minutes_a_day(prepared.cards), 1),
        action=action,
    )
