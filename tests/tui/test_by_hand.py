"""`viva edit`, `add`, `banks`, `remove` and `duplicates` as a person or a script meets them."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import Viva

BANK = """\
# Harbour Questions

## How do you keep a crane running?

### Key points

- Grease the slewing bearing with lithium paste every week.
- Check wire ropes, hooks, brakes, and limit switches before each shift.

## What is a bollard?

A bollard is a short post to which a ship is tied.

## What is a fender?
"""
OTHER = """\
# Pier

## What's a bollard?

A post.

### Hints

- It stands on the quay.

## What is a pier?

A road.
"""
QUAY = "# What is a quay?\n\n## Answer\n\nA wall."


@pytest.fixture
def viva(home: Path, viva: Viva, monkeypatch: pytest.MonkeyPatch) -> Viva:
    """Run a command in a home with a bank imported, and with this standard input."""
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    (home / "harbour.md").write_text(BANK, encoding="utf-8")
    (home / "pier.md").write_text(OTHER, encoding="utf-8")

    def run(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        return viva(*arguments)

    run("import", "harbour.md")
    return run


def _json(viva: Viva, *arguments: str, stdin: str | None = None) -> Any:
    code, out, err = viva(*arguments, "--json", stdin=stdin)
    assert code == 0, err
    return json.loads(out)


def _id(viva: Viva, words: str) -> str:
    found: str = next(each["id"] for each in _json(viva, "list") if words in each["question"])
    return found


# --------------------------------------------------------------------------------------------------------------- edit


def test_a_page_is_printed_changed_and_saved_by_a_script(viva: Viva) -> None:
    identifier = _id(viva, "crane")
    _, text, _ = viva("edit", identifier[:8], "--show")
    assert _json(viva, "edit", identifier) == {"id": identifier, "page": text}
    done = _json(viva, "edit", identifier, "--from", "-", stdin=text.replace("every week", "each Friday"))
    assert done["action"]
    assert "each Friday" in _json(viva, "show", identifier)["key_points"][0]
    viva("undo")
    assert viva("edit", identifier, "--show")[1] == text
    assert viva("check")[0] == 0


def test_the_editor_gets_the_page_and_the_cards_follow(viva: Viva, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sed -i s/bollard/capstan/")
    code, out, _ = viva("edit", _id(viva, "bollard"))
    assert code == 0
    assert "What is a capstan?" in out
    assert "1 changed" in out
    monkeypatch.setenv("EDITOR", "true")
    assert viva("edit", _id(viva, "capstan"))[1] == "Nothing was changed.\n"


def test_a_broken_page_names_its_line_and_its_text_is_kept(
    viva: Viva, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("EDITOR", "sed -i s/^#/=/")
    code, out, err = viva("edit", _id(viva, "crane"))
    assert (code, out) == (1, "")
    assert err.startswith("viva: line 12: ")
    assert err.count("\n") == 1
    kept = Path(err.strip().rpartition(" ")[2])
    assert "= How do you keep a crane running?" in kept.read_text(encoding="utf-8")


def test_without_an_editor_one_line_names_both_variables(viva: Viva) -> None:
    for words in (["edit", _id(viva, "crane")], ["add"]):
        code, out, err = viva(*words)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "VISUAL" in err
        assert "EDITOR" in err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["edit", "zzz"], 1),
        (["edit", ""], 1),
        (["edit"], 2),
        (["add", "--from", "nowhere.md"], 1),
        (["add", "--json"], 2),
        (["remove"], 2),
        (["remove", "no such words"], 1),
        (["remove", ""], 1),
        (["remove", "--bank", "nothing"], 1),
        (["remove", "crane", "--bank", "harbour"], 2),
        (["duplicates", "--merge", "zzz", "yyy"], 1),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(viva: Viva, words: list[str], code: int) -> None:
    before = _json(viva, "history")
    ended, out, err = viva(*words)
    assert (ended, out) == (code, "")
    assert err.strip()
    assert "Traceback" not in err
    assert _json(viva, "history") == before


def test_what_was_edited_wins_over_the_bank_and_the_import_says_so(viva: Viva, tmp_path: Path) -> None:
    identifier = _id(viva, "crane")
    text = viva("edit", identifier, "--show")[1]
    viva("edit", identifier, "--from", "-", stdin=text.replace("every week", "each Friday"))
    (tmp_path / "harbour.md").write_text(BANK.replace("every week", "daily"), encoding="utf-8")
    report = _json(viva, "import", "harbour.md", "--dry-run")
    assert (report["conflicts"], report["changed"], report["unchanged"]) == (1, 0, 3)
    [conflict] = report["conflicting"]
    assert (conflict["question"], "daily" in conflict["offered"]) == (identifier, True)
    assert "yours is kept; the bank now says: Grease" in viva("import", "harbour.md")[1]
    assert "each Friday" in _json(viva, "show", identifier)["key_points"][0]


# ------------------------------------------------------------------------------------------------------ add, unanswered


def test_a_question_of_ones_own_is_added_to_a_collection_that_it_makes(viva: Viva) -> None:
    done = _json(
        viva,
        "add",
        "--collection",
        "own.db",
        "--deck",
        "sea",
        "--from",
        "-",
        stdin=QUAY,
    )
    [question] = _json(viva, "list", "--collection", "own.db")
    assert done["questions"] == [question["id"]]
    assert (question["bank"], question["deck"], question["answer"]) == ("My questions", "sea", "A wall.")
    assert _json(viva, "next", "--collection", "own.db")["card"]["role"] == "basic"


def test_an_added_question_without_an_answer_says_so(viva: Viva, tmp_path: Path) -> None:
    for words, bare in (("# Moor a ferry\n\nThe tide is out.\n", True), ("# How do I moor?\n\nBy rope.\n", False)):
        (tmp_path / "page.md").write_text(words)
        code, told, _ = viva("add", "--from", str(tmp_path / "page.md"))
        assert code == 0
        assert ("it has no answer yet" in told) is bare
    answers = {each["question"][:8]: each["answer"] for each in _json(viva, "list", "--bank", "My questions")}
    assert answers == {"Moor a f": None, "How do I": "By rope."}


def test_questions_without_an_answer_are_listed_and_counted(viva: Viva) -> None:
    fender = _id(viva, "fender")
    assert f"unanswered: viva edit {fender[:8]}" in viva("list")[1]
    assert [each["id"] for each in _json(viva, "list", "--unanswered")] == [fender]
    assert _json(viva, "banks")[0]["unanswered"] == 1
    report = _json(viva, "import", "harbour.md")
    assert report["unanswered"] == 1


# -------------------------------------------------------------------------------------------------------- banks, remove


def test_banks_tell_what_they_hold_and_where_they_came_from(viva: Viva, tmp_path: Path) -> None:
    [bank] = _json(viva, "banks")
    assert (bank["name"], bank["deck"], bank["questions"], bank["cards"]) == ("Harbour Questions", "harbour", 3, 2)
    assert bank["path"] == str(tmp_path / "harbour.md")
    told = viva("banks")[1]
    assert "3 questions, 1 unanswered, 2 cards in harbour" in told
    assert bank["path"] in told
    assert bank["imported_at"][:10] in told


def test_questions_go_by_id_or_by_their_words_and_undo_brings_them_back(viva: Viva) -> None:
    before = _json(viva, "list")
    code, out, _ = viva("remove", _id(viva, "crane")[:8], "BOLLARD")
    assert code == 0
    assert "2 questions taken out" in out
    assert "viva undo" in out
    assert [each["question"] for each in _json(viva, "list")] == ["What is a fender?"]
    viva("undo")
    assert _json(viva, "list") == before


def test_a_whole_bank_goes_and_its_import_brings_it_back(viva: Viva) -> None:
    before = _json(viva, "list")
    assert len(_json(viva, "remove", "--bank", "harbour")["questions"]) == 3
    assert (_json(viva, "list"), _json(viva, "banks"), _json(viva, "due")["total"]) == ([], [], 0)
    assert _json(viva, "import", "harbour.md")["added"] == 3
    assert _json(viva, "list") == before
    assert viva("check")[0] == 0


# ----------------------------------------------------------------------------------------------------------- duplicates


def test_near_duplicates_are_reported_listed_and_merged(viva: Viva) -> None:
    assert "in other banks      1  viva duplicates" in viva("import", "pier.md")[1]
    [group] = _json(viva, "duplicates")
    keep, drop = (each["id"] for each in group["questions"])
    assert {each["bank"] for each in group["questions"]} == {"Harbour Questions", "Pier"}
    listed = viva("duplicates")[1]
    assert keep[:8] in listed
    assert "viva duplicates --merge" in listed
    done = _json(viva, "duplicates", "--merge", keep[:8], drop[:8])
    assert done["questions"] == [keep, drop]
    assert _json(viva, "duplicates") == []
    assert _json(viva, "show", keep)["hints"] == ["It stands on the quay."]
    report = _json(viva, "import", "pier.md")
    assert (report["left_out"], report["added"]) == (1, 0)
    assert drop not in {each["id"] for each in _json(viva, "list")}
