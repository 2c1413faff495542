"""Words of a question as SQL: by the full-text index where there is one, else by looking through the rows."""

from sqlalchemy import ColumnElement, Connection, Select, and_, column, func, literal_column, or_, select, table

from srs.search.folding import literal_of, words
from srs.search.tree import AllOf, AnyOf, Node, Reach, Text, texts_in
from srs.store import tables

Sql = ColumnElement[bool]

_INDEX = table("question_words", column("rowid"))
_TEXT, _QUESTION = tables.question_text.c, tables.question.c
_RANK: ColumnElement[float] = literal_column("bm25(question_words, 10.0, 4.0, 1.0)")
"""Prompt, tags, sections: a word of the prompt says most of what a question is about."""


def indexed(node: Node) -> Sql | None:
    """Texts, joined by and or or, in one look into the index; None where that cannot say all of it."""
    wanted = _whole(node)
    return None if wanted is None else _QUESTION.key.in_(_matching(wanted))


def text(asked: Text, dialect: str, *, index: bool) -> Sql:
    """A text; without the index, also inside words, and only as it stands with its marks."""
    wanted, literal = _match(asked), literal_of(asked.words)
    if not index or wanted is None:
        return _holds(asked.words if asked.reach is Reach.INSIDE else literal or " ".join(words(asked.words)), dialect)
    by_index = _QUESTION.key.in_(_matching(wanted))
    return by_index if literal is None else and_(by_index, _holds(literal, dialect))


def ranks(connection: Connection, node: Node) -> dict[int, float]:
    """How well each question, by its key, fits the words that a search looks for: the best lowest."""
    wanted = [match for match in map(_match, texts_in(node)) if match]
    if not wanted:
        return {}
    query = _matching(" OR ".join(dict.fromkeys(wanted))).add_columns(_RANK)
    return {row[0]: float(row[1]) for row in connection.execute(query)}


def _whole(node: Node) -> str | None:
    match node:
        case Text() if literal_of(node.words) is None:
            return _match(node)
        case AllOf(parts=parts) | AnyOf(parts=parts) if parts:
            found = [each for each in map(_whole, parts) if each]
            joined = (" AND " if isinstance(node, AllOf) else " OR ").join(found)
            return f"({joined})" if len(found) == len(parts) else None
    return None


def _match(asked: Text) -> str | None:
    """A text in the language of the index; None where that has no word for it."""
    parts = words(asked.words)
    if not parts or asked.reach is Reach.INSIDE:
        return None
    goes_on = asked.reach is Reach.BEGINNING and asked.words.endswith(parts[-1])
    return f'"{" ".join(parts)}"{"*" if goes_on else ""}'


def _matching(wanted: str) -> Select[int]:
    return select(_INDEX.c.rowid.label("key")).where(literal_column("question_words").op("MATCH")(wanted))


def _holds(literal: str, dialect: str) -> Sql:
    place = func.instr if dialect == "sqlite" else func.strpos
    in_any = or_(*(place(each, literal) > 0 for each in (_TEXT.prompt, _TEXT.tags, _TEXT.body)))
    return _QUESTION.key.in_(select(_TEXT.key).where(in_any))
