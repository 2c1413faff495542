"""What each column of a table without names is for: by what stands in it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from decks.metadata import usual_difficulty, usual_type
from decks.question_marks import ends_as_question
from decks.tables.column_names import Use, use_of
from decks.tables.columns import Column
from decks.tables.option_guess import key_column

_SAMPLE = 400
_WORD = re.compile(r"\b[^\W\d_]{2}|[^\W\da-zA-Z_]")
_SHORT = 40
_REPEATED = 0.5
_FEWEST_REPEATING = 4
_MOSTLY = 0.9
_SWITCHES = frozenset("true false yes no x - n/a none".split())


def columns_guessed(rows: Sequence[Sequence[str]], names: Sequence[str] = ()) -> tuple[Column, ...] | None:
    """The columns of rows of texts: the first of words is the front and the next the back; None where none asks.

    `names` are headers that no one knows: they stay as the headings of what is neither.
    """
    sample = [row for row in rows[:_SAMPLE] if any(cell.strip() for cell in row)]
    width = _usual_width(sample)
    columns = [[row[place].strip() if place < len(row) else "" for row in sample] for place in range(width)]
    uses = _uses(columns)
    if uses is None:
        return None
    heads = [name.strip() for name in names] + [""] * (width - len(names))
    return tuple(Column(use=use, heading=heads[place]) for place, use in enumerate(uses))


def with_other_prompts(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns by their names, with another for the prompts where the one taken for them repeats a few topics."""
    asks = next((place for place, column in enumerate(columns) if column.use is Use.QUESTION), None)
    if asks is None or use_of(columns[asks].heading)[0] is Use.QUESTION:
        return tuple(columns)
    sample = [row for row in rows[:_SAMPLE] if any(cell.strip() for cell in row)]
    cells = [[row[place].strip() if place < len(row) else "" for row in sample] for place in range(len(columns))]
    others = [place for place, column in enumerate(columns) if column.use is Use.OTHER and _differs(cells[place])]
    if not others or not _repeats(cells[asks]):
        return tuple(columns)
    uses = {asks: Use.PLACE, others[0]: Use.QUESTION}
    return tuple(replace(column, use=uses.get(place, column.use)) for place, column in enumerate(columns))


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """How many columns most rows have, empty ones at the end apart."""
    widths = Counter(_filled_width(row) for row in rows)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _filled_width(row: Sequence[str]) -> int:
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return width


def _uses(columns: Sequence[Sequence[str]]) -> list[Use] | None:
    """The use of every column; None where no column asks anything."""
    uses = [_small_use(column) for column in columns]
    if columns and len(columns) > 1 and _counts(columns[0]):
        uses[0] = Use.NUMBER
    left = [place for place, use in enumerate(uses) if use is Use.OTHER]
    worded = [place for place in left if _is_worded(columns[place])]
    if len(worded) > 2 and _repeats(columns[worded[0]]):
        uses[worded[0]] = Use.PLACE
        worded = worded[1:]
        left = [place for place in left if uses[place] is Use.OTHER]
    if not worded:
        return None
    front = worded[0]
    uses[front] = Use.QUESTION
    behind = [place for place in left if place > front]
    key = key_column([columns[place] for place in behind])
    if key is not None:
        for rank, place in enumerate(behind):
            uses[place] = Use.RIGHT if rank == key else Use.OPTION
        return uses
    back = next((place for place in behind if place in worded), behind[0] if len(behind) == 1 else None)
    if back is None and behind:
        back = max(behind, key=lambda place: sum(map(bool, columns[place])))
    if back is not None and any(columns[back]):
        uses[back] = Use.ANSWER
        if behind[-1] > back and uses[behind[-1]] is Use.OTHER:
            uses[behind[-1]] = _shared_use(columns[behind[-1]])
        return uses
    return uses if _asks(columns[front]) else None


def _small_use(column: Sequence[str]) -> Use:
    """Difficulty or type where a column has nothing but the usual words for one."""
    said = [cell for cell in column if cell]
    if said and len(said) * 2 >= len(column):
        if all(usual_difficulty(cell) for cell in said):
            return Use.DIFFICULTY
        if all(usual_type(cell) for cell in said):
            return Use.TYPE
    return Use.OTHER


def _counts(column: Sequence[str]) -> bool:
    """Whether a column numbers its rows."""
    bare = [cell.rstrip(".)").lstrip("#") for cell in column]
    if not all(cell.isascii() and cell.isdigit() and len(cell) < 7 for cell in bare):
        return False
    numbers = [int(cell) for cell in bare]
    return numbers[0] <= 1 and all(later > sooner for sooner, later in pairwise(numbers))


def _is_worded(column: Sequence[str]) -> bool:
    """Whether most of a column's cells have words."""
    said = [cell for cell in column if cell]
    return bool(said) and sum(_WORD.search(cell) is not None for cell in said) * 2 > len(said)


def _repeats(column: Sequence[str]) -> bool:
    """Whether a column says a few short things again and again, as categories do."""
    said = [cell for cell in column if cell]
    few = len(set(said)) <= len(said) * _REPEATED
    return len(said) >= _FEWEST_REPEATING and few and all(len(cell) <= _SHORT for cell in said)


def _differs(column: Sequence[str]) -> bool:
    """Whether a column has words of its own in nearly every row."""
    said = [cell for cell in column if cell]
    return _is_worded(column) and len(set(said)) >= len(column) * _MOSTLY


def _shared_use(column: Sequence[str]) -> Use:
    """Tags or a place of a column that says the same few things in many rows; nothing known of any other."""
    if not _is_worded(column) or not _repeats(column) or _SWITCHES.issuperset(cell.casefold() for cell in column):
        return Use.OTHER
    return Use.PLACE if any(" " in cell for cell in column) else Use.TAGS


def _asks(column: Sequence[str]) -> bool:
    """Whether most of a column's cells end as questions do."""
    said = [cell for cell in column if cell]
    return sum(ends_as_question(cell) for cell in said) * 2 > len(said)
