import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import Text, page, pdf_file, running

from decks import importers
from decks.banks import read_bank
from decks.drafts import Reading
from decks.pdf.importer import IMPORTER
from decks.pdf.lines import pages_of
from srs.errors import SourceError

pypdf = pytest.importorskip("pypdf")


def _answers(reading: Reading) -> dict[str | None, str]:
    return {draft.prompt: "\n".join(part.text for part in draft.sections) for draft in reading.drafts}


def _accounts_for_every_line(reading: Reading, count: int) -> bool:
    on_drafts = {number for draft in reading.drafts for number in draft.lines}
    left = {one.line for one in reading.unplaced}
    return on_drafts | left | set(reading.furniture) == set(range(1, count + 1))


HARBOUR = pdf_file(
    page(
        Text("The Harbour Master's Handbook", 40, size=9),
        Text("Harbour interview", 90, size=22),
        Text("What is a berth?", 130, size=15),
        Text("A berth is a designated place in a harbour where a ship lies moored, with room to un-", 160),
        Text("load her, and a well-known number on its wall that the pilot reads from the bridge.", 174),
        Text("Every berth has a well-", 202),
        Text("known depth.", 216),
        Text("• the north wall", 240, 80),
        Text("• the south wall, which is much longer than that in the north and goes on for so long that", 254, 80),
        Text("it needs two lines", 268, 90),
        Text("def berth():", 290, font="F3", size=10),
        Text("return 1", 302, 96, font="F3", size=10),
        Text("Page 1 of 2", 760, size=9),
    ),
    page(
        Text("The Harbour Master's Handbook", 40, size=9),
        Text("How do you book one?", 90, size=15),
        Text("By letter.", 120),
        Text("Page 2 of 2", 760, size=9),
    ),
    title="handbook.docx",
)


def test_large_lines_are_questions_and_the_lines_of_a_paragraph_are_joined() -> None:
    reading = IMPORTER.read_bytes(HARBOUR, "harbour.pdf")
    assert reading.title == "Harbour interview"
    assert _answers(reading) == {
        "What is a berth?": "A berth is a designated place in a harbour where a ship lies moored, with room to unload "
        "her, and a well-known number on its wall that the pilot reads from the bridge.\n\n"
        "Every berth has a well-known depth.\n\n"
        "- the north wall\n- the south wall, which is much longer than that in the north and goes on for so long that "
        "it needs two lines\n\n"
        "```\ndef berth():\n    return 1\n```",
        "How do you book one?": "By letter.",
    }


def test_what_stands_on_every_page_is_furniture() -> None:
    reading = IMPORTER.read_bytes(HARBOUR, "harbour.pdf")
    assert _accounts_for_every_line(reading, 17)
    assert reading.furniture == {1: "page header", 2: "place", 13: "page number", 14: "page header", 17: "page number"}


def test_numbered_questions_in_plain_letters_are_questions() -> None:
    said = [
        "1. What is a crane?",
        "A machine that lifts:",
        "1. by a rope",
        "2. by a hook",
        "2. Describe a quay.",
        "A wall to moor at.",
        "3. What is a tug?",
        "A small ship.",
    ]
    reading = IMPORTER.read_bytes(pdf_file(page(*running(said, gap=30)), title="Cranes"), "a.pdf")
    assert reading.title == "Cranes"
    assert [draft.number for draft in reading.drafts] == [1, 2, 3]
    assert _answers(reading) == {
        "What is a crane?": "A machine that lifts:\n\n1. by a rope\n\n2. by a hook",
        "Describe a quay.": "A wall to moor at.",
        "What is a tug?": "A small ship.",
    }


