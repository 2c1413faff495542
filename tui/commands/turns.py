"""`viva undo`, `redo` and `history`: what was done, taken back or brought back."""

from collections.abc import Collection

import click

from srs import actions
from srs.actions import Journal, Turned, named
from srs.history import Line, lines
from srs.model import Action, Json, QuestionId
from srs.store import Transaction
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
        turned = actions.undo(opened, action, follow=_with_cards_anew)
        _tell(opened, "undone", turned, as_json=as_json)


@click.command()
@click.argument("action", required=False)
@json_option
@place_options
@click.pass_context
def redo(ctx: click.Context, *, action: str | None, as_json: bool) -> None:
    """Bring back what was undone last, or the action whose id begins so."""
    with journal(ctx) as opened:
        turned = actions.redo(opened, action, follow=_with_cards_anew)
        _tell(opened, "redone", turned, as_json=as_json)


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list.")
@json_option
@place_options
@click.pass_context
def history(ctx: click.Context, *, limit: int, as_json: bool) -> None:
    """List what was done, newest first; those taken back are marked x.

    What the next undo and redo would take is named at the end of its line.
    """
    with journal(ctx) as opened, opened.store.reading() as transaction:
        found = lines(transaction, limit)
    if as_json:
        emit([_line_document(each) for each in found])
        return
    machines = {each.action.machine for each in found}
    for each in found:
        where = f"  on {each.action.machine}" if len(machines) > 1 else ""
        step = f"  ← {each.next}" if each.next else ""
        mark = " " if each.stands else "x"
        say(f"{mark} {each.start}  {each.local:%Y-%m-%d %H:%M}  {each.action.kind.value:9}  {each.about}{where}{step}")


def _with_cards_anew(transaction: Transaction, questions: Collection[QuestionId]) -> None:
    from decks.rewriting import with_cards_anew  # noqa: PLC0415 - only where later changes know of an earlier one

    with_cards_anew(transaction, questions)


def _tell(opened: Journal, done: str, turned: Turned, *, as_json: bool) -> None:
    if as_json:
        emit({done: _document(turned.target), "cards": list(turned.cards)})
        return
    machine = turned.target.machine
    say(f"{done}: {named(turned.target)}" + (f", done on {machine}" if machine != opened.machine else ""))


def _line_document(line: Line) -> dict[str, Json]:
    return {
        **_document(line.action),
        "start": line.start,
        "about": line.about,
        "stands": line.stands,
        "next": line.next,
    }


def _document(action: Action) -> dict[str, Json]:
    return {
        "id": action.id,
        "kind": action.kind.value,
        "moment": moment_text(action.moment),
        "zone_offset_minutes": action.zone_offset_minutes,
        "machine": action.machine,
        "target": action.target,
        "note": action.note,
    }


COMMANDS = {"undo": undo, "redo": redo, "history": history}
