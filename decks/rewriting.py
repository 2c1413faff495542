"""A bank of which a person changes some questions by hand: what changes with them, cards and all.

The whole bank is taken apart again, as an import does, for a card may depend on the other questions: a term has one
card in a bank, and the name of a question on its cards tells it from the others.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from decks import merge, originals
from decks.decompose import decompose
from decks.merge import Comparison
from srs.model import Bank, Question, QuestionId
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
    known = merge.known_of(transaction, before)
    anew = {question.id: question for question in changed}
    staying = [
        anew.get(question.id, question)
        for question in known.questions
        if not question.retired and question.id not in removed
    ]
    made = decompose([*staying, *added], depth=bank.depth)
    comparison = merge.compare(known, bank, made.questions, made.cards)
    if not comparison.differences:
        return comparison
    touched = [*anew, *removed, *(question.id for question in added)]
    return replace(comparison, differences=(*comparison.differences, *originals.kept(known, touched)))
