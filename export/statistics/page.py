"""The figures as one HTML page that needs nothing else: drawings, and under each a table with the same numbers."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from export.statistics.chart import Chart, Look, Section
from export.statistics.sections import sections, span_in_words
from export.statistics.svg import svg
from srs.figures import Figures
from srs.settings import DECK_SEPARATOR

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing but the style that stands in it."""


def page(figures: Figures, deck: str | None = None, search: str | None = None) -> bytes:
    """The page, in UTF-8; the same figures give the same bytes. It runs no script and fetches nothing."""
    style = files("export.statistics").joinpath("page.css").read_text(encoding="utf-8")
    title = "Statistics" if deck is None else f"Statistics of {' › '.join(deck.split(DECK_SEPARATOR))}"
    title += "" if search is None else f", search {search}"
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        *_body(figures, title),
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode("utf-8", "replace")


def _body(figures: Figures, title: str) -> Iterator[str]:
    today, every = figures.today, sections(figures)
    yield f"<header><h1>{escape(title)}</h1>"
    yield f"<p>{escape(span_in_words(figures).capitalize())}, as of {today:%A} {today.day} {today:%B %Y}.</p>"
    yield '<nav aria-label="Sections">'
    for section in every:
        yield f'<a href="#{escape(section.name)}">{escape(section.title)}</a>'
    yield "</nav></header>"
    yield "<main>"
    for section in every:
        yield from _section(section)
    yield "</main>"
    yield "<footer>Made by Viva from the log of your reviews. Shares come with the bounds between which they lie with"
    yield "a chance of 95%.</footer>"


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="{escape(section.name)}">'
    yield f"<h2>{escape(section.title)}</h2>"
    for chart in section.charts:
        yield from _chart(chart)
    yield "</section>"


def _chart(chart: Chart) -> Iterator[str]:
    yield f"<figure><h3>{escape(chart.title)}</h3>"
    yield f"<p>{escape(chart.sentence)}</p>"
    drawing = svg(chart)
    if drawing and chart.look is Look.CALENDAR:
        yield f'<div class="wide" tabindex="0" role="group" aria-label="{escape(chart.title)}">{drawing}</div>'
    elif drawing:
        yield drawing
    if chart.rows:
        yield from _table(chart)
    yield "</figure>"


def _table(chart: Chart) -> Iterator[str]:
    yield "<details><summary>Numbers</summary>"
    yield f"<table><caption hidden>{escape(chart.title)}</caption>"
    yield f'<thead><tr><th scope="col">{escape(chart.head)}</th><th scope="col">number</th></tr></thead><tbody>'
    for row in chart.rows:
        yield f'<tr><th scope="row">{escape(row.label)}</th><td>{escape(row.text)}</td></tr>'
    yield "</tbody></table></details>"
