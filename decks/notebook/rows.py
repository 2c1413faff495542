"""Which rows of a notebook's file hold the lines of its cells, and what the other rows are."""

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_WRITTEN = re.compile(r'(?:"(?:source|input)" ?: ?(?:\[ ?)?)?(?P<string>"(?:[^"\\]|\\.)*")')
_TURNS = re.compile(r'"(?P<key>outputs|source|input|cell_type)" ?:')


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The number of each line, 0 for a blank one, and the kind of the file's other rows."""

    numbers: Sequence[int]
    rest: Mapping[int, str] = field(default_factory=dict)


def places(lines: Sequence[str], rows: Sequence[str]) -> Places:
    """Where the lines of the cells stand in the rows of the file.

    Where the file does not keep them in order, each on a row of its own, they are counted from 1 through the cells.
    """
    kinds = _kinds(rows)
    held: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows, 1):
        if kinds[number] != "output" and (written := _WRITTEN.fullmatch(_bare(row))):
            held[_said(written["string"])].append(number)
    numbers: list[int] = []
    last = 0
    for line in lines:
        if line.strip():
            found = held.get(line, [])
            rank = bisect_right(found, last)
            if rank == len(found):
                return Places(numbers=range(1, len(lines) + 1))
            last = found[rank]
        numbers.append(last if line.strip() else 0)
    return Places(numbers=numbers, rest={number: kind for number, kind in kinds.items() if rows[number - 1].strip()})


def _kinds(rows: Sequence[str]) -> dict[int, str]:
    """What each row is where no line of a cell stands on it: printed by the code, or the notebook's structure."""
    kinds: dict[int, str] = {}
    printing = False
    for number, row in enumerate(rows, 1):
        turn = _TURNS.match(row.lstrip())
        printing = (turn["key"] == "outputs" and _bare(row).endswith(":")) if turn else printing
        kinds[number] = "output" if printing and not turn else "structure"
    return kinds


def _bare(row: str) -> str:
    """A row without its margin and the marks that close lists and objects."""
    return row.strip().rstrip(" \t,[]}")


def _said(string: str) -> str:
    """The line that a JSON string says, without its end."""
    try:
        return str(json.loads(string)).removesuffix("\n").removesuffix("\r")
    except ValueError:
        return string
