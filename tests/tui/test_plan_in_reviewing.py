"""The plan where a person meets it: the head of a review, its end, the commands, today's screen."""

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from driven import opened
from factories import World, basic, cards, question

from srs import interviews
from srs.model import Interview, Rating
from srs.session import ReviewSession
from srs.way import DAILY, QUEUED, Way
from tui import plain
from tui.app import VivaApp
from tui.cli import viva
from tui.screens.review import ReviewScreen
from tui.screens.today import TodayScreen
from tui.widgets.deck_list import DeckList
from tui.widgets.review_head import ReviewHead
from tui.widgets.sitting_end import SittingEnd

TODAY = date(2027, 1, 11)
_AT = "2027-01-11T09:00+00:00"


@pytest.fixture
def harbour(filed: World) -> World:
    """Thirty cards, and an interview in five days: two minutes a day, which two answers use up."""
    filed.add([question(f"Question {n}") for n in range(30)], basic)
    made = Interview(id=interviews.new_id(), name="SRE at Acme", day=TODAY + timedelta(days=5), minutes=2)
    interviews.add(filed.journal, made)
    return filed


def _run(place: Path, *arguments: str) -> Result:
    return CliRunner().invoke(viva, [*arguments, "--collection", str(place), "--at", _AT], catch_exceptions=False)


def _used_up(world: World) -> None:
    session = ReviewSession(world.journal)
    while session.view.card is not None:
        session.answer(Rating.EASY, duration_ms=60_000)


def _lines(world: World, typed: str, way: Way = DAILY) -> str:
    told = StringIO()
    plain.review(world.journal, stdin=StringIO(typed), stdout=told, way=way, stopwatch=lambda: 0.0)
    return told.getvalue()


async def test_the_head_tells_the_interview_and_the_minutes(harbour: World) -> None:
    ReviewSession(harbour.journal).answer(Rating.GOOD, duration_ms=60_000)
    app = VivaApp(harbour.journal, start="review")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        head = str(app.screen.query_one(ReviewHead).render())
        assert "SRE at Acme in 5 days · 1 of 2 min" in head
        assert "harbour" in head


async def test_at_the_end_of_the_plan_a_key_goes_on_with_the_plain_queue(harbour: World) -> None:
    _used_up(harbour)
    app = VivaApp(harbour.journal, start="review")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        end = str(screen.query_one(SittingEnd).render())
        assert "The 2 minutes of today are used." in end
        assert "r: the plain queue" in end
        await pilot.press("r")
        await pilot.pause()
        other = app.screen
        assert isinstance(other, ReviewScreen)
        assert other.showing.view.way == QUEUED
        assert other.showing.view.card is not None


def test_what_does_not_fit_into_the_rest_of_the_day_is_said_not_to_fit(filed: World, place: Path) -> None:
    filed.add([question(f"Question {n}", points=0) for n in range(3)], cards)
    made = Interview(id=interviews.new_id(), name="SRE at Acme", day=TODAY + timedelta(days=1), minutes=8)
    interviews.add(filed.journal, made)
    ReviewSession(filed.journal).answer(Rating.GOOD, duration_ms=240_000)
    told = _lines(filed, "")
    assert "No card fits into what is left of today's minutes." in told
    found = json.loads(_run(place, "next", "--json").stdout)
    assert (found["card"], found["plan"]["end"]) == (None, "nothing_fits")
    assert "4 of 8 min" in _run(place, "today").stdout


async def test_todays_screen_counts_what_the_plan_has_and_decks_by_their_queue(harbour: World) -> None:
    app = VivaApp(harbour.journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        view = screen.view
        assert view is not None
        assert view.plan is not None
        assert 0 < view.counts.new < view.decks["harbour"].new == 20
        assert "SRE at Acme in 5 days · 0 of 2 min" in str(screen._figures.render())
        plan, heading, deck, *_ = str(screen._decks.render()).split("\n")
        assert plan.startswith("▸ The plan")
        assert heading.startswith("  Without the plan  ")
        assert heading.endswith(" due")
        assert deck.startswith("  harbour")
        await pilot.click(DeckList, offset=(2, 1))
        assert app.screen is screen
        await pilot.click(DeckList, offset=(2, 2))
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)


