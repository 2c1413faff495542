"""A card's face: Markdown as blocks of styled text, laid out for a width.

Only text comes of it: no markup of the terminal library is read, HTML stands as it is written, and control characters
are made visible.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from textual.content import Content

from tui.inline import QUIET_STYLE, harmless, pieces

_DEEPEST = 8
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})\s*([^`]*)$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"( {0,3}(?:[-*+•]|\d{1,9}[.)]))( +|$)(.*)$")
_TASK = re.compile(r"\[([ xX])\] +")
_DELIMITERS = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line: its text, and what stands before its first line and before the others.

    `apart` asks for an empty line before it, `folds` that its lines break anywhere (code).
    """

    body: Content
    first: str = ""
    rest: str = ""
    apart: bool = True
    folds: bool = False
    first_style: str = QUIET_STYLE


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first of them the heads."""

    rows: tuple[tuple[Content, ...], ...]
    first: str = ""
    rest: str = ""
    apart: bool = True


Part = Block | Table


def parts(markdown: str) -> tuple[Part, ...]:
    """The blocks of a Markdown text."""
    return tuple(_parts(harmless(markdown).split("\n"), "", "", 0))


def laid_out(of: Sequence[Part], width: int) -> Content:
    """The blocks as lines of at most `width` cells."""
    lines: list[Content] = []
    before = ""
    for part in of:
        if lines and part.apart:
            lines.append(_prefix(_shared_prefix(before, part.rest)))
        before = part.rest
        lines.extend(_table_lines(part, width) if isinstance(part, Table) else _block_lines(part, width))
    return Content("\n").join(lines)


def wrapped(body: Content, width: int, first: str = "", rest: str = "") -> list[Content]:
    """A text in lines of at most `width` cells, the later ones under where it began."""
    return _block_lines(Block(body, first, rest), width)


# ------------------------------------------------------------------------------------------------------------- reading


def _parts(lines: list[str], first: str, rest: str, depth: int) -> Iterator[Part]:
    """The blocks of some lines that stand behind a prefix."""
    at, apart = 0, False
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at, apart = at + 1, True
            continue
        for part, after in _block(lines, at, first, rest, depth):
            at = after
            yield part if part.apart or not apart else _set_apart(part)
            first, apart = rest, False


def _set_apart(part: Part) -> Part:
    if isinstance(part, Table):
        return Table(part.rows, part.first, part.rest)
    return Block(part.body, part.first, part.rest, folds=part.folds)


def _block(lines: list[str], at: int, first: str, rest: str, depth: int) -> Iterator[tuple[Part, int]]:
    """The parts of the block that begins at a line, each with the line after the block."""
    line = lines[at]
    if fence := _FENCE.match(line):
        yield from _code(lines, at, fence, first, rest)
    elif heading := _HEADING.match(line):
        style = "bold underline" if len(heading[1]) < 3 else "bold"
        yield Block(_content(heading[2] or "", style), first, rest), at + 1
    elif _RULE.match(line):
        yield Block(Content.styled("─" * 12, QUIET_STYLE), first, rest), at + 1
    elif _QUOTE.match(line) and depth < _DEEPEST:
        yield from _quotation(lines, at, first, rest, depth)
    elif (item := _ITEM.match(line)) and depth < _DEEPEST:
        yield from _item(lines, at, item, first, rest, depth)
    elif _is_table(lines, at):
        end = next((n for n in range(at + 2, len(lines)) if "|" not in lines[n]), len(lines))
        rows = [_cells(lines[n], "bold" if n == at else "") for n in range(at, end) if n != at + 1]
        yield Table(tuple(rows), first, rest), end
    elif line.startswith("    "):
        yield Block(Content.styled(line[4:] or " ", "$text-accent"), f"{first}│ ", f"{rest}│ ", False, True), at + 1
    else:
        yield from _paragraph(lines, at, first, rest)


def _code(lines: list[str], at: int, fence: re.Match[str], first: str, rest: str) -> Iterator[tuple[Part, int]]:
    """A fenced block, line by line behind a bar."""
    closing = re.compile(rf" {{0,3}}{re.escape(fence[1][0])}{{{len(fence[1])},}}\s*$")
    end = next((n for n in range(at + 1, len(lines)) if closing.match(lines[n])), len(lines))
    for line in lines[at + 1 : end] or [""]:
        yield (
            Block(Content.styled(line or " ", "$text-accent"), f"{first}│ ", f"{rest}│ ", first != rest, True),
            end + 1,
        )
        first = rest


def _quotation(lines: list[str], at: int, first: str, rest: str, depth: int) -> Iterator[tuple[Part, int]]:
    """The blocks of a quotation behind a bar; the bar alone where nothing is quoted."""
    end = next((n for n in range(at, len(lines)) if not _QUOTE.match(lines[n])), len(lines))
    inner = [_QUOTE.sub("", line, count=1) for line in lines[at:end]]
    found = False
    for part in _parts(inner, f"{first}▌ ", f"{rest}▌ ", depth + 1):
        yield part, end
        found = True
    if not found:
        yield Block(Content(""), f"{first}▌ ", f"{rest}▌ "), end


def _item(
    lines: list[str], at: int, item: re.Match[str], first: str, rest: str, depth: int
) -> Iterator[tuple[Part, int]]:
    """A list item with all that is indented under it."""
    marker = item[1].strip()
    indent = len(item[1]) + max(1, min(len(item[2]), 4))
    text = item[3]
    mark = f"{marker} " if marker[0].isdigit() else "• "
    if task := _TASK.match(text):
        mark, text = ("☑ " if task[1] in "xX" else "☐ "), text[task.end() :]
    inner, end = _indented(lines, at, indent)
    found = False
    for part in _parts([text, *inner], first + mark, rest + " " * len(mark), depth + 1):
        yield (part if found else _close(part)), end
        found = True
    if not found:
        yield Block(Content(""), first + mark, rest, apart=False), end


def _close(part: Part) -> Part:
    """A list's items follow each other without an empty line, save where the bank has one."""
    if isinstance(part, Table):
        return Table(part.rows, part.first, part.rest, apart=False)
    return Block(part.body, part.first, part.rest, apart=False, folds=part.folds)


