"""What a search finds: cards or questions in order, and pages of them."""

import math
from collections.abc import Hashable, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy.exc import DBAPIError

from srs.model import CardId, QuestionId
from srs.search.query import Query
from srs.search.snippets import Snippet
from srs.search.tree import texts_in
from srs.store import tables
from srs.store.card_sets import CardSet
from srs.store.finding import texts
from srs.store.finding.conditions import Conditions, names_cards
from srs.store.finding.found import Found, FoundQuestion, found, found_questions, snippets
from srs.store.finding.states import States
from srs.store.last_found import LastFound, Pair
from srs.store.records import SAVED_SEARCH
from srs.store.schedule import Schedule

_CARD, _QUESTION, _STATE = tables.card.c, tables.question.c, tables.card_state.c

_OF_QUESTION = (_CARD.question_id == _QUESTION.id) & ~_CARD.retired
_WITH_CARDS, _WITH_CARDS_OR_NONE = (
    joined.outerjoin(tables.card_state, _STATE.card_id == _CARD.id)
    for joined in (
        tables.question.join(tables.card, _OF_QUESTION),
        tables.question.outerjoin(tables.card, _OF_QUESTION),
    )
)


class Order(StrEnum):
    """What comes first. Cards that do not have what they are ordered by come last, either way round."""

    BEST = "best"
    """Those the words of the search fit best; without words, the order of the collection."""
    COLLECTION = "collection"
    DUE = "due"
    STABILITY = "stability"
    DIFFICULTY = "difficulty"
    RETRIEVABILITY = "retrievability"
    REVIEWS = "reviews"
    LAPSES = "lapses"
    REVIEWED = "reviewed"
    """When it was reviewed last."""
    DECK = "deck"
    PROMPT = "prompt"


