"""A statement with words to be deleted, as a draft has it: `[…]` in its prompt, `{{c1::words}}` in its section."""

from collections.abc import Sequence
from dataclasses import dataclass

from decks.drafts import Draft, DraftSection
from srs.model import Role, SectionKind

BLANK = "[…]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """Words to be deleted from a text: where their mark begins and ends, the words, their number (None: the next)."""

    begin: int
    end: int
    words: str
    number: int | None = None
    hint: str = ""


def cloze_draft(
    text: str,
    deletions: Sequence[Deletion],
    *,
    place: tuple[str, ...],
    lines: frozenset[int],
    tags: tuple[str, ...] = (),
) -> Draft | None:
    """The draft of a statement, its deletions in order and apart; None where nothing else is said around them."""
    asked: list[str] = []
    told: list[str] = []
    last = 0
    highest = 0
    for deletion in deletions:
        number = deletion.number if deletion.number is not None else highest + 1
        highest = max(highest, number)
        before = text[last : deletion.begin]
        hint = f"::{deletion.hint}" if deletion.hint else ""
        asked += [before, BLANK]
        told += [before, f"{{{{c{number}::{_inside(deletion.words)}{hint}}}}}"]
        last = deletion.end
    rest = text[last:]
    if not deletions or not any(character.isalnum() for part in (*asked, rest) if part != BLANK for character in part):
        return None
    section = DraftSection(kind=SectionKind.CLOZE, text="".join([*told, rest]).strip())
    prompt = "".join([*asked, rest]).strip()
    return Draft(place=place, prompt=prompt, tags=tags, sections=(section,), roles=(Role.CLOZE,), lines=lines)


def _inside(words: str) -> str:
    """Words as they can stand in a deletion, whose own marks are `::` and `}}`."""
    while "}}" in words:
        words = words.replace("}}", "} }")
    return words.replace("::", ":\\:")
