"""A bank of which a person changes some questions by hand: what changes with them, cards and all.

The whole bank is taken apart again, as an import does, for a card may depend on the other questions: a term has one
card in a bank, and the name of a question on its cards tells it from the others.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace

from decks import originals
from decks.comparison import Comparison, compare, known_of
from decks.decompose import decompose
from decks.differences import Difference, changes_of
from srs.actions import consequence
from srs.model import Action, ActionKind, Bank, Question, QuestionId, Subject
from srs.store import Transaction


def rewritten(
    transaction: Transaction,
    bank: Bank,
    *,
    before: Bank | None,
    changed: Sequence[Question] = (),
    added: Sequence[Question] = (),
    removed: Collection[QuestionId] = (),
) -> Comparison:
    """What changes when some questions of a bank are changed, added or removed by hand; `before` is the bank as it was.

    The comparison also keeps what the bank said of them, for the day it is imported again.
    """
    known = known_of(transaction, before)
    anew = {question.id: question for question in changed}
    staying = [
        anew.get(question.id, question)
        for question in known.questions
        if not question.retired and question.id not in removed
    ]
    made = decompose([*staying, *added], depth=bank.depth)
    comparison = compare(known, bank, made.questions, made.cards)
    if not comparison.differences:
        return comparison
    touched = [*anew, *removed, *(question.id for question in added)]
    return replace(comparison, differences=(*comparison.differences, *originals.kept(known, touched)))


def with_cards_anew(transaction: Transaction, questions: Collection[QuestionId]) -> Action | None:
    """Make the cards of these questions anew, as one action; None where they are as they should be.

    Of a question in which each machine changed something else, the cards know of one change only; and where an earlier
    change was taken back out of turn, they still know of it by the later one.
    """
    differences: list[Difference] = []
    touched = transaction.library.questions(ids=questions)
    banks = {question.bank for question in touched}
    for bank in transaction.library.banks():
        if bank.id in banks:
            differences += _of_cards(transaction, bank, {question.id for question in touched})
    if not differences:
        return None
    said = f"of {len(touched)} {'question' if len(touched) == 1 else 'questions'}, made anew"
    content = json.dumps([[each.id, each.after] for each in differences], sort_keys=True)
    action = consequence(transaction, ActionKind.CARDS, content=content, note=said)
    transaction.log.append(action, changes=changes_of(action.id, differences))
    return action


def _of_cards(transaction: Transaction, bank: Bank, questions: Collection[QuestionId]) -> list[Difference]:
    """How the cards of some questions of a bank differ from those that the bank's questions now make."""
    known = known_of(transaction, bank)
    made = decompose([question for question in known.questions if not question.retired], depth=bank.depth)
    wanted = {card.id for card in made.cards if card.question in questions}
    wanted |= {card.id for each in questions for card in known.cards.get(each, ())}
    differences = compare(known, bank, made.questions, made.cards).differences
    return [each for each in differences if each.subject is Subject.CARD and each.id in wanted]
