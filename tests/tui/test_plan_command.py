"""`viva plan`: what to expect on the day, in words and as JSON, and one clear line where there is nothing to plan."""

import json
from pathlib import Path

import pytest
from commands import Viva
from factories import World, cards, question

from srs.model import Rating
from srs.session import ReviewSession

_TODAY = "SRE at Acme is today, so no minutes are left to plan."


@pytest.fixture
def viva(home: Path, viva: Viva, monkeypatch: pytest.MonkeyPatch) -> Viva:
    """Run a command on a collection of eight questions."""
    monkeypatch.setenv("COLUMNS", "80")
    world = World(str(home / "viva.db"))
    world.add([question(f"How would you moor a ship of {n} metres?") for n in range(8)], cards)
    world.store.close()

    def run(*arguments: str, at: str = "2027-01-11T09:00+00:00") -> tuple[int, str, str]:
        return viva("--collection", str(home / "viva.db"), "--at", at, *arguments)

    return run


def test_without_an_interview_one_line_says_how_to_add_one(viva: Viva) -> None:
    code, out, _ = viva("plan")
    assert (code, out) == (
        0,
        'No interview is ahead. Add one: viva interview add "SRE at Acme" --on 2027-01-14 --minutes 20\n',
    )
    assert json.loads(viva("plan", "--json")[1]) == {"interview": None, "message": out.strip()}


def test_the_plan_says_what_to_expect_and_what_it_takes(viva: Viva) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+14", "--minutes", "10")
    code, out, err = viva("plan")
    assert (code, err) == (0, "")
    for said in (
        "SRE at Acme: Monday 25 January 2027, in 14 days",
        "if you follow the plan  of 100 questions about ",
        "if you stopped today    of 100 questions about 0, likely 0 to ",
        "MINUTES A DAY UNTIL THEN",
        "Another minute buys ",
        "at today's pace  nothing was answered in the week before today",
        "for 90 of 100    ",
        "BY DECK",
        "harbour::Technical ",
        "BY STAGE",
    ):
        assert said in out
    assert max(len(line) for line in out.split("\n")) <= 80


def test_what_does_not_fit_names_the_four_ways_out(viva: Viva) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+4", "--minutes", "1", "--target", "85%")
    out = viva("plan")[1]
    assert "IT DOES NOT FIT: FOR 85 OF 100, ONE OF THESE" in out
    for way in ("more minutes ", "a later date ", "fewer cards ", "a lower target "):
        assert f"\n{way}" in out


def test_json_has_all_of_it(viva: Viva) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+4", "--minutes", "1")
    found = json.loads(viva("plan", "SRE", "--json")[1])
    assert (found["name"], found["days"], found["questions"], found["cards"]) == ("SRE at Acme", 4, 8, 32)
    for share in (found["followed"], found["stopped"]):
        assert 0 <= share["low"] <= share["expected"] <= share["high"] <= 1
    assert [each["target"] for each in found["help"]["needs"]] == [0.8, 0.9, 0.95]
    assert set(found["help"]["ways"]) == {"target", "minutes", "days", "questions", "of", "left_out", "reach"}
    assert len(found["days_ahead"]) == 4
    assert found["earlier"] == []
    assert found["checked"] == {"answers": 0, "predicted": 0.0, "observed": 0.0}


def test_a_later_day_tells_of_the_forecast_before_and_of_the_pace(viva: Viva, tmp_path: Path) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+14", "--minutes", "10")
    first = json.loads(viva("plan", "--json")[1])
    world = World(str(tmp_path / "viva.db"))
    ReviewSession(world.journal, deck="harbour").answer(Rating.GOOD, duration_ms=60_000)
    world.store.close()
    out = viva("plan", at="2027-01-18T09:00+00:00")[1]
    assert f"about {round(100 * first['followed']['expected'])} on 11 January 2027" in out
    second = json.loads(viva("plan", "--json", at="2027-01-18T09:00+00:00")[1])
    assert second["help"]["pace"]["minutes"] > 0
    assert "a day as in the last 7 days" in " ".join(out.split())


