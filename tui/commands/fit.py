"""`viva fit`: personal weights for the memory model, and a report of what they are worth."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from srs.clock import ROLLOVER_HOUR, Clock, zone_named
from srs.errors import SettingError, UsageError
from srs.model import Json
from srs.settings import checked
from tui.output import emit, json_option, place_options, say
from tui.places import journal
from tui.words import count

if TYPE_CHECKING:
    from srs.fit.folds import Fold
    from srs.fit.reviews import Reviews
    from srs.fit.trial import Trial


@click.command()
@click.option("--dry-run", is_flag=True, help="Report only: change nothing.")
@click.option("--reschedule", is_flag=True, help="Let the days on which cards come back follow.")
@click.option(
    "--log", metavar="FILE", help="Fit to a review log in CSV instead, without a collection; - is standard input."
)
@click.option("--rollover", type=click.IntRange(0, 23), help="The hour at which a study day of the log begins (4).")
@click.option("--zone", help="The time zone of the log, such as Europe/Berlin; else the machine's own.")
@click.option(
    "--folds", "with_folds", is_flag=True, help="Show too what earlier reviews predict of later ones, in five folds."
)
@json_option
@place_options
@click.pass_context
def fit(
    ctx: click.Context,
    *,
    dry_run: bool,
    reschedule: bool,
    log: str | None,
    rollover: int | None,
    zone: str | None,
    with_folds: bool,
    as_json: bool,
) -> None:
    """Fit the memory model's weights to your reviews; they are set where they predict later reviews better."""
    if log is None and (rollover is not None or zone is not None):
        raise UsageError("--rollover and --zone go with --log; the study days of a collection are stored")
    if log is not None and reschedule:
        raise UsageError("--reschedule does not go with --log, which changes nothing")
    if log is not None:
        _fit_to_file(log, _clock(rollover, zone), with_folds=with_folds, as_json=as_json)
    else:
        _fit_to_collection(ctx, dry_run=dry_run, reschedule=reschedule, with_folds=with_folds, as_json=as_json)


def _fit_to_collection(ctx: click.Context, *, dry_run: bool, reschedule: bool, with_folds: bool, as_json: bool) -> None:
    from srs import personal  # noqa: PLC0415 - not for --help

    with journal(ctx) as opened:
        blocks = _folds(personal.reviews(opened)) if with_folds else None
        found = personal.fit(opened, reschedule=reschedule, dry_run=dry_run)
    action, moved = found.change.action, found.change.moved
    if as_json:
        changed: dict[str, Json] = {"dry_run": dry_run, "action": action.id if action else None, "moved": moved}
        _emit(found.trial, blocks, {**changed, "by_hand": 0})
        return
    _say(found.trial, blocks, show_weights=dry_run)
    if action is None:
        there = found.trial.outcome.value == "better" and not dry_run
        say("They are in force already." if there else "Nothing was changed.")
        return
    say("They are in force now; `viva undo` takes them back.")
    if reschedule:
        say(f"{count(moved, 'card')} {'comes' if moved == 1 else 'come'} back on another day.")
    else:
        say("Due days stay as they are; --reschedule lets them follow.")


def _fit_to_file(path: str, clock: Clock, *, with_folds: bool, as_json: bool) -> None:
    from decks.review_log import review_log  # noqa: PLC0415 - only for --log
    from srs.fit.reviews import reviews_of  # noqa: PLC0415 - the same
    from srs.fit.trial import trial  # noqa: PLC0415 - the same
    from srs.scheduler import DEFAULT_WEIGHTS  # noqa: PLC0415 - the same

    log = review_log(path, clock)
    reviews = reviews_of(log.touches)
    blocks = _folds(reviews) if with_folds else None
    found = trial(reviews, DEFAULT_WEIGHTS)
    if as_json:
        _emit(found, blocks, {"dry_run": True, "action": None, "moved": 0, "by_hand": log.by_hand})
        return
    _say(found, blocks, show_weights=True)
    if log.by_hand:
        say(f"{count(log.by_hand, 'line')} of rating 0 left out: cards moved by hand.")


def _folds(reviews: "Reviews") -> tuple["Fold", ...]:
    from srs.fit.folds import folds  # noqa: PLC0415 - only for --folds

    return folds(reviews)


def _say(found: "Trial", blocks: Sequence["Fold"] | None, *, show_weights: bool) -> None:
    from tui.fit_report import lines  # noqa: PLC0415 - not for --help

    for line in lines(found, blocks, show_weights=show_weights):
        say(line)


def _emit(found: "Trial", blocks: Sequence["Fold"] | None, more: Mapping[str, Json]) -> None:
    from tui.fit_report import document, fold_documents  # noqa: PLC0415 - not for --help

    emit({**document(found), "folds": None if blocks is None else fold_documents(blocks), **more})


def _clock(rollover: int | None, zone: str | None) -> Clock:
    """The study days of a log: those of the zone and the hour, the machine's own and four without them."""
    try:
        name = checked("time_zone", zone or "")
    except SettingError as error:
        raise UsageError(f"--zone takes the name of a time zone such as Europe/Berlin, not {zone!r}") from error
    return replace(Clock(zone=zone_named(name)), rollover_hour=ROLLOVER_HOUR if rollover is None else rollover)


COMMANDS = {"fit": fit}
