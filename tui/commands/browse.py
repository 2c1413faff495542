"""`viva browse`: the app, among cards and questions."""

import sys

import click

from srs.errors import UsageError
from tui.commands.review import run_app
from tui.output import place_options
from tui.searching import SearchCommand, joined, search_argument
from tui.start import Among


@click.command(cls=SearchCommand)
@search_argument
@place_options
@click.pass_context
def browse(ctx: click.Context, *, search: tuple[str, ...]) -> None:
    """Browse cards and questions: those that a search finds, or all."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("browse needs a terminal; without one use `viva list`, which takes the same searches")
    run_app(ctx, start=Among(joined(search)))


COMMANDS = {"browse": browse}
