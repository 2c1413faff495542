"""The tables of reStructuredText as rows of Markdown."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO

from decks.converted import Line

_BORDER = re.compile(r"^\+[-=+]+\+$")
_RULE = re.compile(r"^=+(?: +=+)*$")
_PART = re.compile(r"=+|-+")

Numbered = tuple[int, str]


def is_grid(row: str) -> bool:
    """Whether a row begins a table drawn with corners."""
    return _BORDER.match(row.strip()) is not None


def is_simple(row: str) -> bool:
    """Whether a row begins a table whose columns stand under marks."""
    return " " in row.strip() and _RULE.match(row.strip()) is not None


def grid(rows: Sequence[Numbered]) -> list[Line]:
    """A table drawn with corners; cells that span columns stay one cell."""
    made: list[_Row] = []
    current = _Row()
    for number, row in rows:
        bare = row.strip()
        current.numbers.append(number)
        if not bare.startswith("+"):
            current.add(part.strip() for part in bare.strip("|").split("|"))
        elif current.cells:
            made.append(current)
            current = _Row()
    return _rows([*made, current])


def simple(rows: Sequence[Numbered]) -> list[Line]:
    """A table whose columns stand under marks; a row whose first cell is empty goes on from the one above."""
    starts = [0, *(match.start() for match in list(_PART.finditer(rows[0][1]))[1:])]
    made: list[_Row] = []
    current = _Row()
    for number, row in rows:
        if row.strip() and not set(row.strip()) <= set("=- "):
            if current.cells and row[: starts[1]].strip():
                made.append(current)
                current = _Row()
            limits = [*starts[1:], len(row)]
            current.add(row[start:limit].strip() for start, limit in zip(starts, limits, strict=True))
        current.numbers.append(number)
    return _rows([*made, current])


def commas(rows: Sequence[Numbered], header: str) -> list[Line]:
    """A table of values between commas."""
    try:
        found = list(csv.reader(StringIO("\n".join(row for _, row in rows)), skipinitialspace=True))
        names = next(csv.reader([header], skipinitialspace=True)) if header else []
    except csv.Error:
        return [Line(text=row, origin=(number,)) for number, row in rows]
    filled = [cells for cells in found if any(cells)]
    numbers = [number for number, row in rows if row.strip()]
    made = [_Row(cells=[[cell] for cell in cells]) for cells in filled]
    for row, number in zip(made, numbers, strict=False):
        row.numbers.append(number)
    if made:
        made[-1].numbers.extend(numbers[len(made) :])
    return _rows([_Row(cells=[[name] for name in names]), *made] if names else made)


def lists(rows: Sequence[Numbered]) -> list[Line]:
    """A table written as a list of lists: `* -` begins a row, `-` a cell."""
    made = [_Row()]
    for number, row in rows:
        bare = row.strip()
        if bare.startswith("* -"):
            made.append(_Row())
        cell = bare.removeprefix("* ")
        if cell == "-" or cell.startswith("- "):
            made[-1].cells.append([cell[1:].strip()])
        elif cell:
            made[-1].add_to_last(cell)
        made[-1].numbers.append(number)
    return _rows(made)


@dataclass(slots=True)
class _Row:
    """A row while it is read: the pieces of each of its cells, and the numbers of its lines."""

    cells: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def add(self, pieces: Iterable[str]) -> None:
        """Takes a line of the row, a piece for each cell."""
        for place, piece in enumerate(pieces):
            if place == len(self.cells):
                self.cells.append([])
            self.cells[place].append(piece)

    def add_to_last(self, piece: str) -> None:
        """Takes a line of the last cell."""
        if not self.cells:
            self.cells.append([])
        self.cells[-1].append(piece)


def _rows(made: Sequence[_Row]) -> list[Line]:
    """Rows of cells as Markdown, the first as the head; lines without a cell belong to the row before them."""
    lines = [Line(text="")]
    for row in made:
        if not row.cells and len(lines) > 1:
            lines[-1] = replace(lines[-1], origin=(*lines[-1].origin, *row.numbers))
        elif row.cells:
            written = " | ".join(" ".join(" ".join(cell).split()).replace("|", "\\|") for cell in row.cells)
            lines.append(Line(text=f"| {written} |", origin=tuple(row.numbers)))
            if len(lines) == 2:
                lines.append(Line(text="|---" * len(row.cells) + "|"))
    return [*lines, Line(text="")]
