"""The tables of a Markdown text: their headers and rows, cell by cell, with the lines they stand on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_DASHES = frozenset("|:- \t")
_MOST_CELLS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PipeTable:
    """A table: the line of its header from 1, its header's cells, and each row's line and cells.

    Every row has as many cells as the header; a break inside a cell is a new line.
    """

    line: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def pipe_tables(lines: Sequence[str], code: frozenset[int]) -> list[PipeTable]:
    """The tables of a text in order; a table in code is none."""
    made: list[PipeTable] = []
    index = 1
    while index < len(lines):
        if index in code or not _is_ruler(lines[index]) or "|" not in lines[index - 1]:
            index += 1
            continue
        header = _cells(lines[index - 1])
        rows: list[tuple[int, tuple[str, ...]]] = []
        following = index + 1
        while following < len(lines) and "|" in lines[following] and following not in code:
            cells = _cells(lines[following])
            rows.append((following + 1, _fitted(cells, len(header))))
            following += 1
        made.append(PipeTable(line=index, header=header, rows=tuple(rows)))
        index = following + 1
    return made


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """As many cells as the header has: those beyond are read as more of the last."""
    if len(cells) <= width:
        return (*cells, *[""] * (width - len(cells)))
    return (*cells[: width - 1], " | ".join(cells[width - 1 :]))


def _is_ruler(line: str) -> bool:
    """Whether a line is the row of dashes below a header."""
    return "|" in line and "--" in line and _DASHES.issuperset(line.rstrip())


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row, without outer bars; a bar behind a backslash divides nothing."""
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    parts = bare.replace("\\|", "\0").split("|")[:_MOST_CELLS]
    return tuple(_BREAK.sub("\n", part.replace("\0", "|")).strip() for part in parts)
