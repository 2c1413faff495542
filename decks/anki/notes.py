"""A note as the question that it is: its front, what its back says, or the statement with its deletions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decks.anki.cloze import has_deletions, hides_images, with_gaps
from decks.drafts import Draft, DraftSection
from decks.metadata import Metadata
from decks.rules.plain import code_blocks, plain
from decks.rules.points import says_nothing
from srs.model import Role, SectionKind

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>[^\n]+)")
_BOLD = re.compile(r"\*\*(?P<text>[^*\n]+)\*\*")
_SHORT_ANSWER = re.compile(r"none|nil|[~<>≈]?\s*(?:about |around )?[-+]?\d.*", re.IGNORECASE | re.DOTALL)
_NO_DECK = "default"
_NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a note as Markdown, with its name where it is known."""

    name: str = ""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as its file has it, without its fields: the lines (or rank) it stands at, its deck's path and its tags."""

    lines: frozenset[int]
    deck: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    metadata: Metadata = _NO_METADATA


def deck_path(name: str, parts: str = "::") -> tuple[str, ...]:
    """A deck's levels; none where it is the deck that every collection begins with."""
    levels = tuple(level.strip() for level in name.split(parts) if level.strip())
    return () if len(levels) == 1 and levels[0].casefold() == _NO_DECK else levels


def asked_draft(
    note: Note, prompt: str, told: Sequence[Field], roles: tuple[Role, ...], hints: Sequence[Field] = ()
) -> Draft:
    """The draft of a note with a front and a back: the first field of the back is the answer, if it says anything.

    A note whose back says nothing is to have no card.
    """
    full = [field for field in told if field.text]
    sections = [
        DraftSection(kind=SectionKind.ANSWER, text=field.text)
        if rank == 0 and _answers(field.text)
        else DraftSection(kind=SectionKind.OTHER, heading=field.name, text=field.text)
        for rank, field in enumerate(full)
    ]
    answered = any(section.kind is SectionKind.ANSWER for section in sections)
    sections += [
        DraftSection(kind=SectionKind.HINTS, heading=field.name, bullets=(field.text,)) for field in hints if field.text
    ]
    return _draft(note, _undressed(prompt), sections, roles if answered else ())


def cloze_draft(note: Note, fields: Sequence[Field]) -> Draft:
    """The draft of a note with deletions: every field that has one is a part of the statement."""
    full = [field for field in fields if field.text]
    statements = [field for field in full if has_deletions(field.text)]
    rest = [field for field in full if field not in statements]
    if not statements or any(hides_images(field.text) for field in statements):
        shown = [field for field in full if not hides_images(field.text)]
        return asked_draft(note, shown[0].text if shown else "", shown[1:], ())
    prompt = "\n\n".join(with_gaps(field.text) for field in statements)
    sections = [DraftSection(kind=SectionKind.CLOZE, text=field.text) for field in statements]
    sections += [
        DraftSection(kind=SectionKind.ANSWER, text=field.text)
        if rank == 0
        else DraftSection(kind=SectionKind.OTHER, heading=field.name, text=field.text)
        for rank, field in enumerate(rest)
    ]
    return _draft(note, _undressed(prompt), sections, (Role.CLOZE,))


def _draft(note: Note, prompt: str, sections: Sequence[DraftSection], roles: tuple[Role, ...]) -> Draft:
    return Draft(
        place=note.deck,
        prompt=prompt or None,
        type=note.metadata.type,
        difficulty=note.metadata.difficulty,
        minutes=note.metadata.minutes,
        stage=note.metadata.stage,
        tags=tuple(dict.fromkeys((*note.tags, *note.metadata.tags))),
        sections=tuple(sections),
        roles=roles,
        lines=note.lines,
    )


def _undressed(prompt: str) -> str:
    """A front of one line without what only makes it large or bold."""
    text = prompt.strip()
    for pattern in (_HEADING, _BOLD):
        match = pattern.fullmatch(text)
        text = match["text"].strip() if match else text
    return text


def _answers(text: str) -> bool:
    """Whether a back is an answer: a picture, code, a number and "None" are, a placeholder and bare links are not."""
    if "![" in text or "(sound:" in text or code_blocks(text):
        return True
    return any(
        not says_nothing(line) or _SHORT_ANSWER.fullmatch(plain(line)) for line in text.split("\n") if line.strip()
    )


def under_one_title(drafts: Sequence[Draft]) -> tuple[str | None, tuple[Draft, ...]]:
    """The deck that all drafts are in, as the bank's title, and the drafts with their places below it."""
    roots = {draft.place[:1] for draft in drafts}
    root = next(iter(roots)) if len(roots) == 1 else ()
    if not root:
        return None, tuple(drafts)
    return root[0], tuple(replace(draft, place=draft.place[1:]) for draft in drafts)
