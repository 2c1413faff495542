"""A clock that went backwards is told of wherever a person looks at the day; nothing else is changed by it."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from driven import opened
from factories import World, basic, question

from srs.actions import turns
from srs.model import Rating
from srs.session import ReviewSession
from tui.cli import _run
from tui.clock_notice import clock_notice
from tui.plain import review

Viva = Callable[..., tuple[int, str, str]]

SAID = "The last answer is of 11 January 2027, after today: is the clock of this computer right?"
BEFORE, AFTER = "2027-01-05T09:00+00:00", "2027-01-12T09:00+00:00"


@pytest.fixture
def viva(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Viva:
    """Run a command on a collection of eight questions, five of them answered on 11 January 2027."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    collection = tmp_path / "viva.db"
    answered(World(str(collection))).store.close()

    def run(*arguments: str, at: str = BEFORE) -> tuple[int, str, str]:
        code = _run(["--collection", str(collection), "--at", at, *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def answered(world: World) -> World:
    """Eight plain questions, five of them answered now."""
    world.add([question(f"How would you moor a ship of {n} metres?") for n in range(8)], basic)
    session = ReviewSession(world.journal)
    for _ in range(5):
        session.answer(Rating.GOOD, duration_ms=20_000)
    return world


def test_today_says_that_the_log_is_ahead_of_the_clock(viva: Viva) -> None:
    assert SAID in viva("today")[1].splitlines()
    assert json.loads(viva("today", "--json")[1])["last_answer_after_today"] == "2027-01-11"
    assert "is the clock" not in viva("today", at=AFTER)[1]
    assert json.loads(viva("today", "--json", at=AFTER)[1])["last_answer_after_today"] is None


def test_a_plan_ends_with_it_whether_there_is_one_or_none(viva: Viva, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert " ".join(viva("plan")[1].splitlines()[2:]) == SAID
    viva("interview", "add", "SRE at Acme", "--on", "2027-01-20", "--minutes", "5")
    lines = viva("plan")[1].splitlines()
    assert (lines[-3], " ".join(lines[-2:])) == ("", SAID)
    assert max(map(len, lines)) <= 60
    assert "is the clock" not in viva("plan", at=AFTER)[1]
    json.loads(viva("plan", "--json")[1])


def test_a_check_remarks_it_and_stays_sound(viva: Viva) -> None:
    assert viva("check") == (0, f"remark: {SAID}\nsound\n", "")
    assert json.loads(viva("check", "--json")[1]) == {"sound": True, "problems": [], "remarks": [SAID]}
    assert viva("check", at=AFTER) == (0, "sound\n", "")


def test_plain_reviewing_begins_with_it(world: World) -> None:
    def said() -> list[str]:
        stdout = io.StringIO()
        assert review(world.journal, stdin=io.StringIO("q\n"), stdout=stdout) == 0
        return stdout.getvalue().splitlines()

    answered(world)
    assert SAID not in said()
    world.hand.moment -= timedelta(days=6)
    assert said()[0] == SAID


async def test_todays_screen_has_it(world: World) -> None:
    answered(world)
    async with opened(world, start="today") as screen:
        assert "is the clock" not in await screen.text()
        world.hand.moment -= timedelta(days=6)
        screen.app.screen._look()  # type: ignore[attr-defined]
        assert SAID in " ".join((await screen.text()).split())


def test_answers_that_were_taken_back_are_no_wrong_clock(world: World) -> None:
    answered(world)
    world.hand.moment -= timedelta(days=6)
    assert clock_notice(world.journal) == SAID
    for _ in range(5):
        turns.undo(world.journal)
    assert clock_notice(world.journal) == ""


def test_the_study_days_of_a_flight_west_are_no_wrong_clock(world: World) -> None:
    world.hand.moment = datetime(2027, 1, 11, 20, 0, tzinfo=UTC)
    east = World(zone=timezone(timedelta(hours=13)), hand=world.hand)
    answered(east)
    world.hand.forward(hours=1)
    west = east.elsewhere(zone=timezone(timedelta(hours=-10)))
    assert east.entries()[0].study_day > west.clock.study_day()
    assert clock_notice(west) == ""
