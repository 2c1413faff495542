"""Blocks that `C:` opens: statements with the words to be deleted in square brackets."""

import re
from collections.abc import Iterator, Sequence

from decks.drafts import Draft
from decks.markdown.bracketed import bracketed
from decks.markdown.deleted import cloze_draft
from decks.markdown.outline import Heading
from decks.markdown.places import places

_BEGINS = re.compile(r"^C:(?=\s|$)")
_ENDS = re.compile(r"^(?:[QC]:(?:\s|$)|-{3,}\s*$)")


def cloze_blocks(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[Draft]:
    """The drafts of a text's blocks, in order; code is not looked at, and a heading or a rule ends a block."""
    blocks = list(_blocks(lines, code, frozenset(heading.line for heading in found)))
    drafts: list[Draft] = []
    for (begin, end), place in zip(blocks, places(found, [begin for begin, _ in blocks]), strict=True):
        text = "\n".join([lines[begin - 1][2:].lstrip(" \t"), *lines[begin : end - 1]]).strip("\n")
        said = frozenset(number for number in range(begin, end) if lines[number - 1].strip())
        draft = cloze_draft(text, bracketed(text), place=place, lines=said)
        drafts += [draft] if draft else []
    return drafts


def _blocks(lines: Sequence[str], code: frozenset[int], stops: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The first line of each block, and the line after its last."""
    begin = 0
    for number in range(1, len(lines) + 2):
        over = number > len(lines)
        line = "" if over or number - 1 in code else lines[number - 1]
        if begin and (over or number in stops or _ENDS.match(line)):
            yield begin, number
            begin = 0
        if _BEGINS.match(line):
            begin = number