def test_bold_lines_and_marked_pairs_are_questions() -> None:
    bold = pdf_file(
        page(
            Text("Why is it deep?", 100, font="F2"),
            Text("For the ships.", 114),
            Text("Why is it wide?", 140, font="F2"),
            Text("For their number.", 154),
        )
    )
    assert _answers(IMPORTER.read_bytes(bold, "a.pdf")) == {
        "Why is it deep?": "For the ships.",
        "Why is it wide?": "For their number.",
    }
    marked = pdf_file(page(*running(["Q: Why is it deep?", "A: For the ships.", "Q: Why is it wide?", "A: So it is."])))
    assert _answers(IMPORTER.read_bytes(marked, "a.pdf")) == {
        "Why is it deep?": "For the ships.",
        "Why is it wide?": "So it is.",
    }


def test_a_scan_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf_file("0 0 100 100 re f", "0 0 50 50 re f"))
    with pytest.raises(SourceError, match=r"^[^\n]*scan\.pdf: no text: its pages are pictures\. .*ocrmypdf[^\n]*$"):
        read_bank(str(path))


def test_a_page_without_text_is_a_problem() -> None:
    data = pdf_file(page(Text("Why?", 100, size=20), Text("So.", 140)), "0 0 50 50 re f")
    problems = IMPORTER.read_bytes(data, "a.pdf").problems
    assert [problem.message for problem in problems] == ["Page 2 has no text."]


