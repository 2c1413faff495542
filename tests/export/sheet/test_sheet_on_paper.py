"""The sheet on paper: printed by a real browser it is one page, whatever stands in the collection."""

from pathlib import Path

import pytest
from browsing import browsed, needs_a_browser
from sheets import EVES

from export.sheet.sheet import sheet
from export.sheet.writing import content

pytestmark = needs_a_browser

A4_POINTS = (595, 842)


def _printed(folder: Path, html: bytes) -> tuple[list[tuple[int, int]], str, list[str]]:
    """The sizes of the pages in points, the text of all of them, and the addresses that were asked for."""
    pypdf = pytest.importorskip("pypdf")
    file, paper = folder / "sheet.html", folder / "sheet.pdf"
    file.write_bytes(html)
    _, asked = browsed(folder, file, "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    pages = pypdf.PdfReader(paper).pages
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]
    return sizes, "\n".join(page.extract_text() for page in pages), asked


@pytest.mark.parametrize("name", ["small", "large", "hostile"])
def test_it_is_one_page_of_a4_that_asks_nobody_for_anything(name: str, tmp_path: Path) -> None:
    of = sheet(EVES[name]())
    sizes, text, asked = _printed(tmp_path, content(of, ".html"))
    assert sizes == [A4_POINTS]
    assert asked == []
    assert of.foot
    assert of.foot in " ".join(text.split())


def test_every_sheet_is_one_page_without_scissors(tmp_path: Path) -> None:
    """What was chosen fits by itself: without the limit of its height each is one page as well, of Letter too."""
    pages = [content(sheet(make()), ".html").decode() for make in EVES.values()]
    head = pages[0].partition("<main>")[0]
    assert "max-height: 716pt;" in head
    assert "size: A4" in head
    head = head.replace("max-height: 716pt;", "").replace("size: A4", "size: letter")
    bodies = [page.partition("<main>")[2].partition("</main>")[0] for page in pages]
    apart = "<div style='break-after: page'></div>"
    together = head + apart.join(f"<main>{body}</main>" for body in bodies) + "</body></html>"
    sizes, _, _ = _printed(tmp_path, together.encode())
    assert sizes == [(612, 792)] * len(EVES)


def test_a_page_that_is_too_long_would_be_noticed(tmp_path: Path) -> None:
    long = b"<!doctype html><style>@page { size: A4 }</style>" + b"<p>line</p>" * 80
    assert len(_printed(tmp_path, long)[0]) > 1
