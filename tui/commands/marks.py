"""`viva suspend`, `bury` and `flag`: what a person does to one card besides answering it."""

from collections.abc import Callable

import click

from srs import actions
from srs.actions import Journal
from srs.model import CardId, CardState
from tui.output import emit, json_option, place_options, say
from tui.places import journal


@click.command()
@click.argument("card")
@click.option("--off", is_flag=True, help="Bring the card back.")
@json_option
@place_options
@click.pass_context
def suspend(ctx: click.Context, *, card: str, off: bool, as_json: bool) -> None:
    """Take a card out of reviewing, or bring it back."""
    words = "is reviewed again" if off else "is suspended"
    _mark(ctx, card, lambda opened, found: actions.suspend(opened, found, on=not off), words, as_json=as_json)


@click.command()
@click.argument("card")
@click.option("--off", is_flag=True, help="Bring the card back.")
@json_option
@place_options
@click.pass_context
def bury(ctx: click.Context, *, card: str, off: bool, as_json: bool) -> None:
    """Put a card off until tomorrow, or bring it back."""
    words = "is back" if off else "is put off until tomorrow"
    _mark(ctx, card, lambda opened, found: actions.bury(opened, found, on=not off), words, as_json=as_json)


@click.command()
@click.argument("card")
@click.argument("note", default="")
@click.option("--off", is_flag=True, help="Take the mark off.")
@json_option
@place_options
@click.pass_context
def flag(ctx: click.Context, *, card: str, note: str, off: bool, as_json: bool) -> None:
    """Mark a card with a note to yourself, or take the mark off."""
    words = "is no longer flagged" if off else "is flagged"
    _mark(ctx, card, lambda opened, found: actions.flag(opened, found, note, on=not off), words, as_json=as_json)


def _mark(
    ctx: click.Context, card: str, do: Callable[[Journal, CardId], CardState], words: str, *, as_json: bool
) -> None:
    with journal(ctx) as opened:
        with opened.store.reading() as transaction:
            found = transaction.library.find_card(card)
        state = do(opened, found)
    if as_json:
        buried = state.buried_until.isoformat() if state.buried_until else None
        emit({"card": found, "suspended": state.suspended, "buried_until": buried, "flag": state.flag})
    else:
        say(f"{found[:8]} {words}")


COMMANDS = {"suspend": suspend, "bury": bury, "flag": flag}
