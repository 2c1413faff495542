"""What is on the sheet: as much of each part as there is room for, long texts cut, the same in every form."""

import re
from dataclasses import replace
from html import unescape
from unicodedata import combining

import pytest
from markdown_it import MarkdownIt
from sheets import EVES, HOSTILE, made

from export.sheet.room import COLUMNS, cut, lines, rows
from export.sheet.sheet import LINES, Sheet, sheet
from export.sheet.writing import content
from srs.errors import UsageError
from srs.eve import Eve
from srs.model import Framework, Role, Section

MARKDOWN_LINES = 70


@pytest.fixture(params=EVES)
def any_eve(request: pytest.FixtureRequest) -> Eve:
    """Each of the eves in turn."""
    return EVES[request.param]()


def _text(of: Sheet, ending: str = ".txt") -> str:
    return content(of, ending).decode()


def test_a_small_collection_is_there_as_a_whole() -> None:
    of = made(["Grease the bearing."], 1)
    text = _text(sheet(of))
    titles = [part.heading for part in sheet(of).parts]
    assert titles == ["Weakest points", "Frameworks", "Own stories", "Terms", "Questions to ask them"]
    assert "- answer 0 Grease the bearing. (62%): 0.0 Grease the bearing.; 0.1 Grease the bearing.;" in text
    assert "- F0 Grease the bearing.: 0.0" in text or "- F0 Grease the bearing. 0.0" in text
    assert "Situation: Grease the bearing. Task: Grease the bearing. Action:" in text
    assert "- term 0 Grease the bearing. Grease the bearing." in text
    assert "- 0 Grease the bearing.?" in text
    assert "Thursday 14 January 2027, tomorrow · SRE · Acme · 3 cards" in text
    assert " …" not in text.removesuffix("ends with …\n")


def test_a_large_one_says_how_much_of_it_is_there() -> None:
    found = sheet(EVES["large"]())
    assert {part.title: part.total for part in found.parts}["Frameworks"] == 400
    assert all(part.entries for part in found.parts)
    assert len(found.parts) == 5
    assert re.search(r"WEAKEST POINTS \(\d+ OF 800\)", _text(found))


def test_long_texts_end_with_an_ellipsis() -> None:
    [first, *_] = sheet(EVES["large"]()).parts[0].entries
    assert first.cue.endswith(" …")
    assert first.text.endswith(" …")


def test_an_entry_is_there_once() -> None:
    of = made(["Tie."], 2)
    twice = replace(of, doubts=of.doubts * 3, questions=of.questions * 3)
    assert sheet(twice).parts == sheet(of).parts


def test_frameworks_of_one_name_are_one() -> None:
    of = made(["Tie."], 3)
    named = [replace(each, sections=tuple(map(_named_circles, each.sections))) for each in of.questions]
    [frameworks] = [p for p in sheet(replace(of, questions=tuple(named))).parts if p.title == "Frameworks"]
    assert [each.cue for each in frameworks.entries] == ["CIRCLES"]


def _named_circles(section: Section) -> Section:
    return replace(section, names=("CIRCLES",)) if isinstance(section, Framework) else section


def test_the_points_of_an_answer_that_stands_there_are_not_there_again() -> None:
    of = made(["Tie."], 1)
    point = replace(of.doubts[1], card=replace(of.doubts[1].card, role=Role.POINT))
    shown = sheet(replace(of, doubts=(of.doubts[0], point))).parts[0].entries
    assert len(shown) == 1
    alone = sheet(replace(of, doubts=(point, of.doubts[0]))).parts[0].entries
    assert len(alone) == 2


def test_text_has_a_page_of_lines_none_too_long(any_eve: Eve) -> None:
    found = _text(sheet(any_eve)).splitlines()
    assert len(found) <= LINES
    assert all(sum(not combining(each) for each in line) <= COLUMNS + 2 for line in found)


def test_no_form_has_anything_that_cannot_be_seen(any_eve: Eve) -> None:
    for ending in (".txt", ".md", ".html"):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", _text(sheet(any_eve), ending))


def test_markdown_reads_as_the_same_text(any_eve: Eve) -> None:
    of = sheet(any_eve)
    source = _text(of, ".md")
    assert len(source.splitlines()) <= MARKDOWN_LINES
    html = MarkdownIt("commonmark", {"html": True}).render(source)
    assert set(re.findall(r"<(\w+)", html)) <= {"h1", "h2", "p", "ul", "li", "strong", "em"}
    assert _entries_in(html) == [entry.line for part in of.parts for entry in part.entries]


def test_a_page_has_the_same_text_and_no_other_elements(any_eve: Eve) -> None:
    of = sheet(any_eve)
    body = _text(of, ".html").partition("<body>")[2]
    assert set(re.findall(r"<(\w+)", body)) <= {"main", "h1", "h2", "p", "ul", "li", "b", "i", "bdi", "footer"}
    assert not re.search(r"<\w+ ", body)
    assert _entries_in(body) == [entry.line for part in of.parts for entry in part.entries]


def _entries_in(html: str) -> list[str]:
    return [unescape(re.sub(r"<[^>]*>", "", each)) for each in re.findall(r"<li>(.*?)</li>", html, re.DOTALL)]


def test_the_same_eve_gives_the_same_bytes() -> None:
    assert content(sheet(EVES["hostile"]()), ".html") == content(sheet(EVES["hostile"]()), ".html")


def test_another_ending_is_refused_in_a_line() -> None:
    with pytest.raises(UsageError, match=r"a sheet is a file ending in \.txt, \.md or \.html, not '\.pdf'"):
        content(sheet(made(["Tie."], 1)), ".pdf")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("most", [1, 2, 5])
def test_a_text_is_cut_to_its_lines(text: str, most: int) -> None:
    line = " ".join(text.split())
    kept = cut(line, most, "before: ")
    assert lines(f"before: {kept}") <= most
    assert kept in (line, "") or (kept.endswith(" …") and line.startswith(kept.removesuffix(" …")))
    assert "".join(rows(line)).replace(" ", "") == line.replace(" ", "")
