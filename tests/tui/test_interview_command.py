"""`viva interview`: days to prepare for, as a person or a script meets them."""

import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from commands import Viva, document

BANK = """\
# Harbour Questions

## How do you keep a crane running?

Tags: crane

### Key points

- Grease the slewing bearing with lithium paste every week.
- Check wire ropes, hooks, brakes, and limit switches before each shift.

## What is a bollard?

A bollard is a short post to which a ship is tied.
"""

AT = ("--at", "2026-11-21T09:00+00:00")


@pytest.fixture
def viva(home: Path, viva: Viva) -> Viva:
    """Run a command on 21 November 2026, in a home with a bank in it."""
    (home / "harbour.md").write_text(BANK, encoding="utf-8")
    return partial(viva, *AT)


@pytest.fixture
def harbour(viva: Viva) -> Viva:
    """The same with the bank imported."""
    viva("import", "harbour.md")
    return viva


def _add(viva: Viva, name: str = "SRE at Acme", on: str = "2027-01-14", *more: str) -> Any:
    return document(viva, "interview", "add", name, "--on", on, *more)


def test_everything_that_is_said_of_an_interview_is_kept(harbour: Viva) -> None:
    made = _add(
        harbour, "SRE at Acme", "2027-01-14", "--scope", "crane", "--minutes", "25", "--weekday", "sat=60",
        "--weekday", "sun=0", "--off", "2026-12-24", "--off", "2026-12-31..2027-01-01", "--role", "SRE", "--company",
        "Acme", "--stage", "final round", "--weight", "tag:crane=2", "--weight", "stage:phone screen=0.5",
        "--target", "90%", "--notes", "Ask about on-call.",
    )  # fmt: skip
    assert (made["name"], made["role"], made["company"]) == ("SRE at Acme", "SRE", "Acme")
    assert (made["stage"], made["notes"]) == ("final round", "Ask about on-call.")
    assert (made["day"], made["days_to_go"]) == ("2027-01-14", 54)
    assert (made["scope"], made["cards"] > 0, made["scope_error"]) == ("crane", True, None)
    assert (made["minutes"], made["weekdays"]) == (25, {"sat": 60, "sun": 0})
    assert made["days_off"] == ["2026-12-24", "2026-12-31", "2027-01-01"]
    assert made["minutes_left"] == 35 * 25 + 8 * 60
    assert made["weights"] == [
        {"by": "tag", "name": "crane", "times": 2}, {"by": "stage", "name": "phone screen", "times": 0.5},
    ]  # fmt: skip
    assert (made["target"], made["over"]) == (0.9, None)
    [listed] = document(harbour, "interview", "list")
    assert listed == {key: value for key, value in made.items() if key not in ("warnings", "action")}


def test_the_text_says_the_same(harbour: Viva) -> None:
    code, out, err = harbour("interview", "add", "SRE at Acme", "--on", "+54", "--scope", "crane", "--target", "0.9")
    assert (code, err) == (0, "")
    first, about, minutes, target = out.splitlines()
    assert first.startswith("SRE at Acme: Thursday 14 January 2027, in 54 days  (")
    assert about.startswith("  about      crane (")
    assert minutes == "  minutes    20 minutes a day, 1,080 minutes in all"
    assert target == "  target     90%"
    _, out, _ = harbour("interview")
    assert out.endswith("  2027-01-14  SRE at Acme, in 54 days\n")
    _, out, _ = harbour("today")
    assert "SRE at Acme in 54 days · 0 of 20 min." in out
    [ahead] = document(harbour, "today")["interviews"]
    assert (ahead["name"], ahead["day"], ahead["days_to_go"]) == ("SRE at Acme", "2027-01-14", 54)


def test_without_interviews_the_list_says_how_to_add_one(viva: Viva) -> None:
    assert viva("interview")[1].startswith("No interviews. Add one: viva interview add")
    assert document(viva, "interview", "list") == []


