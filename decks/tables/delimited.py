"""The importer for tables in text: CSV, TSV, semicolons as European spreadsheets write them, bars, vocabulary lists."""

import re
from dataclasses import replace

from decks.drafts import Reading, Unplaced
from decks.tables.delimiters import Dialect, dialect_of, filled_width, rows_of, unquoted_rows
from decks.tables.table import Layout, Row, layout_of, read_table

_FOR_EXAMPLE = """\
question,answer,category,difficulty
"What does SYN, the first packet, ask for?",To begin a connection.,Networking,Easy
The command ____ lists the open sockets.,ss,Networking,Medium
"""
_SUFFIXES = (".csv", ".tsv", ".tab", ".psv")
_ANKI = re.compile(
    r"#(?:separator|html|notetype|deck|tags|guid|columns|notetype column|deck column)\b[^:\n]{0,20}:", re.IGNORECASE
)
_MARKED = re.compile(r"\s{0,8}(?:#{1,6} |```|~~~|[-*+] |> |\|[ :|-]+\|\s*$|</?[a-z]|[\[{]\s*$|\"[\w ]+\"\s*:|- \w+:)")
_RECORD = re.compile(r"\s*(?:\{\s*[\"'}\n]|\[\s*[\[{\"\n]|<[!?a-zA-Z]|---\s*\n|%YAML)")
_RULER = frozenset("|:- \t")
_NONE = "\0"
_SAMPLE = 200


class Delimited:
    """Rows with a question and its answer in cells of their own, under names or without."""

    name = "delimited"
    summary = "CSV, TSV and other text tables: a row for each question, with or without a header"
    example = _FOR_EXAMPLE
    suffixes = _SUFFIXES

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is a table of questions, from 0 to 1; looks at its beginning."""
        if _ANKI.match(text) or not text.strip() or any(map(_is_ruler, text[:50_000].split("\n"))):
            return 0.0
        suffixed = name.casefold().endswith(_SUFFIXES)
        if _RECORD.match(text[:2_000]) and not suffixed:
            return 0.0
        dialect = dialect_of(text)
        if dialect is None:
            return 0.5 if suffixed and _one_column(text) else 0.0
        if dialect.headed:
            return 0.97 if suffixed else 0.95 * (1 - _marked_share(text))
        return _without_header(text, dialect, suffixed=suffixed)

    def read(self, text: str, path: str) -> Reading:
        """The questions of a table, and where each of its rows stands."""
        dialect = dialect_of(text)
        begin = text.find("\n") + 1 if text[:4].casefold() == "sep=" else 0
        rows = list(rows_of(text, dialect.delimiter if dialect else _NONE))
        declared = [row for row in rows if begin and row.lines[0][0] == 1]
        rows = rows[len(declared) :]
        if dialect and dialect.delimiter == "\t":
            rows = unquoted_rows(rows)
        layout = layout_of(rows)
        if layout is None:
            return _nothing(rows, path)
        reading = read_table(_as_wide(rows, layout, dialect), layout, path)
        furniture = {row.lines[0][0]: "header" for row in declared}
        return replace(reading, furniture={**furniture, **reading.furniture})


def _is_ruler(line: str) -> bool:
    """Whether a line is the row of dashes below the header of a table in Markdown."""
    return "|" in line and "--" in line and _RULER.issuperset(line)


def _without_header(text: str, dialect: Dialect, *, suffixed: bool) -> float:
    """How likely a table without a header is one, by how alike its rows are."""
    rows = [row for row, _ in zip(rows_of(text[:100_000], dialect.delimiter), range(_SAMPLE), strict=False)]
    if dialect.delimiter == "\t":
        rows = unquoted_rows(rows)
    if layout_of(rows) is None:
        return 0.0
    if suffixed:
        return 0.6 + 0.3 * dialect.share
    if len(rows) < 2 or dialect.share < (0.8 if dialect.delimiter == "\t" else 0.9):
        return 0.0
    if dialect.delimiter != "\t" and len(rows) < 3:
        return 0.0
    certainty = 0.85 if dialect.delimiter == "\t" else 0.65
    return certainty * dialect.share * max(0.0, 1 - 3 * _marked_share(text))


def _marked_share(text: str) -> float:
    """The share of a text's lines that are marked up as other formats are."""
    lines = [line for line in text[:50_000].split("\n")[:_SAMPLE] if line.strip()]
    return sum(_MARKED.match(line[:300]) is not None for line in lines) / max(1, len(lines))


def _one_column(text: str) -> bool:
    """Whether a text is a single column of questions."""
    rows = [row for row, _ in zip(rows_of(text[:100_000], _NONE), range(_SAMPLE), strict=False)]
    return layout_of(rows) is not None


def _as_wide(rows: list[Row], layout: Layout, dialect: Dialect | None) -> list[Row]:
    """The rows with a delimiter that nobody put in quotes read as part of the last of two columns."""
    if dialect is None or len(layout.columns) != 2:
        return rows
    return [_with_rest(row, dialect.delimiter) if len(row.cells) > 2 else row for row in rows]


def _with_rest(row: Row, delimiter: str) -> Row:
    last = max(2, filled_width(row.cells))
    return replace(row, cells=(row.cells[0], delimiter.join(row.cells[1:last])))


def _nothing(rows: list[Row], path: str) -> Reading:
    """The reading of a table in which no column asks anything."""
    left = tuple(
        Unplaced(path=path, line=number, text=line.strip())
        for row in rows
        for number, line in row.lines
        if line.strip()
    )
    return Reading(title=None, drafts=(), unplaced=left)


IMPORTER = Delimited()
