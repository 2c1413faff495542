"""`viva settings`: what holds, where it comes from, and setting it from the command line."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tui.cli import main

Said = tuple[str, str, int]


@pytest.fixture
def viva(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command on a collection of its own; gives standard output, standard error and the exit code."""

    def run(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as ended:
            main(("--collection", str(tmp_path / "depot.db"), *arguments))
        said = capsys.readouterr()
        return said.out, said.err, int(ended.value.code or 0)

    return run


@pytest.fixture
def with_bank(viva: Any) -> Any:
    sample = next(str(path) for path in files("decks.samples").iterdir() if path.name.endswith(".md"))
    assert viva("import", sample, "--deck", "depot")[2] == 0
    return viva


def test_all_settings_are_shown_with_a_line_each(viva: Any) -> None:
    viva("settings", "set", "new_per_day", "12")
    out, _, code = viva("settings")
    assert code == 0
    assert "new_per_day            12  (set for the collection)\n    New cards a day" in out
    assert "reviews_per_day        200\n" in out


def test_a_deck_inherits_what_is_set_above_it(with_bank: Any) -> None:
    with_bank("settings", "set", "desired_retention", "85%")
    assert json.loads(with_bank("settings", "get", "desired_retention", "--deck", "depot", "--json")[0]) == {
        "name": "desired_retention",
        "shown": "0.85",
        "stored": 0.85,
        "from": "",
        "default": "0.9",
        "takes": "a number from 0.7 to 0.99",
        "words": "The chance of recall at which a review comes back.",
    }
    with_bank("settings", "set", "desired_retention", "0.95", "--deck", "depot")
    assert (
        json.loads(with_bank("settings", "get", "desired_retention", "--deck", "depot", "--json")[0])["from"] == "depot"
    )
    assert with_bank("settings", "get", "desired_retention")[0].startswith("desired_retention      0.85 ")


def test_an_easy_weekday_that_stands_twice_is_refused(viva: Any) -> None:
    assert "easy_days: sun is named twice" in viva("settings", "set", "easy_days", "sun=0", "sat=50%", "Sunday=1")[1]
    assert "easy_days: 'someday' is no day of the week" in viva("settings", "set", "easy_days", "someday=0")[1]


def test_setting_is_one_undoable_step_that_history_tells(viva: Any) -> None:
    viva("settings", "set", "easy_days", "sun=0", "sat=50%")
    assert "easy_days: sat=0.5 sun=0" in viva("history")[0]
    assert "undone: a setting (easy_days" in viva("undo")[0]
    assert json.loads(viva("settings", "get", "easy_days", "--json")[0])["stored"] is None
    viva("redo")
    assert json.loads(viva("settings", "get", "easy_days", "--json")[0])["shown"] == "sat=0.5 sun=0"
    assert viva("settings", "unset", "easy_days")[0] == "easy_days is none\n"


def test_setting_what_holds_already_is_no_step(viva: Any) -> None:
    viva("settings", "set", "new_per_day", "5")
    assert viva("settings", "set", "new_per_day", "5")[0] == "new_per_day is 5, as it was\n"
    assert len(json.loads(viva("history", "--json")[0])) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("set", "new_per_dya", "3"), "there is no setting 'new_per_dya'; there are new_per_day"),
        (("set", "new_per_day", "lots"), "new_per_day takes a whole number from 0 to 9999 (such as 0), not 'lots'"),
        (("set", "rollover_hour", "5", "--deck", "depot"), "rollover_hour holds for the whole collection"),
        (("set", "new_per_day", "5", "--deck", "elsewhere"), "there is no deck 'elsewhere'"),
        (("set", "new_per_day", "5", "--deck", ""), "--deck is empty"),
        (("get", "nothing"), "there is no setting 'nothing'"),
    ],
)
def test_what_cannot_be_set_is_said_in_one_line(with_bank: Any, arguments: tuple[str, ...], said: str) -> None:
    out, err, code = with_bank("settings", *arguments)
    assert (out, code) == ("", 1) or code == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_the_zone_and_the_hour_that_are_set_decide_what_study_day_it_is(viva: Any) -> None:
    at = "2027-01-12T02:30"
    viva("settings", "set", "time_zone", "Pacific/Auckland")
    assert json.loads(viva("today", "--at", at, "--json")[0])["today"] == "2027-01-11"
    viva("settings", "set", "rollover_hour", "2")
    assert json.loads(viva("today", "--at", at, "--json")[0])["today"] == "2027-01-12"
    assert json.loads(viva("today", "--at", "2027-01-11T13:30Z", "--json")[0])["today"] == "2027-01-11"


def test_a_number_for_today_only_is_over_tomorrow(with_bank: Any) -> None:
    with_bank("settings", "set", "new_today", "1", "--at", "2027-01-11T09:00")
    today, tomorrow = (
        json.loads(with_bank("today", "--json", "--at", at)[0]) for at in ("2027-01-11T10:00", "2027-01-12T10:00")
    )
    assert today["counts"]["new"] == 1
    assert tomorrow["counts"]["new"] > 1


def test_a_day_off_is_no_due_day(with_bank: Any) -> None:
    at = "2027-01-11T09:00"
    with_bank("settings", "set", "days_off", "2027-01-12..2027-01-20")
    found = json.loads(with_bank("next", "--json", "--at", at)[0])
    days = [outcome["due"] for outcome in found["outcomes"].values() if outcome["interval_days"]]
    assert days
    assert all(day > "2027-01-20" for day in days)
    with_bank("answer", found["card"]["id"], "good", "--at", at)
    (entry,) = json.loads(with_bank("show", found["card"]["id"], "--json")[0])["cards"][0]["log"]
    assert entry["note"] == "day off"
