"""The command line: which commands there are, and how each way of ending reads.

Exit 0 done, 1 failed, 2 misused. Results go to standard output, everything else to standard error.
"""

import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from srs.errors import SrsError, UsageError

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130

_NEW_OBJECTS = 100_000
"""How many objects may be made until the collector looks for cycles among them; Python's own number is 700."""

_COMMANDS: dict[str, tuple[str, str]] = {
    "import": ("intake", "Import question banks: files, folders, or - for standard input."),
    "review": ("review", "Review what is due; --plain line by line."),
    "today": ("today", "What is due today, by deck, and what was done."),
    "due": ("due", "How many cards are due, for status bars and reminders."),
    "list": ("questions", "List the questions and their cards."),
    "show": ("questions", "Show one question or card with its log."),
    "browse": ("browse", "Browse cards and questions: search, sort, change many at once."),
    "search": ("search", "Save a search under a name, or list those saved."),
    "interview": ("interview", "The interviews you prepare for: days, scope, minutes, how they went."),
    "plan": ("plan", "What to expect on the day of an interview, and the minutes until then."),
    "why": ("why", "Why a card comes now or does not, and why it is due when it is."),
    "banks": ("banks", "List the banks that questions came from."),
    "add": ("edit", "Add a question of your own."),
    "edit": ("edit", "Edit a question in your editor."),
    "remove": ("banks", "Take questions or a whole bank out."),
    "duplicates": ("duplicates", "List questions that two banks have; make two one."),
    "stats": ("stats", "Figures of your reviewing: answers, time, retention, memory, calibration."),
    "fit": ("fit", "Fit the memory model's weights to your own reviews."),
    "simulate": ("simulate", "Simulate the coming year at other retentions, new cards and minutes a day."),
    "next": ("next_card", "Show the card that comes now."),
    "answer": ("answer", "Record an answer to a card."),
    "suspend": ("marks", "Take cards out of reviewing, or bring them back."),
    "bury": ("marks", "Put cards off until tomorrow, or bring them back."),
    "flag": ("marks", "Mark a card with a note, or take the mark off."),
    "reset": ("marks", "Let cards be new again."),
    "due-on": ("marks", "Set the day on which cards come back."),
    "undo": ("turns", "Take back the last action, or one named by history."),
    "redo": ("turns", "Bring back what was undone last."),
    "history": ("turns", "List what was done, newest first."),
    "settings": ("settings", "What holds for the collection and its decks, and setting it."),
    "keys": ("keys", "Every key of the screens, with the id by which the settings file changes it."),
    "export": ("export", "Export cards to Anki, CSV or JSON, or a sheet for the last evening."),
    "backup": ("safety", "Back the collection up now."),
    "restore": ("safety", "Bring a backup back."),
    "check": ("safety", "Check that the collection is sound."),
    "merge": ("merge", "Take in what another collection has, such as another machine's."),
    "doctor": ("doctor", "Look at the quality of the cards."),
    "where": ("where", "Where the collection, its backups and the settings file are."),
    "demo": ("demo", "Try Viva on a sample bank in a throw-away collection."),
}
"""Each command by name: its module in `tui.commands`, imported when the command runs, and its help line."""


class _Commands(click.Group):
    """A group that knows its commands by name and imports only the one that runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of a person's day."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"tui.commands.{_COMMANDS[cmd_name][0]}")
        command: object = module.COMMANDS[cmd_name]
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words begin with, or one line that names the nearest."""
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped command needs it

            near = get_close_matches(name, _COMMANDS, 1)
            meant = f" Did you mean {near[0]!r}?" if near else " `viva --help` lists the commands."
            ctx.fail(f"There is no command {name!r}.{meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their help lines, without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="viva-srs", prog_name="viva", message="%(prog)s %(version)s")
@click.option(
    "--collection",
    metavar="PATH|URL",
    envvar="VIVA_COLLECTION",
    help="The collection to use instead of your own (or set VIVA_COLLECTION).",
)
@click.option("--at", metavar="ISO", help="Act as if it were this moment, such as 2027-01-14T09:30+01:00.")
@click.pass_context
def viva(ctx: click.Context, collection: str | None, at: str | None) -> None:
    """Interview questions as flashcards: import a bank, review every day, be ready on the day.

    Without a command, opens today's screen.
    """
    ctx.obj = {"collection": collection, "at": at}
    if ctx.invoked_subcommand is None:
        from tui.commands.today import open_today  # noqa: PLC0415 - only where no command was named

        open_today(ctx)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit as it ended.

    The collector of cycles is kept from most of its walks over what was imported and read, which stays to the end, and
    from the last of them, when the process goes anyway: together they are a quarter of what `viva next` takes.
    """
    gc.set_threshold(_NEW_OBJECTS)
    code = _run(list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    _speak_any_text()
    try:
        code = viva.main(arguments, prog_name="viva", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return MISUSED
    except SrsError as error:
        click.echo(f"viva: {error}", err=True)
        return MISUSED if isinstance(error, UsageError) else FAILED
    except (KeyboardInterrupt, click.Abort):
        click.echo("viva: interrupted", err=True)
        return INTERRUPTED
    except OSError as error:
        if error.errno == errno.ENOSPC:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            click.echo("viva: the output cannot be written: no space is left where it goes", err=True)
            return FAILED
        if not isinstance(error, BrokenPipeError):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code if isinstance(code, int) else DONE


def _speak_any_text() -> None:
    """Let a terminal that lacks a character show its number rather than stop the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
