"""Questions that marks of their own tell apart in a Markdown text, whatever stands around them."""

from collections.abc import Sequence

from decks.drafts import Draft
from decks.markdown.boxed import boxed_questions
from decks.markdown.dialogue import dialogue_questions
from decks.markdown.fenced_cards import fenced_cards
from decks.markdown.hashcards import cloze_blocks
from decks.markdown.note_blocks import note_blocks
from decks.markdown.noted import note_drafts
from decks.markdown.outline import Heading


def marked_drafts(
    lines: Sequence[str],
    found: Sequence[Heading],
    code: frozenset[int],
    tags: Sequence[str],
    furniture: dict[int, str],
) -> list[Draft]:
    """The drafts of the marked questions of a text, in order; lines that only belong to the marking are noted.

    `tags` are those of the text's front matter.
    """
    found = [heading for heading in found if not _is_paragraph(lines, heading)]
    boxed = boxed_questions(lines, code, found, furniture)
    lines = left_over(lines, boxed)
    boxed += fenced_cards(lines, found)
    boxed += note_blocks(lines, code, found, furniture)
    lines = left_over(lines, boxed)
    boxed += dialogue_questions(lines, code, found, furniture)
    lines = left_over(lines, boxed)
    blocks = cloze_blocks(lines, code, found)
    notes = note_drafts(left_over(lines, blocks), found, code, tags, furniture)
    return sorted([*boxed, *blocks, *notes], key=lambda draft: min(draft.lines))


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


def _is_paragraph(lines: Sequence[str], heading: Heading) -> bool:
    """Whether a heading is one only by the rule that stands right below it, which may part cards."""
    return heading.end > heading.line + 1 and not lines[heading.end - 2].strip(" \t->")
