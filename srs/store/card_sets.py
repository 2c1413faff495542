"""Sets of cards as SQL: what a question about many cards is narrowed to, before a row is read."""

from sqlalchemy import Select, or_, select

from srs.settings import DECK_SEPARATOR
from srs.store import tables

CardSet = Select[tuple[str]]
"""A query that gives ids of cards, one column: a deck's, a search's, any."""


def in_both(one: CardSet, other: CardSet) -> CardSet:
    """The cards of both sets."""
    return one.where(one.selected_columns[0].in_(other))


def of_deck(deck: str) -> CardSet:
    """The cards of a deck and of those below it, retired ones too."""
    question = tables.question.c
    below = question.deck.startswith(deck + DECK_SEPARATOR, autoescape=True)
    return (
        select(tables.card.c.id)
        .join(tables.question, question.id == tables.card.c.question_id)
        .where(or_(question.deck == deck, below))
    )
