"""`viva why`: why a card comes now or does not, and why it comes back when it does."""

import click

from srs.why import why as reasons
from tui.output import emit, json_option, place_options, say
from tui.places import journal


@click.command()
@click.argument("card")
@json_option
@place_options
@click.pass_context
def why(ctx: click.Context, *, card: str, as_json: bool) -> None:
    """Why a card comes now or does not, and why it comes back when it does."""
    with journal(ctx) as opened:
        with opened.store.reading() as transaction:
            found = transaction.library.find_card(card)
        told = reasons(opened, found)
    if as_json:
        emit({"card": told.card, "now": told.now, "interval": told.interval or None})
        return
    say(told.now)
    if told.interval:
        say(told.interval)


COMMANDS = {"why": why}
