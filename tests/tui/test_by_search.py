"""Doing something to all cards that a search finds: suspend, bury, flag, reset, due-on, remove, and statistics."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click
import pytest
from commands import Viva, document

BANK = "# Harbour\n\n" + "".join(
    f"## What is a {name}?\n\nA thing of the harbour.\n\n" for name in ("buoy", "crane", "dock", "ferry")
)


@pytest.fixture
def viva(home: Path, viva: Viva) -> Viva:
    """Run a command on a collection with four questions."""
    (home / "harbour.md").write_text(BANK, encoding="utf-8")
    at_nine = partial(viva, "--at", "2027-01-11T09:00+00:00")
    assert at_nine("import", "harbour.md")[0] == 0
    return at_nine


def _cards(viva: Viva, *search: str) -> list[dict[str, Any]]:
    return [card for question in document(viva, "list", *search) for card in question["cards"]]


def _actions(viva: Viva) -> int:
    return len(document(viva, "history"))


MARKS = [
    (("suspend",), "is:suspended", "4 cards are suspended; viva undo takes it back\n"),
    (("bury",), "is:buried", "4 cards are put off until tomorrow; viva undo takes it back\n"),
    (("flag", "look again"), "is:flagged", "4 cards are flagged; viva undo takes it back\n"),
]


@pytest.mark.parametrize(("command", "search", "told"), MARKS)
def test_what_a_search_finds_is_marked_in_one_action_and_one_undo(
    viva: Viva, command: tuple[str, ...], search: str, told: str
) -> None:
    before = _actions(viva)
    assert viva(*command, "--search", "harbour", "--yes") == (0, told, "")
    assert (_actions(viva), len(_cards(viva, search))) == (before + 1, 4)
    assert len(document(viva, command[0], "--off", "--search", f"{search} -crane", "--yes")) == 3
    assert len(_cards(viva, search)) == 1
    viva("undo")
    viva("undo")
    assert _cards(viva, search) == []
    assert viva("check")[0] == 0


def test_a_flag_keeps_its_note_on_every_card(viva: Viva) -> None:
    assert {each["flag"] for each in document(viva, "flag", "say it short", "--search", "*", "--yes")} == {
        "say it short"
    }
    assert viva("flag", "one", "two", "--search", "*")[0] == 2


def test_days_are_set_for_those_that_were_learnt_and_reset_makes_them_new(viva: Viva) -> None:
    code, _, err = viva("due-on", "+5", "--search", "*", "--yes")
    assert (code, "all cards that the search finds are new" in err) == (1, True)
    for card in _cards(viva, "crane or dock"):
        viva("answer", card["id"], "easy")
    assert viva("due-on", "+5", "--search", "harbour", "--yes")[1].startswith("2 cards come back in 5 days;")
    assert {card["due"] for card in _cards(viva, "is:review")} == {"2027-01-16"}
    assert viva("reset", "--search", "is:review", "--yes")[1].startswith("2 cards are new again;")
    assert len(_cards(viva, "is:new")) == 4


def test_nothing_is_done_to_many_without_being_asked(viva: Viva) -> None:
    before = _actions(viva)
    code, out, err = viva("suspend", "--search", "harbour")
    assert (code, out) == (2, "")
    assert err == "viva: this would suspend 4 cards; give --yes to do it, and `viva undo` takes it back in one step\n"
    assert viva("remove", "harbour")[0] == 2
    assert _actions(viva) == before
    assert viva("suspend", "--search", "crane")[1].endswith(" is suspended\n"), "one card is what was meant"


class _Person:
    """Somebody at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("agrees", "code", "done"), [(True, 0, 1), (False, 1, 0)])
def test_a_person_is_asked_with_the_count(
    viva: Viva, monkeypatch: pytest.MonkeyPatch, agrees: bool, code: int, done: int
) -> None:
    asked: list[str] = []

    def confirm(text: str, **_: object) -> bool:
        asked.append(text)
        return agrees

    monkeypatch.setattr(sys, "stdin", _Person())
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "confirm", confirm)
    before = _actions(viva)
    assert viva("bury", "--search", "harbour")[0] == code
    assert asked == ["Bury 4 cards?"]
    assert _actions(viva) == before + done


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("suspend",), 2),
        (("suspend", "abc", "--search", "crane"), 2),
        (("bury", "--search", "no such words"), 1),
        (("reset", "--search", ""), 1),
        (("reset", "--search", "is:nothing"), 2),
        (("due-on", "someday", "--search", "crane"), 2),
        (("stats", "--search", "no such words"), 1),
        (("stats", "--search", "prop:"), 2),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(viva: Viva, words: tuple[str, ...], code: int) -> None:
    before = _actions(viva)
    ended, out, err = viva(*words)
    assert (ended, out) == (code, "")
    assert err.startswith("viva: ")
    assert _actions(viva) == before


def test_questions_go_by_a_search_in_one_action(viva: Viva) -> None:
    before = document(viva, "list")
    assert "3 questions taken out" in viva("remove", "harbour", "-crane", "--yes")[1]
    assert [each["question"] for each in document(viva, "list")] == ["What is a crane?"]
    viva("undo")
    assert document(viva, "list") == before
    assert "1 question taken out" in viva("remove", "harbour", "thing", "buoy")[1]


def test_statistics_are_narrowed_to_a_search(viva: Viva, tmp_path: Path) -> None:
    for card in _cards(viva, "crane or dock"):
        viva("answer", card["id"], "good", "--seconds", "30")
    whole, crane = document(viva, "stats"), document(viva, "stats", "--search", "crane")
    assert (whole["search"], crane["search"]) == (None, "crane")
    assert (whole["total"]["reviews"], crane["total"]["reviews"]) == (2, 1)
    assert (whole["cards"]["total"], crane["cards"]["total"]) == (4, 1)
    assert document(viva, "stats", "--search", "is:new")["total"]["reviews"] == 0
    everything = document(viva, "stats", "--search", "*", "--deck", "harbour")
    assert {**everything, "deck": None, "search": None} == whole
    assert "search is:review" in viva("stats", "--search", "is:review", "--numbers")[1]
    assert viva("stats", "--search", "crane", "--html", "page.html")[0] == 0
    assert "<title>Statistics, search crane</title>" in (tmp_path / "page.html").read_text(encoding="utf-8")
