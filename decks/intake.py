"""An import from end to end: a path is read, its questions recognised and taken apart, and the difference written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from decks import merge, originals
from decks.banks import BankReading, in_language, read_bank
from decks.decompose import answered, decompose
from decks.drafts import Problem, Unplaced
from decks.duplicates import near_duplicates
from decks.matching import Match, matched
from decks.merge import Comparison, Known
from decks.naming import bank_name
from decks.progress import Progress, unwatched
from decks.reconcile import Conflict, reconciled
from decks.structure import questions_from
from decks.text import Repair
from decks.which_bank import Wishes, bank_now, known_bank
from decks.workload import minutes_a_day
from srs.actions import Journal
from srs.errors import SourceError
from srs.model import Action, Bank, Card, PointId, Question, QuestionId, Role, SectionKind
from srs.store import Transaction

__all__ = ["ImportReport", "Wishes", "bring", "read"]

_KEY_POINTS = (SectionKind.KEY_POINTS, SectionKind.HOW_TO_ANSWER)


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
        """How many questions have something to learn: at least one card, a term's aside."""
        return len(answered(self.cards))

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions with nothing to learn yet."""
        told = answered(self.cards)
        return tuple(question for question in self.questions if question.id not in told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """A bank ready to be written: what it is, and how it differs from what is known."""

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


def read(path: str, wishes: Wishes, *, stdin: BinaryIO | None = None, progress: Progress = unwatched) -> BankReading:
    """What the bank at a path says: a file, a folder or `-`. No collection is needed for it.

    Raises:
        SourceError: there is no bank at the path.
    """
    if not path.strip():
        raise SourceError("An empty path names no bank. Name a file or a folder, or - for standard input.")
    reading = read_bank(
        path,
        format_name=wishes.format,
        encoding=wishes.encoding,
        language=wishes.language,
        stdin=stdin,
        progress=progress,
    )
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
    progress: Progress = unwatched,
) -> ImportReport:
    """Import what was read. Nothing is written with `dry_run`, or if anything raises.

    `before_writing` is called when there is something to write and the collection is still as it was.

    Raises:
        CollectionError: the collection cannot be read or written.
    """
    with journal.store.reading() as transaction:
        prepared = _prepared(journal, transaction, reading, wishes, progress)
        pictured = not transaction.media.has(prepared.bank.id, reading.media)
    action = None
    if not dry_run and (prepared.comparison.differences or pictured):
        before_writing()
        with journal.store.writing() as transaction:
            prepared = _prepared(journal, transaction, reading, wishes, progress, again=prepared)
            progress("writing", 0, 1)
            action = merge.apply(journal, transaction, prepared.bank, prepared.comparison)
            transaction.media.put(prepared.bank.id, reading.media)
    return _report(prepared, action, written=not dry_run)


def _prepared(
    journal: Journal,
    transaction: Transaction,
    reading: BankReading,
    wishes: Wishes,
    progress: Progress,
    *,
    again: _Prepared | None = None,
) -> _Prepared:
    """The bank compared with what the collection has of it, which `again` is if nothing changed since."""
    name = wishes.bank or bank_name(reading.title, reading.path)
    before = known_bank(transaction, reading, wishes)
    known = merge.known_of(transaction, before)
    if again is not None and again.known == known:
        return again
    bank = bank_now(journal, transaction, reading, wishes, name, before)
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
    comparison = merge.compare(known, bank, made.questions, made.cards, _as_named(kept.reworded, made.questions))
    moved_on = originals.moved_on(known, {question.id: question for question in kept.questions})
    not_read = {question.id for question in own}
    return _Prepared(
        reading=reading,
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


def _near_duplicates(transaction: Transaction, questions: Sequence[Question]) -> int:
    """How many of a new bank's questions another bank has too, or nearly."""
    others = transaction.library.questions()
    pairs = near_duplicates([*others, *questions])
    new = {question.id for question in questions}
    return len({identifier for pair in pairs for identifier in (pair.one, pair.other)} & new)


def _points(questions: Sequence[Question], cards: Sequence[Card]) -> dict[PointId, bool]:
    """The key points that answer cards are graded by, each with whether it has a card of its own."""
    said = {point.id for question in questions for kind in _KEY_POINTS for point in question.points(kind)}
    own = {card.point for card in cards if card.point}
    asked = {point.id for card in cards if card.role is Role.ANSWER for point in card.points}
    return {point: point in own for point in said & (asked | own)}


def _report(prepared: _Prepared, action: Action | None, *, written: bool) -> ImportReport:
    return ImportReport(
        bank=prepared.bank,
        known_before=prepared.known.bank is not None,
        written=written,
        reading=prepared.reading,
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
