"""A text export taken apart: its header, its rows, which columns are fields, and the draft that each row makes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decks.anki.cloze import has_deletions
from decks.anki.fields import has_html, markdown_of, markdown_of_text
from decks.anki.header import Header, header
from decks.anki.notes import Field, Note, asked_draft, cloze_draft, deck_path
from decks.anki.rows import Row, rows
from decks.drafts import Draft
from srs.model import Role

_LOOKED_AT = 200_000
_GUESSED = "\t|;,"
_CLOZE = re.compile(
    r"cloze|lückentext|texte? à trous|hueco|omiss|testo da completare|穴埋め|填空|пропуск", re.IGNORECASE
)
_SOUND = re.compile(r"\*\(sound: [^*\n]{0,300}\)\*")
_TAGS = re.compile(r"[^<>{}?!\"]{0,80}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A text taken apart: `special` are the places of the columns that are no fields."""

    header: Header
    rows: tuple[Row, ...]
    html: bool
    special: frozenset[int]

    @classmethod
    def of(cls, text: str) -> "Table":
        """The table that a text is."""
        above = header(text)
        found = tuple(rows(text, separator_of(above, text), begin=above.begin, line=above.lines + 1))
        if not above.told and (tags := _tag_column(found)) is not None:
            above = replace(above, columns={"tags": tags})
        html = above.html if above.html is not None else has_html(text[:_LOOKED_AT])
        return cls(header=above, rows=found, html=html, special=frozenset(above.columns.values()))

    def fields_of(self, row: Row) -> list[str]:
        """A row's fields without the special columns."""
        return [field for place, field in enumerate(row.fields) if place not in self.special]

    def draft(self, row: Row, fields: Sequence[str]) -> Draft:
        """The draft of one note."""
        header, kind = self.header, self._special(row, "notetype") or self.header.note_type
        note = Note(
            lines=row.lines,
            deck=deck_path(self._special(row, "deck") or header.deck),
            tags=tuple(dict.fromkeys((*header.tags, *self._special(row, "tags").split()))),
        )
        made = markdown_of if self.html else markdown_of_text
        named = [Field(name=name, text=made(text)) for name, text in zip(self._names(len(fields)), fields, strict=True)]
        if _is_cloze(kind, fields):
            return cloze_draft(note, named)
        reversed_too, used = _reversed(kind, fields)
        roles = (Role.BASIC, Role.REVERSED) if reversed_too else (Role.BASIC,)
        front, *told = _from_first_filled(named[:used])
        told.sort(key=lambda field: _repeats(field.text, front.text))
        return asked_draft(note, front.text, told, roles)

    def _names(self, count: int) -> list[str]:
        names = [name for place, name in enumerate(self.header.names) if place not in self.special]
        return [*names, *[""] * count][:count]

    def _special(self, row: Row, column: str) -> str:
        place = self.header.columns.get(column, -1)
        return row.fields[place].strip() if 0 <= place < len(row.fields) else ""


def _is_cloze(kind: str, fields: Sequence[str]) -> bool:
    """Whether a note is one with deletions, by its note type's name, else by its fields."""
    if _CLOZE.search(kind) or "basic" not in kind.casefold():
        return any(has_deletions(field) for field in fields)
    return False


def _reversed(kind: str, fields: Sequence[str]) -> tuple[bool, int]:
    """Whether a note is asked both ways, and how many of its fields say something: the last may be only a switch."""
    name = kind.casefold()
    if "revers" not in name:
        return False, len(fields)
    if "optional" in name and len(fields) >= 3:
        return bool(fields[2].strip()), 2
    return True, len(fields)


def _from_first_filled(fields: Sequence[Field]) -> Sequence[Field]:
    """The fields from the first that says something on; all where none does."""
    first = next((place for place, field in enumerate(fields) if field.text), 0)
    return fields[first:]


def _repeats(text: str, front: str) -> bool:
    """Whether a field says the front once more, as one with its sound does: then another field answers."""
    bare = " ".join(_SOUND.sub("", text).split()).casefold()
    return bare == " ".join(front.split()).casefold() and bare != ""


def separator_of(above: Header, text: str) -> str:
    """The separator that the header names, else the likeliest that the first row has."""
    end = text.find("\n", above.begin)
    first = text[above.begin : min(len(text) if end < 0 else end, above.begin + _LOOKED_AT)]
    return above.separator or next((mark for mark in _GUESSED if above.told and mark in first), "\t")


def _tag_column(found: Sequence[Row]) -> int | None:
    """The last column of an export without header where it can only be tags: short, and the same ones again."""
    widths = {len(row.fields) for row in found}
    width = next(iter(widths)) if len(widths) == 1 else 0
    if width < 3:
        return None
    values = [row.fields[-1] for row in found]
    repeated = len({value for value in values if value.strip()}) <= len(values) / 2
    return width - 1 if repeated and all(map(_TAGS.fullmatch, values)) else None
