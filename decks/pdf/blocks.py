"""Printed lines gathered into headings, bold lines, items of lists, code and paragraphs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from decks.pdf.furniture import body_size
from decks.pdf.lines import Printed
from decks.question_marks import ends_as_question

BULLET = re.compile(r"^\s*(?:[•◦▪▸►‣●○■□\uf0b7\uf0a7\uf076\uf0d8·]|[-–*](?=\s)|o(?=\s{1,4}[A-Z]))\s*(?P<rest>.*)$")
_NUMBERED = re.compile(
    r"^\s*(?:(?:Q(?:uestion)?\.?\s*)?(?:\d{1,4}|[A-Za-z])[.):]\s+\S|(?:Q|A|Question|Answer)\s*\d{0,4}\s*[:.]\s)"
)
_CELL = 3
_DEEPEST = 6


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    BOLD = "bold"
    ITEM = "item"
    CODE = "code"
    TEXT = "text"


@dataclass(slots=True)
class Block:
    """The lines of one block with their ranks; `level` is a heading's, 0 of anything else."""

    kind: Kind
    level: int = 0
    lines: list[tuple[int, Printed]] = field(default_factory=list)

    @property
    def first(self) -> Printed:
        """Its first line."""
        return self.lines[0][1]

    @property
    def last(self) -> Printed:
        """Its last line."""
        return self.lines[-1][1]


def blocks(lines: Sequence[tuple[int, Printed]]) -> list[Block]:
    """The blocks that lines with their ranks make, in order."""
    layout = _Layout([line for _, line in lines])
    found: list[Block] = []
    for rank, line in lines:
        kind, level = layout.kind_of(line)
        if found and layout.goes_on(found[-1], line, kind):
            found[-1].lines.append((rank, line))
        else:
            found.append(Block(kind=kind, level=level, lines=[(rank, line)]))
    return found


def _beside(question: Printed, line: Printed) -> bool:
    """Whether a line stands beside a question, as the next cell of a table's row does."""
    return abs(question.y - line.y) < line.size / 3 and ends_as_question(question.text)


class _Layout:
    """How a document is printed: the heights of its letters, how far its lines are apart, how long they are."""

    def __init__(self, lines: Sequence[Printed]) -> None:
        self._body = body_size(lines)
        larger = {round(line.size) for line in lines if line.size > 1.12 * self._body and not line.fixed}
        self._sizes = sorted(larger, reverse=True)
        self._all_bold = all(line.bold for line in lines)
        self._all_fixed = sum(line.fixed for line in lines) > 0.9 * len(lines)
        gaps = Counter(
            round(above.y - line.y)
            for above, line in pairwise(lines)
            if above.page == line.page and 0.8 * line.size < above.y - line.y < 2.2 * line.size
        )
        self._gap = max(gaps, key=lambda gap: (gaps[gap], -gap), default=0)
        lengths = sorted(len(line.text) for line in lines)
        self._length = lengths[len(lengths) * 9 // 10] if lengths else 0

    def kind_of(self, line: Printed) -> tuple[Kind, int]:
        """What block a line could begin or go on, and its level if it is a heading."""
        if line.fixed and not self._all_fixed:
            return Kind.CODE, 0
        if round(line.size) in self._sizes and line.size > 1.12 * self._body:
            return Kind.HEADING, min(_DEEPEST - 1, self._sizes.index(round(line.size)) + 1)
        if line.bold and not self._all_bold:
            asks = ends_as_question(line.text) or _NUMBERED.match(line.text)
            return (Kind.HEADING, min(_DEEPEST, len(self._sizes) + 1)) if asks else (Kind.BOLD, 0)
        return (Kind.ITEM if BULLET.match(line.text) or _NUMBERED.match(line.text) else Kind.TEXT), 0

    def goes_on(self, block: Block, line: Printed, kind: Kind) -> bool:
        """Whether a line belongs to the block above it."""
        above = block.last
        if block.kind is Kind.CODE or kind is Kind.CODE:
            return block.kind is kind and above.page <= line.page <= above.page + 1
        if block.kind in {Kind.HEADING, Kind.BOLD}:
            same = line.size == above.size and line.bold == above.bold and above.page == line.page
            numbered = _NUMBERED.match(line.text) is not None
            return same and not numbered and not ends_as_question(above.text) and self._close(above, line, 1.7)
        if kind is not Kind.TEXT or (ends_as_question(above.text) and _NUMBERED.match(block.first.text)):
            return False
        return self._flows(block, line)

    def _close(self, above: Printed, line: Printed, most: float) -> bool:
        """Whether two lines stand as near as lines of one heading do."""
        return abs(above.y - line.y) <= most * max(line.size, 1.0)

    def _flows(self, block: Block, line: Printed) -> bool:
        """Whether running text goes on in a line."""
        above = block.last
        starts_low = line.text.lstrip()[:1].islower()
        if above.page != line.page or line.y > above.y + line.size:
            return starts_low or (len(above.text) > 0.8 * self._length and above.text[-1:] not in ".?!:;")
        if above.y - line.y > (1.3 * self._gap if self._gap else 2.2 * line.size):
            return False
        if line.x > above.x + line.size and block.kind is Kind.TEXT and len(block.lines) > 1:
            return False
        if line.x < block.first.x - line.size / 2 and block.kind is Kind.ITEM:
            return False
        if line.x < above.x - _CELL * line.size or (line.x > above.x + _CELL * line.size and _beside(above, line)):
            return False
        return starts_low or len(above.text) >= 0.6 * self._length
