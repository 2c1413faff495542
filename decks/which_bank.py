"""Which bank an import is of, and what that bank is from now on: as a person wishes, or as it first was."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from decks.banks import BankReading
from decks.naming import checked_bank, checked_deck, short_deck
from decks.source import STANDARD_INPUT
from srs.actions import Journal
from srs.clock import from_ms
from srs.errors import UsageError
from srs.ids import bank_id, normalised
from srs.model import Bank, Depth
from srs.store import Transaction

_SAME_BANK = 0.5
"""The share of prompts that a path and a bank must have in common to be one bank that has come back elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person chose for an import; what is None is as the bank's first import was, or the default.

    Raises:
        UsageError: the name of the bank or of the deck is none.
    """

    bank: str | None = None
    deck: str | None = None
    format: str | None = None
    depth: Depth | None = None
    encoding: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        """Refuse what names nothing."""
        if self.bank is not None:
            checked_bank(self.bank)
        if self.deck is not None:
            checked_deck(self.deck)
        for option, value in (("format", self.format), ("encoding", self.encoding), ("language", self.language)):
            if value is not None and not value.strip():
                raise UsageError(f"--{option} {value!r} names nothing. Leave it out, or say which {option}.")


def known_banks(transaction: Transaction, readings: Sequence[BankReading], wishes: Wishes) -> tuple[Bank | None, ...]:
    """The banks that these are: of the name asked for, of the same path, or those that have most of their prompts.

    No two of them are one bank: the second would retire what the first has brought.
    """
    banks = transaction.library.banks(retired=True)
    found: dict[int, Bank] = {}
    for at, reading in enumerate(readings):
        same = next((bank for bank in banks if _is_named(bank, reading, wishes) and bank not in found.values()), None)
        if same is not None:
            found[at] = same
    for at, reading in enumerate(readings):
        if at not in found and wishes.bank is None:
            same = _alike(transaction, reading, [bank for bank in banks if bank.path and bank not in found.values()])
            if same is not None:
                found[at] = same
    return tuple(found.get(at) for at in range(len(readings)))


def _is_named(bank: Bank, reading: BankReading, wishes: Wishes) -> bool:
    """Whether a bank has the name that was asked for, else the path that was read."""
    if wishes.bank is not None:
        return normalised(bank.name) == normalised(wishes.bank)
    place = _place(reading.path)
    return place != STANDARD_INPUT and bank.path == place


def _alike(transaction: Transaction, reading: BankReading, banks: Sequence[Bank]) -> Bank | None:
    """The bank that has most of a reading's prompts, if one has."""
    prompts = {normalised(draft.prompt) for draft in reading.drafts if draft.prompt}
    shares = [(_share(transaction, bank, prompts), bank) for bank in banks] if prompts else []
    share, best = max(shares, key=lambda each: each[0], default=(0.0, None))
    return best if share > _SAME_BANK else None


def _share(transaction: Transaction, bank: Bank, prompts: set[str]) -> float:
    """The share of prompts that these and a bank's have in common, of whichever are more.

    A part of a bank, and a bank of which it is a part, are other banks: taken for it, they would retire the rest.
    """
    questions = transaction.library.questions(bank=bank.id, retired=True)
    known = {normalised(question.prompt) for question in questions}
    staying = {normalised(question.prompt) for question in questions if not question.retired} or known
    return len(prompts & known) / max(len(prompts), len(staying), 1)


def bank_now(
    journal: Journal,
    transaction: Transaction,
    reading: BankReading,
    wishes: Wishes,
    name: str,
    before: Bank | None,
    taken: Collection[str] = (),
) -> Bank:
    """The bank as it is after this import: its identity and choices as they first were, unless chosen anew.

    `taken` are names that a new bank cannot have.
    """
    base = before or _new_bank(transaction, name, taken)
    return replace(
        base,
        path=_place(reading.path),
        format=reading.format,
        encoding=reading.encoding,
        content_hash=reading.content_hash,
        imported_at=journal.clock.now(),
        deck=checked_deck(wishes.deck) if wishes.deck else base.deck,
        depth=wishes.depth or base.depth,
        language=_language(reading, wishes) or base.language or reading.language,
        retired=False,
    )


def _new_bank(transaction: Transaction, name: str, taken: Collection[str]) -> Bank:
    free = _free_name(name, [*taken, *(bank.name for bank in transaction.library.banks(retired=True))])
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


def _free_name(name: str, taken: Collection[str]) -> str:
    """The name, or with the first number that makes it another bank's than those there are."""
    names = {normalised(each) for each in taken}
    free, number = name, 1
    while normalised(free) in names:
        number += 1
        free = f"{name} {number}"
    return free


def _language(reading: BankReading, wishes: Wishes) -> str | None:
    """The language that was wished: by its code where the bank has several to choose from."""
    return reading.language if wishes.language and reading.languages else wishes.language
