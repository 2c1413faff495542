"""The sheets of an Excel workbook as rows of texts, as a person sees them."""

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from decks.anki.archive import Archive
from decks.office import needed
from decks.tables.table import Row
from srs.errors import SourceError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_ROWS = 200_000
MOST_COLUMNS = 256
_MOST_UNPACKED = 128 << 20
_MOST_STRINGS = 64 << 20
_MOST_SHEETS = 500
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_MERGED = re.compile(rb"<(?:\w{1,9}:)?mergeCell\s[^<>]{0,80}?\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_MOST_MERGED = 100_000
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"})
_DECIMALS = re.compile(r"[0#?]\.(?P<places>0+)")
_ESCAPED = re.compile(r"_x00(?:0[0-8BCE-F]|0D|1[0-9A-F])_")
_DAMAGE = (
    BadZipFile, zlib.error, struct.error, OSError, EOFError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, SyntaxError, NotImplementedError, RuntimeError, AssertionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOfCells:
    """A sheet's name, whether it is hidden, its rows from the first, and whether it has more than were read."""

    name: str
    hidden: bool
    rows: tuple[Row, ...]
    cut: bool = False


def sheets_of(data: bytes, path: str) -> list[SheetOfCells]:
    """The sheets of a workbook, in order; the lines of their rows are the numbers of the rows.

    Raises:
        SourceError: it is damaged or too large, or openpyxl is not installed.
    """
    _check(data, path)
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - of the extra `office`, and slow
    except ImportError as error:
        raise needed(path, ".xlsx", error) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            return list(_sheets(book, data))
    except _DAMAGE as error:
        raise SourceError(f"{path}: the workbook is damaged ({_in_short(error)}). Save it again as .xlsx.") from error


def _check(data: bytes, path: str) -> None:
    """Refuses what is no workbook, what unpacks to too much, and what declares entities."""
    Archive(data, path)
    try:
        with ZipFile(BytesIO(data)) as packed:
            members = packed.infolist()
            strings = sum(one.file_size for one in members if one.filename.casefold().endswith("sharedstrings.xml"))
            if sum(one.file_size for one in members) > _MOST_UNPACKED or strings > _MOST_STRINGS:
                raise SourceError(f"{path}: unpacks to more than a bank may have. Divide it, or save it as CSV.")
            if any(_DECLARES.search(packed.read(one)) for one in members if one.filename.endswith((".xml", ".rels"))):
                raise SourceError(f"{path}: declares entities, which no workbook does. Save it again as .xlsx.")
    except _DAMAGE as error:
        raise SourceError(f"{path}: the workbook is damaged ({_in_short(error)}). Save it again as .xlsx.") from error


def _in_short(error: Exception) -> str:
    """The first line of what a library says."""
    return (str(error).strip().split("\n")[0] or type(error).__name__)[:120]


def _sheets(book: "Workbook", data: bytes) -> Iterator[SheetOfCells]:
    """Each sheet, until there are too many rows of all together."""
    left = MOST_ROWS
    with ZipFile(BytesIO(data)) as packed:
        for sheet in book.worksheets[:_MOST_SHEETS]:
            sheet.reset_dimensions()
            told = islice(sheet.iter_rows(max_col=MOST_COLUMNS), left + 1)
            rows = [_trimmed([_shown(cell.value, cell.number_format) for cell in row]) for row in told]
            merged = _merged(packed.read(str(getattr(sheet, "_worksheet_path", ""))))
            cut = len(rows) > left
            kept = tuple(_rows(rows[:left], merged))
            left -= len(rows[:left])
            yield SheetOfCells(name=sheet.title, hidden=sheet.sheet_state != "visible", rows=kept, cut=cut)


def _rows(rows: list[list[str]], merged: list[tuple[int, int, int, int]]) -> Iterator[Row]:
    """The rows that have text of their own, with the cells that are merged downwards filled in."""
    copied: dict[int, set[int]] = {}
    wide: dict[int, int] = {}
    used = max(map(len, rows), default=0)
    for left, top, right, bottom in merged:
        if top >= len(rows) or left >= len(rows[top]) or not rows[top][left].strip():
            continue
        if right > left:
            wide[top] = max(wide.get(top, 0), right - left + 1)
        for number in range(top + 1, min(bottom + 1, len(rows))):
            rows[number] += [""] * (left + 1 - len(rows[number]))
            rows[number][left] = rows[top][left]
            copied.setdefault(number, set()).add(left)
    for number, row in enumerate(rows):
        merges = frozenset(copied.get(number, ()))
        filled = sum(bool(cell.strip()) for cell in row)
        if filled > len(merges):
            banner = filled == 1 and wide.get(number, 0) * 2 > used
            yield Row(cells=tuple(row), lines=((number + 1, "\t".join(row)),), merged=merges, banner=banner)


def _trimmed(row: list[str]) -> list[str]:
    """A row up to its last cell that is not empty."""
    while row and not row[-1].strip():
        row.pop()
    return row


def _merged(sheet: bytes) -> list[tuple[int, int, int, int]]:
    """The merged ranges of a sheet's XML: left, top, right and bottom from 0, those over many rows or columns cut."""
    begin = sheet.find(b"mergeCells")
    found = islice(_MERGED.finditer(sheet, max(begin, 0)), _MOST_MERGED) if begin >= 0 else iter(())
    ranges = []
    budget = MOST_ROWS
    for match in found:
        left, right = _column(match[1]), _column(match[3])
        top, bottom = int(match[2]) - 1, int(match[4]) - 1
        budget -= max(1, bottom - top)
        if budget < 0:
            break
        if 0 <= top <= bottom and left <= right:
            ranges.append((left, top, right, bottom))
    return ranges


def _column(letters: bytes) -> int:
    """The place of a column from 0: A, B … Z, AA."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def _shown(value: object, number_format: str | None) -> str:
    """A value as its sheet shows it; an error is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case str():
            return "" if value in _ERRORS else _text(value)
        case int() | float():
            return _number(value, number_format or "")
        case datetime():
            plain = value.replace(microsecond=0)
            return plain.date().isoformat() if plain.time() == time() else plain.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return str(value)
    return _text(str(value))


def _text(value: str) -> str:
    """A text with one kind of line break and without control characters."""
    plain = _ESCAPED.sub("", value).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in plain if each in "\n\t" or each.isprintable() or each.isspace())


def _number(value: float, number_format: str) -> str:
    """A number with the decimals and the percent sign of its format."""
    first = number_format.split(";", maxsplit=1)[0]
    decimals = _DECIMALS.search(first)
    if "%" in first:
        return f"{value * 100:.{len(decimals['places']) if decimals else 0}f}%"
    if decimals and "E" not in first.upper():
        return f"{value:.{len(decimals['places'])}f}"
    return str(value) if isinstance(value, int) else f"{value:.11g}"
