"""What an import found and changed in figures: the rows of a table, and the table as lines of plain text."""

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decks.accounts import Account
    from decks.intake import ImportReport

_UNITS = {"xlsx": "rows", "sqlite": "rows", "apkg": "notes", "word": "paragraphs"}
_CHANGES = ("added", "changed", "unchanged", "moved", "retired")
_LABELS, _NUMBERS, _NARROWEST_REMARK = 14, 5, 12
_WIDE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table: a label, how deep it stands below the ones above, its number, and a remark or none.

    `opens` begins a part of the table.
    """

    label: str
    number: int
    remark: str = ""
    depth: int = 0
    opens: bool = False


def rows_of(reports: "Sequence[ImportReport]") -> tuple[Row, ...]:
    """The figures of one report, or of several added up: questions and cards, what changed, where the lines stand."""
    return (*_of_questions(reports), *_of_changes(reports), *_of_lines(reports))


def drawn(rows: Sequence[Row], width: int) -> Iterator[str]:
    """The table in lines of at most so many cells: labels, numbers in one column, remarks in the room beside them.

    Tables of like rows have their columns in the same places.
    """
    labels = [f"{'  ' * row.depth}{row.label}" for row in rows]
    numbers = [f"{row.number:,}" for row in rows]
    figures = max(_NUMBERS, *map(len, numbers))
    room = min(max(_LABELS, *map(cells, labels)), max(8, width - figures - 2))
    beside = room + figures + 4
    for row, label, number in zip(rows, labels, numbers, strict=True):
        if row.opens:
            yield ""
        shown = cut(label, room)
        line = f"{shown}{' ' * (room - cells(shown))}  {number:>{figures}}"
        remarks = textwrap.wrap(row.remark, max(_NARROWEST_REMARK, width - beside))
        yield f"{line}  {remarks[0]}" if remarks else line
        yield from (f"{' ' * beside}{remark}" for remark in remarks[1:])


def drawn_files(accounts: "Sequence[Account]", folder: str, width: int, most: int) -> Iterator[str]:
    """The first files of a folder in lines of at most so many cells: questions, lines and those unplaced of each."""
    wide = width >= _WIDE
    heads = ("questions", "lines", "unplaced") if wide else ("questions", "unplaced")
    names = [inside(each.path, folder) for each in accounts[:most]]
    room = min(max(map(cells, names), default=0), width - 2 - sum(len(head) + 2 for head in heads))
    yield f"  {' ' * room}  {'  '.join(heads)}"
    for name, each in zip(names, accounts, strict=False):
        numbers = (each.questions, each.lines, each.unplaced) if wide else (each.questions, each.unplaced)
        shown = cut_before(name, room)
        told = (f"{number:>{len(head)},}" for number, head in zip(numbers, heads, strict=True))
        yield f"  {shown}{' ' * max(0, room - cells(shown))}  {'  '.join(told)}"
    if len(accounts) > most:
        yield f"  … and {len(accounts) - most:,} more: `--json` lists all"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for each wide character, none for what stands on another."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def cut(text: str, width: int) -> str:
    """A text in at most so many cells, its end cut with an ellipsis."""
    if len(text) <= width * 4 and cells(text) <= width:
        return text
    text = text[: width * 4]
    while text and cells(text) >= width:
        text = text[: -max(1, (cells(text) - width) // 2)]
    return f"{text.rstrip()}…"


def cut_before(text: str, width: int) -> str:
    """A text in at most so many cells, its beginning cut with an ellipsis."""
    return cut(text[::-1], width)[::-1]


def inside(path: str, folder: str) -> str:
    """A file's path as it is seen from a bank's folder."""
    return path.removeprefix(folder).lstrip("/\\") or path


def _of_questions(reports: "Sequence[ImportReport]") -> Iterator[Row]:
    """How many questions there are of which kind, and how many cards."""
    missing = sum(question.prompt_missing for each in reports for question in each.questions)
    ticks = sum(each.ticks_only for each in reports)
    minutes = round(sum(each.minutes_a_day for each in reports))
    unanswered = sum(len(each.unanswered) for each in reports)
    files = sum(len(each.reading.accounts) for each in reports)
    if files > 1:
        yield Row(label="files", number=files)
    yield Row(label="questions", number=sum(len(each.questions) for each in reports))
    yield Row(label="answered", number=sum(each.answered for each in reports), depth=1)
    yield Row(label="unanswered", number=unanswered, depth=1, remark="viva list --unanswered" if unanswered else "")
    yield Row(label="choices", number=sum(bool(each.choices) for one in reports for each in one.questions), depth=1)
    if missing:
        yield Row(label="no prompt", number=missing, depth=1, remark="named from their content")
    if points := sum(each.key_points for each in reports):
        yield Row(label="key points", number=points, remark=f"{ticks:,} of them only ticks" if ticks else "")
    pace = f"about {max(1, minutes):,} min a day"
    yield Row(label="cards", number=sum(len(each.cards) for each in reports), remark=pace)


def _of_changes(reports: "Sequence[ImportReport]") -> Iterator[Row]:
    """What an import changes in the collection."""
    for place, kind in enumerate(_CHANGES):
        number = sum(len(getattr(each.comparison, kind)) for each in reports)
        yield Row(label=kind, number=number, opens=place == 0)
    if conflicts := sum(len(each.conflicts) for each in reports):
        yield Row(label="yours kept", number=conflicts, remark="the bank changed it too")
    if removed := sum(len(each.removed) for each in reports):
        yield Row(label="left out", number=removed, remark="you removed them")
    if near := sum(each.near_duplicates for each in reports):
        yield Row(label="in other banks", number=near, remark="viva duplicates")


def _of_lines(reports: "Sequence[ImportReport]") -> Iterator[Row]:
    """Where the lines of the files stand: on a question, as furniture of some kind, or nowhere."""
    accounts = [account for each in reports for account in each.reading.accounts]
    furniture: Counter[str] = Counter()
    for account in accounts:
        furniture.update(account.furniture)
    units = {_UNITS.get(each.reading.format, "lines") for each in reports}
    unit = units.pop() if len(units) == 1 else "lines"
    yield Row(label=unit, number=sum(account.lines for account in accounts), opens=True)
    yield Row(label="placed", number=sum(account.placed for account in accounts), depth=1)
    yield Row(label="furniture", number=furniture.total(), depth=1)
    yield from (Row(label=kind, number=number, depth=2) for kind, number in furniture.most_common())
    yield Row(label="unplaced", number=sum(account.unplaced for account in accounts), depth=1)
