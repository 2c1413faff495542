"""The text that a search looks through: a row a question, and SQLite's full-text index over those rows.

Both are caches. `follow` keeps them right after every change, `rebuild` makes them anew, `problems` compares them.
Where there is no index (PostgreSQL) or a damaged one, the rows alone serve, more slowly.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.exc import DBAPIError

from srs.model import SectionKind
from srs.search.folding import searchable
from srs.store import tables

_AT_ONCE = 500
_TEXT, _QUESTION, _POINT = tables.question_text, tables.question, tables.point

_THERE = text(
    "SELECT 1 FROM sqlite_master, pragma_module_list AS module "
    "WHERE sqlite_master.name = 'question_words' AND module.name = 'fts5'"
)
_KNOWN = text("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
_MAKE = text(
    "CREATE VIRTUAL TABLE question_words USING fts5"
    "(prompt, tags, body, content='question_text', content_rowid='key', tokenize='ascii')"
)
"""The rows are folded, so the tokenizer `ascii` parts them as `searchable` does: at ASCII marks and spaces."""
_FORGET = (
    "PRAGMA writable_schema = ON",
    "DELETE FROM sqlite_master WHERE name = 'question_words'",
    "PRAGMA writable_schema = RESET",
    *(f"DROP TABLE IF EXISTS question_words_{part}" for part in ("data", "idx", "docsize", "config")),
)
"""How SQLite drops an index too damaged for it to open."""
_LEAVE = text(
    "INSERT INTO question_words (question_words, rowid, prompt, tags, body) "
    "SELECT 'delete', key, prompt, tags, body FROM question_text WHERE key IN (SELECT value FROM json_each(:keys))"
)
_ENTER = text(
    "INSERT INTO question_words (rowid, prompt, tags, body) "
    "SELECT key, prompt, tags, body FROM question_text WHERE key IN (SELECT value FROM json_each(:keys)) ORDER BY key"
)
_MEND = "`viva check --mend` makes it anew"
_COMPARE = text("INSERT INTO question_words (question_words, rank) VALUES ('integrity-check', 1)")


def follow(connection: Connection, questions: Iterable[str]) -> None:
    """Let text and index follow what became of these questions; a damaged or missing index is made anew."""
    wanted = iter(dict.fromkeys(questions))
    while some := list(islice(wanted, _AT_ONCE)):
        indexed = has_index(connection)
        try:
            with connection.begin_nested():
                _put(connection, some, indexed=indexed)
        except DBAPIError:
            if not indexed:
                raise
            rebuild(connection)
            return
        if not indexed:
            _index_anew(connection)


def _put(connection: Connection, questions: Sequence[str], *, indexed: bool) -> None:
    rows = list(_rows(connection, questions))
    keys = [row["key"] for row in rows]
    if indexed:
        connection.execute(_LEAVE, {"keys": json.dumps(keys)})
    connection.execute(delete(_TEXT).where(_TEXT.c.key.in_(keys)))
    if rows:
        connection.execute(insert(_TEXT), rows)
    if indexed:
        connection.execute(_ENTER, {"keys": json.dumps(keys)})


def rebuild(connection: Connection) -> None:
    """Make text and index anew from the questions."""
    connection.execute(delete(_TEXT))
    ids = iter(connection.execute(select(_QUESTION.c.id).order_by(_QUESTION.c.key)).scalars().all())
    while some := list(islice(ids, _AT_ONCE)):
        connection.execute(insert(_TEXT), list(_rows(connection, some)))
    _index_anew(connection)


def _index_anew(connection: Connection) -> None:
    if connection.dialect.name != "sqlite" or connection.execute(_KNOWN).first() is None:
        return
    try:
        with connection.begin_nested():
            connection.execute(text("DROP TABLE IF EXISTS question_words"))
    except DBAPIError:
        for statement in _FORGET:
            connection.exec_driver_sql(statement)
    connection.execute(_MAKE)
    connection.execute(text("INSERT INTO question_words (question_words) VALUES ('rebuild')"))


def has_index(connection: Connection) -> bool:
    """Whether there is a full-text index, which this SQLite can use."""
    return connection.dialect.name == "sqlite" and connection.execute(_THERE).first() is not None


# ------------------------------------------------------------------------------------------------------------- the text


def _rows(connection: Connection, questions: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The row of each of these questions, in the order of their keys."""
    columns = (_QUESTION.c.key, _QUESTION.c.id, _QUESTION.c.prompt, _QUESTION.c.tags, _QUESTION.c.sections)
    found = connection.execute(select(*columns).where(_QUESTION.c.id.in_(questions)).order_by(_QUESTION.c.key)).all()
    statements = statements_of(connection, questions)
    for key, identifier, prompt, tags, sections in found:
        body = [*section_texts(sections), *statements.get(identifier, ())]
        yield {
            "key": key,
            "prompt": searchable(prompt),
            "tags": searchable("\n".join(tags)),
            "body": searchable("\n".join(body)),
        }


def statements_of(connection: Connection, questions: Sequence[str]) -> dict[str, list[str]]:
    """The texts of the points of these questions, in order."""
    query = (
        select(_POINT.c.question_id, _POINT.c.text)
        .where(_POINT.c.question_id.in_(questions), ~_POINT.c.retired)
        .order_by(_POINT.c.section, _POINT.c.position, _POINT.c.id)
    )
    found: dict[str, list[str]] = {}
    for question, statement in connection.execute(query):
        found.setdefault(question, []).append(statement)
    return found


def section_texts(sections: object) -> Iterator[str]:
    """The texts in the stored sections of a question, in order. A heading counts where it is the bank's own."""
    match sections:
        case str():
            yield sections
        case list():
            for each in sections:
                yield from section_texts(each)
        case dict():
            passed_over = {"kind"} if sections.get("kind") == SectionKind.OTHER else {"kind", "heading"}
            for name, each in sections.items():
                if name not in passed_over:
                    yield from section_texts(each)


# ------------------------------------------------------------------------------------------------------------- checking


def problems(connection: Connection) -> Iterator[str]:
    """What is wrong with text and index, a line each."""
    stored = {row["key"]: dict(row) for row in connection.execute(select(_TEXT)).mappings()}
    ids = {row[0]: row[1] for row in connection.execute(select(_QUESTION.c.id, _QUESTION.c.key))}
    wanted = iter(ids)
    while some := list(islice(wanted, _AT_ONCE)):
        rows = {row["key"]: row for row in _rows(connection, some)}
        for question in some:
            if stored.pop(ids[question], None) != rows[ids[question]]:
                yield f"question {question}: the text that searches look through is not its own; {_MEND}"
    yield from (f"the text of a question, {key}, is of none; {_MEND}" for key in stored)
    if connection.dialect.name == "sqlite" and connection.execute(_KNOWN).first() is not None:
        yield from (f"the search index {said}; {_MEND}" for said in _of_index(connection))


def _of_index(connection: Connection) -> Iterator[str]:
    if not has_index(connection):
        yield "is missing"
        return
    try:
        with connection.begin_nested() as attempt:
            connection.execute(_COMPARE)
            attempt.rollback()
    except DBAPIError as error:
        yield f"does not fit the questions ({error.orig})"
