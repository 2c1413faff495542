"""`viva answer`: record an answer to a card."""

import math

import click

from srs.errors import UsageError
from srs.model import Card, Outcome, PointId, Rating, Tick
from srs.points import rating_of
from srs.session import ReviewSession
from srs.way import DAILY, Cram
from tui import daily
from tui.commands.next_card import document, outcome_document
from tui.output import emit, json_option, place_options, say
from tui.places import journal
from tui.words import after, leech_words

_RATINGS = {name: rating for rating in Rating for name in (rating.name.lower(), str(int(rating)))}
_BY_POINTS = "points"


@click.command()
@click.argument("card")
@click.argument("rating", metavar="again|hard|good|easy|1-4|points")
@click.option("--points", "covered", metavar="ID,ID", help="The points that were covered; the others were missed.")
@click.option("--seconds", type=click.FloatRange(min=0, max=86_400), help="How long the answer took.")
@click.option("--cram", is_flag=True, help="Leave the schedule as it is.")
@json_option
@place_options
@click.pass_context
def answer(
    ctx: click.Context,
    *,
    card: str,
    rating: str,
    covered: str | None,
    seconds: float | None,
    cram: bool,
    as_json: bool,
) -> None:
    """Record an answer to a card, by the start of its id.

    The rating is again, hard, good or easy, or 1 to 4, or points: computed from --points.
    """
    chosen = rating.lower()
    if chosen not in _RATINGS and chosen != _BY_POINTS:
        raise UsageError(f"{rating!r} is no rating; it is again, hard, good, easy, 1 to 4, or points")
    if chosen == _BY_POINTS and covered is None:
        raise UsageError("the rating `points` needs --points ID,ID with those covered, or --points '' for none")
    if seconds is not None and math.isnan(seconds):
        raise UsageError("--seconds takes a number of seconds, such as 42")
    with journal(ctx) as opened:
        with opened.store.reading() as transaction:
            identifier = transaction.library.find_card(card)
        session = ReviewSession(opened, way=Cram() if cram else DAILY)
        view = session.show(identifier)
        shown = view.card
        if shown is None or shown.retired:
            raise UsageError(
                f"card {card} is retired: it is no longer in its bank; `viva next` shows the one that comes now"
            )
        ticks = None if covered is None else _ticks(shown, covered)
        given = rating_of(shown.points, ticks or {}) if chosen == _BY_POINTS else _RATINGS[chosen]
        outcome = view.outcomes.get(given)
        then = session.answer(given, ticks=ticks, duration_ms=None if seconds is None else round(seconds * 1000))
        told = leech_words(session.leeches, f"`viva edit {identifier[:8]}` rewrites it")
        if as_json:
            led = None if outcome is None else outcome_document(outcome)
            emit({"entry": session.last_entry, "outcome": led, "next": document(then)})
        else:
            _tell(given, outcome, told)
        daily.backup(opened)


def _tell(given: Rating, outcome: Outcome | None, told: str) -> None:
    """Say where a rating led, and what else there is to tell."""
    if outcome is None:
        say(f"{given.name.lower()}, while cramming: nothing is scheduled")
    else:
        say(f"{given.name.lower()}: comes back in {after(outcome)}")
    if told:
        say(told)


def _ticks(card: Card, covered: str) -> dict[PointId, Tick]:
    """Every point of a card, covered where one of the starts of ids names it, else missed."""
    if not card.points:
        raise UsageError(f"card {card.id[:8]} has no points; leave --points away")
    starts = [start.strip().lower() for start in covered.split(",") if start.strip()]
    ticks = {point.id: Tick.MISSED for point in card.points}
    for start in starts:
        named = [point.id for point in card.points if point.id.startswith(start)]
        if len(named) != 1:
            what = "more than one point" if named else "no point"
            raise UsageError(
                f"{what} of card {card.id[:8]} has an id that begins with {start!r}; `viva next` shows them"
            )
        ticks[named[0]] = Tick.COVERED
    return ticks


COMMANDS = {"answer": answer}
