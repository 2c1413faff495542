"""What commands print: one JSON document, or text from which nothing comes alive."""

import json
import shutil
from collections.abc import Callable, Mapping
from typing import ParamSpec, TypeVar

import click

from export.document import due_text, moment_text
from srs.model import Json

__all__ = [
    "due_text",
    "emit",
    "json_option",
    "moment_text",
    "note",
    "place_options",
    "printable",
    "say",
    "terminal_width",
]

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_WIDEST, _NARROWEST = 100, 40

_VISIBLE = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
_VISIBLE |= dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)


def printable(text: str) -> str:
    """The text with terminal escapes, other control characters and bidirectional overrides made visible."""
    return text.translate(_VISIBLE)


def terminal_width() -> int:
    """How wide lines of a result may be: as the terminal is, within reason."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def say(text: str) -> None:
    """Print a line of a result."""
    click.echo(printable(text))


def note(text: str) -> None:
    """Tell the person something that is no result."""
    click.echo(printable(text), err=True)


def emit(document: Json | Mapping[str, Json]) -> None:
    """Print the one JSON document of a command."""
    click.echo(
        json.dumps(document, ensure_ascii=False, indent=2).translate(
            {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
        )
    )


def json_option(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """`--json`, on every command that prints."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(command)


def place_options(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """`--collection` and `--at`, which may stand before a command or after it."""

    def keep(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
        if value is not None:
            ctx.find_root().obj[parameter.name] = value

    at = click.option("--at", metavar="ISO", expose_value=False, callback=keep, help="Act as if it were this moment.")
    collection = click.option(
        "--collection",
        metavar="PATH|URL",
        expose_value=False,
        callback=keep,
        help="The collection to use instead of your own.",
    )
    return at(collection(command))
