import sys
from io import BytesIO
from pathlib import Path
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import paragraph, picture, table, word_file

from decks import importers
from decks.banks import read_bank
from decks.drafts import Reading
from decks.word.importer import IMPORTER
from srs.errors import SourceError

pytest.importorskip("mammoth")


def _answers(reading: Reading) -> dict[str | None, str]:
    return {draft.prompt: "\n".join(part.text for part in draft.sections) for draft in reading.drafts}


HARBOUR = word_file(
    paragraph("Harbour interview", style="Title"),
    paragraph("Read this first."),
    paragraph("Berths", style="heading 1"),
    paragraph("What is a berth?", style="heading 2"),
    paragraph("A place where a *ship* lies."),
    paragraph("It is numbered", list_id=2),
    paragraph("from the north", list_id=2, level=1),
    paragraph("berth = 1", style="Source Code"),
    paragraph("  print(berth)", style="Source Code"),
    picture("a plan"),
    paragraph("How do you list them?", style="heading 2"),
    paragraph("ls berths", font="Courier New"),
    paragraph("sort berths", font="Courier New"),
    paragraph("Wise words", style="Quote"),
    image=b"pixels",
)


def test_headings_are_questions_with_lists_code_quotations_and_pictures_below() -> None:
    reading = IMPORTER.read_bytes(HARBOUR, "port/harbour.docx")
    assert reading.title == "Harbour interview"
    assert {draft.place for draft in reading.drafts} == {("Berths",)}
    assert _answers(reading) == {
        "What is a berth?": "A place where a \\*ship\\* lies.\n\n- It is numbered\n  - from the north\n\n"
        "```\nberth = 1\n  print(berth)\n```\n\n![a plan](harbour-1.png)",
        "How do you list them?": "```\nls berths\nsort berths\n```\n\n> Wise words",
    }
    assert reading.media == {"harbour-1.png": b"pixels"}


def test_lines_are_counted_as_the_text_has_them() -> None:
    reading = IMPORTER.read_bytes(HARBOUR, "harbour.docx")
    assert [(one.line, one.text) for one in reading.unplaced] == [(2, "Read this first.")]
    assert [min(draft.lines) for draft in reading.drafts] == [4, 13]
    assert reading.furniture == {1: "title", 3: "place"}


def test_bold_paragraphs_are_questions() -> None:
    data = word_file(
        *(
            part
            for asked, said in (
                ("What is a crane?", "It lifts."),
                ("What is a tug?", "It pulls."),
                ("A quay?", "Land."),
            )
            for part in (paragraph(asked, bold=True), paragraph(said))
        )
    )
    assert _answers(IMPORTER.read_bytes(data, "a.docx")) == {
        "What is a crane?": "It lifts.",
        "What is a tug?": "It pulls.",
        "A quay?": "Land.",
    }


def test_a_list_of_questions_goes_on_after_the_paragraphs_between() -> None:
    data = word_file(
        paragraph("What is a crane?", list_id=1),
        paragraph("It lifts."),
        paragraph("What is a quay?", list_id=1),
        paragraph("It holds."),
        paragraph("What is a tug?", list_id=1),
        paragraph("It pulls:"),
        paragraph("rope", list_id=1),
        paragraph("hook", list_id=1),
    )
    reading = IMPORTER.read_bytes(data, "a.docx")
    assert [draft.number for draft in reading.drafts] == [1, 2, 3]
    assert _answers(reading)["What is a tug?"] == "It pulls:\n\n1. rope\n2. hook"


def test_rows_of_a_table_are_questions() -> None:
    data = word_file(table(("Question", "Answer"), ("What is a crane?", "It lifts."), ("What is a tug?", "It pulls.")))
    assert _answers(IMPORTER.read_bytes(data, "a.docx")) == {
        "What is a crane?": "It lifts.",
        "What is a tug?": "It pulls.",
    }


