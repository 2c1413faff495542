"""`viva due`: how many cards are due, in one line."""

from datetime import date

import click

from srs import card_queue
from srs.card_queue import CardQueue
from srs.planning.present import plan_of_today
from srs.store import Transaction
from tui.output import emit, json_option, place_options, say
from tui.places import journal


@click.command()
@click.option("--quiet", is_flag=True, help="Print nothing where nothing is due: for cron and reminders.")
@json_option
@place_options
@click.pass_context
def due(ctx: click.Context, *, quiet: bool, as_json: bool) -> None:
    """How many cards are due, for status bars and reminders."""
    with journal(ctx) as opened, opened.store.reading() as transaction:
        planned = plan_of_today(opened, transaction)
        counts = (planned or _queue(transaction, opened.clock.study_day())).counts()
    if as_json:
        emit({"new": counts.new, "learning": counts.learning, "review": counts.review, "total": counts.total})
    elif counts.total or not quiet:
        say(f"{counts.total} due: {counts.new} new, {counts.learning} learning, {counts.review} to review")


def _queue(transaction: Transaction, today: date) -> CardQueue:
    """The queue of a study day without a plan."""
    settings = transaction.schedule.settings()
    return card_queue.build(transaction.schedule.day(today, settings=settings), settings)


COMMANDS = {"due": due}
