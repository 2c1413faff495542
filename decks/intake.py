"""An import from end to end: a path is read, its questions recognised and taken apart, and the difference written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from decks import merge
from decks.banks import BankReading, in_language, read_bank
from decks.decompose import answered, decompose
from decks.drafts import Problem, Unplaced
from decks.matching import matched
from decks.merge import Comparison, Known
from decks.naming import bank_name, short_deck
from decks.progress import Progress, unwatched
from decks.source import STANDARD_INPUT
from decks.structure import questions_from
from decks.text import Repair
from decks.workload import minutes_a_day
from srs.actions import Journal
from srs.clock import from_ms
from srs.errors import SourceError
from srs.ids import bank_id, normalised
from srs.model import Action, Bank, Card, Depth, PointId, Question, Role, SectionKind
from srs.settings import DECK_SEPARATOR
from srs.store import Transaction
from srs.store.media import hash_of

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
    """What an import found and changed, or with `written` False would change."""

    bank: Bank
    known_before: bool
    written: bool
    reading: BankReading
    comparison: Comparison
    questions: tuple[Question, ...]
    cards: tuple[Card, ...]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """A bank ready to be written: what it is, and how it differs from what is known."""

    reading: BankReading
    known: Known
    bank: Bank
    questions: tuple[Question, ...]
    cards: tuple[Card, ...]
    comparison: Comparison
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
        pictured = _has_new_media(transaction, prepared.bank, reading)
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
    before = _known_bank(transaction, reading, wishes)
    known = merge.known_of(transaction, before)
    if again is not None and again.known == known:
        return again
    bank = _bank(journal, transaction, reading, wishes, name, before)
    if reading.languages and bank.language != reading.language:
        reading = in_language(reading, bank.language)
    questions = questions_from(reading.drafts, bank=bank)
    kept = matched(questions, known.questions, bank.name)
    made = decompose(kept.questions, depth=bank.depth, progress=progress)
    comparison = merge.compare(known, bank, made.questions, made.cards, kept.reworded)
    return _Prepared(
        reading=reading,
        known=known,
        bank=bank,
        questions=made.questions,
        cards=made.cards,
        comparison=comparison,
        points=_points(made.questions, made.cards),
    )


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
    shares = [(_share(transaction, bank, prompts), bank) for bank in banks] if prompts else []
    share, best = max(shares, key=lambda each: each[0], default=(0.0, None))
    return best if share > _SAME_BANK else None


def _has_new_media(transaction: Transaction, bank: Bank, reading: BankReading) -> bool:
    """Whether pictures came, or are other ones now."""
    known = transaction.media.names(bank.id) if reading.media else {}
    return any(known.get(name) != hash_of(content) for name, content in reading.media.items())


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
        language=_language(reading, wishes) or base.language or reading.language,
        retired=False,
    )


def _language(reading: BankReading, wishes: Wishes) -> str | None:
    """The language that was wished: by its code where the bank has several to choose from."""
    return reading.language if wishes.language and reading.languages else wishes.language


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
    parts = [" ".join(part.split()) for part in name.split(DECK_SEPARATOR)]
    kept = DECK_SEPARATOR.join(part for part in parts if part)
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


def _report(prepared: _Prepared, action: Action | None, *, written: bool) -> ImportReport:
    return ImportReport(
        bank=prepared.bank,
        known_before=prepared.known.bank is not None,
        written=written,
        reading=prepared.reading,
        comparison=prepared.comparison,
        questions=prepared.questions,
        cards=prepared.cards,
        key_points=len(prepared.points),
        ticks_only=sum(not own for own in prepared.points.values()),
        minutes_a_day=round(minutes_a_day(prepared.cards), 1),
        action=action,
    )