def test_an_interview_may_be_added_before_the_first_bank(viva: Viva) -> None:
    made = _add(viva)
    assert made["warnings"] == ["there are no cards yet; import a bank with `viva import FILE`"]
    assert [each["name"] for each in document(viva, "interview", "list")] == ["SRE at Acme"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--on", "2020-01-01"), "2020-01-01 has passed; an interview to prepare for is today (2026-11-21) or later"),
        (("--on", "2526-01-01"), "2526-01-01 is more than a hundred years away; is the year right?"),
        (("--on", "14.1.2027"), "on: '14.1.2027' is no day; write it like 2026-11-21, today, tomorrow, or +5"),
        (("--on", "+1", "--minutes", "1441"), "minutes takes a whole number from 0 to 1440 (such as 20), not '1441'"),
        (
            ("--on", "+1", "--target", "120%"),
            "target takes a share from 1% to 100%, or none (such as 90%, 90 or 0.9), not",
        ),
        (("--on", "+1", "--off", "soon"), "off takes up to 1000 dates or ranges of dates"),
        (
            ("--on", "+1", "--weekday", "caturday=5"),
            "weekday: 'caturday' is no day of the week; write it like sat, saturday",
        ),
        (("--on", "+1", "--weekday", "sat=6", "--weekday", "Saturday=9"), "weekday: sat is named twice; give each day"),
        (("--on", "+1", "--weight", "deck:a=2"), "weight takes tag:NAME=TIMES or stage:NAME=TIMES"),
        ((), 'say on which day it is: viva interview add "SRE" --on 2027-01-14'),
    ],
)
def test_what_no_interview_can_have_is_refused_in_a_line(harbour: Viva, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = harbour("interview", "add", "SRE", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"viva: {said}")
    assert err.count("\n") == 1
    assert document(harbour, "interview", "list") == []


def test_a_scope_that_cannot_be_read_points_at_the_place(harbour: Viva) -> None:
    code, out, err = harbour("interview", "add", "SRE", "--on", "+9", "--scope", "crane is:weekly")
    assert (code, out) == (2, "")
    assert err.splitlines()[1:] == ["  crane is:weekly", "        ^^^^^^^^^"]


def test_what_is_less_than_it_seems_is_noted_and_kept(harbour: Viva) -> None:
    for name, arguments, said in (
        ("B", ("--minutes", "0"), "note: no day until then has any minutes, so nothing will be planned\n"),
        ("A", ("--scope", "deck:nowhere"), "note: no card fits the scope 'deck:nowhere', so far\n"),
        ("C", ("--weight", "tag:zebra=2"), "has the tag 'zebra', so its weight does nothing\n"),
    ):
        code, _, err = harbour("interview", "add", name, "--on", "+30", *arguments)
        assert code == 0
        assert said in err
    assert len(document(harbour, "interview", "list")) == 3


@pytest.mark.parametrize(
    ("on", "minutes", "left"), [("today", "20", 0), ("2036-11-21", "1440", 3653 * 1440), ("tomorrow", "1440", 1440)]
)
def test_today_ten_years_and_whole_days_are_as_good_as_any(harbour: Viva, on: str, minutes: str, left: int) -> None:
    assert _add(harbour, "SRE", on, "--minutes", minutes)["minutes_left"] == left


def test_a_name_stands_once_and_its_beginning_is_enough(harbour: Viva) -> None:
    _add(harbour)
    _add(harbour, "Dev at Ajax", "+3")
    code, _, err = harbour("interview", "add", "sre at acme", "--on", "+9")
    assert code == 2
    assert "there is an interview 'SRE at Acme' already, on 2027-01-14; choose another name" in err
    assert err.endswith("or change that one: viva interview edit 'SRE at Acme'\n")
    assert document(harbour, "interview", "show", "sre")["name"] == "SRE at Acme"
    identifier = document(harbour, "interview", "show", "Dev")["id"]
    assert document(harbour, "interview", "show", identifier[:13])["name"] == "Dev at Ajax"
    code, out, err = harbour("interview", "show", "Ops")
    assert (code, out) == (1, "")
    assert "there is no interview 'Ops'; there is 'Dev at Ajax'" in err


def test_an_edit_changes_the_fields_that_are_named(harbour: Viva) -> None:
    before = _add(harbour, "SRE at Acme", "2027-01-14", "--weekday", "sat=60", "--target", "90%", "--role", "SRE")
    after = document(
        harbour, "interview", "edit", "sre", "--name", "Dev at Acme", "--on", "+9", "--weekday", "none", "--role", ""
    )
    assert (after["name"], after["days_to_go"], after["weekdays"], after["role"]) == ("Dev at Acme", 9, {}, "")
    assert (after["id"], after["target"]) == (before["id"], 0.9)
    code, out, _ = harbour("interview", "edit", "dev", "--role", "")
    assert code == 0
    assert "Nothing was changed." in out
    assert harbour("interview", "edit", "dev")[0] == 2
    harbour("undo")
    assert document(harbour, "interview", "show", "sre")["role"] == "SRE"


def test_a_removed_interview_comes_back_by_undo(harbour: Viva) -> None:
    _add(harbour)
    assert document(harbour, "interview", "remove", "sre")["name"] == "SRE at Acme"
    assert document(harbour, "interview", "list") == []
    assert "interview (SRE at Acme removed)" in harbour("undo")[1]
    assert len(document(harbour, "interview", "list")) == 1
    _, out, _ = harbour("history")
    assert "interview  SRE at Acme on 2027-01-14 added" in out
    assert harbour("check")[0] == 0


def test_what_was_asked_is_told_by_ids_and_by_a_search(harbour: Viva) -> None:
    _add(harbour)
    crane, bollard = (each["id"] for each in document(harbour, "list"))
    first = document(harbour, "interview", "over", "sre", "--asked", crane[:9], "--went", "badly", "--note", "hard")
    assert first["over"] == {
        "asked": [{"id": crane, "question": "How do you keep a crane running?"}], "went": "badly", "note": "hard",
    }  # fmt: skip
    assert first["minutes_left"] == 0
    second = document(harbour, "interview", "over", "sre", "--asked-search", "bollard or crane")
    assert [each["id"] for each in second["over"]["asked"]] == [crane, bollard]
    assert second["over"]["went"] == "badly"
    _, out, _ = harbour("interview")
    assert out.endswith("SRE at Acme, in 54 days  over, went badly, 2 questions asked\n")
    assert "interviews" in document(harbour, "today")
    assert document(harbour, "today")["interviews"] == []
    assert document(harbour, "interview", "over", "sre", "--reopen")["over"] is None
    assert harbour("interview", "over", "sre", "--reopen")[0] == 0


def test_one_marked_as_over_before_its_day_is_told_and_how_to_undo_it(harbour: Viva) -> None:
    _add(harbour)
    _, _, err = harbour("interview", "over", "sre")
    assert err == (
        "note: SRE at Acme is marked as over 54 days before its day; "
        "viva interview over 'SRE at Acme' --reopen takes that back\n"
    )
    assert harbour("interview", "over", "sre", "--reopen")[2] == ""
    [warning] = document(harbour, "interview", "over", "sre")["warnings"]
    assert warning.startswith("SRE at Acme is marked as over 54 days before its day")
    harbour("interview", "over", "sre", "--reopen")
    assert harbour("interview", "over", "sre", "--at", "2027-01-14T20:00+00:00")[2] == ""


def test_several_ids_may_stand_with_commas(harbour: Viva) -> None:
    _add(harbour)
    ids = [each["id"] for each in document(harbour, "list")]
    found = document(harbour, "interview", "over", "sre", "--asked", ",".join(ids))
    assert [each["id"] for each in found["over"]["asked"]] == ids


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--asked", "zzz"), 1, "no question has an id that begins with 'zzz'"),
        (("--asked", ""), 1, "no question has an id that begins with ''"),
        (("--asked-search", "zebra"), 1, "no question fits 'zebra'"),
        (("--asked-search", " "), 2, "an empty search finds no question"),
        (("--asked-search", "is:weekly"), 2, "is: takes"),
        (("--went", "fine"), 2, "how it went takes well, so-so, badly, not 'fine'"),
        (("--reopen", "--went", "well"), 2, "--reopen takes back that the interview is over"),
        (("--note", "x" * 4001), 2, "notes takes up to 4,000 characters"),
    ],
)
def test_what_cannot_have_been_is_not_told(harbour: Viva, arguments: tuple[str, ...], code: int, said: str) -> None:
    _add(harbour)
    found, out, err = harbour("interview", "over", "sre", *arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert document(harbour, "interview", "show", "sre")["over"] is None


def test_a_scope_that_was_forgotten_is_said_and_nothing_fails(harbour: Viva) -> None:
    harbour("search", "mine", "crane")
    _add(harbour, "SRE", "+9", "--scope", "saved:mine")
    harbour("search", "mine", "--remove")
    shown = document(harbour, "interview", "show", "sre")
    assert shown["cards"] is None
    assert "mine" in shown["scope_error"]
    code, out, err = harbour("interview", "show", "sre")
    assert code == 0
    assert "  about      saved:mine (cannot be read any more)" in out
    assert "note: its scope cannot be read any more: " in err
    assert harbour("interview", "edit", "sre", "--minutes", "30")[0] == 0


def test_two_machines_share_their_interviews_and_each_what_the_other_changed(harbour: Viva) -> None:
    place = Path("desk.db")
    harbour("--collection", str(place), "import", "harbour.md")
    _add(harbour, "SRE at Acme", "2027-01-14", "--collection", str(place))
    shutil.copy(place, "train.db")
    harbour("interview", "edit", "sre", "--minutes", "30", "--collection", "desk.db")
    later = ("--collection", "train.db", "--at", "2026-11-22T09:00+00:00")
    harbour("interview", "edit", "sre", "--minutes", "40", "--role", "SRE", *later)
    code, out, _ = harbour("merge", "train.db", "--collection", "desk.db")
    assert code == 0
    assert "interview SRE at Acme: minutes\n    stands: 40\n    other:  30\n" in out
    found = document(harbour, "interview", "show", "sre", "--collection", "desk.db")
    assert (found["minutes"], found["role"]) == (40, "SRE")


def test_after_its_day_today_asks_how_it_went_until_one_says_so(harbour: Viva) -> None:
    _add(harbour, "SRE at Acme", "2026-11-23")
    for day, told in (("23", None), ("24", "SRE at Acme"), ("25", "SRE at Acme")):
        found = document(harbour, "today", "--at", f"2026-11-{day}T09:00+00:00")
        assert found["interview_to_tell"] == told
        assert bool(found["interviews"]) is (told is None)
    _, out, _ = harbour("today", "--at", "2026-11-24T09:00+00:00")
    assert "How did SRE at Acme go?\n" in out
    assert document(harbour, "today", "--at", "2026-12-24T09:00+00:00")["interview_to_tell"] is None
    harbour("interview", "over", "sre", "--at", "2026-11-24T09:00+00:00")
    assert document(harbour, "today", "--at", "2026-11-25T09:00+00:00")["interview_to_tell"] is None