@pytest.mark.usefixtures("harbour")
def test_the_lines_of_decks_say_that_they_are_without_the_plan(place: Path) -> None:
    lines = _run(place, "today").stdout.splitlines()
    assert lines[2] == "SRE at Acme in 5 days · 0 of 2 min."
    assert lines[3] == "Without the plan, by deck:"
    assert lines[4].startswith("  harbour: 20 new")


@pytest.mark.parametrize("minutes", ["2", "0"], ids=["with a plan", "without one"])
@pytest.mark.usefixtures("harbour")
def test_on_an_interviews_own_day_the_one_ahead_is_told_too(place: Path, minutes: str) -> None:
    _run(place, "interview", "edit", "SRE", "--minutes", minutes)
    assert _run(place, "interview", "add", "Data at Beta", "--on", "today").exit_code == 0
    assert "Data at Beta today · SRE at Acme in 5 days" in _run(place, "today").stdout


async def test_todays_screen_tells_the_interview_of_today_and_the_one_ahead(harbour: World) -> None:
    interviews.add(harbour.journal, Interview(id=interviews.new_id(), name="Data at Beta", day=TODAY))
    async with opened(harbour, (40, 12), start="today") as screen:
        text = " ".join((await screen.text()).split())
        assert "Data at Beta today · SRE at Acme in 5 days · 0 of 2 min" in text
        assert "Without the plan new learn due" in text


def test_one_day_in_a_row_is_one_day(harbour: World, place: Path) -> None:
    _used_up(harbour)
    assert "Streak: 1 day." in _run(place, "today").stdout


def test_lines_tell_the_minutes_and_why_the_plan_ends(harbour: World) -> None:
    assert "SRE at Acme in 5 days · 0 of 2 min" in _lines(harbour, "q\n")
    _used_up(harbour)
    told = _lines(harbour, "")
    assert "The 2 minutes of today are used." in told
    assert "viva review --queue --plain" in told
    assert "Question" in _lines(harbour, "q\n", QUEUED)


def test_next_tells_the_plan_and_its_end_and_the_queue_is_there_all_the_same(harbour: World, place: Path) -> None:
    found = json.loads(_run(place, "next", "--json").stdout)
    assert (found["plan"]["minutes"], found["plan"]["end"]) == (2, None)
    assert [each["name"] for each in found["plan"]["interviews"]] == ["SRE at Acme"]
    _used_up(harbour)
    found = json.loads(_run(place, "next", "--json").stdout)
    assert (found["card"], found["plan"]["end"]) == (None, "minutes_used")
    assert "viva next --queue" in _run(place, "next").stdout
    queued = json.loads(_run(place, "next", "--queue", "--json").stdout)
    assert queued["card"] is not None
    assert queued["plan"] is None


@pytest.mark.usefixtures("harbour")
def test_due_and_today_count_what_the_plan_has(place: Path) -> None:
    planned = json.loads(_run(place, "today", "--json").stdout)
    assert planned["counts"]["new"] == json.loads(_run(place, "due", "--json").stdout)["new"] < 20
    assert planned["plan"]["minutes_used"] == 0
    assert "SRE at Acme in 5 days · 0 of 2 min." in _run(place, "today").stdout


def test_the_queue_goes_with_no_other_way(place: Path) -> None:
    done = CliRunner().invoke(viva, ["next", "--queue", "--cram", "--collection", str(place)])
    assert done.exit_code != 0


@pytest.mark.usefixtures("harbour")
def test_why_tells_what_the_plan_does_with_a_card(place: Path) -> None:
    first = json.loads(_run(place, "next", "--json").stdout)["card"]["id"]
    assert "The plan for SRE at Acme shows it today, first." in _run(place, "why", first).stdout
    last = [basic(question(f"Question {n}"))[0].id for n in range(30)]
    told = [_run(place, "why", card).stdout for card in last]
    assert any("gives the minutes of today to cards that gain more a second" in each for each in told)
    assert all("a review now adds" in each for each in told)


def test_why_of_a_card_in_no_scope_tells_of_the_plain_queue(world: World) -> None:
    from srs.why import why

    world.add([question("One?"), question("Two?")], basic)
    made = Interview(id=interviews.new_id(), name="A", day=TODAY + timedelta(days=5), scope="One")
    interviews.add(world.journal, made)
    told = why(world.journal, basic(question("Two?"))[0].id).now
    assert told.startswith("No interview ahead is about it")
    assert "new" in told
