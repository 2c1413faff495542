"""`viva undo`, `redo` and `history`: what was done, taken back or brought back."""

import click

from srs import actions
from srs.actions import Turned, named
from srs.model import Action, Json
from tui.output import emit, json_option, moment_text, place_options, say
from tui.places import journal


@click.command()
@click.argument("action", required=False)
@json_option
@place_options
@click.pass_context
def undo(ctx: click.Context, *, action: str | None, as_json: bool) -> None:
    """Take back the last action, or the one whose id begins so."""
    with journal(ctx) as opened:
        _tell("undone", actions.undo(opened, action), as_json=as_json)


@click.command()
@json_option
@place_options
@click.pass_context
def redo(ctx: click.Context, *, as_json: bool) -> None:
    """Bring back what was undone last."""
    with journal(ctx) as opened:
        _tell("redone", actions.redo(opened), as_json=as_json)


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list.")
@json_option
@place_options
@click.pass_context
def history(ctx: click.Context, *, limit: int, as_json: bool) -> None:
    """List what was done, newest first; those taken back are marked."""
    with journal(ctx) as opened, opened.store.reading() as transaction:
        found = transaction.log.actions(limit)
    if as_json:
        emit([{**_document(action), "stands": stands} for action, stands in found])
        return
    for action, stands in found:
        mark = " " if stands else "x"
        say(f"{mark} {action.id}  {action.moment:%Y-%m-%d %H:%M}  {action.kind.value:9}  {action.note}")


def _tell(done: str, turned: Turned, *, as_json: bool) -> None:
    if as_json:
        emit({done: _document(turned.target), "cards": list(turned.cards)})
    else:
        say(f"{done}: {named(turned.target)}")


def _document(action: Action) -> dict[str, Json]:
    return {
        "id": action.id,
        "kind": action.kind.value,
        "moment": moment_text(action.moment),
        "target": action.target,
        "note": action.note,
    }


COMMANDS = {"undo": undo, "redo": redo, "history": history}
