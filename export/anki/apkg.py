"""Anki's package format (`.apkg`, legacy schema 11) by way of genanki, which nothing else here knows."""

import hashlib
import io
import itertools
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

import genanki

from export.anki.note_types import CHANGED, NoteType, back_template, front_template, styles
from export.anki.notes import Note

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_COMPRESSION = 2
"""Of 1 to 9: the higher ones save little and take long."""


def packed(notes: Iterable[Note], moment: datetime) -> bytes:
    """The package of these notes: the same notes and moment give the same bytes.

    The moment is when the notes were changed: on a later import Anki takes those that are newer than its own.
    """
    package = genanki.Package(list(_decks(notes)))
    seconds = moment.timestamp()
    with closing(sqlite3.connect(":memory:")) as connection:
        package.write_to_db(connection.cursor(), seconds, itertools.count(int(seconds * 1000)))
        connection.commit()
        database = connection.serialize()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        _add(archive, "collection.anki2", database)
        _add(archive, "media", b"{}")
    return content.getvalue()


@lru_cache(maxsize=1024)
def deck_id(name: str) -> int:
    """The id of the deck of this name, on every machine: 40 bits of a hash above all ids that are times."""
    folded = name.casefold().encode("utf-8")
    return 1 << 41 | int.from_bytes(hashlib.sha256(folded).digest()[:5], "big")


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note that knows its cards, so that nobody has to work them out from its fields."""

    def __init__(self, note: Note) -> None:
        super().__init__(
            model=_model(note.note_type),
            fields=note.fields,
            sort_field=note.title,
            tags=note.tags,
            guid=note.guid,
            due=note.position,
        )
        self._ordinals = tuple(note.cards)

    @property
    def cards(self) -> list[Any]:
        """A card for each template that has one."""
        return [genanki.Card(ordinal) for ordinal in self._ordinals]

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Nothing: the fields are HTML of our own making, and on a long line the check takes quadratic time."""


class _Model(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """A note type that carries the time of its own last change."""

    def to_json(self, timestamp: float, deck_id: int | None) -> dict[str, Any]:  # noqa: ARG002 - as genanki has it
        """The note type as the package holds it."""
        found: dict[str, Any] = super().to_json(CHANGED.timestamp(), None)
        return found


@cache
def _model(note_type: NoteType) -> _Model:
    return _Model(
        note_type.id,
        note_type.name,
        fields=[{"name": name} for name in note_type.fields],
        templates=[
            {"name": slot.name, "qfmt": front_template(slot), "afmt": back_template(slot, note_type)}
            for slot in note_type.slots
        ],
        css=styles(),
    )


def _decks(notes: Iterable[Note]) -> Iterator[Any]:
    """The decks with their notes; names that differ in case alone are one deck, as they are to Anki."""
    decks: dict[int, Any] = {}
    for note in notes:
        identifier = deck_id(note.deck)
        deck = decks.setdefault(identifier, genanki.Deck(identifier, note.deck))
        deck.add_note(_Note(note))
    return iter(decks.values())


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """A member whose bytes depend on nothing but its content."""
    member = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
    archive.writestr(member, content, compress_type=zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION)
