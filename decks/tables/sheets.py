"""Several tables of one file as one reading: which of them hold questions, and their rows counted through all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decks.drafts import Problem, Reading, Unplaced
from decks.tables.column_names import Use, use_of
from decks.tables.table import Layout, Row, layout_of, read_table

_MOST_EXAMPLES = 5
_ANSWERING = frozenset({Use.ANSWER, Use.OPTION, Use.OPTIONS, Use.RIGHT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table: its name, its rows, its columns' names where these are no row, the number after its last row."""

    name: str
    rows: tuple[Row, ...]
    names: tuple[str, ...] = ()
    end: int = 0


def read_sheets(sheets: Sequence[Sheet], path: str, *, only_largest: bool = False) -> Reading:
    """The questions of all tables that have any; a table's name is a place where several have.

    Where one has a header that names its questions, those without are left out unless they are like it; with
    `only_largest` so are all but the largest where none has. The rows of what is left out are unplaced.
    """
    laid = [(sheet, layout_of(sheet.rows, sheet.names)) for sheet in sheets]
    chosen = _chosen(laid, only_largest=only_largest)
    several = sum(layout is not None for layout in chosen) > 1
    readings = [
        _unplaced(sheet, path)
        if layout is None
        else read_table(sheet.rows, layout, path, place=(sheet.name,) if several else ())
        for sheet, layout in zip(sheets, chosen, strict=True)
    ]
    problems = [problem for reading in readings for problem in reading.problems]
    unplaced = [left for reading in readings for left in reading.unplaced]
    counting = _counted(sheets, path) if problems or unplaced else ()
    titles = [reading.title for reading in readings if reading.title]
    return Reading(
        title=titles[0] if len(titles) == 1 and not several else None,
        drafts=tuple(draft for reading in readings for draft in reading.drafts),
        problems=(*counting, *problems),
        unplaced=tuple(unplaced),
        furniture={number: kind for reading in readings for number, kind in reading.furniture.items()},
    )


def _chosen(laid: Sequence[tuple[Sheet, Layout | None]], *, only_largest: bool) -> list[Layout | None]:
    """The layouts of the tables that are read: those that name a question, else that perhaps do, else any."""
    for is_one in (_is_sure, _is_named):
        if any(layout is not None and is_one(layout) for _, layout in laid):
            known = [(sheet, layout) for sheet, layout in laid if layout is not None and is_one(layout)]
            return [
                layout if layout is not None and is_one(layout) else _layout_like(sheet, known)
                for sheet, layout in laid
            ]
    largest = max((len(sheet.rows) for sheet, layout in laid if layout is not None), default=0)
    first = next((sheet for sheet, layout in laid if layout is not None and len(sheet.rows) == largest), None)
    return [layout if not only_largest or sheet is first else None for sheet, layout in laid]


def _layout_like(sheet: Sheet, known: Sequence[tuple[Sheet, Layout]]) -> Layout | None:
    """The columns of a table without any names, as another's are that it is like; None where it is like none."""
    if sheet.names:
        return None
    return next(
        (
            Layout(columns=layout.columns, named=True)
            for other, layout in known[:_MOST_EXAMPLES]
            if _is_like([row.cells for row in sheet.rows], [row.cells for row in other.rows[layout.first :]], layout)
        ),
        None,
    )


def _is_like(rows: Sequence[Sequence[str]], others: Sequence[Sequence[str]], layout: Layout) -> bool:
    """Whether most rows have a question and what follows it, and ask where the others do.

    Where those do not, the rows must be half as many, and most as wide as the table.
    """
    uses = [column.use for column in layout.columns]
    asks = uses.index(Use.QUESTION)
    next_to_it = next((place for place, use in enumerate(uses) if use in _ANSWERING), asks)
    told = [row for row in rows if all(place < len(row) and row[place].strip() for place in (asks, next_to_it))]
    if len(told) * 2 <= len(rows) or asks == next_to_it or any(len(row) > len(uses) for row in rows):
        return False
    if _asking(others, asks) * 2 > len(others):
        return _asking(rows, asks) * 2 > len(rows)
    return len(rows) * 2 >= len(others) and sum(len(row) == len(uses) for row in rows) * 2 > len(rows)


def _asking(rows: Sequence[Sequence[str]], place: int) -> int:
    """How many rows have a question at a place."""
    return sum(place < len(row) and row[place].rstrip().endswith(("?", "？", "؟")) for row in rows)


def _is_named(layout: Layout) -> bool:
    """Whether a table's columns are known by their names."""
    return layout.named


def _is_sure(layout: Layout) -> bool:
    """Whether a table's header says that it has questions in so many words."""
    asked = [column.heading for column in layout.columns if column.use is Use.QUESTION]
    return layout.named and any(use_of(heading)[0] is Use.QUESTION for heading in asked)


def _counted(sheets: Sequence[Sheet], path: str) -> Iterator[Problem]:
    """How the rows of several tables are counted, for whoever looks for one."""
    filled = [sheet for sheet in sheets if sheet.rows]
    if len(filled) > 1:
        begins = ", ".join(f"{sheet.name!r} begins at {sheet.rows[0].lines[0][0]}" for sheet in filled[:50])
        yield Problem(path=path, line=0, message=f"Rows are counted through all tables: {begins}.")


def _unplaced(sheet: Sheet, path: str) -> Reading:
    """The reading of a table without questions."""
    left = tuple(
        Unplaced(path=path, line=number, text=text.strip())
        for row in sheet.rows
        for number, text in row.lines
        if text.strip()
    )
    return Reading(title=None, drafts=(), unplaced=left)


def numbered(rows: Sequence[Sequence[str]], begin: int) -> tuple[Row, ...]:
    """Rows of cells as rows of a table, each on a line of its own number; those without any text are left out."""
    return tuple(
        Row(cells=tuple(cells), lines=((number, "\t".join(cells)),))
        for number, cells in enumerate(rows, begin)
        if any(cell.strip() for cell in cells)
    )