class Finding:
    """Searches of a collection, as one transaction sees it."""

    def __init__(self, connection: Connection, last: LastFound | None = None) -> None:
        """Searches on a connection; `last` keeps what was found from one transaction to the next."""
        self._connection = connection
        self._dialect = connection.dialect.name
        self._last = last or LastFound()

    def cards(self, query: Query, order: Order = Order.BEST, *, descending: bool = False) -> tuple[CardId, ...]:
        """The cards that a search finds, in order."""
        return tuple([card for _, card in self._pairs(query, order, descending=descending) if card is not None])

    def questions(self, query: Query, order: Order = Order.BEST, *, descending: bool = False) -> tuple[QuestionId, ...]:
        """The questions of which a search finds a card, or which have none and are found themselves, in order."""
        pairs = self._pairs(query, order, descending=descending)
        return tuple(dict.fromkeys(question for question, _ in pairs))

    def count(self, query: Query) -> int:
        """How many cards a search finds."""
        pairs = next(iter(self._known(query).values()), None) or self._pairs(query, Order.BEST, descending=False)
        return sum(card is not None for _, card in pairs)

    def card_set(self, query: Query) -> CardSet:
        """The cards that a search finds as a query, for statistics that are narrowed to them."""
        if self._dialect == "sqlite":
            by_index = self._card_set(query, index=True)
            try:
                self._connection.execute(by_index.limit(1)).first()
            except DBAPIError:
                pass  # the index is damaged, as in `_search`
            else:
                return by_index
        return self._card_set(query, index=False)

    def _card_set(self, query: Query, *, index: bool) -> CardSet:
        fits = Conditions(self._connection, query, index=index).of(query.tree)
        found = select(_CARD.id).select_from(_WITH_CARDS).where(fits, ~_QUESTION.retired)
        return found.correlate(None)

    def page(
        self, query: Query, order: Order = Order.BEST, offset: int = 0, limit: int = 50, *, descending: bool = False
    ) -> tuple[Found, ...]:
        """Some of the cards that a search finds, as a list shows them: `limit` of them after the first `offset`."""
        cards = self.cards(query, order, descending=descending)[offset : offset + limit]
        return found(self._connection, query, cards)

    def question_page(
        self, query: Query, order: Order = Order.BEST, offset: int = 0, limit: int = 50, *, descending: bool = False
    ) -> tuple[FoundQuestion, ...]:
        """Some of the questions that a search finds, as a list shows them."""
        questions = self.questions(query, order, descending=descending)[offset : offset + limit]
        return found_questions(self._connection, query, questions)

    def beginning(self, query: Query, limit: int) -> tuple[Found, ...]:
        """The first cards of the whole collection in its order, read without a search: they come at once."""
        first = select(_QUESTION.id).where(~_QUESTION.retired).order_by(_QUESTION.sequence, _QUESTION.key).limit(limit)
        rows = (
            select(_CARD.id)
            .join_from(tables.question, tables.card, _OF_QUESTION)
            .where(_QUESTION.id.in_(first.scalar_subquery()))
            .order_by(_QUESTION.sequence, _QUESTION.key, _CARD.position, _CARD.id)
            .limit(limit)
        )
        return found(self._connection, query, [CardId(card) for card in self._connection.execute(rows).scalars()])

    def snippets(self, query: Query, questions: Sequence[QuestionId]) -> dict[QuestionId, Snippet]:
        """The piece of the sections of each of these questions that has the words looked for, where they have any."""
        return snippets(self._connection, query, questions)

    def saved(self) -> dict[str, str]:
        """The texts of the saved searches by name, in order of name."""
        name, value = tables.setting.c.name, tables.setting.c.value
        query = select(name, value).where(tables.setting.c.deck == "", name.startswith(SAVED_SEARCH, autoescape=True))
        return {row[0].removeprefix(SAVED_SEARCH): row[1] for row in self._connection.execute(query.order_by(name))}

    # --------------------------------------------------------------------------------------------------- what was found

    def _pairs(self, query: Query, order: Order, *, descending: bool) -> tuple[Pair, ...]:
        known = self._known(query)
        if (order, descending) not in known:
            known[order, descending] = self._search(query, order, descending=descending)
        return known[order, descending]

    def _known(self, query: Query) -> dict[Hashable, tuple[Pair, ...]]:
        """What was found of this query since the collection last changed; nothing where that cannot be told."""
        of = (query, self._version())
        if None in of or self._last.of != of:
            self._last.of, self._last.pairs = of, {}
        return self._last.pairs

    def _version(self) -> Hashable:
        """What differs whenever the collection does; None where that cannot be told."""
        if self._dialect != "sqlite":
            return None
        query = "SELECT data_version, total_changes() FROM pragma_data_version"
        return tuple(self._connection.exec_driver_sql(query).one())

    # -------------------------------------------------------------------------------------------------------------- SQL

    def _search(self, query: Query, order: Order, *, descending: bool) -> tuple[Pair, ...]:
        """What a search finds by the index, or without it where there is none or it is damaged."""
        if self._dialect == "sqlite":
            try:
                return self._by_index(query, order, descending=descending)
            except DBAPIError:
                pass  # `viva check` tells what is wrong with the index; whatever else is wrong fails again below
        rows = self._connection.execute(self._statement(query, order, descending=descending, index=False))
        return tuple((question, card) for _, question, card in rows)

    def _by_index(self, query: Query, order: Order, *, descending: bool) -> tuple[Pair, ...]:
        rows = self._connection.execute(self._statement(query, order, descending=descending, index=True)).all()
        ranks = texts.ranks(self._connection, query.tree) if order is Order.BEST else {}
        if ranks:
            rows = sorted(rows, key=lambda row: ranks.get(row[0], math.inf), reverse=descending)
        return tuple([(question, card) for _, question, card in rows])

    def _statement(self, query: Query, order: Order, *, descending: bool, index: bool) -> Select[Any]:
        """Questions with their cards.

        The outer join is also for SQLite's sake: an inner one it begins with the cards, and looks up ten thousand
        questions by their ids to pass over most. That is right only where a condition names the cards, and none the
        questions by their words.
        """
        by_card = names_cards(query.tree) and not any(texts_in(query.tree))
        source = _WITH_CARDS if by_card else _WITH_CARDS_OR_NONE
        first = self._first(query, order)
        last = (_QUESTION.sequence, _QUESTION.key, _CARD.position, _CARD.id)
        turned = descending and first is None
        return (
            select(_QUESTION.key, _QUESTION.id, _CARD.id)
            .select_from(source)
            .where(Conditions(self._connection, query, index=index).of(query.tree), ~_QUESTION.retired)
            .order_by(*_by(first, descending=descending), *(each.desc() if turned else each for each in last))
        )

    def _first(self, query: Query, order: Order) -> ColumnElement[Any] | None:
        """What an order goes by before the collection's own; None where it is that."""
        match order:
            case Order.BEST | Order.COLLECTION:
                return None
            case Order.DUE:
                return States(query, self._dialect, Schedule(self._connection).weights).due()
            case Order.RETRIEVABILITY:
                return -States(query, self._dialect, Schedule(self._connection).weights).elapsed() / _STATE.stability
            case Order.REVIEWED:
                return _STATE.study_day
            case Order.DECK | Order.PROMPT:
                return func.lower(_QUESTION[order.value])
            case _:
                return _STATE[order.value]


def _by(first: ColumnElement[Any] | None, *, descending: bool = False) -> tuple[ColumnElement[Any], ...]:
    """What an order goes by, in either direction, with those that have none of it last."""
    if first is None:
        return ()
    return first.is_(None), first.desc() if descending else first
