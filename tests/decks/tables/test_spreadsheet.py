import sys
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import numbers

from decks import importers
from decks.banks import read_bank
from decks.drafts import Draft, Reading
from decks.tables.spreadsheet import IMPORTER
from srs.errors import SourceError
from srs.model import SectionKind

Cell = str | int | float | date | None


def book(**sheets: list[list[Cell]]) -> Workbook:
    made = Workbook()
    made.remove(made["Sheet"])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def packed(made: Workbook) -> bytes:
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def read(made: Workbook) -> Reading:
    return IMPORTER.read_bytes(packed(made), "bank.xlsx")


def answers(draft: Draft) -> list[str]:
    return [part.text for part in draft.sections if part.kind is SectionKind.ANSWER]


def test_a_workbook_is_known_by_its_content_and_read_from_its_path(tmp_path: Path) -> None:
    bank = tmp_path / "tides"
    bank.write_bytes(packed(book(Sheet1=[["Question", "Answer", "Level"], ["Ebb?", "Out", "Easy"]])))
    found = read_bank(str(bank))
    assert found.format == "xlsx"
    assert [(draft.prompt, answers(draft), draft.difficulty, draft.lines) for draft in found.drafts] == [
        ("Ebb?", ["Out"], "Easy", frozenset({2}))
    ]
    assert found.furniture == {"header": 1}


def test_every_sheet_with_questions_is_a_place() -> None:
    header: list[Cell] = ["Question", "Answer"]
    reading = read(
        book(Sea=[header, ["Ebb?", "Out"]], Read_me=[["How to use this book"]], Land=[header, ["Hill?", "Up"]])
    )
    assert [(draft.place, draft.prompt, set(draft.lines)) for draft in reading.drafts] == [
        (("Sea",), "Ebb?", {2}),
        (("Land",), "Hill?", {5}),
    ]
    assert [(left.line, left.text) for left in reading.unplaced] == [(3, "How to use this book")]
    assert "'Land' begins at 4" in reading.problems[0].message


def test_a_hidden_sheet_is_skipped_with_a_problem() -> None:
    made = book(Sea=[["Question", "Answer"], ["Ebb?", "Out"]], Old=[["Question", "Answer"], ["Hill?", "Up"]])
    made["Old"].sheet_state = "hidden"
    reading = read(made)
    assert [draft.prompt for draft in reading.drafts] == ["Ebb?"]
    assert "'Old' is hidden" in reading.problems[0].message


def test_values_are_read_as_people_see_them() -> None:
    made = book(Sea=[["Question", "Answer"]])
    sheet = made["Sea"]
    values = [
        (7, "General", "7"),
        (7.0, "General", "7"),
        (0.1 + 0.2, "General", "0.3"),
        (0.25, numbers.FORMAT_PERCENTAGE, "25%"),
        (3.14159, "0.00", "3.14"),
        (date(2031, 5, 4), "dd/mm/yyyy", "2031-05-04"),
        (datetime(2031, 5, 4, 16, 30), "dd/mm/yyyy hh:mm", "2031-05-04 16:30"),  # noqa: DTZ001 - a cell has no zone
        (True, "General", "TRUE"),
        ("one\r\ntwo", "General", "one\ntwo"),
    ]
    for value, form, _ in values:
        sheet.append([f"What is {form} {value!r}?", value])
        sheet.cell(row=sheet.max_row, column=2).number_format = form
    assert [answers(draft) for draft in read(made).drafts] == [[shown] for _, _, shown in values]


def test_an_error_is_no_answer() -> None:
    reading = read(book(Sea=[["Question", "Answer"], ["Ebb?", "#REF!"]]))
    assert reading.drafts[0].sections == ()


def test_merged_categories_and_banners_are_places_and_merged_questions_one_question() -> None:
    made = book(
        Sea=[
            ["Tide questions", None, None],
            ["Topic", "Question", "Answer"],
            ["Low", "Ebb?", "Out"],
            [None, "Neap?", "Small"],
            ["High", "What comes with a spring tide?", "High water"],
            [None, None, "Low water"],
        ]
    )
    for area in ("A1:C1", "A3:A4", "A5:A6", "B5:B6"):
        made["Sea"].merge_cells(area)
    reading = read(made)
    assert reading.title == "Tide questions"
    assert [(draft.place, draft.prompt, answers(draft), set(draft.lines)) for draft in reading.drafts] == [
        (("Low",), "Ebb?", ["Out"], {3}),
        (("Low",), "Neap?", ["Small"], {4}),
        (("High",), "What comes with a spring tide?", ["High water\nLow water"], {5, 6}),
    ]
    made = book(Sea=[["Question", "Answer"], ["Low water", None], ["Ebb?", "Out"]])
    made["Sea"].merge_cells("A2:B2")
    assert [(draft.place, draft.prompt) for draft in read(made).drafts] == [(("Low water",), "Ebb?")]


