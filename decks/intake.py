"""An import from end to end: paths are read, their questions recognised and taken apart, the difference written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from decks import merge
from decks.banks import BankReading, read_bank
from decks.comparison import Comparison
from decks.decompose import answered
from decks.drafts import Problem, Unplaced
from decks.prepared import Prepared, prepare
from decks.progress import Progress, unwatched
from decks.reconcile import Conflict
from decks.text import Repair
from decks.which_bank import Wishes
from decks.workload import minutes_a_day
from srs.actions import Journal
from srs.errors import SourceError
from srs.model import Action, Bank, Card, Question, QuestionId

__all__ = ["ImportReport", "Wishes", "bring", "bring_all", "read"]


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
    before_writing: Callable[[], object] = lambda: None,
    progress: Progress = unwatched,
) -> ImportReport:
    """Import one bank that was read; see `bring_all`."""
    [report] = bring_all(journal, [reading], wishes, dry_run=dry_run, before_writing=before_writing, progress=progress)
    return report


def bring_all(
    journal: Journal,
    readings: Sequence[BankReading],
    wishes: Wishes,
    *,
    dry_run: bool = False,
    before_writing: Callable[[], object] = lambda: None,
    progress: Progress = unwatched,
) -> tuple[ImportReport, ...]:
    """Import what was read, each a bank of its own, in one action. Nothing is written with `dry_run`, or if it raises.

    `before_writing` is called when there is something to write and the collection is still as it was.

    Raises:
        CollectionError: the collection cannot be read or written.
    """
    with journal.store.reading() as transaction:
        prepared = prepare(journal, transaction, readings, wishes, progress)
        pictured = any(transaction.media.unnamed(each.bank.id, each.reading.media) for each in prepared)
    action = None
    if not dry_run and (pictured or any(each.comparison.differences for each in prepared)):
        before_writing()
        with journal.store.writing() as transaction:
            prepared = prepare(journal, transaction, readings, wishes, progress, again=prepared)
            progress("writing", 0, 1)
            brought = [(each.bank, each.comparison, each.reading.media) for each in prepared]
            action = merge.apply(journal, transaction, brought)
    return tuple(_report(each, action, written=not dry_run) for each in prepared)


def _report(prepared: Prepared, action: Action | None, *, written: bool) -> ImportReport:
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
        action=action if prepared.comparison.differences else None,
    )
