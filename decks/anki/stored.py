"""The draft of a stored note: what its first card asks and tells, and how many of its cards come with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from decks.anki.collection import StoredNote
from decks.anki.fields import markdown_of
from decks.anki.notes import Field, Note, asked_draft, cloze_draft, deck_path
from decks.anki.own import is_own, own_draft
from decks.anki.templates import NoteType, Shown, asking_lines, asks_the_other_way, filled, shown, switches
from decks.drafts import Draft
from decks.metadata import Metadata, usual_difficulty, usual_type
from srs.model import Role

_HINTS = frozenset({"hint", "hints"})
_REMEMBERED = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A draft, and the number of its note's cards that it does not stand for."""

    draft: Draft
    cards_left_out: int = 0


def draft_of(stored: StoredNote, rank: int) -> Made:
    """The draft of the note that is so many-th in its file."""
    values = values_of(stored)
    if is_own(stored.note_type.name, values):
        note = Note(lines=frozenset({rank}), deck=deck_path(stored.deck), tags=stored.tags)
        return Made(draft=own_draft(note, stored.note_type.name, values))
    metadata = _metadata(values)
    note = Note(lines=frozenset({rank}), deck=deck_path(stored.deck), tags=stored.tags, metadata=metadata)
    said = {name: value for name, value in values.items() if not _is_metadata(name, value)}
    if stored.note_type.cloze:
        return Made(draft=cloze_draft(note, _fields(said, said)))
    return _asked(stored, note, said)


def values_of(stored: StoredNote) -> dict[str, str]:
    """The fields of a note by their names."""
    return dict(zip(_names(stored), stored.fields, strict=True))


def _names(stored: StoredNote) -> list[str]:
    """A name for every field of a note, no two the same."""
    known = list(dict.fromkeys(stored.note_type.fields))[: len(stored.fields)]
    return [*known, *(f"Field {number}" for number in range(len(known) + 1, len(stored.fields) + 1))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A template looked through once: the fields that it shows, and the lines of its front."""

    shown: Shown
    lines: tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED)
def _sides(note_type: NoteType) -> tuple[_Side, ...]:
    return tuple(
        _Side(shown=shown(template, note_type.fields), lines=asking_lines(template, note_type.fields))
        for template in note_type.templates
    )


@lru_cache(maxsize=_REMEMBERED)
def _switches(note_type: NoteType) -> frozenset[str]:
    return switches(note_type)


def _asked(stored: StoredNote, note: Note, values: Mapping[str, str]) -> Made:
    """The draft of a note whose first card asks for something and tells it."""
    every = _sides(stored.note_type)
    sides = [every[rank] for rank in stored.cards if rank < len(every)] or list(every[:1])
    if not sides:
        return Made(draft=asked_draft(note, "", _fields(values, values), ()))
    first = sides[0].shown
    hinting = [name for name in values if name in first.hinting or name.casefold() in _HINTS]
    asking = [name for name in first.asking if values.get(name, "").strip() and name not in hinting]
    asking = asking or [name for name in values if values[name].strip()][:1]
    front = filled(sides[0].lines, {name: values[name] for name in asking}) or values[asking[0]] if asking else ""
    aside = {*asking, *hinting, *_switches(stored.note_type)}
    telling = dict.fromkeys((*first.telling, *values))
    reversed_too = any(asks_the_other_way(first, other.shown) for other in sides[1:])
    draft = asked_draft(
        note,
        markdown_of(front),
        _fields([name for name in telling if name not in aside], values),
        (Role.BASIC, Role.REVERSED) if reversed_too else (Role.BASIC,),
        _fields(hinting, values),
    )
    return Made(draft=draft, cards_left_out=len(sides) - 1 - reversed_too if draft.roles else 0)


def _fields(names: Sequence[str] | Mapping[str, str], values: Mapping[str, str]) -> list[Field]:
    return [Field(name=name, text=markdown_of(values[name])) for name in names if name in values]


def _is_metadata(name: str, value: str) -> bool:
    """Whether a field says a usual type or difficulty."""
    usual = {"type": usual_type, "difficulty": usual_difficulty}.get(name.casefold())
    return usual is not None and usual(value.strip()) is not None


def _metadata(values: Mapping[str, str]) -> Metadata:
    told = {name.casefold(): value.strip() for name, value in values.items() if _is_metadata(name, value)}
    return Metadata(type=told.get("type"), difficulty=told.get("difficulty"))