def test_an_encrypted_file_says_what_to_do() -> None:
    writer = pypdf.PdfWriter(BytesIO(HARBOUR))
    writer.encrypt("secret", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    with pytest.raises(SourceError, match=r"^a\.pdf: encrypted\. Save it without a password and import that\.$"):
        IMPORTER.read_bytes(written.getvalue(), "a.pdf")


def test_a_file_that_anyone_may_open_is_read_though_it_is_encrypted() -> None:
    writer = pypdf.PdfWriter(BytesIO(HARBOUR))
    writer.encrypt("", "owner", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    assert len(IMPORTER.read_bytes(written.getvalue(), "a.pdf").drafts) == 2


def test_a_pdf_is_known_by_its_content() -> None:
    found = importers.binary_importer_for(HARBOUR, "handbook")
    assert found is not None
    assert found.name == "pdf"
    assert IMPORTER.recognises(b"# Why?\n", "a.md") == 0.0


_TOO_MUCH = r"^a\.pdf: more stands on its pages than a bank may have\. Divide it\.$"


@pytest.mark.parametrize(
    "pages",
    [
        [b"(a) Tj " * 20_000_000],
        [b"BT /F1 9 Tf (a) Tj ET " * 10_000] * 20,
        [b"1 " * 450_000 + b"re"],
        [b" " * 7_000_000] * 2,
    ],
    ids=["a page unpacks without end", "many pages", "a page of many parts", "pages of nothing"],
)
def test_content_that_takes_too_much_reading_is_refused(pages: list[bytes]) -> None:
    with pytest.raises(SourceError, match=_TOO_MUCH):
        IMPORTER.read_bytes(pdf_file(*pages, packed=True), "a.pdf")


def test_what_is_drawn_on_many_pages_or_many_times_counts_each_time() -> None:
    data = pdf_file(*[b"/X Do " * 100] * 40, more="/XObject << /X 6 0 R >>", form=b"BT /F1 9 Tf (a) Tj ET\n" * 30)
    with pytest.raises(SourceError, match=_TOO_MUCH):
        IMPORTER.read_bytes(data, "a.pdf")
    few = pdf_file(*[b"/X Do "] * 2, more="/XObject << /X 6 0 R >>", form=b"BT /F1 9 Tf 9 9 Td (Why?) Tj ET\n")
    assert [line.text for line in pages_of(few, "a.pdf").lines] == ["Why?", "Why?"]


def test_a_page_with_more_on_it_than_is_read_is_a_problem() -> None:
    data = pdf_file(page(Text("Why?", 100, size=20), Text("So.", 140)), b"1 " * 450_000 + b"re")
    assert [problem.message for problem in IMPORTER.read_bytes(data, "a.pdf").problems] == [
        "Page 2 has more on it than a page may have and is left out."
    ]


def test_without_the_library_one_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(SourceError, match=r"^a\.pdf: reading \.pdf needs more: pip install 'viva-srs\[office\]'$"):
        IMPORTER.read_bytes(HARBOUR, "a.pdf")


def _read_or_refused(data: bytes) -> None:
    try:
        IMPORTER.read_bytes(data, "random.pdf")
    except SourceError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _read_or_refused(data)
    _read_or_refused(b"%PDF-1.4\n" + data)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_spliced_file_is_read_or_refused(data: st.DataObject) -> None:
    at, on = data.draw(st.integers(0, len(HARBOUR))), data.draw(st.integers(0, len(HARBOUR)))
    bit = data.draw(st.binary(max_size=20) | st.sampled_from([b"<<", b"[", b" R", b"/Kids", b"-1", b"9" * 400]))
    _read_or_refused(HARBOUR[:at] + bit + HARBOUR[max(at, on) if data.draw(st.booleans()) else at :])


_WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30)
_TEXTS = st.builds(
    Text,
    _WORDS | st.sampled_from(["1. What?", "• a", "Q: a?", "a-", "# b", "```", "Page 1"]),
    st.floats(-1e5, 1e5),
    st.floats(-1e5, 1e5),
    st.floats(-50, 50) | st.just(11.0),
    st.sampled_from(["F1", "F2", "F3", "F9"]),
)


@given(st.lists(st.lists(_TEXTS, max_size=8), min_size=1, max_size=3))
@settings(deadline=None)
def test_any_pages_are_read_and_every_line_is_accounted_for(pages: list[list[Text]]) -> None:
    data = pdf_file(*(page(*lines) for lines in pages))
    try:
        reading = IMPORTER.read_bytes(data, "random.pdf")
    except SourceError:
        return
    on_drafts = {number for draft in reading.drafts for number in draft.lines}
    left = {one.line for one in reading.unplaced}
    assert _accounts_for_every_line(reading, max(on_drafts | left | set(reading.furniture)))
    assert not left & (on_drafts | set(reading.furniture))


def test_the_same_words_above_every_page_are_its_header_though_they_are_larger_than_the_text() -> None:
    words = "Ships turn with tide {0}, and ropes give way where nobody looks after {1} of them at night."
    pages = [
        page(
            Text("Tide handbook", 30, size=13),
            Text(f"What is tide {number}?", 80, size=16),
            *running([words.format("abc"[number], "up" * (number + place)) for place in range(4)], down=110),
        )
        for number in (1, 2)
    ]
    reading = IMPORTER.read_bytes(pdf_file(*pages), "tides.pdf")
    assert [draft.prompt for draft in reading.drafts] == ["What is tide 1?", "What is tide 2?"]
    assert list(reading.furniture.values()).count("page header") == 2
    assert "handbook" not in "".join(_answers(reading).values())


@pytest.mark.parametrize("title", ["(anonymous)", "untitled", "Document1"])
def test_a_title_that_says_there_is_none_names_no_bank(title: str) -> None:
    asked = page(Text("What is ebb?", 80, size=16), *running(["The water falls, and the ships lie low."], down=110))
    assert IMPORTER.read_bytes(pdf_file(asked, title=title), "tides.pdf").title is None


def test_the_cells_of_a_table_that_ask_are_questions_with_the_cells_beside_them_as_answers() -> None:
    asked = {
        "What is ebb?": "The water falls.",
        "Who steers a ferry through fog?": "A pilot.",
        "Why does a bell ring in fog?": "So that ships hear the pier.",
    }
    cells = [
        Text(words, 100 + 20 * row, 72 + 300 * column)
        for row, pair in enumerate([("Question", "Answer"), *asked.items()])
        for column, words in enumerate(pair)
    ]
    reading = IMPORTER.read_bytes(pdf_file(page(*cells)), "tides.pdf")
    assert _answers(reading) == asked
    assert _accounts_for_every_line(reading, len(cells) - 1)
