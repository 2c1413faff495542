"""Which columns of a table without names are options, and which says the right one: by what stands in them."""

import re
from collections.abc import Sequence

_KEY = re.compile(r"[A-Ha-h]|[0-8]")
_FEWEST = 2
_FEWEST_BEHIND_KEY = 3


def key_column(columns: Sequence[Sequence[str]]) -> int | None:
    """The place of the column that names the right one of all others; None where there is none.

    The columns are those behind the question: letters or numbers at the end, or before three options that every row
    has, or at either end the words of one of the others.
    """
    if len(columns) <= _FEWEST:
        return None
    last = len(columns) - 1
    if _is_key(columns[last]):
        return last
    if len(columns) > _FEWEST_BEHIND_KEY and _is_key(columns[0]) and _reaches_all(columns[0], columns[1:]):
        return 0
    return next((place for place in (last, 0) if _repeats_another(place, columns)), None)


def _is_key(column: Sequence[str]) -> bool:
    """Whether a column has nothing but the letters or numbers of options."""
    said = [cell for cell in column if cell]
    return len(said) * 2 > len(column) and all(_KEY.fullmatch(cell) for cell in said)


def _reaches_all(keys: Sequence[str], options: Sequence[Sequence[str]]) -> bool:
    """Whether there are as many options in every row as the keys count."""
    numbers = [int(key) + 1 if key.isdigit() else ord(key.casefold()) - ord("a") + 1 for key in keys if key]
    counted = max(numbers) - (0 if "0" in keys else all(key.isdigit() for key in keys if key))
    return counted <= len(options) and all(all(column) for column in options)


def _repeats_another(place: int, columns: Sequence[Sequence[str]]) -> bool:
    """Whether each cell of a column stands once more in its row."""
    rows = [[cell.casefold() for cell in row] for row in zip(*columns, strict=True)]
    others = [[*row[:place], *row[place + 1 :]] for row in rows]
    several = all(sum(map(bool, row)) >= _FEWEST for row in others)
    return (
        len(rows) >= _FEWEST and several and all(row[place] in other for row, other in zip(rows, others, strict=True))
    )
