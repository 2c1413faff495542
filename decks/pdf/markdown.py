"""Printed lines as Markdown: headings, bold lines, items and code, and paragraphs with their lines joined."""

import re
from collections.abc import Collection, Iterator, Sequence

from decks.converted import Line
from decks.pdf.blocks import BULLET, Block, Kind, blocks
from decks.pdf.lines import Printed

_DIVIDED = re.compile(r"(?P<left>\w{1,40})[-\u00ad]$")
_COMPOUND = re.compile(r"\w{1,40}-\w{1,40}")
_DEEPEST = 6
_WIDEST = 80
_MARK = re.compile(r"^(?=[#>])")


def markdown(lines: Sequence[Printed], left_out: Collection[int]) -> Iterator[Line]:
    """The Markdown of printed lines, counted from 1; those that are left out stand in no paragraph."""
    compound = frozenset(word for line in lines for word in _COMPOUND.findall(line.text.casefold()))
    margins: list[float] = []
    for block in blocks([(rank, line) for rank, line in enumerate(lines, 1) if rank not in left_out]):
        listed = block.kind is Kind.ITEM and BULLET.match(block.first.text) is not None
        if not (listed and margins):
            yield Line(text="")
        margins = _margins(margins, block.first) if listed else []
        yield from _written(block, "  " * max(0, len(margins) - 1), compound)


def _margins(margins: Sequence[float], item: Printed) -> list[float]:
    """The margins of the items that an item stands below, and its own."""
    return [*(margin for margin in margins[:_DEEPEST] if margin < item.x - item.size / 2), item.x]


def _written(block: Block, margin: str, compound: Collection[str]) -> Iterator[Line]:
    """The Markdown of one block."""
    if block.kind is Kind.CODE:
        yield from _code(block)
        return
    ranks = tuple(rank for rank, _ in block.lines)
    text = _joined([line.text.strip() for _, line in block.lines], compound)
    bullet = BULLET.match(text)
    if block.kind is Kind.HEADING:
        yield Line(text=f"{'#' * block.level} {bullet['rest'] if bullet else text}", origin=ranks)
    elif bullet and block.kind is Kind.ITEM:
        yield Line(text=f"{margin}- {bullet['rest']}", origin=ranks)
    elif block.kind is Kind.BOLD:
        yield Line(text=f"**{text.replace('*', '')}**", origin=ranks)
    else:
        yield Line(text=_MARK.sub("\\\\", text), origin=ranks)


def _code(block: Block) -> Iterator[Line]:
    """Code in a fence, each line as far in as it is printed."""
    margin = min(line.x for _, line in block.lines)
    above: Printed | None = None
    fence = "~~~" if any("```" in line.text for _, line in block.lines) else "```"
    yield Line(text=fence)
    for rank, line in block.lines:
        if above is not None and above.page == line.page and above.y - line.y > 1.9 * line.size > 0:
            yield Line(text="")
        column = round((line.x - margin) / (0.6 * line.size)) if line.size else 0
        own = line.text if line.text.startswith(" ") else " " * min(_WIDEST, column) + line.text
        yield Line(text=own, origin=(rank,))
        above = line
    yield Line(text=fence)


def _joined(texts: Sequence[str], compound: Collection[str]) -> str:
    """Lines as one; a word divided at the end of a line is mended, unless it has its hyphen elsewhere too."""
    parts: list[str] = []
    for text, following in zip(texts, [*texts[1:], ""], strict=True):
        divided = _DIVIDED.search(text[-50:]) if following[:1].islower() else None
        if divided is None:
            parts.append(f"{text} ")
            continue
        right = re.match(r"\w*", following)
        whole = f"{divided['left']}-{right.group() if right else ''}".casefold()
        parts.append(text if whole in compound and not text.endswith("\u00ad") else text[:-1])
    return "".join(parts).replace("\u00ad", "").strip()
