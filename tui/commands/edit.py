"""`viva edit` and `viva add`: a question by hand, in an editor or from a file."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from decks import editing
from decks.editing import Saved
from decks.page import page
from srs.errors import UsageError
from srs.model import Json
from tui import editor
from tui.inline import plain_line
from tui.output import emit, json_option, place_options, say
from tui.places import journal

_from_option = click.option(
    "--from", "source", metavar="FILE|-", help="Take the page from a file, or - for standard input."
)
_show_option = click.option("--show", is_flag=True, help="Print the page and change nothing.")


@click.command()
@click.argument("identifier", metavar="ID")
@_from_option
@_show_option
@json_option
@place_options
@click.pass_context
def edit(ctx: click.Context, *, identifier: str, source: str | None, show: bool, as_json: bool) -> None:
    """Edit a question, by the start of its id or of a card's, in $VISUAL or $EDITOR.

    Its cards follow. With --json and without --from, prints the page and changes nothing.
    """
    with journal(ctx) as opened:
        question = editing.question_to_edit(opened, identifier)
        text = page(question)
        if show or (as_json and source is None):
            _show(text, {"id": question.id, "page": text}, source, as_json=as_json)
            return
        change = _changed(
            text,
            source,
            lambda said: editing.save(opened, question.id, said, seen=None if source else question),
            as_json=as_json,
        )
    _tell("changed", change, as_json=as_json)


@click.command()
@click.option("--deck", help="The deck the question goes to, such as devops::linux.")
@click.option("--bank", default=editing.OWN_BANK, show_default=True, help="The bank the question goes to.")
@_from_option
@_show_option
@json_option
@place_options
@click.pass_context
def add(ctx: click.Context, *, deck: str | None, bank: str, source: str | None, show: bool, as_json: bool) -> None:
    """Add a question of your own: an empty page opens in $VISUAL or $EDITOR."""
    with journal(ctx, create=not show) as opened:
        text = editing.new_page(opened, deck=deck, bank=bank)
        if show:
            _show(text, {"page": text}, source, as_json=as_json)
            return
        change = _changed(text, source, lambda said: editing.add(opened, said, deck=deck, bank=bank), as_json=as_json)
    _tell("added", change, as_json=as_json)


def _show(text: str, document: dict[str, Json], source: str | None, *, as_json: bool) -> None:
    if source is not None:
        raise UsageError("--show prints the page as it is, --from saves another; use one of them")
    if as_json:
        emit(document)
    elif sys.stdout.isatty():
        say(text.rstrip("\n"))
    else:
        click.echo(text, nl=False)  # a file gets the very text, to be saved again with --from


def _changed(text: str, source: str | None, save: Callable[[str], Saved], *, as_json: bool) -> Saved | None:
    """The change that a page from a file, or from the editor, makes; None where it was left as it was."""
    if source is None:
        if as_json:
            raise UsageError("--json needs the page from a file: --from FILE, or --from - for standard input")
        return editor.edit(text, save, again=editor.asked_again)
    if source == "-":
        return save(editor.page_of(sys.stdin.buffer.read(), "standard input"))
    return save(editor.page_from(Path(source)))


def _tell(done: str, change: Saved | None, *, as_json: bool) -> None:
    if as_json:
        emit(change_document(change))
    elif change is None or change.action is None:
        say("Nothing was changed.")
    else:
        question = change.questions[0]
        say(f"{done} {question.id[:8]}  {plain_line(question.prompt)[:80]}")
        if done == "added" and not change.made:
            say(f"  it has no answer yet, so it makes no card; viva edit {question.id[:8]} gives it one")
        tell_cards(change)


def tell_cards(change: Saved) -> None:
    """Say what became of the cards, and how to take the change back."""
    cards = {"new": change.made, "changed": change.changed, "retired": change.retired}
    told = ", ".join(f"{count} {what}" for what, count in cards.items() if count)
    say(f"  cards: {told or 'as they were'}; viva undo takes it back")


def change_document(change: Saved | None) -> dict[str, Json]:
    """A change by hand as JSON."""
    if change is None:
        return {"action": None, "questions": [], "cards": {"made": 0, "changed": 0, "retired": 0}}
    return {
        "action": change.action.id if change.action else None,
        "questions": [question.id for question in change.questions],
        "cards": {"made": change.made, "changed": change.changed, "retired": change.retired},
    }


COMMANDS = {"edit": edit, "add": add}
