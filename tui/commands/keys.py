"""`viva keys`: every action of the screens with its keys, and the id by which the settings file gives it others."""

import click

from srs.model import Json
from tui import keymap
from tui.keyboard import Keyboard
from tui.keymap import Key
from tui.output import emit, json_option, note, place_options, say
from tui.places import preferences

_IDS, _NAMES = 23, 19


@click.command()
@json_option
@place_options
@click.pass_context
def keys(ctx: click.Context, *, as_json: bool) -> None:
    """Every key of the screens, with the id by which the settings file changes it."""
    found = preferences(ctx)
    for problem in found.problems:
        note(f"viva: {problem}")
    if as_json:
        emit(
            [
                {"screen": screen, **_document(key, found.keyboard)}
                for screen, keys in keymap.SCREENS.items()
                for key in keys
            ]
        )
        return
    for screen, of_screen in keymap.SCREENS.items():
        say(f"\n{screen}" if screen != next(iter(keymap.SCREENS)) else screen)
        for key in of_screen:
            say(_line(key, found.keyboard))
    say(f'\nOther keys, in {found.file}:\n[keys]\n"review.again" = "z"\n"review.go" = ["space", "F5"]')


def _line(key: Key, keyboard: Keyboard) -> str:
    usual = f"  (usually {', '.join(Keyboard().names(key))})" if key.id in keyboard.changed else ""
    return f"  {key.id:<{_IDS}} {', '.join(keyboard.names(key)):<{_NAMES}} {key.words}{usual}"


def _document(key: Key, keyboard: Keyboard) -> dict[str, Json]:
    return {
        "id": key.id,
        "keys": list(keyboard.names(key)),
        "default": list(Keyboard().names(key)),
        "words": key.words,
    }


COMMANDS = {"keys": keys}
