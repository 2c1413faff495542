"""Asking before something is done to many things that a search found."""

import sys

import click

from srs.errors import UsageError
from tui.output import note, printable

yes_option = click.option("--yes", is_flag=True, help="Do not ask, however many a search finds.")
"""`--yes`, on every command that a search may lead to many things."""


def must_agree(what: str, *, yes: bool) -> None:
    """Ask the person whether to do this, and end the command where they say no.

    Raises:
        UsageError: there is nobody to ask.
    """
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(f"this would {what}; give --yes to do it, and `viva undo` takes it back in one step")
    if not click.confirm(printable(f"{what[:1].upper()}{what[1:]}?"), default=False, err=True):
        note("Nothing was changed.")
        raise click.exceptions.Exit(1)
