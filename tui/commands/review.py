"""`viva review`: straight into reviewing, on screen or line by line."""

import gc
import sys
from collections.abc import Sequence

import click

from srs.errors import UsageError
from srs.way import DAILY, Way
from tui import daily
from tui.output import place_options
from tui.places import journal, must_have, preferences
from tui.searching import must_find, search_argument
from tui.start import Start
from tui.ways import WayCommand, way_of, way_options


@click.command(cls=WayCommand)
@search_argument
@click.option("--deck", help="Only this deck and those below it.")
@click.option("--limit", type=click.IntRange(min=1), help="Stop after so many answers.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers and scripts.")
@way_options
@place_options
@click.pass_context
def review(  # noqa: PLR0913 - what the command line offers, each by its name
    ctx: click.Context,
    *,
    search: tuple[str, ...],
    deck: str | None,
    limit: int | None,
    plain: bool,
    cram: bool,
    at_random: bool,
    ahead: str | None,
    queue: bool,
) -> None:
    """Review what is due, among the cards that a search finds."""
    way = way_of(cram=cram, at_random=at_random, ahead=ahead, queue=queue)
    if plain:
        from tui import plain as lines  # noqa: PLC0415 - only one of the two ways is used

        with journal(ctx, running=True) as opened:
            must_have(opened, deck)
            tree = must_find(opened, search)
            lines.review(opened, deck=deck, search=tree, limit=limit, way=way, stdin=sys.stdin, stdout=sys.stdout)
            daily.backup(opened)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "review needs a terminal; without one use `viva review --plain`, or `viva next` and `viva answer`"
        )
    run_app(ctx, start="review", deck=deck, search=search, limit=limit, way=way)


def run_app(
    ctx: click.Context,
    *,
    start: Start,
    deck: str | None = None,
    search: Sequence[str] = (),
    limit: int | None = None,
    way: Way = DAILY,
) -> None:
    """Open the app on the collection of this run; the day's backup is made once the first card is on the screen."""
    gc.disable()  # it would walk what is imported, again and again; the app turns it on when the first card is painted
    from tui.app import VivaApp  # noqa: PLC0415 - Textual costs a sixth of a second

    with journal(ctx, running=True) as opened:
        must_have(opened, deck)
        app = VivaApp(
            opened,
            start=start,
            deck=deck,
            search=must_find(opened, search),
            limit=limit,
            way=way,
            on_first_paint=lambda: daily.backup(opened),
            open_again=lambda create: journal(ctx, create=create, running=True, may_be_new=True),
        )
        app.prefer(preferences(ctx))
        app.run()


COMMANDS = {"review": review}
