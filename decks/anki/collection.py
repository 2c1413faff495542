"""The notes of a collection of Anki with their types, decks and cards, read from a private copy of its database.

Source: Anki's schemas 11 (types and decks as JSON in `col`) and 15 and above (tables of their own, with messages).
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from decks.anki import protobuf
from decks.anki.templates import NoteType, Template
from srs.errors import SourceError

_MOST_NOTES = 200_000
_MOST_CARDS = 1_000_000
_MOST_BYTES = 256 << 20
_LONGEST_VALUE = 32 << 20
_LONGEST_SIDE = 200_000
_CLOZE = 1
_NEW = 0
_WORD = re.compile(r"\w+")
_COMPUTED = frozenset({"as", "virtual", "generated"})
"""Words of tables whose rows are not all stored: Anki has none."""
_MAY = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredNote:
    """A note as it is stored: its type, tags, fields, the ranks of its templates that have a card, its first deck."""

    note_type: NoteType
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    cards: tuple[int, ...]
    deck: str


def stored_notes(copy: Path, path: str) -> tuple[StoredNote, ...]:
    """The notes of the database at `copy`, in the order in which they were made; `path` is what a person calls it.

    Raises:
        SourceError: it is no database of Anki's, damaged, or too large.
    """
    try:
        with closing(_opened(copy)) as database:
            return tuple(_Reader(database, path).notes())
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: the collection in it is damaged ({error}). Export it again.") from error


def _opened(copy: Path) -> sqlite3.Connection:
    """A connection that reads and does nothing else: no function, no other file, no long value."""
    database = sqlite3.connect(f"file:{quote(str(copy))}?mode=ro&immutable=1", uri=True)
    database.text_factory = _text
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    database.create_collation("unicase", _unicase)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    database.set_authorizer(_authorised)
    return database


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _unicase(one: str, other: str) -> int:
    """The order of Anki's own collation: letters whatever their case."""
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)


