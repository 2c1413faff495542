"""A person's own hand on their questions: a page saved back, a question added, questions taken out.

Each is one action in one transaction, which this module opens as `decks.merge` does for an import and for the same
reason: the cards that follow are made here, and the engine below knows no way to make them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from decks import merge, originals
from decks.comparison import compare, known_of
from decks.differences import Difference
from decks.naming import checked_bank, checked_deck, short_deck
from decks.page import blank_page, read_page
from decks.rewriting import rewritten
from srs.actions import Journal
from srs.errors import NotFoundError, StaleCardError
from srs.ids import bank_id, normalised, question_id
from srs.model import Action, ActionKind, Bank, Depth, Question, QuestionId, Subject
from srs.store import Transaction

OWN_BANK = "My questions"
"""The bank that a person's own questions go to."""

_OWN_DECK = "mine"
_FORMAT = "own"
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What a change by hand did: its action, None where there was nothing to do, and the cards that followed.

    `made` are new cards, `changed` those with another face or tick list, `retired` those that are no more.
    """

    questions: tuple[Question, ...]
    action: Action | None
    made: int = 0
    changed: int = 0
    retired: int = 0


def question_to_edit(journal: Journal, start: str) -> Question:
    """The question whose id, or whose card's, begins so.

    Raises:
        NotFoundError: there is none, more than one, or it was taken out.
    """
    with journal.store.reading() as transaction:
        question = transaction.library.question(transaction.library.find_question(start))
    if question.retired:
        raise NotFoundError(
            f"question {question.id[:8]} was taken out of its bank, so it cannot be edited; `viva history` shows when"
        )
    return question


def save(journal: Journal, identifier: QuestionId, text: str, *, seen: Question | None = None) -> Saved:
    """Save the page of a question; its cards follow, and those that stay keep their history.

    `seen` is the question that the page was made of, where it was on view for a while.

    Raises:
        SourceError: the page is broken; the message names the line.
        StaleCardError: the question was changed elsewhere since it was seen.
    """
    with journal.store.writing() as transaction:
        before = transaction.library.question(identifier)
        if seen is not None and before != seen:
            raise StaleCardError("the question was changed elsewhere while it was being edited; nothing was saved")
        question = read_page(text, before)
        if question == before:
            return Saved(questions=(before,), action=None)
        bank = bank_of(transaction, question)
        comparison = rewritten(transaction, bank, before=bank, changed=[question])
        return written(journal, transaction, [question], comparison.differences, kind=ActionKind.EDIT)


def new_page(journal: Journal, *, deck: str | None = None, bank: str = OWN_BANK) -> str:
    """The empty page of a question of one's own.

    Raises:
        UsageError: the name of the bank or of the deck is none.
    """
    with journal.store.reading() as transaction:
        _, own = _own_bank(journal, transaction, bank)
    return blank_page(_blank(own, deck))


def add(journal: Journal, text: str, *, deck: str | None = None, bank: str = OWN_BANK) -> Saved:
    """Add the question that a page says to a bank of one's own, which is made where it is missing.

    Raises:
        SourceError: the page is broken; the message names the line.
        UsageError: the name of the bank or of the deck is none.
    """
    with journal.store.writing() as transaction:
        before, own = _own_bank(journal, transaction, bank)
        known = known_of(transaction, before)
        blank = _blank(own, deck)
        first = read_page(text, blank)
        identity = _free_id(own, first.prompt, {question.id for question in known.questions})
        question = replace(read_page(text, replace(blank, id=identity)), id=identity) if identity else first
        comparison = rewritten(transaction, own, before=before, added=[question])
        return written(journal, transaction, [question], comparison.differences, kind=ActionKind.ADD)


def remove(journal: Journal, questions: Collection[QuestionId]) -> Saved:
    """Take questions out, wherever they are: they are retired, and no import of their banks brings them back."""
    with journal.store.writing() as transaction:
        found = [each for each in transaction.library.questions(ids=questions) if not each.retired]
        differences: list[Difference] = []
        for bank in transaction.library.banks(retired=True):
            of_bank = {question.id for question in found if question.bank == bank.id}
            if of_bank:
                differences += rewritten(transaction, bank, before=bank, removed=of_bank).differences
        return written(journal, transaction, found, differences, kind=ActionKind.REMOVE)


def remove_bank(journal: Journal, name: str) -> Saved:
    """Take a whole bank out; importing it again brings it back.

    Raises:
        NotFoundError: there is no bank of this name, or more than one begins so.
    """
    with journal.store.writing() as transaction:
        bank = find_bank(transaction, name)
        known = known_of(transaction, bank)
        comparison = compare(known, replace(bank, retired=True), [], [])
        found = [question for question in known.questions if not question.retired]
        differences = [*comparison.differences, *originals.gone(known)]
        return written(journal, transaction, found, differences, kind=ActionKind.REMOVE, note=bank.name)


def find_bank(transaction: Transaction, name: str) -> Bank:
    """The bank of a name, or the only one whose name begins so.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    banks = transaction.library.banks()
    same = [bank for bank in banks if normalised(bank.name) == normalised(name)]
    found = same or [bank for bank in banks if name.strip() and bank.name.casefold().startswith(name.casefold())]
    if len(found) != 1:
        many = "more than one bank has" if found else "no bank has"
        raise NotFoundError(f"{many} a name that begins with {name!r}; `viva banks` lists them")
    return found[0]


