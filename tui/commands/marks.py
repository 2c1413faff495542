"""`viva suspend`, `bury`, `flag`, `reset` and `due-on`: what a person does to cards besides answering them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click

from srs import actions
from srs.actions import Journal
from srs.clock import day_named
from srs.errors import NotFoundError, UsageError
from srs.model import CardId, CardState, Json
from tui.agreeing import must_agree, yes_option
from tui.output import due_text, emit, json_option, place_options, say
from tui.places import journal
from tui.searching import found_cards
from tui.words import count

_CARDS = click.argument("cards", nargs=-1, metavar="[CARD]...")
_SEARCH = click.option("--search", metavar="SEARCH", help="All cards that a search finds, instead of naming them.")
_Act = Callable[[Journal, Sequence[CardId]], Sequence[CardState]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """Which cards a person named: by the starts of ids, or by a search, and whether to ask before many are changed."""

    cards: Sequence[str]
    search: str | None
    yes: bool


@click.command()
@_CARDS
@_SEARCH
@yes_option
@click.option("--off", is_flag=True, help="Bring the cards back.")
@json_option
@place_options
@click.pass_context
def suspend(
    ctx: click.Context, *, cards: tuple[str, ...], search: str | None, yes: bool, off: bool, as_json: bool
) -> None:
    """Take cards out of reviewing, or bring them back."""
    words = ("is reviewed again", "are reviewed again") if off else ("is suspended", "are suspended")
    wanted = _Wanted(cards=cards, search=search, yes=yes)
    _mark(ctx, wanted, lambda opened, found: actions.suspend(opened, *found, on=not off), words, as_json=as_json)


@click.command()
@_CARDS
@_SEARCH
@yes_option
@click.option("--off", is_flag=True, help="Bring the cards back.")
@json_option
@place_options
@click.pass_context
def bury(
    ctx: click.Context, *, cards: tuple[str, ...], search: str | None, yes: bool, off: bool, as_json: bool
) -> None:
    """Put cards off until tomorrow, or bring them back."""
    words = ("is back", "are back") if off else ("is put off until tomorrow", "are put off until tomorrow")
    wanted = _Wanted(cards=cards, search=search, yes=yes)
    _mark(ctx, wanted, lambda opened, found: actions.bury(opened, *found, on=not off), words, as_json=as_json)


@click.command()
@click.argument("words", nargs=-1, metavar="[CARD] [NOTE]")
@_SEARCH
@yes_option
@click.option("--off", is_flag=True, help="Take the mark off.")
@json_option
@place_options
@click.pass_context
def flag(
    ctx: click.Context, *, words: tuple[str, ...], search: str | None, yes: bool, off: bool, as_json: bool
) -> None:
    """Mark a card with a note to yourself, or take the mark off; with --search, all cards that it finds."""
    cards, rest = (words[:1], words[1:]) if search is None else ((), words)
    if len(rest) > 1:
        raise UsageError("a flag has one note; put its words into quotes")
    note = "".join(rest)
    said = ("is no longer flagged", "are no longer flagged") if off else ("is flagged", "are flagged")
    wanted = _Wanted(cards=cards, search=search, yes=yes)
    _mark(ctx, wanted, lambda opened, found: actions.flag(opened, *found, note=note, on=not off), said, as_json=as_json)


@click.command()
@_CARDS
@_SEARCH
@yes_option
@json_option
@place_options
@click.pass_context
def reset(ctx: click.Context, *, cards: tuple[str, ...], search: str | None, yes: bool, as_json: bool) -> None:
    """Let cards be new again; what was answered stays in their log."""
    wanted = _Wanted(cards=cards, search=search, yes=yes)
    words = ("is new again", "are new again")
    _mark(ctx, wanted, lambda opened, found: actions.reset(opened, *found), words, as_json=as_json)


@click.command("due-on")
@click.argument("day", metavar="DAY")
@_CARDS
@_SEARCH
@yes_option
@json_option
@place_options
@click.pass_context
def due_on(
    ctx: click.Context, *, day: str, cards: tuple[str, ...], search: str | None, yes: bool, as_json: bool
) -> None:
    """Set the day on which cards come back: a date, today, tomorrow, or +5 for in five days.

    New cards have no day to come back on; among those that a search finds they are passed over.
    """

    def act(opened: Journal, found: Sequence[CardId]) -> Sequence[CardState]:
        wanted_day = day_named(day, opened.clock.study_day())
        return actions.due_on(opened, wanted_day, *(found if search is None else _learnt(opened, found)))

    days = day.strip().removeprefix("+")
    later = f"in {days} day{'s' if days != '1' else ''}" if days.isdecimal() else day
    when = f"on {day}" if day[:1].isdigit() else later
    wanted = _Wanted(cards=cards, search=search, yes=yes)
    _mark(ctx, wanted, act, (f"comes back {when}", f"come back {when}"), as_json=as_json)


def _learnt(opened: Journal, cards: Sequence[CardId]) -> list[CardId]:
    """The cards that are not new.

    Raises:
        NotFoundError: all of them are.
    """
    with opened.store.reading() as transaction:
        states = transaction.schedule.states(cards)
    found = [card for card in cards if states[card].memory is not None]
    if not found:
        raise NotFoundError("all cards that the search finds are new: they get a day when they are learnt")
    return found


def _mark(ctx: click.Context, wanted: _Wanted, act: _Act, words: tuple[str, str], *, as_json: bool) -> None:
    """Do something to the cards that are wanted, and say what they are now; as JSON one, or a list of several."""
    with journal(ctx) as opened:
        found = _found(opened, wanted, ctx.info_name or "")
        states = act(opened, found)
    if as_json:
        documents: list[Json] = [_document(state) for state in states]
        emit(documents[0] if len(wanted.cards) == 1 else documents)
    elif wanted.search is not None and len(states) > 1:
        say(f"{count(len(states), 'card')} {words[1]}; viva undo takes it back")
    else:
        for state in states:
            say(f"{state.card[:8]} {words[0]}")


def _found(opened: Journal, wanted: _Wanted, command: str) -> Sequence[CardId]:
    """The cards whose ids begin so, or those that the search finds, if the person agrees to so many."""
    if bool(wanted.cards) == (wanted.search is not None):
        raise UsageError(f"which cards? Name some by their ids, or give a search: viva {command} --search SEARCH")
    if wanted.search is not None:
        cards = found_cards(opened, wanted.search)
        if len(cards) > 1:
            must_agree(f"{command} {count(len(cards), 'card')}", yes=wanted.yes)
        return cards
    with opened.store.reading() as transaction:
        return [transaction.library.find_card(card) for card in wanted.cards]


def _document(state: CardState) -> dict[str, Json]:
    return {
        "card": state.card,
        "phase": state.phase.value,
        "due": due_text(state.due),
        "suspended": state.suspended,
        "buried_until": state.buried_until.isoformat() if state.buried_until else None,
        "flag": state.flag,
    }


COMMANDS = {"suspend": suspend, "bury": bury, "flag": flag, "reset": reset, "due-on": due_on}
