"""`viva suspend`, `bury`, `flag`, `reset` and `due-on`: what a person does to cards besides answering them."""

from collections.abc import Callable, Sequence

import click

from srs import actions
from srs.actions import Journal
from srs.model import CardId, CardState, Json
from tui.days import typed_day
from tui.output import due_text, emit, json_option, place_options, say
from tui.places import journal

_CARDS = click.argument("cards", nargs=-1, required=True, metavar="CARD…")
_Act = Callable[[Journal, Sequence[CardId]], Sequence[CardState]]


@click.command()
@_CARDS
@click.option("--off", is_flag=True, help="Bring the cards back.")
@json_option
@place_options
@click.pass_context
def suspend(ctx: click.Context, *, cards: tuple[str, ...], off: bool, as_json: bool) -> None:
    """Take cards out of reviewing, or bring them back."""
    words = "is reviewed again" if off else "is suspended"
    _mark(ctx, cards, lambda opened, found: actions.suspend(opened, *found, on=not off), words, as_json=as_json)


@click.command()
@_CARDS
@click.option("--off", is_flag=True, help="Bring the cards back.")
@json_option
@place_options
@click.pass_context
def bury(ctx: click.Context, *, cards: tuple[str, ...], off: bool, as_json: bool) -> None:
    """Put cards off until tomorrow, or bring them back."""
    words = "is back" if off else "is put off until tomorrow"
    _mark(ctx, cards, lambda opened, found: actions.bury(opened, *found, on=not off), words, as_json=as_json)


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
    _mark(
        ctx, [card], lambda opened, found: actions.flag(opened, *found, note=note, on=not off), words, as_json=as_json
    )


@click.command()
@_CARDS
@json_option
@place_options
@click.pass_context
def reset(ctx: click.Context, *, cards: tuple[str, ...], as_json: bool) -> None:
    """Let cards be new again; what was answered stays in their log."""
    _mark(ctx, cards, lambda opened, found: actions.reset(opened, *found), "is new again", as_json=as_json)


@click.command("due-on")
@click.argument("day", metavar="DAY")
@_CARDS
@json_option
@place_options
@click.pass_context
def due_on(ctx: click.Context, *, day: str, cards: tuple[str, ...], as_json: bool) -> None:
    """Set the day on which cards come back: a date, today, tomorrow, or +5 for in five days."""

    def act(opened: Journal, found: Sequence[CardId]) -> Sequence[CardState]:
        return actions.due_on(opened, typed_day(day, opened.clock.study_day()), *found)

    _mark(ctx, cards, act, f"comes back on {day}" if day[:1].isdigit() else f"comes back {day}", as_json=as_json)


def _mark(ctx: click.Context, cards: Sequence[str], act: _Act, words: str, *, as_json: bool) -> None:
    """Do something to the cards whose ids begin so, and say what they are now; as JSON one, or a list of several."""
    with journal(ctx) as opened:
        with opened.store.reading() as transaction:
            found = [transaction.library.find_card(card) for card in cards]
        states = act(opened, found)
    if as_json:
        documents: list[Json] = [
            {
                "card": state.card,
                "phase": state.phase.value,
                "due": due_text(state.due),
                "suspended": state.suspended,
                "buried_until": state.buried_until.isoformat() if state.buried_until else None,
                "flag": state.flag,
            }
            for state in states
        ]
        emit(documents[0] if len(cards) == 1 else documents)
    else:
        for state in states:
            say(f"{state.card[:8]} {words}")


COMMANDS = {"suspend": suspend, "bury": bury, "flag": flag, "reset": reset, "due-on": due_on}
