"""`viva history`, `undo` and `redo` as a person or a script meets them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from commands import Viva

BANK = "# Harbour Questions\n\n## What is a bollard?\n\nA post.\n\n## What is a quay?\n\nA wall.\n"


@pytest.fixture
def viva(home: Path, viva: Viva) -> Viva:
    """Run a command in a home with a bank imported."""
    (home / "harbour.md").write_text(BANK, encoding="utf-8")
    viva("import", "harbour.md", "--at", "2027-01-11T09:00+01:00")
    return viva


def _history(viva: Viva) -> list[dict[str, Any]]:
    code, out, err = viva("history", "--json")
    assert code == 0, err
    found: list[dict[str, Any]] = json.loads(out)
    return found


def _answer(viva: Viva, rating: str, at: str) -> None:
    card = json.loads(viva("next", "--json", "--at", at)[1])["card"]["id"]
    assert viva("answer", card, rating, "--at", at)[0] == 0


def test_a_history_reads_as_a_list_of_what_was_done(viva: Viva) -> None:
    _answer(viva, "good", "2027-01-11T09:05+01:00")
    _answer(viva, "hard", "2027-01-11T09:06+01:00")
    viva("undo", "--at", "2027-01-11T09:07+01:00")
    lines = viva("history")[1].splitlines()
    undo, hard, good, importing = (line.split(maxsplit=4) for line in lines)
    assert undo[1:] == ["2027-01-11", "09:07", "undo", "answer: hard: What is a quay?"]
    assert hard[0] == "x"
    assert lines[1].endswith("09:06  answer     hard: What is a quay?  ← redo")
    assert good[1:] == ["2027-01-11", "09:05", "answer", "good: What is a bollard?  ← undo"]
    assert importing[1:] == ["2027-01-11", "09:00", "import", "Harbour Questions: 2 questions new"]


def test_the_ids_a_history_shows_are_those_that_undo_and_redo_take(viva: Viva) -> None:
    for second in range(3):
        _answer(viva, "again", f"2027-01-1{second + 1}T09:05:00+01:00")
    for line in viva("history")[1].splitlines()[:3]:
        start = line.split()[0]
        assert viva("undo", start)[0] == 0
        assert viva("redo", start)[0] == 0
    assert [each["kind"] for each in _history(viva)].count("undo") == 3


def test_the_document_says_what_undo_and_redo_would_take(viva: Viva) -> None:
    _answer(viva, "good", "2027-01-11T09:05+01:00")
    viva("undo")
    history = _history(viva)
    assert [(each["kind"], each["stands"], each["next"]) for each in history] == [
        ("undo", True, None), ("answer", False, "redo"), ("import", True, "undo")
    ]  # fmt: skip
    assert all(each["id"].startswith(each["start"]) for each in history)
    assert history[2]["about"] == "Harbour Questions: 2 questions new"
    assert (history[0]["target"], history[2]["zone_offset_minutes"]) == (history[1]["id"], 60)


def test_an_import_taken_back_out_of_turn_keeps_the_reviews_and_comes_back_with_them(viva: Viva) -> None:
    _answer(viva, "good", "2027-01-12T09:05+01:00")
    before = json.loads(viva("list", "--json")[1])
    importing = _history(viva)[-1]["start"]
    assert viva("undo", importing)[1] == "undone: an import (Harbour Questions)\n"
    assert json.loads(viva("list", "--json")[1]) == []
    code, _, err = viva("undo", importing)
    assert (code, "was taken back already" in err) == (2, True)
    assert viva("redo", importing)[1] == "redone: an import (Harbour Questions)\n"
    assert json.loads(viva("list", "--json")[1]) == before
    assert viva("check", "--at", "2027-01-12T10:00+01:00")[1] == "sound\n"


def test_several_undone_come_back_in_the_order_they_were_done(viva: Viva) -> None:
    for day in (1, 2, 3):
        _answer(viva, ("again", "hard", "good")[day - 1], f"2027-01-1{day}T10:05+01:00")
    done = [viva("undo")[1].split(" (")[1][:4] for _ in range(3)]
    assert [viva("redo")[1].split(" (")[1][:4] for _ in range(3)] == done[::-1]


def test_after_something_new_there_is_nothing_to_redo_but_by_its_id(viva: Viva) -> None:
    _answer(viva, "good", "2027-01-11T09:05+01:00")
    viva("undo")
    undone = _history(viva)[1]["start"]
    viva("suspend", json.loads(viva("next", "--json")[1])["card"]["id"])
    code, out, err = viva("redo")
    assert (code, out) == (1, "")
    assert "there is nothing to redo; since the last undo something new was done, but `viva redo ID`" in err
    assert viva("redo", undone)[0] == 0


def test_actions_of_two_machines_say_which(viva: Viva, home: Path) -> None:
    assert " on " not in viva("history")[1]
    viva("undo")
    with closing(sqlite3.connect(home / "data" / "viva" / "collection.db")) as connection:
        connection.execute("UPDATE action SET machine = 'train' WHERE kind = 'undo'")
        connection.commit()
    assert "  on train" in viva("history")[1].splitlines()[0]
