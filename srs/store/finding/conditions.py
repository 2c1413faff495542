"""The tree of a search as SQL over questions joined with their cards and those cards' states."""

from sqlalchemy import ColumnElement, Connection, and_, false, func, not_, or_, true

from srs.search.query import Query
from srs.search.tree import Added, AllOf, AnyOf, Condition, HasId, HasRole, Is, Measured, Named, Node, Not, Rated, Text
from srs.store import tables
from srs.store.finding import texts
from srs.store.finding.names import named
from srs.store.finding.states import States
from srs.store.schedule import Schedule

Sql = ColumnElement[bool]

_CARD, _QUESTION = tables.card.c, tables.question.c


class Conditions:
    """What nodes of a query's tree are in SQL, with the names and settings that the collection has now.

    A question without cards has no column of one: what is not known of it does not match.
    """

    def __init__(self, connection: Connection, query: Query, *, index: bool) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name
        self._index = index
        self._states = States(query, self._dialect)

    def of(self, node: Node) -> Sql:
        """The condition that a node is."""
        by_index = texts.indexed(node) if self._index else None
        if by_index is not None:
            return by_index
        match node:
            case AllOf(parts=parts):
                return and_(true(), *map(self.of, self._gathered(parts)))
            case AnyOf(parts=parts):
                return or_(false(), *map(self.of, parts))
            case Not(part=part):
                return not_(func.coalesce(self.of(part), false()))
            case _:
                return self._leaf(node)

    def _gathered(self, parts: tuple[Node, ...]) -> tuple[Node, ...]:
        """The parts with those that one look into the index finds as one."""
        together = tuple(part for part in parts if self._index and texts.indexed(part) is not None)
        if len(together) < 2:
            return parts
        return (AllOf(parts=together), *(part for part in parts if part not in together))

    def _leaf(self, node: Node) -> Sql:
        match node:
            case Text():
                return texts.text(node, self._dialect, index=self._index)
            case Named():
                return named(self._connection, node)
            case HasRole(roles=roles):
                return _CARD.role.in_(sorted(role.value for role in roles))
            case HasId(starts=starts):
                columns = (_CARD.id, _QUESTION.id)
                return or_(*(column.startswith(start, autoescape=True) for start in starts for column in columns))
            case Is(condition=condition):
                return self._states.standing(condition, Schedule(self._connection).settings)
            case Measured():
                return self._states.measured(node)
            case Rated():
                return self._states.rated(node)
            case Added():
                return self._states.added(node)
            case _:
                raise AssertionError(f"{node!r} is no leaf")


def names_cards(node: Node) -> bool:
    """Whether what a node matches always is a card that its state, its log or its making names."""
    match node:
        case AllOf(parts=parts):
            return any(map(names_cards, parts))
        case AnyOf(parts=parts):
            return all(map(names_cards, parts))
        case Is(condition=condition):
            return condition is not Condition.UNANSWERED
        case _:
            return isinstance(node, Measured | Rated | Added)
