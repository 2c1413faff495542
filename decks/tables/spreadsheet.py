"""The importer for Excel workbooks: every sheet that has questions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from decks.drafts import Problem, Reading
from decks.tables.sheets import Sheet, read_sheets
from decks.tables.table import Row
from decks.tables.workbook import MOST_COLUMNS, MOST_ROWS, SheetOfCells, sheets_of
from srs.errors import SourceError

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


class Spreadsheet:
    """Sheets with a row for each question, under names or without."""

    name = "xlsx"
    summary = "an Excel workbook (.xlsx): a row for each question on any of its sheets, with or without a header"
    example = "sheets whose rows are: question, answer, category, difficulty, tags, options with the right one's letter"
    suffixes = (".xlsx", ".xlsm")

    def recognises(self, data: bytes, name: str) -> float:
        """Sure of an archive with a workbook in it, fairly sure by its name and of workbooks of other kinds."""
        named = name.casefold()
        if data.startswith(b"PK") and b"xl/workbook." in data:
            return 0.95
        other = (data.startswith(_OLD) and named.endswith((".xls", ".xlsx"))) or _OPEN_DOCUMENT in data[:200]
        return 0.6 if other or (data.startswith(b"PK") and named.endswith(self.suffixes)) else 0.0

    def read_bytes(self, data: bytes, path: str) -> Reading:
        """The questions of every sheet that is not hidden; rows are counted through all sheets.

        Raises:
            SourceError: it is no workbook, damaged or too large, or openpyxl is not installed.
        """
        if data.startswith(_OLD) or _OPEN_DOCUMENT in data[:200]:
            raise SourceError(f"{path}: a workbook of another kind, or one with a password. Save it as plain .xlsx.")
        found = sheets_of(data, path)
        told = read_sheets(list(_through(found)), path)
        return replace(told, problems=(*_problems(found, path), *told.problems))


def _through(found: Sequence[SheetOfCells]) -> Iterator[Sheet]:
    """The sheets that are not hidden, with their rows counted through all of them."""
    before = 0
    for sheet in found:
        if not sheet.hidden:
            yield Sheet(name=sheet.name.strip(), rows=tuple(_moved(row, before) for row in sheet.rows))
            before += sheet.rows[-1].lines[-1][0] if sheet.rows else 0


def _moved(row: Row, by: int) -> Row:
    return replace(row, lines=tuple((number + by, text) for number, text in row.lines)) if by else row


def _problems(found: Sequence[SheetOfCells], path: str) -> Iterator[Problem]:
    """The sheets that are hidden, and those that were not read to their end."""
    for sheet in found:
        if sheet.hidden and sheet.rows:
            message = f"The sheet {sheet.name!r} is hidden; its {len(sheet.rows)} rows are left out. Show it first."
            yield Problem(path=path, line=0, message=message)
        if sheet.cut:
            message = f"More than {MOST_ROWS} rows: the sheet {sheet.name!r} was not read to its end. Divide the file."
            yield Problem(path=path, line=0, message=message)
        elif any(len(row.cells) == MOST_COLUMNS for row in sheet.rows):
            message = f"The sheet {sheet.name!r} may have more than {MOST_COLUMNS} columns; those after were left out."
            yield Problem(path=path, line=0, message=message)


IMPORTER = Spreadsheet()
