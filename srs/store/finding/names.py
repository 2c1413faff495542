"""Decks, tags, types, difficulties, stages and banks by name, as SQL.

Names are compared as people read them, without case and accents, which SQL cannot: those there are come out, and the
condition names the ones that fit.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, cast, exists, func, literal, select

from srs.search.tree import Field, Named, Pattern
from srs.settings import lineage
from srs.store import tables

Sql = ColumnElement[bool]

_QUESTION, _BANK = tables.question.c, tables.bank.c


def named(connection: Connection, asked: Named) -> Sql:
    """A question whose name fits; of a deck or a tag, also one below it."""
    match asked.field:
        case Field.DECK:
            return _QUESTION.deck.in_(_below(asked.pattern, _values(connection, _QUESTION.deck)))
        case Field.BANK:
            found = connection.execute(select(_BANK.id, _BANK.name))
            return _QUESTION.bank_id.in_([identifier for identifier, name in found if asked.pattern.matches(name)])
        case Field.TAG:
            return _tagged(connection, asked.pattern)
        case Field.TYPE | Field.DIFFICULTY | Field.STAGE:
            column = _QUESTION[asked.field.value]
            return column.in_([name for name in _values(connection, column) if asked.pattern.matches(name)])


def _values(connection: Connection, column: ColumnElement[Any]) -> list[str]:
    return [value for value in connection.execute(select(column).distinct()).scalars() if value is not None]


def _below(pattern: Pattern, names: Iterable[str]) -> list[str]:
    """The names that fit, and those below one that does."""
    return [name for name in names if any(pattern.matches(each) for each in lineage(name)[1:])]


def _tagged(connection: Connection, pattern: Pattern) -> Sql:
    lists = connection.execute(select(cast(_QUESTION.tags, Text)).distinct()).scalars()
    tags = dict.fromkeys(tag for tags in lists for tag in json.loads(tags))
    unpack = func.json_each if connection.dialect.name == "sqlite" else func.json_array_elements_text
    own = unpack(_QUESTION.tags).table_valued("value")
    own = own if connection.dialect.name == "sqlite" else own.render_derived()
    return exists(select(literal(1)).select_from(own).where(own.c.value.in_(_below(pattern, tags))))
