"""Many questions filed elsewhere at once: in another deck, under other tags. Each is one action, in one transaction.

What the bank says is kept beside it, as with an edit, so that the bank's return does not take it back.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from decks import merge, originals
from decks.comparison import compare, known_of
from decks.differences import Difference
from decks.naming import checked_deck
from decks.rewriting import rewritten
from srs.actions import Journal
from srs.errors import UsageError
from srs.model import Action, ActionKind, Bank, Question, QuestionId
from srs.store import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Refiled:
    """What was done: the questions that changed, and the action, None where all were so already."""

    questions: int = 0
    action: Action | None = None


def move(journal: Journal, questions: Collection[QuestionId], deck: str) -> Refiled:
    """Put questions into a deck; their cards go with them.

    Raises:
        UsageError: the name is none for a deck.
    """
    name = checked_deck(deck)
    return _refiled(journal, questions, lambda each: replace(each, deck=name), f"to {name}", _with_cards_as_they_are)


def retag(
    journal: Journal, questions: Collection[QuestionId], *, add: Sequence[str] = (), remove: Sequence[str] = ()
) -> Refiled:
    """Give questions tags and take tags from them; cards that name a question by its tags are made anew.

    Raises:
        UsageError: no tag is named.
    """
    added, removed = _named(add), frozenset(_named(remove))
    if not added and not removed:
        raise UsageError("name at least one tag; one with a - before it is taken off")

    def change(question: Question) -> Question:
        kept = [tag for tag in question.tags if tag not in removed]
        return replace(question, tags=tuple(dict.fromkeys([*kept, *added])))

    note = ", ".join([*added, *(f"-{tag}" for tag in removed)])
    return _refiled(journal, questions, change, f"tags {note}", _with_cards_anew)


_Differences = Callable[[Transaction, Bank, Sequence[Question]], Iterable[Difference]]


def _refiled(
    journal: Journal,
    questions: Collection[QuestionId],
    change: Callable[[Question], Question],
    note: str,
    differences: _Differences,
) -> Refiled:
    with journal.store.writing() as transaction:
        found = [each for each in transaction.library.questions(ids=questions) if not each.retired]
        changed = [after for before in found if (after := change(before)) != before]
        banks = {question.bank for question in changed}
        written = [
            difference
            for bank in transaction.library.banks(retired=True)
            if bank.id in banks
            for difference in differences(transaction, bank, [each for each in changed if each.bank == bank.id])
        ]
        count = f"{len(changed)} question{'' if len(changed) == 1 else 's'}"
        action = merge.write(journal, transaction, written, kind=ActionKind.EDIT, note=f"{count}, {note}")
    return Refiled(questions=len(changed), action=action)


def _with_cards_anew(transaction: Transaction, bank: Bank, changed: Sequence[Question]) -> Iterable[Difference]:
    return rewritten(transaction, bank, before=bank, changed=changed).differences


def _with_cards_as_they_are(transaction: Transaction, bank: Bank, changed: Sequence[Question]) -> Iterable[Difference]:
    """No rule makes a card of its deck, so none is made again."""
    known = known_of(transaction, bank)
    anew = {question.id: question for question in changed}
    questions = [anew.get(each.id, each) for each in known.questions if not each.retired]
    cards = [card for each in questions for card in known.cards.get(each.id, ()) if not card.retired]
    comparison = compare(known, bank, questions, cards)
    return (*comparison.differences, *originals.kept(known, anew))


def _named(tags: Sequence[str]) -> tuple[str, ...]:
    """Tags without needless spaces and empty ones."""
    return tuple(dict.fromkeys(name for tag in tags if (name := " ".join(tag.split()))))
