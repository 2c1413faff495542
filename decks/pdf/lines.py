"""The lines printed on the pages of a PDF, by pypdf: their words, where they stand, and their letters."""

import logging
import math
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any  # of the matrices and fonts of pypdf

from decks.office import needed
from decks.pdf.work import Work
from decks.question_marks import ends_as_question
from srs.errors import SourceError

_MOST_PAGES = 5_000
_MOST_OPERATIONS = 1_000_000
_MOST_ON_A_PAGE = 400_000
_MOST_CHARACTERS = 16_000_000
_MOST_UNPACKED = 8_000_000
_MOST_WORK = 12_000_000
_LEAST_WORK = 2_000_000
_WORK_PER_BYTE = 8
_WRONG = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
_LIMITS = (
    "array_based_stream_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "zlib_maximum_output_length",
)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_FORBIDDEN = dict.fromkeys([*range(9), *range(11, 32), 0x7F, *range(0xD800, 0xE000)], " ")
_BOLD = re.compile(r"bold|black|heavy|semibold|-bd|cmbx", re.IGNORECASE)
_FIXED_WIDTH = re.compile(r"courier|consol|menlo|monaco|mono|typewriter|cmtt|inconsolata|lucidaconsole", re.IGNORECASE)
_NO_TITLE = frozenset({"", "anonymous", "untitled", "unspecified", "document", "document1", "title", "none", "null"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A printed line: its page from 1, its place in points from the left and the bottom, the height of its letters.

    Its `place` is where its first letters stand; `bold` and `fixed` are true where all its letters are.
    """

    page: int
    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What is printed in a file: its title, its lines in order, the pages without text, damaged, and too full."""

    title: str | None
    lines: Sequence[Printed]
    empty: Sequence[int]
    damaged: Sequence[int]
    full: Sequence[int]


def pages_of(data: bytes, path: str) -> Pages:
    """What the pages of a PDF say.

    Raises:
        SourceError: pypdf is not installed, or the file is damaged, encrypted, or too large.
    """
    try:
        import pypdf  # noqa: PLC0415 - not for the start of the program
        from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError  # noqa: PLC0415
    except ImportError as error:
        raise needed(path, ".pdf", error) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    limits: dict[str, Any] = dict.fromkeys(_LIMITS, _MOST_UNPACKED)
    limits["stream_parsing_work_maximum_count"] = _MOST_ON_A_PAGE
    most = min(_MOST_WORK, _LEAST_WORK + _WORK_PER_BYTE * len(data))
    try:
        with pypdf.apply_configuration(**limits):
            return _read(pypdf.PdfReader(BytesIO(data)), path, most, (*_WRONG, PyPdfError), LimitReachedError)
    except LimitReachedError as error:
        raise _too_much(path) from error
    except (FileNotDecryptedError, DependencyError) as error:
        raise SourceError(f"{path}: encrypted. Save it without a password and import that.") from error
    except (*_WRONG, PyPdfError) as error:
        raise SourceError(f"{path}: damaged: it cannot be read as a PDF. Save or print it again as PDF.") from error


def _too_much(path: str) -> SourceError:
    return SourceError(f"{path}: more stands on its pages than a bank may have. Divide it.")


def _read(reader: Any, path: str, most: int, wrong: tuple[type[Exception], ...], limit: type[Exception]) -> Pages:
    """What the pages of an opened file say, if that is no more work than `most`; what is `wrong` on one passes it over.

    `limit` is the error of a page with more on it than is read.
    """
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError(f"{path}: encrypted. Save it without a password and import that.")
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise SourceError(f"{path}: {count} pages are more than the {_MOST_PAGES} a bank may have. Divide it.")
    _weigh(reader.pages, path, wrong, most)
    lines: list[Printed] = []
    empty: list[int] = []
    damaged: list[int] = []
    full: list[int] = []
    allowance = _Allowance(path)
    for number in range(1, count + 1):
        before = len(lines)
        try:
            gathered = _Gathered(number, allowance)
            reader.pages[number - 1].extract_text(
                visitor_operand_before=allowance.operation, visitor_text=gathered.text
            )
            lines += gathered.finished()
        except wrong as error:
            (full if isinstance(error, limit) else damaged).append(number)
            continue
        if len(lines) == before:
            empty.append(number)
    if full and not lines:
        raise _too_much(path)
    if damaged and len(damaged) == count:
        raise ValueError("no page can be read")
    return Pages(title=_title(reader, wrong), lines=lines, empty=empty, damaged=damaged, full=full)


def _weigh(pages: Any, path: str, wrong: tuple[type[Exception], ...], most: int) -> None:
    """Refuses pages that take too much reading; one that cannot be weighed is left to be found damaged."""
    work, sum_of_all = Work(), 0
    for page in pages:
        try:
            sum_of_all += work.of_page(page)
        except wrong:
            continue
        if sum_of_all > most:
            raise _too_much(path)


def _title(reader: Any, wrong: tuple[type[Exception], ...]) -> str | None:
    """The title that a file says it has, unless that is only a file's name or says that there is none."""
    try:
        title = " ".join(str(reader.metadata.title or "").translate(_FORBIDDEN).split()) if reader.metadata else ""
    except wrong:
        return None
    named = title and not PurePath(title).suffix and len(title) < 200
    return title if named and title.strip("()").casefold() not in _NO_TITLE else None


class _Allowance:
    """What may still be drawn and said on the pages of a file, so that a small file cannot take for ever."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._operations = _MOST_OPERATIONS
        self._characters = _MOST_CHARACTERS

    def operation(self, *_: object) -> None:
        """Takes one operation off."""
        self._operations -= 1
        self._check(self._operations)

    def characters(self, count: int) -> None:
        """Takes some characters off."""
        self._characters -= count
        self._check(self._characters)

    def _check(self, left: int) -> None:
        if left < 0:
            raise _too_much(self._path)


@dataclass(slots=True)
class _Chunk:
    """Some letters of one font."""

    text: str
    x: float
    y: float
    size: float
    font: str


class _Gathered:
    """Gathers the letters of a page into lines."""

    def __init__(self, page: int, allowance: _Allowance) -> None:
        self._page = page
        self._allowance = allowance
        self._chunks: list[_Chunk] = []
        self._lines: list[Printed] = []

    def text(self, text: str, matrix: Any, text_matrix: Any, font: Any, size: float) -> None:
        """Takes some letters as pypdf comes upon them; a line feed among them ends the line."""
        if not text:
            return
        self._allowance.characters(len(text))
        x, y, height = _place(matrix, text_matrix, size)
        if self._chunks and _begins_cell(self._chunks[-1], x, y):
            self._end_line()
        name = str(font.get("/BaseFont", "")) if font else ""
        first, *rest = text.split("\n")
        self._chunks.append(_Chunk(first, x, y, height, name))
        for words in rest:
            self._end_line()
            self._chunks.append(_Chunk(words, x, y, height, name))

    def finished(self) -> list[Printed]:
        """The lines of the page."""
        self._end_line()
        return self._lines

    def _end_line(self) -> None:
        """Makes a line of the letters so far, if they say anything."""
        said = [chunk for chunk in self._chunks if chunk.text.strip()]
        text = "".join(chunk.text for chunk in self._chunks).translate(_LIGATURES).translate(_FORBIDDEN).rstrip()
        self._chunks = []
        if not said or not text.strip():
            return
        self._lines.append(
            Printed(
                page=self._page,
                text=text,
                x=said[0].x,
                y=said[0].y,
                size=max(chunk.size for chunk in said),
                bold=all(_BOLD.search(chunk.font) for chunk in said),
                fixed=all(_FIXED_WIDTH.search(chunk.font) for chunk in said),
            )
        )


def _begins_cell(before: _Chunk, x: float, y: float) -> bool:
    """Whether letters at a place stand in the next cell of a row: far behind a question, on its line."""
    widest = before.x + 0.6 * before.size * len(before.text)
    return abs(before.y - y) < 1 and x > widest + 2 * before.size and ends_as_question(before.text)


def _place(matrix: Sequence[float], text_matrix: Sequence[float], size: float) -> tuple[float, float, float]:
    """Where letters stand on the page, from the left and the bottom, and how high they are, in points."""
    a, b, c, d, e, f = map(float, matrix)
    x, y = float(text_matrix[4]), float(text_matrix[5])
    height = abs(float(size)) * math.hypot(float(text_matrix[2]), float(text_matrix[3])) * math.hypot(c, d)
    return _finite(x * a + y * c + e), _finite(x * b + y * d + f), _finite(height)


def _finite(number: float) -> float:
    """The number itself, 0 where it is none that a page has room for."""
    return number if abs(number) < 1e6 else 0.0
