"""The options of the command line that choose in which way a sitting goes through its cards."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from srs.errors import UsageError
from srs.way import DAILY, QUEUED, Ahead, Cram, Way
from tui.searching import SearchCommand

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_NEXT_DAY = "next"
_FARTHEST_DAYS = 36500


class WayCommand(SearchCommand):
    """A command with a search and a way: `--ahead` takes a number after it, and no word of the search."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line, `--ahead` without a number as the next day that has cards."""
        found = list(args)
        for n, each in enumerate(args):
            if each == "--":
                break
            if each == "--ahead" and not (n + 1 < len(args) and args[n + 1].isdecimal()):
                found[n] = f"--ahead={_NEXT_DAY}"
        return super().parse_args(ctx, found)


def way_options(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """`--cram`, `--random`, `--ahead` and `--queue`."""
    cram = click.option("--cram", is_flag=True, help="Every card, due or not; the schedule stays as it is.")
    random = click.option(
        "--random", "at_random", is_flag=True, help="With --cram: at random, not lowest recall first."
    )
    ahead = click.option("--ahead", metavar="[DAYS]", help="Also what is due in so many days, or on the next day.")
    queue = click.option("--queue", is_flag=True, help="The day's plain queue, though an interview is ahead.")
    return cram(random(ahead(queue(command))))


def way_of(*, cram: bool, at_random: bool, ahead: str | None, queue: bool) -> Way:
    """The way that the options choose.

    Raises:
        UsageError: they do not go together, or --ahead has no number of days.
    """
    if cram and ahead is not None:
        raise UsageError("--cram leaves the schedule alone and --ahead goes on from it; give one of them")
    if at_random and not cram:
        raise UsageError("--random is for --cram; the order of reviews is a setting (viva settings set review_order)")
    if queue and (cram or ahead is not None):
        raise UsageError("--queue is the day's own queue, without --cram or --ahead")
    if cram:
        return Cram(at_random=at_random)
    if ahead is None:
        return QUEUED if queue else DAILY
    if ahead == _NEXT_DAY:
        return Ahead()
    if not (ahead.isascii() and ahead.isdecimal() and 1 <= int(ahead[:9]) <= _FARTHEST_DAYS):
        raise UsageError(
            f"--ahead takes a number of days, such as 3, or none for the next day that has cards: {ahead!r}"
        )
    return Ahead(int(ahead[:9]))
