"""Which bank an import is of, and what that bank is from now on: as a person wishes, or as it first was."""

from dataclasses import dataclass, replace
from pathlib import Path

from decks.banks import BankReading
from decks.naming import deck_name, short_deck
from decks.source import STANDARD_INPUT
from srs.actions import Journal
from srs.clock import from_ms
from srs.errors import SourceError
from srs.ids import bank_id, normalised
from srs.model import Bank, Depth
from srs.store import Transaction

_SAME_BANK = 0.5
"""The share of prompts that a path and a bank must have in common to be one bank that has come back elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person chose for an import; what is None is as the bank's first import was, or the default."""

    bank: str | None = None
    deck: str | None = None
    format: str | None = None
    depth: Depth | None = None
    encoding: str | None = None
    language: str | None = None


def known_bank(transaction: Transaction, reading: BankReading, wishes: Wishes) -> Bank | None:
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


def _language(reading: BankReading, wishes: Wishes) -> str | None:
    """The language that was wished: by its code where the bank has several to choose from."""
    return reading.language if wishes.language and reading.languages else wishes.language
