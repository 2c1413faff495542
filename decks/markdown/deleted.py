"""A statement with words to be deleted, as a draft has it: `[…]` in its prompt, `{{c1::words}}` in its section."""

from collections.abc import Sequence
from dataclasses import dataclass

from decks.deletions import GAP
from decks.drafts import Draft, DraftSection
from srs.model import Role, SectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """Words to be deleted from a text: where their mark begins and ends, the words, their numbers (none: the next).

    Words that are `written` have their hint and the deletions inside them as a statement has them.
    """

    begin: int
    end: int
    words: str
    numbers: tuple[int, ...] = ()
    hint: str = ""
    written: bool = False


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
        numbers = deletion.numbers or (highest + 1,)
        highest = max(highest, *numbers)
        before = text[last : deletion.begin]
        hint = f"::{deletion.hint}" if deletion.hint else ""
        words = deletion.words if deletion.written else _inside(deletion.words)
        asked += [before, GAP]
        told += [before, f"{{{{c{','.join(map(str, numbers))}::{words}{hint}}}}}"]
        last = deletion.end
    rest = text[last:]
    if not deletions or not any(character.isalnum() for part in (*asked, rest) if part != GAP for character in part):
        return None
    section = DraftSection(kind=SectionKind.CLOZE, text="".join([*told, rest]).strip())
    prompt = "".join([*asked, rest]).strip()
    return Draft(place=place, prompt=prompt, tags=tags, sections=(section,), roles=(Role.CLOZE,), lines=lines)


def _inside(words: str) -> str:
    """Words as they can stand in a deletion, whose own marks are `::` and `}}`."""
    while "}}" in words:
        words = words.replace("}}", "} }")
    return words.replace("::", ":\\:")
