"""Cards that `#card` marks: a list item with its answer indented below, a line or heading with its answer after it."""

import re
from collections.abc import Sequence

from decks.drafts import Draft
from decks.markdown.deleted import cloze_draft
from decks.markdown.note_clozes import braced
from decks.markdown.notes import Notes, item_of, outdented
from decks.markdown.outline import Heading

_TAG = re.compile(
    r"\s*(?:#(?:card|flash-?cards?)(?P<both>-reverse|/reverse|-spaced|-both)?|#?\[\[card\]\])(?![\w/-])", re.IGNORECASE
)


def card_items(notes: Notes, found: Sequence[Heading]) -> list[Draft]:
    """The cards of a text's items, lines and headings that the tag marks, in order."""
    levels = {heading.line: heading for heading in found}
    marked = [
        number
        for number in range(1, len(notes.lines) + 1)
        if number - 1 not in notes.code
        and "card" in notes.lines[number - 1].lower()
        and _TAG.search(notes.lines[number - 1])
    ]
    ends = [*marked[1:], len(notes.lines) + 1]
    return [
        draft
        for number, limit in zip(marked, ends, strict=False)
        if (draft := _card(notes, number, limit, levels.get(number))) is not None
    ]


def _card(notes: Notes, number: int, limit: int, heading: Heading | None) -> Draft | None:
    """The card that a line's tag marks; its answer ends before the line `limit` at the latest."""
    line = notes.lines[number - 1]
    tag = _TAG.search(line)
    bare = _TAG.sub("", line)
    item = item_of(bare)
    if heading is not None:
        front, end = _TAG.sub("", heading.text).strip(), _end_below_heading(notes, heading, limit)
    elif item is not None:
        front, end = item[1].strip(), _end_of_item(notes, number, item[0], limit)
    else:
        front, end = bare.strip(), _end_of_paragraph(notes, number, limit)
    begin = heading.end if heading else number + 1
    lines = notes.said([number, *range(begin, end)])
    back = _outdented([notes.lines[place - 1] for place in range(begin, end)])
    deletions = braced(front)
    if deletions:
        told = f"{front}\n\n{back}" if back else front
        return cloze_draft(told, braced(told), place=(), lines=lines, tags=notes.tags[number - 1])
    return (
        notes.pair(front, back, lines, both=bool(tag and tag["both"] and "spaced" not in tag["both"]))
        if front
        else None
    )


def _end_of_item(notes: Notes, number: int, indent: int, limit: int) -> int:
    """The line after what is indented below an item."""
    end = last = number + 1
    while end < limit and end not in notes.stops:
        words = notes.lines[end - 1].expandtabs(4)
        if words.strip():
            if len(words) - len(words.lstrip()) <= indent:
                break
            last = end + 1
        end += 1
    return last


def _end_of_paragraph(notes: Notes, number: int, limit: int) -> int:
    """The line after the paragraph that a line begins, or after the next where it is one by itself."""
    end = number + 1
    while end < limit and end not in notes.stops and not notes.filled(end):
        end += 1
    if end >= limit or end in notes.stops:
        return number + 1
    while end < limit and notes.filled(end):
        end += 1
    return end


def _end_below_heading(notes: Notes, heading: Heading, limit: int) -> int:
    """The line of the next heading, rule or card."""
    end = heading.end
    while end < limit and (end not in notes.stops or notes.lines[end - 1].lstrip().startswith("|")):
        end += 1
    while end > heading.end and not notes.lines[end - 2].strip():
        end -= 1
    return end


def _outdented(lines: Sequence[str]) -> str:
    """Lines without the margin that all of them have; where they are one item, without its dash."""
    left = outdented(lines).split("\n")
    items = [place for place, line in enumerate(left) if item_of(line) and not line.startswith(" ")]
    if len(items) == 1 and items[0] == next((place for place, line in enumerate(left) if line.strip()), -1):
        return _outdented_item(left)
    return "\n".join(left).strip("\n").rstrip()


def _outdented_item(lines: Sequence[str]) -> str:
    """The only item of a list as plain text."""
    first = next(place for place, line in enumerate(lines) if line.strip())
    item = item_of(lines[first])
    below = [line.removeprefix("  ") for line in lines[first + 1 :]]
    return "\n".join([item[1] if item else lines[first], *below]).strip("\n").rstrip()
