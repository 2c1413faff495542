"""`viva settings`: what holds for the collection and its decks, and setting it."""

import click

from srs import actions
from srs.actions import Journal
from srs.errors import UsageError
from srs.model import Json
from srs.settings import SETTINGS, Held, held, setting_named, typed
from tui.output import emit, json_option, place_options, say
from tui.places import journal, must_have
from tui.words import count

_MOVING = ("desired_retention", "maximum_interval_days", "weights")
_RESCHEDULE = click.option("--reschedule", is_flag=True, help="Let the days on which cards come back follow.")
_DECK = click.option("--deck", help="The deck they hold for, with those below it; else the whole collection.")


@click.group(invoke_without_command=True)
@place_options
@click.pass_context
def settings(ctx: click.Context) -> None:
    """What holds for the collection and its decks, and setting it."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(get)


@settings.command()
@click.argument("name", required=False)
@_DECK
@json_option
@place_options
@click.pass_context
def get(ctx: click.Context, *, name: str | None = None, deck: str | None = None, as_json: bool = False) -> None:
    """What holds, each with a line that explains it; or one setting."""
    chosen = [setting_named(name)] if name else [each for each in SETTINGS.values() if each.of_decks or not deck]
    with journal(ctx) as opened:
        must_have(opened, deck)
        with opened.store.reading() as transaction:
            stored = transaction.schedule.stored_settings()
    found = [held(each, deck or "", stored) for each in chosen]
    if as_json:
        emit(_document(found[0], stored) if name else [_document(each, stored) for each in found])
        return
    for each in found:
        where = "" if each.place is None else f"  (set for {each.place or 'the collection'})"
        say(f"{each.setting.name:<22} {each.shown}{where}")
        say(f"    {each.setting.words}")


@settings.command(name="set")
@click.argument("name")
@click.argument("value", nargs=-1, required=True)
@_DECK
@_RESCHEDULE
@json_option
@place_options
@click.pass_context
def set_(
    ctx: click.Context, *, name: str, value: tuple[str, ...], deck: str | None, reschedule: bool, as_json: bool
) -> None:
    """Set one: viva settings set new_per_day 10 --deck devops."""
    with journal(ctx, create=True, may_be_new=True) as opened:
        wanted = typed(name, " ".join(value), opened.clock.study_day())
        _put(opened, deck, name, wanted, reschedule=reschedule, as_json=as_json)


@settings.command()
@click.argument("name")
@_DECK
@_RESCHEDULE
@json_option
@place_options
@click.pass_context
def unset(ctx: click.Context, *, name: str, deck: str | None, reschedule: bool, as_json: bool) -> None:
    """Let one be again what the decks above say, or the default."""
    setting_named(name)
    with journal(ctx) as opened:
        _put(opened, deck, name, None, reschedule=reschedule, as_json=as_json)


def _put(opened: Journal, deck: str | None, name: str, value: Json, *, reschedule: bool, as_json: bool) -> None:
    if reschedule and name not in _MOVING:
        raise UsageError(f"--reschedule goes with {', '.join(_MOVING)}; {name} moves no due day")
    if deck == "":
        raise UsageError("--deck is empty; leave it out to set what holds for the whole collection")
    must_have(opened, deck)
    change = actions.set_setting(opened, deck or "", name, value, reschedule=reschedule)
    with opened.store.reading() as transaction:
        stored = transaction.schedule.stored_settings()
    found = held(setting_named(name), deck or "", stored)
    if as_json:
        emit({**_document(found, stored), "action": change.action.id if change.action else None, "moved": change.moved})
    else:
        told = "" if change.action else ", as it was"
        say(f"{name} is {found.shown}{f' for {deck}' if deck else ''}{told}")
        if reschedule:
            say(f"{count(change.moved, 'card')} {'comes' if change.moved == 1 else 'come'} back on another day")


def _document(found: Held, stored: dict[tuple[str, str], Json]) -> dict[str, Json]:
    """A setting as JSON: `from` is the deck that it comes from, '' the collection, null the default."""
    setting = found.setting
    return {
        "name": setting.name,
        "shown": found.shown,
        "stored": None if found.place is None else stored[found.place, setting.name],
        "from": found.place,
        "default": setting.kind.shown(setting.default),
        "takes": setting.kind.takes,
        "words": setting.words,
    }


COMMANDS = {"settings": settings}
