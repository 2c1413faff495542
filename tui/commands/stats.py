"""`viva stats`: the figures of reviewing as drawings, numbers, JSON, or a page."""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from export.statistics.chart import Section
from srs.actions import Journal
from srs.errors import UsageError
from tui.output import emit, json_option, place_options, say, terminal_width
from tui.places import journal, must_have
from tui.searching import must_find
from tui.targets import target

if TYPE_CHECKING:
    from srs.store.card_sets import CardSet


@click.command()
@click.option("--deck", help="Only this deck and those below it.")
@click.option("--search", metavar="SEARCH", help="Only the cards that a search finds, as they are now.")
@click.option("--days", type=click.IntRange(min=1), help="Only the last so many study days; else all.")
@click.option("--numbers", is_flag=True, help="Numbers without drawings: for screen readers.")
@click.option("--html", metavar="FILE", help="Write one self-contained page; - is standard output.")
@json_option
@place_options
@click.pass_context
def stats(
    ctx: click.Context,
    *,
    deck: str | None,
    search: str | None,
    days: int | None,
    numbers: bool,
    html: str | None,
    as_json: bool,
) -> None:
    """Figures of your reviewing: answers, time, retention, memory, calibration, and what is due."""
    from export.statistics.sections import sections, span_in_words  # noqa: PLC0415 - not for --help
    from srs.figures import figures  # noqa: PLC0415 - the same

    if sum((numbers, as_json, html is not None)) > 1:
        raise UsageError("--numbers, --json and --html are ways to say the same; give one of them")
    with journal(ctx) as opened:
        must_have(opened, deck)
        path = None if html is None else target(html, opened.store.path)
        found = figures(opened.store, opened.clock, days=days, cards=_cards(opened, deck, search))
    if html is not None:
        from export.statistics.page import page  # noqa: PLC0415 - only for --html

        _write(page(found, deck, search), path)
        return
    if as_json:
        from export.statistics.document import document  # noqa: PLC0415 - the same

        emit(document(found, deck, search))
        return
    say(
        f"Statistics of {span_in_words(found)}"
        + (f", deck {deck}" if deck else "")
        + (f", search {search}" if search else "")
    )
    for line in _lines(sections(found), numbers=numbers):
        say(line)


def _cards(opened: Journal, deck: str | None, search: str | None) -> "CardSet | None":
    """The cards of a deck that a search finds; None for all."""
    from srs.store.card_sets import in_both, of_deck  # noqa: PLC0415 - not for --help

    tree = None if search is None else must_find(opened, [search])
    if tree is None:
        return None if deck is None else of_deck(deck)
    from srs.search import query  # noqa: PLC0415 - only for --search

    with opened.store.reading() as transaction:
        found = transaction.finding.card_set(query(opened.clock, tree))
    return found if deck is None else in_both(found, of_deck(deck))


def _write(content: bytes, path: Path | None) -> None:
    """The page into a file, or to standard output."""
    from export.writing import write  # noqa: PLC0415 - only for --html

    if path is None:
        sys.stdout.buffer.write(content)
        return
    write(path, content)
    say(f"{path}: {len(content):,} bytes")


def _lines(every: tuple[Section, ...], *, numbers: bool) -> Iterator[str]:
    """The sections as text: as wide as the terminal, within reason."""
    from tui.drawing import drawn, in_numbers  # noqa: PLC0415 - not for --json

    width = terminal_width()
    for section in every:
        yield ""
        yield section.title.upper()
        for chart in section.charts:
            yield ""
            yield chart.title
            yield from [chart.sentence] if numbers else textwrap.wrap(chart.sentence, width)
            yield from in_numbers(chart) if numbers else drawn(chart, width)


COMMANDS = {"stats": stats}
