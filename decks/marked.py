"""Questions that marks of their own tell apart in a Markdown text, whatever stands around them."""

from collections.abc import Sequence

from decks.drafts import Draft
from decks.hashcards import cloze_blocks
from decks.outline import Heading


def marked_drafts(
    lines: Sequence[str], found: Sequence[Heading], code: frozenset[int], furniture: dict[int, str]
) -> list[Draft]:
    """The drafts of the marked questions of a text, in order; lines that only belong to the marking are noted."""
    del furniture
    return cloze_blocks(lines, code, found)


def left_over(lines: Sequence[str], drafts: Sequence[Draft]) -> list[str]:
    """The lines with those of the drafts blank."""
    left = list(lines)
    for draft in drafts:
        for number in draft.lines:
            left[number - 1] = ""
    return left


def joined(marked: Sequence[Draft], others: Sequence[Draft], found: Sequence[Heading]) -> list[Draft]:
    """Marked questions and others in the order of their lines; a heading with nothing else below it is none."""
    if not marked:
        return list(others)
    bare = {frozenset(range(heading.line, heading.end)) for heading in found}
    kept = [draft for draft in others if draft.sections or draft.lines not in bare]
    return sorted([*marked, *kept], key=lambda draft: min(draft.lines, default=0))