def _indented(lines: list[str], at: int, indent: int) -> tuple[list[str], int]:
    """The lines that belong to the item at a line, its indent taken off, and the line after them."""
    inner: list[str] = []
    end = at + 1
    while end < len(lines):
        line = lines[end]
        depth = len(line) - len(line.lstrip(" "))
        follows = bool(line.strip()) and (
            depth >= min(indent, 2) or (bool(lines[end - 1].strip()) and not _begins(lines, end))
        )
        if line.strip() and not follows:
            break
        inner.append(line[min(indent, depth) :])
        end += 1
    while inner and not inner[-1].strip():
        inner.pop()
        end -= 1
    return inner, end


def _begins(lines: list[str], at: int) -> bool:
    """Whether a line begins a block, so that the paragraph before it ends."""
    line = lines[at]
    return any(pattern.match(line) for pattern in (_FENCE, _HEADING, _RULE, _QUOTE, _ITEM)) or _is_table(lines, at)


def _is_table(lines: list[str], at: int) -> bool:
    return "|" in lines[at] and at + 1 < len(lines) and "-" in lines[at + 1] and bool(_DELIMITERS.match(lines[at + 1]))


def _paragraph(lines: list[str], at: int, first: str, rest: str) -> Iterator[tuple[Part, int]]:
    """Lines up to the next block, joined; two spaces or a backslash at an end keep the break."""
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _begins(lines, end):
        if re.match(r" {0,3}=+\s*$", lines[end]):
            yield (
                Block(_content(" ".join(each.strip() for each in lines[at:end]), "bold underline"), first, rest),
                end + 1,
            )
            return
        end += 1
    text = lines[at].strip() if at + 1 == end else lines[at].lstrip()
    for before, line in pairwise(lines[at:end]):
        broken = before.endswith(("  ", "\\"))
        text = text.rstrip().removesuffix("\\") if broken else text.rstrip()
        text += ("\n" if broken else " ") + line.lstrip()
    yield Block(_content(text.rstrip()), first, rest), end


def _content(text: str, style: str = "") -> Content:
    return Content.assemble(*pieces(text, style))


def _cells(line: str, style: str) -> tuple[Content, ...]:
    cells = _CELL.split(line.strip().removeprefix("|").removesuffix("|"))
    return tuple(_content(cell.strip().replace("\\|", "|"), style) for cell in cells)


# ---------------------------------------------------------------------------------------------------------- laying out


def _block_lines(block: Block, width: int) -> list[Content]:
    room = max(4, width - len(block.first))
    lines = block.body.fold(room) if block.folds else block.body.wrap(room)
    first, rest = Content.styled(block.first, block.first_style), _prefix(block.rest)
    return [(first if n == 0 else rest) + line for n, line in enumerate(lines)]


def _shared_prefix(one: str, other: str) -> str:
    """What two prefixes begin with alike."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one[:same].rstrip()


def _prefix(text: str) -> Content:
    return Content.styled(text, QUIET_STYLE)


def _table_lines(table: Table, width: int) -> list[Content]:
    columns = max(len(row) for row in table.rows)
    rows = [(*row, *[Content("")] * (columns - len(row))) for row in table.rows]
    room = max(columns * 3, width - len(table.first) - 3 * (columns - 1))
    widths = _shared([max(row[n].cell_length for row in rows) for n in range(columns)], room)
    lines: list[Content] = []
    for number, row in enumerate(rows):
        wraps = [cell.wrap(widths[n]) if cell else [cell] for n, cell in enumerate(row)]
        for line in range(max(map(len, wraps))):
            cells = [
                _padded(wrap[line] if line < len(wrap) else Content(""), widths[n]) for n, wrap in enumerate(wraps)
            ]
            lines.append(_prefix(table.rest if lines else table.first) + _prefix(" │ ").join(cells))
        if number == 0:
            lines.append(_prefix(table.rest + "─┼─".join("─" * each for each in widths)))
    return lines


def _padded(cell: Content, width: int) -> Content:
    return cell.pad_right(max(0, width - cell.cell_length))


def _shared(natural: list[int], room: int) -> list[int]:
    """Widths of columns that fit: the widest give way first."""
    widths = [max(1, each) for each in natural]
    while sum(widths) > room and max(widths) > 3:
        widths[widths.index(max(widths))] -= 1
    return widths
