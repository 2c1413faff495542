"""A table of questions: its rows, which of them is the header, and where each of the others stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from decks.drafts import Draft, Problem, Reading, Unplaced
from decks.tables.column_guess import columns_guessed, with_other_prompts
from decks.tables.column_names import Use, plain
from decks.tables.columns import Column, columns_named
from decks.tables.draft import Entry, draft_of, habits_of, places_in

_SEARCHED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its cells, and the numbers and words of the lines that it stands on in its file.

    `merged` are the places of cells that go on from the cell above; a `banner` is one cell over all columns.
    """

    cells: tuple[str, ...]
    lines: tuple[tuple[int, str], ...]
    merged: frozenset[int] = frozenset()
    banner: bool = False

    @property
    def filled(self) -> int:
        """How many cells have something in them."""
        return sum(bool(cell.strip()) for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the columns are for, whether by their names, and the places of the header and of the first row below it."""

    columns: tuple[Column, ...]
    header: int | None = None
    first: int = 0
    named: bool = False


@dataclass
class _Sorted:
    """The rows of a table while they are sorted."""

    entries: list[Entry] = field(default_factory=list)
    furniture: dict[int, str] = field(default_factory=dict)
    unplaced: list[Row] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    place: tuple[str, ...] = ()

    def furnish(self, row: Row, kind: str) -> None:
        """Notes that a row has nothing of a question's own."""
        self.furniture.update({number: kind for number, text in row.lines if text.strip()})


def layout_of(rows: Sequence[Row], names: Sequence[str] = ()) -> Layout | None:
    """The columns of a table, by its header, by the `names` it has elsewhere, else by what stands in it."""
    named = columns_named(names) if names else header_of(rows)
    if isinstance(named, Layout):
        below = [row.cells for row in rows[named.first :] if not row.banner]
        return replace(named, columns=with_other_prompts(named.columns, below))
    if named is not None:
        return Layout(columns=named, named=True)
    guessed = columns_guessed([row.cells for row in rows if not row.banner], names)
    return Layout(columns=guessed) if guessed is not None else None


def header_of(rows: Sequence[Row]) -> Layout | None:
    """The columns by the first row of names; above it there may be titles, of one cell each."""
    found: Layout | None = None
    for place, row in enumerate(rows[:_SEARCHED]):
        if not row.filled:
            continue
        columns = columns_named(row.cells)
        if columns is not None and (found is None or row.filled > 1):
            found = Layout(columns=columns, header=place, first=place + 1, named=True)
        if row.filled > 1:
            return found
    return found


def read_table(rows: Sequence[Row], layout: Layout, path: str, *, place: tuple[str, ...] = ()) -> Reading:
    """The questions of a table, and what every row of it is; `place` is where the whole table stands in its bank."""
    found = _sorted_out(rows, layout)
    habits = habits_of(found.entries, layout.columns)
    drafts = tuple(_below(place, draft_of(entry, layout.columns, habits)) for entry in found.entries)
    return Reading(
        title=_title(rows, layout),
        drafts=drafts,
        problems=tuple(Problem(path=path, line=line, message=message) for line, message in found.problems),
        unplaced=tuple(
            Unplaced(path=path, line=number, text=text.strip())
            for row in found.unplaced
            for number, text in row.lines
            if text.strip()
        ),
        furniture=found.furniture,
    )


def _below(place: tuple[str, ...], draft: Draft) -> Draft:
    return replace(draft, place=(*place, *draft.place)) if place else draft


def _title(rows: Sequence[Row], layout: Layout) -> str | None:
    """The first text above the header."""
    above = (cell.strip() for row in rows[: layout.header or 0] for cell in row.cells)
    return next((text for text in above if text), None)


def _sorted_out(rows: Sequence[Row], layout: Layout) -> _Sorted:
    """Every row as a question, as more of the question above, as furniture, or as unplaced."""
    found = _Sorted()
    header = _words(rows[layout.header]) if layout.header is not None else None
    asks = _place_of(layout.columns, Use.QUESTION)
    for rank, row in enumerate(rows):
        if not row.filled:
            found.furnish(row, "empty row")
        elif rank < layout.first:
            found.furnish(row, "header" if rank == layout.header else "title")
        elif header is not None and _words(row) == header:
            found.furnish(row, "header")
        elif row.banner or _names_a_place(row, layout.columns):
            found.furnish(row, "place")
            found.place = places_in(next(cell for cell in row.cells if cell.strip()))
        elif asks in row.merged and found.entries:
            found.entries[-1].go_on(row.cells, row.merged, _numbers(row))
        elif asks < len(row.cells) and row.cells[asks].strip():
            _enter(found, row, len(layout.columns))
        else:
            found.unplaced.append(row)
    _fill_down(found.entries, layout.columns)
    return found


def _enter(found: _Sorted, row: Row, width: int) -> None:
    """A row as a question; cells beyond the last column are read as more of it."""
    cells = list(row.cells[:width]) + [""] * (width - len(row.cells))
    beyond = [cell.strip() for cell in row.cells[width:] if cell.strip()]
    if beyond:
        cells[-1] = "\n".join(filter(None, [cells[-1].strip(), *beyond]))
        message = f"This row has {len(row.cells)} cells and the table {width} columns: the last cells are read as one."
        found.problems.append((row.lines[0][0], message))
    found.entries.append(Entry(cells=cells, place=found.place, lines=_numbers(row)))


def _numbers(row: Row) -> set[int]:
    """The numbers of the lines of a row that are not blank."""
    return {number for number, text in row.lines if text.strip()}


def _words(row: Row) -> tuple[str, ...]:
    return tuple(plain(cell) for cell in row.cells if cell.strip())


def _place_of(columns: Sequence[Column], use: Use) -> int:
    """The place of the column of a use, which is there."""
    return next(place for place, column in enumerate(columns) if column.use is use)


def _names_a_place(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row has nothing but the category of those that follow."""
    said = [place for place, cell in enumerate(row.cells) if cell.strip()]
    return len(said) == 1 and said[0] < len(columns) and columns[said[0]].use is Use.PLACE


def _fill_down(entries: Sequence[Entry], columns: Sequence[Column]) -> None:
    """Categories that stand only at the first row of each group, given to the rows below."""
    for place in _sparse_places(entries, columns):
        last = ""
        for entry in entries:
            last = entry.cells[place].strip() or last
            entry.cells[place] = last


def _sparse_places(entries: Sequence[Entry], columns: Sequence[Column]) -> Iterator[int]:
    """The columns of categories of which each stands once, at the first row of several."""
    for place, column in enumerate(columns):
        if column.use is Use.PLACE and entries and entries[0].cells[place].strip():
            said = [cell for entry in entries if (cell := entry.cells[place].strip())]
            if len(said) * 2 <= len(entries) and len(set(said)) == len(said):
                yield place
