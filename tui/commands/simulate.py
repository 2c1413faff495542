"""`viva simulate`: what the coming year would be at other retentions, new cards and minutes a day."""

import itertools
import shutil
from collections.abc import Callable
from typing import TypeVar

import click

from srs.errors import UsageError
from tui.output import emit, json_option, place_options, say
from tui.places import journal
from tui.searching import found_cards

Number = TypeVar("Number", int, float)

_MOST_SCENARIOS = 24


@click.command()
@click.option("--days", type=click.IntRange(1, 3650), default=365, show_default=True, help="How many days to play.")
@click.option("--retention", metavar="SHARES", help="Desired retentions, such as 0.8,0.9 or 85%.")
@click.option("--new", "new", metavar="NUMBERS", help="New cards a day, such as 10,20; else as the settings say.")
@click.option("--reviews", metavar="NUMBERS", help="Reviews a day at most, such as 100,200; else as the settings say.")
@click.option("--minutes", metavar="NUMBERS", help="Minutes a day at most, such as 15,30; else without a limit.")
@click.option("--search", metavar="SEARCH", help="Only the cards that a search finds.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=1, show_default=True, help="Other random numbers.")
@json_option
@place_options
@click.pass_context
def simulate(  # noqa: PLR0913 - what the command line offers, each by its name
    ctx: click.Context,
    *,
    days: int,
    retention: str | None,
    new: str | None,
    reviews: str | None,
    minutes: str | None,
    search: str | None,
    seed: int,
    as_json: bool,
) -> None:
    """Simulate the coming year: reviews and minutes a day, what is known at the end. Nothing is changed."""
    from srs.simulation import Course, Scenario, play  # noqa: PLC0415 - not for --help
    from srs.workload import workload  # noqa: PLC0415 - the same
    from tui.progress_line import progress_line  # noqa: PLC0415 - the same
    from tui.simulation_report import document, lines  # noqa: PLC0415 - the same

    with journal(ctx) as opened:
        load = workload(opened, None if search is None else frozenset(found_cards(opened, search)))
    own = load.settings.desired_retention
    retentions = _numbers("retention", retention, _share, 0.7, 0.99) or sorted({0.8, 0.85, 0.9, 0.95, own})
    news = _numbers("new", new, int, 0, 9999) or [load.new_per_day]
    most = _numbers("reviews", reviews, int, 0, 99999) or [load.reviews_per_day]
    limits: list[float | None] = [*_numbers("minutes", minutes, float, 1, 1440)] or [None]
    scenarios = [
        Scenario(
            retention=share, new_per_day=begun, reviews_per_day=answered, minutes=limit,
            maximum_interval_days=load.settings.maximum_interval_days,
        )
        for share, begun, answered, limit in itertools.product(retentions, news, most, limits)
    ]  # fmt: skip
    if len(scenarios) > _MOST_SCENARIOS:
        raise UsageError(f"that is {len(scenarios)} scenarios; give fewer numbers, for {_MOST_SCENARIOS} at most")
    played: list[tuple[Scenario, Course]] = []
    with progress_line() as tell:
        for number, scenario in enumerate(scenarios):
            at = number * days
            course = play(
                load.deck, scenario, days, load.weights, seed,
                lambda day, at=at: tell("simulating", at + day + 1, len(scenarios) * days),  # type: ignore[misc]  # a default in a lambda
            )  # fmt: skip
            played.append((scenario, course))
    if as_json:
        emit(document(load, played, days, seed))
        return
    for line in lines(load, played, days, min(80, shutil.get_terminal_size((80, 24)).columns)):
        say(line)


def _share(text: str) -> float:
    return float(text.removesuffix("%")) / 100 if text.endswith("%") else float(text)


def _numbers(name: str, text: str | None, read: Callable[[str], Number], low: float, high: float) -> list[Number]:
    """The numbers of an option, ascending and each once; none where it is not given."""
    if text is None:
        return []
    try:
        found = sorted({read(each.strip()) for each in text.split(",")})
    except ValueError:
        found = []
    if not found or not all(low <= each <= high for each in found):
        raise UsageError(f"--{name} takes numbers from {low:g} to {high:g}, parted by commas, not {text!r}")
    return found


COMMANDS = {"simulate": simulate}