@pytest.mark.parametrize(
    ("on", "at", "said"),
    [
        (
            "today",
            "2027-01-11T10:00+00:00",
            f"{_TODAY} As your memory stands: of 100 questions about 0, likely 0 to 4.",
        ),
        (
            "+3",
            "2027-01-16T10:00+00:00",
            "SRE at Acme was 2 days ago; say how it went: viva interview over 'SRE at Acme'",
        ),
    ],
)
def test_a_day_that_has_come_or_passed_gets_a_clear_answer(viva: Viva, on: str, at: str, said: str) -> None:
    viva("interview", "add", "SRE at Acme", "--on", on)
    code, out, _ = viva("plan", "SRE at Acme", at=at)
    assert (code, out.strip()) == (0, said)
    assert json.loads(viva("plan", "SRE at Acme", "--json", at=at)[1])["message"] == said


def test_a_scope_without_cards_gets_a_clear_answer(viva: Viva) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+9", "--scope", "tag:nothing")
    assert "SRE at Acme has no plan: no card fits the scope 'tag:nothing', so far" in viva("plan")[1]
    viva("interview", "edit", "SRE at Acme", "--scope", "tag:crane")
    viva("suspend", "--search", "tag:crane")
    assert viva("plan")[0] == 0


@pytest.mark.parametrize(("on", "minutes"), [("2037-01-01", "20"), ("+9", "1440"), ("+1", "20")])
def test_extreme_days_and_minutes_have_a_plan(viva: Viva, on: str, minutes: str) -> None:
    viva("interview", "add", "SRE at Acme", "--on", on, "--minutes", minutes)
    code, out, _ = viva("plan")
    assert code == 0
    assert "if you follow the plan  of 100 questions about " in out
    assert "nan" not in out


def test_no_minutes_at_all_get_a_clear_answer(viva: Viva) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+9", "--minutes", "0")
    said = "SRE at Acme has no plan: no day until then has any minutes, so nothing will be planned\n"
    assert viva("plan")[:2] == (0, said)


def test_a_weight_that_fits_none_is_never_why_there_is_no_plan(viva: Viva) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+9", "--minutes", "0", "--weight", "tag:nope=2")
    assert "has no plan: no day until then has any minutes" in viva("plan")[1]
    viva("interview", "edit", "SRE", "--minutes", "20", "--weight", "tag:nope=2, stage:*=0")
    assert "nope" not in viva("plan")[1]


def test_days_off_of_the_collection_are_told_as_why_there_is_no_plan(viva: Viva) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+2")
    viva("settings", "set", "days_off", "2027-01-11..2027-01-13")
    assert "SRE at Acme has no plan: every day until then is a day off" in viva("plan")[1]


def test_an_interview_that_is_over_has_nothing_to_plan(viva: Viva) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+9")
    viva("interview", "over", "SRE at Acme")
    assert viva("plan", "SRE")[1] == "SRE at Acme is over; there is nothing to plan.\n"
    assert "No interview is ahead" in viva("plan")[1]


def test_a_name_that_is_no_interview_is_refused(viva: Viva) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "+9")
    code, _, err = viva("plan", "Hull")
    assert code == 1
    assert "there is no interview 'Hull'" in err


def test_on_the_day_itself_the_plan_says_what_to_expect_as_memory_stands(viva: Viva, tmp_path: Path) -> None:
    viva("interview", "add", "SRE at Acme", "--on", "2027-01-11", "--minutes", "10")
    told = f"{_TODAY} As your memory stands: of 100 questions about "
    out = " ".join(viva("plan")[1].split())
    assert f"{told}0, likely" in out
    world = World(str(tmp_path / "viva.db"))
    ReviewSession(world.journal).answer(Rating.GOOD, duration_ms=60_000)
    world.store.close()
    out = " ".join(viva("plan")[1].split())
    assert told in out
    assert f"{told}0, likely" not in out
