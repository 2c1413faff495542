"""The page: whole in itself, the same numbers in tables as in drawings, and nothing alive in its texts."""

import re
from html.parser import HTMLParser

import pytest
from factories import World
from logs import MONDAY, reviewed

from export.statistics.page import page
from export.statistics.sections import sections
from export.statistics.svg import svg
from srs.figures import Figures, figures


class _Page(HTMLParser):
    """The elements of a page, checked to be closed in order."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.cells: list[str] = []
        self.feed(content.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.cells.append(data)


@pytest.fixture
def found(world: World) -> Figures:
    reviewed(world)
    return figures(world.store, world.journal.clock)


def test_it_runs_no_script_and_names_no_address(found: Figures) -> None:
    content = page(found)
    read = _Page(content)
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & set(read.tags)
    assert not re.search(rb"https?:|//|url\(|@import", content)
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "src"]
    assert {value for name, value in read.attributes if name == "href"} == {
        "#activity", "#due", "#retention", "#answers", "#memory", "#calibration"
    }  # fmt: skip


def test_every_number_of_a_chart_stands_in_its_table(found: Figures) -> None:
    cells = _Page(page(found)).cells
    rows = [row for section in sections(found) for chart in section.charts for row in chart.rows]
    assert len(rows) > 100
    for row in rows:
        assert row.label in cells
        assert row.text in cells


def test_every_drawing_has_a_name_and_a_description(found: Figures) -> None:
    content = page(found).decode()
    drawings = content.count('<svg role="img"')
    assert drawings >= 15
    named = re.findall(r'aria-labelledby="(\S+) (\S+)"', content)
    assert len(named) == drawings
    for title, description in named:
        assert f'<title id="{title}">' in content
        assert f'<desc id="{description}">' in content
    identities = re.findall(r' id="([^"]+)"', content)
    assert len(set(identities)) == len(identities)


def test_texts_are_escaped(found: Figures) -> None:
    content = page(found, '<script>alert("x")</script>::a&b').decode()
    assert "<script" not in content
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; › a&amp;b" in content


def test_half_a_character_in_a_decks_name_does_not_stop_it(found: Figures) -> None:
    assert b"Statistics of ?" in page(found, "\ud83d")


def test_the_same_figures_give_the_same_bytes(found: Figures) -> None:
    assert page(found) == page(found)


def test_it_is_light_and_dark_and_for_paper(found: Figures) -> None:
    content = page(found)
    assert b"prefers-color-scheme: dark" in content
    assert b"@media print" in content


def test_without_a_review_nothing_is_drawn() -> None:
    empty = Figures(today=MONDAY)
    _Page(page(empty))
    assert [chart.name for section in sections(empty) for chart in section.charts if svg(chart)] == ["phases"]
