"""Rows of a text whose cells stand between commas, tabs, semicolons or bars, and which of them it is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decks.tables.table import Layout, Row, header_of

DELIMITERS = ("\t", ";", "|", ",")
_SAMPLED_LINES = 300
_SAMPLED_CHARACTERS = 200_000
_LONGEST_CELL = 200_000
_MOST_UNCLOSED = 50
_SEPARATOR = re.compile(r"sep=(?P<sign>.)$", re.IGNORECASE)
_NO_NAME = re.compile(r"[{}\[\]=\"]|\(\(|^from |^import ")
_MOST_NAMES = 64
_SPACED = re.compile(r'[^"\n]{0,400}[^"\s],(?= [^"\s])')


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a text's cells are parted: the sign, the share of its rows with the usual number of cells, that number.

    `headed` says that its first row of several cells is a header.
    """

    delimiter: str
    share: float
    width: int
    headed: bool


def dialect_of(text: str) -> Dialect | None:
    """The way a text's cells are parted, by its beginning; None where no sign parts its lines alike."""
    sample = _sample(text)
    declared = _SEPARATOR.match(sample.split("\n", 1)[0].strip())
    if declared:
        found_so = _measured(sample.partition("\n")[2], declared["sign"])
        return found_so or Dialect(delimiter=declared["sign"], share=0.0, width=1, headed=False)
    found = [one for sign in DELIMITERS if sign in sample and (one := _measured(sample, sign)) is not None]
    return max(found, key=lambda one: (one.headed, one.share), default=None)


def rows_of(text: str, delimiter: str) -> Iterator[Row]:
    """Every row of a text that is not blank, with the lines it stands on.

    A cell in quotes may have the delimiter, line breaks and doubled quotes in it; a quote that is never closed, or that
    stands inside a cell, is a character like others. Takes time in proportion to the text.
    """
    line, unclosed, begin = 1, 0, 0
    quoted = _quoted(delimiter)
    while begin < len(text):
        cells: list[str] = []
        place, end_of_line = begin, -1
        while True:
            if end_of_line < place:
                end_of_line = _found(text, "\n", place, len(text))
            match = quoted.match(text, place, place + _LONGEST_CELL) if unclosed < _MOST_UNCLOSED else None
            if match is not None:
                cells.append(match["inside"].replace('""', '"'))
                place = match.end()
            else:
                unclosed += text.startswith('"', place)
                end = _found(text, delimiter, place, end_of_line)
                cells.append(text[place:end])
                place = end
            if not text.startswith(delimiter, place):
                break
            place += len(delimiter)
        lines = text[begin:place].split("\n")
        if any(one.strip() for one in lines):
            yield Row(cells=tuple(cells), lines=tuple(enumerate(lines, line)))
        line += len(lines)
        begin = place + 1


def unquoted_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows of a text whose cells have bare line breaks: a line without any delimiter goes on from the row above."""
    made: list[list[Row]] = []
    for row in rows:
        if len(row.cells) == 1 and made and len(made[-1][0].cells) > 1:
            made[-1].append(row)
        else:
            made.append([row])
    return [_joined(several) for several in made]


def _joined(rows: Sequence[Row]) -> Row:
    """Rows as one whose last cell has several lines; a blank line between them stays."""
    if len(rows) == 1:
        return rows[0]
    last, number = rows[0].cells[-1], rows[0].lines[-1][0]
    for row in rows[1:]:
        last += ("\n\n" if row.lines[0][0] > number + 1 else "\n") + row.cells[0]
        number = row.lines[-1][0]
    return Row(cells=(*rows[0].cells[:-1], last), lines=tuple(line for row in rows for line in row.lines))


def _sample(text: str) -> str:
    """The beginning of a text, to the end of a line."""
    beginning = text[:_SAMPLED_CHARACTERS]
    if len(beginning) < len(text) and "\n" in beginning:
        beginning = beginning[: beginning.rindex("\n")]
    return beginning


def _measured(sample: str, delimiter: str) -> Dialect | None:
    """How alike a delimiter parts the rows of a sample; None where most have a single cell."""
    rows: list[Row] = []
    for row in rows_of(sample, delimiter):
        rows.append(row)
        if row.lines[-1][0] > _SAMPLED_LINES:
            break
    whole = unquoted_rows(rows) if delimiter == "\t" else rows
    header = header_of(whole)
    if header is not None and _fits(whole, header):
        return Dialect(delimiter=delimiter, share=1.0, width=len(header.columns), headed=True)
    widths = Counter(_width(row) for row in rows)
    width = max((each for each in widths if each > 1), key=lambda each: (widths[each], each), default=0)
    if not width or (widths[1] > widths[width] and delimiter != "\t"):
        return None
    alone = widths[1] if delimiter == "\t" else 0
    several = sum(_width(row) == width or (len(row.cells) == width and _width(row) > 1) for row in rows)
    share = several / max(1, len(rows) - alone // 2)
    if delimiter == ",":
        share *= 1 - _spaced_share(sample)
    return Dialect(delimiter=delimiter, share=share, width=width, headed=False) if share else None


def _fits(rows: Sequence[Row], header: Layout) -> bool:
    """Whether a header has several plain names, and at least half of the rows below as many cells."""
    width = len(header.columns)
    if not 1 < width <= _MOST_NAMES or any(_NO_NAME.search(column.heading) for column in header.columns):
        return False
    below = rows[header.first :]
    return 0 < len(below) <= 2 * sum(len(row.cells) == width for row in below)


def _width(row: Row) -> int:
    """How many cells a row has up to its last that is not empty; 0 where the first is empty."""
    return filled_width(row.cells) if row.cells[0].strip() else 0


def filled_width(cells: Sequence[str]) -> int:
    """How many cells there are up to the last that is not empty."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width


def _spaced_share(sample: str) -> float:
    """The share of a sample's lines in which a comma outside quotes has a space behind it, as in sentences."""
    lines = [line for line in sample.split("\n") if line.strip()]
    return sum(_SPACED.match(line) is not None for line in lines) / max(1, len(lines))


def _quoted(delimiter: str) -> re.Pattern[str]:
    """A cell in quotes with what follows it; after a quote inside that is not doubled it ends on the same line."""
    ends = rf"[ ]*+(?:{re.escape(delimiter)}|\n|\Z)"
    rest = r'[^"\n\t]' if delimiter == "\t" else r'[^"\n]'
    return re.compile(rf'[ ]*+"(?P<inside>(?:[^"]++|"")*+(?:"(?!{ends})(?:{rest}++|"")*+)*+)"(?={ends})[ ]*+')


def _found(text: str, sign: str, begin: int, end: int) -> int:
    """Where a sign first stands between two places; the second of them where it does not."""
    place = text.find(sign, begin, end)
    return end if place < 0 else place
