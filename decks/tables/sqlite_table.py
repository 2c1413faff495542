"""The importer for SQLite files with a table of questions."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from decks.drafts import Problem, Reading
from decks.tables.columns import columns_named
from decks.tables.sheets import Sheet, numbered, read_sheets
from srs.errors import SourceError

_MAGIC = b"SQLite format 3\0"
_OWN_APPLICATION = 0x56495641  # that of Viva's collections, APPLICATION_ID of srs/store/database.py
_OF_ANKI = frozenset({"notes", "col"})
_MOST_ROWS = 200_000
_MOST_TABLES = 200
_MOST_BYTES = 128 << 20
_LONGEST_VALUE = 8 << 20
_STEPS_A_LOOK = 100_000
_MOST_LOOKS = 3_000
_FUNCTIONS = frozenset({"coalesce", "ifnull", "lower", "upper", "trim", "ltrim", "rtrim", "substr", "length", "count"})
_REFUSED = frozenset({sqlite3.SQLITE_AUTH, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_TOOBIG})
_MAY = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})


class SqliteTable:
    """A table with a column of questions, or with two columns of text."""

    name = "sqlite"
    summary = "a SQLite file: a table with columns such as question and answer, or with two columns of text"
    example = "a table whose columns are: question, answer, category, difficulty, tags"
    suffixes = (".sqlite", ".sqlite3", ".db", ".db3")

    def recognises(self, data: bytes, name: str) -> float:  # noqa: ARG002 - the protocol's; the content says enough
        """Sure of any SQLite file; which tables it has shows when it is read."""
        return 0.6 if data.startswith(_MAGIC) else 0.0

    def read_bytes(self, data: bytes, path: str) -> Reading:
        """The questions of the tables that have any, their rows counted through all tables.

        Raises:
            SourceError: it is damaged, too large, a collection of Viva or Anki, or has no table of questions.
        """
        if not data.startswith(_MAGIC):
            raise SourceError(f"{path}: no SQLite file. Leave --format away to have its format found.")
        if int.from_bytes(data[68:72]) == _OWN_APPLICATION:
            raise SourceError(f"{path}: a collection of Viva, not a bank. Open it with --collection.")
        with TemporaryDirectory(prefix="viva-") as folder:
            copy = Path(folder, "bank.db")
            copy.write_bytes(data)
            try:
                with closing(_opened(copy)) as database:
                    sheets, problems = _Tables(database, path).read()
            except (sqlite3.Error, UnicodeDecodeError) as error:
                raise SourceError(f"{path}: the database cannot be read ({error}). Export it as CSV.") from error
        told = read_sheets(sheets, path, only_largest=True)
        return replace(told, problems=(*problems, *told.problems))


class _Tables:
    """Reads the tables of one database, up to a bound of all together."""

    def __init__(self, database: sqlite3.Connection, path: str) -> None:
        self._database = database
        self._path = path
        self._rows = _MOST_ROWS
        self._bytes = _MOST_BYTES
        self._cut = False

    def read(self) -> tuple[list[Sheet], list[Problem]]:
        """Every table as a sheet, also every view where no table names a question, and what was left out."""
        tables, views = self._names("table"), self._names("view")
        if {name.casefold() for name in tables} >= _OF_ANKI:
            raise SourceError(f"{self._path}: a collection of Anki. Export its decks there as .apkg and import those.")
        sheets: list[Sheet] = []
        problems: list[Problem] = []
        self._add(tables, sheets, problems)
        if not any(columns_named(sheet.names) for sheet in sheets):
            self._add(views, sheets, problems)
        if self._cut or max(len(tables), len(views)) > _MOST_TABLES:
            message = "Too many rows or tables to read all of them. Export the table of questions as CSV."
            problems.append(Problem(path=self._path, line=0, message=message))
        return sheets, problems

    def _add(self, names: Sequence[str], sheets: list[Sheet], problems: list[Problem]) -> None:
        """Adds the tables of these names; one that is not to be read is a problem."""
        for name in names[:_MOST_TABLES]:
            begin = sheets[-1].end if sheets else 1
            try:
                columns, cells = self._table(name)
            except sqlite3.Error as error:
                if error.sqlite_errorcode not in _REFUSED:
                    raise
                message = f"The table {name!r} was not read ({error})."
                problems.append(Problem(path=self._path, line=0, message=message))
            else:
                sheets.append(Sheet(name=name, rows=numbered(cells, begin), names=columns, end=begin + len(cells)))

    def _names(self, kind: str) -> list[str]:
        """The tables or views, without those that SQLite keeps for itself and for full-text search."""
        query = "SELECT name, sql FROM sqlite_master WHERE type = ? ORDER BY rowid"
        found = [(str(name), str(sql or "")) for name, sql in self._database.execute(query, (kind,))]
        virtual = tuple(f"{name}_" for name, sql in found if "virtual" in sql[:60].casefold().split()[:3])
        return [name for name, sql in found if sql and not name.startswith(("sqlite_", *virtual))]

    def _table(self, name: str) -> tuple[tuple[str, ...], list[list[str]]]:
        """A table's columns and its rows as texts."""
        quoted = name.replace('"', '""')
        cursor = self._database.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - quoted as SQLite's names are
        columns = tuple(str(column[0]) for column in cursor.description)
        rows: list[list[str]] = []
        for row in cursor:
            cells = [_text(value) for value in row]
            self._rows -= 1
            self._bytes -= sum(map(len, cells))
            if self._rows < 0 or self._bytes < 0:
                self._cut = True
                break
            rows.append(cells)
        return columns, rows


def _text(value: object) -> str:
    """A stored value as text; bytes are none."""
    if value is None or isinstance(value, bytes):
        return ""
    if isinstance(value, float):
        return f"{value:.11g}"
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _opened(copy: Path) -> sqlite3.Connection:
    """A connection that reads and does nothing else: no other file, no long value, no endless view."""
    database = sqlite3.connect(f"file:{quote(str(copy))}?mode=ro&immutable=1", uri=True)
    database.text_factory = lambda stored: stored.decode("utf-8", "replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    database.set_authorizer(_authorised)
    looks = iter(range(_MOST_LOOKS))
    database.set_progress_handler(lambda: next(looks, None) is None, _STEPS_A_LOOK)
    return database


def _authorised(action: int, _: str | None, function: str | None, *__: object) -> int:
    """Allows reading and a few functions of text."""
    if action in _MAY or (action == sqlite3.SQLITE_FUNCTION and str(function).casefold() in _FUNCTIONS):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


IMPORTER = SqliteTable()