def test_a_word_file_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "bank"
    path.write_bytes(HARBOUR)
    assert read_bank(str(path)).format == "word"
    archive = BytesIO()
    with ZipFile(archive, "w") as other:
        other.writestr("collection.anki2", "")
    assert IMPORTER.recognises(archive.getvalue(), "deck.apkg") == 0.0
    assert importers.binary_importer_for(b"# Why?\n", "a.md") is None


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"{\\rtf1\\ansi What?}", "bank.rtf", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "bank.doc", "old Word file"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "bank.odt", "OpenDocument"),
    ],
)
def test_other_word_processors_files_say_what_to_do(tmp_path: Path, data: bytes, name: str, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=rf"^.*{name}: an? .*{what}.*Save it as \.docx .*, or as text"):
        read_bank(str(path))


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(200 << 20))
    assert IMPORTER.recognises(bomb.getvalue(), "bomb.docx") > 0.9
    with pytest.raises(SourceError, match=r"^bomb\.docx: .*Divide it"):
        IMPORTER.read_bytes(bomb.getvalue(), "bomb.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(encoding: str) -> None:
    whole = word_file(paragraph("&lol;"), prolog='<!DOCTYPE x [<!ENTITY lol "lol">]>')
    data = BytesIO()
    with ZipFile(BytesIO(whole)) as old, ZipFile(data, "w") as new:
        for part in old.infolist():
            text = old.read(part).decode()
            new.writestr(part, text.encode(encoding if part.filename == "word/document.xml" else "utf-8"))
    with pytest.raises(SourceError, match="damaged"):
        IMPORTER.read_bytes(data.getvalue(), "a.docx")


def test_a_picture_that_lies_elsewhere_is_not_fetched() -> None:
    data = word_file(paragraph("Why?", style="heading 1"), picture("a plan", linked=True))
    reading = IMPORTER.read_bytes(data, "a.docx")
    assert (_answers(reading), reading.media) == ({"Why?": "![a plan](a-1.picture)"}, {})


def test_without_the_library_one_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(SourceError, match=r"^a\.docx: reading \.docx needs more: pip install 'viva-srs\[office\]'$"):
        IMPORTER.read_bytes(HARBOUR, "a.docx")


def _read_or_refused(data: bytes) -> None:
    IMPORTER.recognises(data, "random.docx")
    try:
        IMPORTER.read_bytes(data, "random.docx")
    except SourceError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _read_or_refused(data)
    _read_or_refused(b"PK\x03\x04" + data)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_spliced_file_is_read_or_refused(data: st.DataObject) -> None:
    at, on = data.draw(st.integers(0, len(HARBOUR))), data.draw(st.integers(0, len(HARBOUR)))
    _read_or_refused(HARBOUR[:at] + data.draw(st.binary(max_size=20)) + HARBOUR[on:])


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_document_with_spliced_markup_is_read_or_refused(data: st.DataObject) -> None:
    markup = paragraph("What?", style="heading 1", list_id=1, bold=True) + table(("a", "b")) + picture("x")
    at, on = data.draw(st.integers(0, len(markup))), data.draw(st.integers(0, len(markup)))
    _read_or_refused(word_file(markup[:at] + data.draw(st.sampled_from(["", "<w:p>", "</w:tc>", '"'])) + markup[on:]))


def test_deeply_nested_tables_do_not_hang_or_crash() -> None:
    begun = process_time()
    _read_or_refused(word_file("<w:tbl><w:tr><w:tc>" * 20_000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 20_000))
    assert process_time() - begun < 20


def test_questions_without_an_answer_between_others_of_a_numbered_list_are_questions() -> None:
    asked = ["What is ebb?", "What is flood?", "Who steers?", "Why ring?", "What is slack?"]
    body = [paragraph("Tides", style="Title")]
    for place, words in enumerate(asked):
        body += [paragraph(words, list_id=1), *([paragraph(f"Told {place}.")] if place % 2 == 0 else [])]
    reading = IMPORTER.read_bytes(word_file(*body), "tides.docx")
    assert [(draft.number, draft.prompt) for draft in reading.drafts] == list(enumerate(asked, 1))
    assert [bool(draft.sections) for draft in reading.drafts] == [True, False, True, False, True]
