"""`viva` and `viva today`: the day at a glance, as a screen or as text."""

import sys

import click

from srs.backlog import CatchUp
from srs.clock import Clock
from srs.model import Json
from srs.overview import Overview, overview
from srs.view import PlanShown
from tui.commands.next_card import plan_document
from tui.output import due_text, emit, json_option, place_options, say
from tui.places import journal
from tui.plan_words import end, head_of_day, sampled
from tui.words import catch_up_words, clock_words, coming, count, interviews_told

_GO_ON = "Go on: viva review (in a terminal), viva review --plain (line by line), viva next (one card)."


def open_today(ctx: click.Context, *, go_on: str = _GO_ON) -> None:
    """The app on today's screen; without a terminal, today's figures and how to go on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        with journal(ctx) as opened:
            _print(overview(opened.store, opened.clock), opened.clock, go_on)
        return
    from tui.commands.review import run_app  # noqa: PLC0415 - the app is for a terminal only

    run_app(ctx, start="today")


@click.command()
@json_option
@place_options
@click.pass_context
def today(ctx: click.Context, *, as_json: bool) -> None:
    """What is due today, by deck, and what was done."""
    with journal(ctx) as opened:
        found = overview(opened.store, opened.clock)
    if as_json:
        emit(document(found))
    else:
        _print(found, opened.clock, _GO_ON)


def document(found: Overview) -> dict[str, Json]:
    """The figures of a day as JSON."""
    return {
        "today": found.today.isoformat(),
        "counts": {"new": found.counts.new, "learning": found.counts.learning, "review": found.counts.review},
        "decks": [
            {"deck": deck, "new": counts.new, "learning": counts.learning, "review": counts.review}
            for deck, counts in found.decks.items()
        ],
        "reviews_today": found.reviews_today,
        "minutes_today": round(found.milliseconds_today / 60_000, 1),
        "streak_days": found.streak_days,
        "days": {day.isoformat(): count for day, count in found.days.items()},
        "last_answer_after_today": found.answered_after.isoformat() if found.answered_after else None,
        "backlog": _backlog(found.catch_up),
        "plan": plan_document(found.plan),
        "interviews": [
            {"id": each.id, "name": each.name, "day": each.day.isoformat(), "days_to_go": (each.day - found.today).days}
            for each in found.interviews
        ],
        "interview_to_tell": found.to_tell.name if found.to_tell else None,
        "next_due": due_text(found.waiting_until or found.next_due),
        "banks": found.banks,
        "questions": found.questions,
        "cards": found.cards,
    }


def _backlog(found: CatchUp | None) -> Json:
    """When a backlog is worked off; null where there is none."""
    if found is None:
        return None
    return {
        "reviews": found.reviews,
        "minutes": round(found.minutes),
        "minutes_per_day": found.minutes_per_day,
        "through": found.through.isoformat() if found.through else None,
        "enough_minutes": found.enough_minutes,
    }


def _print(found: Overview, clock: Clock, go_on: str) -> None:
    counts = found.counts
    say(f"{found.today:%A %d %B %Y}")
    if not found.questions:
        say("No questions yet. Import a bank: viva import FILE. Or try Viva on a sample: viva demo.")
        return
    what = "The plan" if found.plan else "Due"
    say(f"{what}: {counts.total} ({counts.new} new, {counts.learning} learning, {counts.review} to review)")
    if found.plan:
        _print_plan(found.plan, found)
    for deck, of_deck in found.decks.items():
        say(f"  {deck}: {of_deck.new} new, {of_deck.learning} learning, {of_deck.review} to review")
    if told := interviews_told(() if found.plan else found.interviews, found.to_tell, found.today):
        say(told)
    if found.answered_after is not None:
        say(clock_words(found.answered_after))
    if found.catch_up is not None:
        say(catch_up_words(found.catch_up, found.today))
    minutes = round(found.milliseconds_today / 60_000)
    say(f"Done today: {found.reviews_today} in {minutes} min. Streak: {count(found.streak_days, 'day')}.")
    if (due := found.waiting_until or found.next_due) is not None:
        say(f"Next: {coming(due, clock.now(), found.today, clock.zone)}")
    say(go_on)


def _print_plan(plan: PlanShown, found: Overview) -> None:
    """How far the interviews are and what the minutes are; then what the lines of the decks are."""
    say(" ".join(filter(None, (f"{head_of_day(plan, found.interviews)}.", end(plan), sampled(plan)))))
    if found.decks:
        say("Without the plan, by deck:")


COMMANDS = {"today": today}
