"""The terms of a bank that are known again when it returns: one reworded keeps its card and its history."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from srs.model import Card, Role

_TERMS_ALIKE = 0.75
"""How alike front and back of two terms of a bank must be, from 0 to 1, to be one term reworded."""


def with_kept_terms(cards: Sequence[Card], known: Sequence[Card]) -> list[Card]:
    """The cards, a term of which only the wording changed under the id it has had: it keeps its history.

    A term is known again by its question and its answer, or by most of both its faces.
    """
    made = {card.id for card in cards}
    gone = [card for card in known if card.role is Role.TERM and not card.retired and card.id not in made]
    before = {card.id for card in known}
    kept = []
    for card in cards:
        old = _same_term(card, gone) if card.role is Role.TERM and card.id not in before else None
        if old is not None:
            gone.remove(old)
            kept.append(replace(card, id=old.id, part=old.part))
        else:
            kept.append(card)
    return kept


def _same_term(card: Card, gone: Sequence[Card]) -> Card | None:
    """The term card that a new one is a rewording of, if it is of one."""
    scored = [(fuzz.ratio(f"{each.front} {each.back}", f"{card.front} {card.back}") / 100, each) for each in gone]
    likely = [
        (likeness + (each.question == card.question), each)
        for likeness, each in scored
        if likeness >= _TERMS_ALIKE or (each.question == card.question and each.back == card.back)
    ]
    return max(likely, key=lambda pair: pair[0])[1] if likely else None