def test_sheets_without_a_header_are_read_where_none_has_one() -> None:
    reading = read(book(Sea=[["Ebb?", "Out"], ["Flood?", "In"]]))
    assert [(draft.prompt, answers(draft)) for draft in reading.drafts] == [("Ebb?", ["Out"]), ("Flood?", ["In"])]


def test_a_missing_library_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(book(Sea=[["Question", "Answer"]]))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(SourceError, match=r"^bank.xlsx: reading .xlsx needs more: pip install 'viva-srs\[office\]'$"):
        IMPORTER.read_bytes(data, "bank.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(140):
                sheet.write(bytes(1 << 20))
    with pytest.raises(SourceError, match="unpacks to more"):
        IMPORTER.read_bytes(written.getvalue(), "bank.xlsx")


def test_declared_entities_are_refused() -> None:
    data = packed(book(Sea=[["Question", "Answer"]]))
    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w") as new:
        for member in old.infolist():
            text = old.read(member)
            if member.filename.endswith("workbook.xml"):
                text = b'<!DOCTYPE a [<!ENTITY b "c">]>' + text
            new.writestr(member.filename, text)
    with pytest.raises(SourceError, match="declares entities"):
        IMPORTER.read_bytes(written.getvalue(), "bank.xlsx")


def test_old_and_open_workbooks_are_refused_with_what_to_do() -> None:
    for head, name in ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "bank.xls"), (b"PK\3\4" + bytes(26), "bank.ods")):
        data = head + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" + bytes(500)
        chosen = importers.binary_importer_for(data, name)
        assert chosen is IMPORTER
        with pytest.raises(SourceError, match=r"Save it as plain .xlsx"):
            chosen.read_bytes(data, name)


_WHOLE = packed(book(Sea=[["Question", "Answer"], ["Ebb?", "Out"]]))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(_WHOLE) - 1), st.binary(max_size=40))
def test_a_damaged_workbook_is_read_or_refused(place: int, junk: bytes) -> None:
    for data in (_WHOLE[:place] + junk, _WHOLE[:place] + junk + _WHOLE[place + len(junk) :]):
        with suppress(SourceError):
            IMPORTER.read_bytes(data, "bank.xlsx")


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=300))
def test_damaged_xml_inside_is_read_or_refused(junk: bytes) -> None:
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"):
        written = BytesIO()
        with ZipFile(BytesIO(_WHOLE)) as old, ZipFile(written, "w") as new:
            for member in old.infolist():
                text = old.read(member)
                new.writestr(member.filename, text[: len(text) // 2] + junk if member.filename == name else text)
        with suppress(SourceError):
            IMPORTER.read_bytes(written.getvalue(), "bank.xlsx")


_TIDES: list[list[Cell]] = [
    ["Question", "Answer", "Level"],
    ["What is the ebb?", "Out", "Easy"],
    ["What is the flood?", "In", "Easy"],
]


@pytest.mark.parametrize(
    ("rows", "prompts"),
    [
        ([["What is a neap?", "Low", "Hard"], ["What is a spring?", "High"]], ["What is a neap?", "What is a spring?"]),
        ([["What is a neap?", "Low"]], ["What is a neap?"]),
        ([["Author", "A. Quay"], ["Version", "2"]], []),
        ([["Author", "A. Quay", "2024"], ["Editor", "B. Jib", "2025"]], []),
        ([["Read me first"]], []),
    ],
)
def test_a_sheet_without_a_header_has_the_columns_of_another_where_it_asks_as_that_does(
    rows: list[list[Cell]], prompts: list[str]
) -> None:
    reading = read(book(Sea=_TIDES, More=rows))
    assert [draft.prompt for draft in reading.drafts[2:]] == prompts
    assert [draft.difficulty for draft in reading.drafts[2:3]] == [
        ("Hard" if "Hard" in rows[0] else None) for _ in prompts[:1]
    ]
    assert {left.line for left in reading.unplaced} == (set() if prompts else set(range(4, 4 + len(rows))))


def test_a_sheet_of_terms_without_a_header_has_the_columns_of_another_of_as_many_rows() -> None:
    header: list[list[Cell]] = [["Front", "Back", "Tags"], ["ebb", "out", "sea"], ["flood", "in", "sea"]]
    reading = read(book(Sea=header, More=[["neap", "low", "moon"], ["spring", "high", "moon"]]))
    assert [(draft.prompt, draft.tags) for draft in reading.drafts[2:]] == [("neap", ("moon",)), ("spring", ("moon",))]
