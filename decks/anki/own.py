"""The notes that Viva itself exported, as the questions that they were made from.

A *Viva Question* note says on its back everything that its question said, heading by heading, so its sections are read
from there and decomposed anew; the notes of its points and terms, which say nothing more, stand on the same draft. One
that says more (a person changed it in Anki), or whose question is not there, is a question of its own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from decks.anki.fields import markdown_of
from decks.anki.notes import Field, Note, asked_draft
from decks.drafts import Draft, DraftSection
from decks.markdown.answers import content_of
from decks.markdown.outline import headings
from decks.metadata import Metadata, minutes_of
from srs.model import Role

_QUESTION, _POINT, _TERM = "Viva Question", "Viva Point", "Viva Term"
_KINDS = {_QUESTION: "", _POINT: "Point", _TERM: "Term"}
_IDENTITY = "Question Id"
_TAG = "viva::tag::"
_TREE = "viva::"
_HEADINGS = {
    "### an example, not yours": "### Example story",
    "### how to answer: an example, not yours": "### How to answer",
    "### the structure": "### Framework",
    "### they may go on to ask": "### Follow-up questions",
}
_STOCK_WORDS = frozenset({"any", "one", "is", "right"})
_WORD = re.compile(r"\w+")


def is_own(kind: str, values: Mapping[str, str]) -> bool:
    """Whether a note of this type with these fields is one that Viva exported."""
    return kind in _KINDS and _IDENTITY in values


def own_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """A question's own tags among those that an export gives its notes."""
    bare = (tag.removeprefix(_TAG) for tag in tags)
    return tuple(tag for tag in bare if tag and not tag.startswith(_TREE))


def own_draft(note: Note, kind: str, values: Mapping[str, str]) -> Draft:
    """The draft of a note that Viva exported, alone."""
    note = replace(note, tags=own_tags(note.tags), metadata=_metadata(values))
    if kind != _QUESTION:
        return _of_sides(note, values, _KINDS[kind])
    for role in ("Choice", "Basic"):
        if values.get(f"{role} Front"):
            return _of_sides(note, values, role, reversed_too=bool(values.get("Reversed Front")))
    if values.get("Answer Front"):
        return _of_question(note, values)
    told = next((slot for slot in ("Framework", "Story", "Reversed") if values.get(f"{slot} Front")), "Answer")
    return _of_sides(note, values, told)


def joined(drafts: Sequence[tuple[Draft, str, Mapping[str, str]]]) -> list[Draft]:
    """The drafts of notes, each given with its type and fields, in order: points and terms on their question's."""
    owned = [kind if is_own(kind, values) else "" for _, kind, values in drafts]
    questions = {values[_IDENTITY]: place for place, (_, _, values) in enumerate(drafts) if owned[place] == _QUESTION}
    said = {place: _words(drafts[place][2].values()) for place in questions.values()}
    lines: dict[int, set[int]] = {place: set(draft.lines) for place, (draft, _, _) in enumerate(drafts)}
    for place, (draft, kind, values) in enumerate(drafts):
        of = questions.get(values[_IDENTITY]) if owned[place] in (_POINT, _TERM) else None
        if of is not None and _words(_told(kind, values)) <= said[of] | _STOCK_WORDS:
            lines[of] |= draft.lines
            del lines[place]
    return [replace(drafts[place][0], lines=frozenset(found)) for place, found in sorted(lines.items())]


def _told(kind: str, values: Mapping[str, str]) -> list[str]:
    """What only a point's or a term's note may say."""
    return [values.get(f"{_KINDS[kind]} {side}", "") for side in ("Back", "Ticks")] + [values.get("Statement", "")]


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(markdown_of(text).casefold()))


def _metadata(values: Mapping[str, str]) -> Metadata:
    told = {name: markdown_of(values.get(name, "")) for name in ("Type", "Difficulty", "Minutes", "Stage")}
    return Metadata(
        type=told["Type"] or None,
        difficulty=told["Difficulty"] or None,
        minutes=minutes_of(told["Minutes"]),
        stage=told["Stage"] or None,
    )


def _of_sides(note: Note, values: Mapping[str, str], slot: str, *, reversed_too: bool = False) -> Draft:
    """A note with one front and its back."""
    told = "".join(values.get(f"{slot} {side}", "") for side in ("Ticks", "Back"))
    roles = (Role.BASIC, Role.REVERSED) if reversed_too else (Role.BASIC,)
    hints = [Field(name="Hints", text=markdown_of(values.get("Hints", "")))]
    return asked_draft(
        note, markdown_of(values.get(f"{slot} Front", "")), [Field(text=markdown_of(told))], roles, hints
    )


def _of_question(note: Note, values: Mapping[str, str]) -> Draft:
    """A note that says a whole answer: its sections by their headings, its cards left to its content."""
    draft = asked_draft(note, markdown_of(values.get("Question", "")), (), ())
    return replace(draft, sections=_sections(markdown_of(values.get("Answer Back", ""))))


def _sections(back: str) -> tuple[DraftSection, ...]:
    """The sections that stand on the back of a whole answer."""
    lines = [_HEADINGS.get(line.casefold(), line) for line in back.split("\n")]
    found, code = headings(lines)
    content = content_of(lines, 1, len(lines) + 1, {heading.line: heading for heading in found}, code)
    return content.sections