def _authorised(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in _MAY else sqlite3.SQLITE_DENY


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoredCard:
    """A card: the rank of its template, its deck, and its place among the new ones where it is new."""

    rank: int
    deck: int
    position: int | None


class _Reader:
    """Reads one database."""

    def __init__(self, database: sqlite3.Connection, path: str) -> None:
        self._database = database
        self._path = path
        kinds = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        self._tables = {str(name) for name, sql in kinds if not _COMPUTED & set(_WORD.findall(str(sql).casefold()))}
        if not {"col", "notes", "cards"} <= self._tables:
            raise SourceError(f"{path}: the database in it is not one of Anki's. Export it again.")

    def notes(self) -> Iterator[StoredNote]:
        """The notes in the order in which they are learnt where none is yet, else in which they were made."""
        types, decks, cards = self._note_types(), self._decks(), self._cards()
        found = self._rows("SELECT id, mid, tags, flds FROM notes", _MOST_NOTES)
        fresh = all(card.position is not None for of_one in cards.values() for card in of_one)
        firsts = {note: min(card.position or 0 for card in of_one) for note, of_one in cards.items()} if fresh else {}
        for identifier, kind, tags, fields in sorted(
            found, key=lambda row: (firsts.get(_whole(row[0]), 0), _whole(row[0]))
        ):
            of_it = sorted(cards.get(_whole(identifier), ()), key=lambda card: card.rank)
            values = tuple(str(fields).split("\x1f"))
            yield StoredNote(
                note_type=types.get(_whole(kind)) or NoteType.unknown(len(values)),
                tags=tuple(str(tags).split()),
                fields=values,
                cards=tuple(card.rank for card in of_it),
                deck=decks.get(of_it[0].deck, "") if of_it else "",
            )

    def _rows(self, query: str, most: int) -> list[tuple[Any, ...]]:
        """The rows of a query, which are no more and no larger than they may be."""
        found: list[tuple[Any, ...]] = []
        left = _MOST_BYTES
        for row in self._database.execute(query):
            left -= sum(len(value) for value in row if isinstance(value, str | bytes))
            if len(found) == most or left < 0:
                raise SourceError(f"{self._path}: more than {most} notes or cards, or too much text. Export fewer.")
            found.append(row)
        return found

    def _cards(self) -> dict[int, list[_StoredCard]]:
        """The cards of each note; a card's deck is its own, also while it is in a filtered one."""
        found: dict[int, list[_StoredCard]] = {}
        for note, *rest in self._rows("SELECT nid, ord, did, odid, type, due FROM cards", _MOST_CARDS):
            rank, deck, home, kind, due = map(_whole, rest)
            card = _StoredCard(rank=rank, deck=home or deck, position=due if kind == _NEW else None)
            found.setdefault(_whole(note), []).append(card)
        return found

    def _decks(self) -> dict[int, str]:
        """The decks' paths by their ids, levels parted by `::`."""
        if "decks" in self._tables:
            rows = self._rows("SELECT id, name FROM decks", _MOST_NOTES)
            return {_whole(identifier): str(name).replace("\x1f", "::") for identifier, name in rows}
        return {_whole(key): _name(deck) for key, deck in self._json("decks").items()}

    def _note_types(self) -> dict[int, NoteType]:
        if "notetypes" in self._tables:
            return self._types_of_tables()
        return {
            _whole(key): _type_of_json(told) for key, told in self._json("models").items() if isinstance(told, dict)
        }

    def _types_of_tables(self) -> dict[int, NoteType]:
        fields = self._parts("SELECT ntid, ord, name FROM fields")
        formats = self._parts("SELECT ntid, ord, name, config FROM templates")
        return {
            _whole(key): NoteType(
                name=str(name),
                cloze=protobuf.number(_bytes(config), 1) == _CLOZE,
                fields=tuple(str(row[2]) for row in fields.get(_whole(key), ())),
                templates=tuple(
                    _template(protobuf.text(_bytes(row[3]), 1), protobuf.text(_bytes(row[3]), 2))
                    for row in formats.get(_whole(key), ())
                ),
            )
            for key, name, config in self._rows("SELECT id, name, config FROM notetypes", _MOST_NOTES)
        }

    def _parts(self, query: str) -> dict[int, list[tuple[Any, ...]]]:
        """The fields or templates of each note type, in order."""
        found: dict[int, list[tuple[Any, ...]]] = {}
        for row in sorted(self._rows(query, _MOST_NOTES), key=lambda row: (_whole(row[0]), _whole(row[1]))):
            found.setdefault(_whole(row[0]), []).append(row)
        return found

    def _json(self, column: str) -> Mapping[str, Any]:
        """An object of JSON in the collection's one row."""
        row = next(iter(self._rows(f"SELECT {column} FROM col", 1)), ("",))  # noqa: S608 - a name of ours
        try:
            told = json.loads(row[0] or "{}")
        except (ValueError, TypeError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise SourceError(f"{self._path}: the collection in it is damaged (its {column}). Export it again.")
        return told


def _type_of_json(told: Mapping[str, Any]) -> NoteType:
    return NoteType(
        name=_name(told),
        cloze=told.get("type") == _CLOZE,
        fields=tuple(_name(field) for field in _ordered(told.get("flds"))),
        templates=tuple(
            _template(str(one.get("qfmt", "")), str(one.get("afmt", ""))) for one in _ordered(told.get("tmpls"))
        ),
    )


def _template(asks: str, tells: str) -> Template:
    """A template, cut where it is longer than any that a person wrote."""
    return Template(asks=asks[:_LONGEST_SIDE], tells=tells[:_LONGEST_SIDE])


def _ordered(told: object) -> list[Mapping[str, Any]]:
    """The objects of a list by their `ord`."""
    objects = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    return sorted(objects, key=lambda one: _whole(one.get("ord")))


def _name(told: object) -> str:
    return str(told.get("name", "")) if isinstance(told, dict) else ""


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def _whole(value: object) -> int:
    """A whole number, also written as text; 0 where it is none."""
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 20 else 0