def bank_of(transaction: Transaction, question: Question) -> Bank:
    """The bank of a question."""
    return next(bank for bank in transaction.library.banks(retired=True) if bank.id == question.bank)


def written(
    journal: Journal,
    transaction: Transaction,
    questions: Sequence[Question],
    differences: Sequence[Difference],
    *,
    kind: ActionKind,
    note: str | None = None,
) -> Saved:
    """Write the differences of a change by hand as one action, and say what it did."""
    told = note if note is not None else _note(questions)
    action = merge.write(journal, transaction, differences, kind=kind, note=told)
    cards = [each for each in differences if each.subject is Subject.CARD]
    return Saved(
        questions=tuple(questions),
        action=action,
        made=sum(each.before is None for each in cards),
        changed=sum(each.before is not None and "retired" not in each.after for each in cards),
        retired=sum(each.before is not None and each.after.get("retired") is True for each in cards),
    )


def _note(questions: Sequence[Question]) -> str:
    """A change in a few words: the question, and how many more."""
    if not questions:
        return ""
    first = " ".join(questions[0].prompt.split())
    told = first if len(first) <= _SHOWN else f"{first[: _SHOWN - 1]}…"
    return f"{told} and {len(questions) - 1} more" if len(questions) > 1 else told


def _own_bank(journal: Journal, transaction: Transaction, name: str) -> tuple[Bank | None, Bank]:
    """The bank of a person's own questions as it was, and as it is to be."""
    name = checked_bank(name)
    banks = transaction.library.banks(retired=True)
    before = next((bank for bank in banks if normalised(bank.name) == normalised(name)), None)
    if before is not None:
        return before, replace(before, retired=False)
    return None, Bank(
        id=bank_id(name),
        name=name,
        path="",
        format=_FORMAT,
        encoding="",
        content_hash="",
        imported_at=journal.clock.now(),
        deck=_OWN_DECK if normalised(name) == normalised(OWN_BANK) else short_deck(name),
        depth=Depth.POINTS,
    )


def _blank(bank: Bank, deck: str | None) -> Question:
    """A question of a bank of which nothing is known yet."""
    return Question(
        id=QuestionId(""),
        bank=bank.id,
        deck=bank.deck if deck is None else checked_deck(deck),
        language=bank.language,
        prompt="",
    )


def _free_id(bank: Bank, prompt: str, taken: Collection[QuestionId]) -> QuestionId:
    ordinal, identity = 0, question_id(bank.name, prompt, "")
    while identity in taken:
        ordinal += 1
        identity = question_id(bank.name, prompt, "", ordinal)
    return identity
