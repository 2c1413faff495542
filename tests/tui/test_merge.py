"""`viva merge`: two machines' collections become one, as a person or a script meets it."""

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from commands import Viva, document

BANK = """\
# Harbour Questions

## How do you keep a crane running?

Difficulty: Medium

### Key points

- Grease the slewing bearing with lithium paste every week.
- Check wire ropes, hooks, brakes, and limit switches before each shift.
- Log every fault in the yard book.

### Answer

Somebody greases it, and somebody else looks at it.

## What is a bollard?

A bollard is a short post to which a ship is tied.
"""


@pytest.fixture
def viva(home: Path, viva: Viva) -> Viva:
    """Run a command in a home with a bank in it."""
    (home / "harbour.md").write_text(BANK, encoding="utf-8")
    return viva


@pytest.fixture
def copies(viva: Viva) -> Viva:
    """The same with a collection `desk.db`, and a copy of it, `train.db`."""
    viva("import", "harbour.md", "--collection", "desk.db")
    shutil.copy("desk.db", "train.db")
    return viva


def _edit(viva: Viva, place: str, words: str, *changes: tuple[str, str]) -> None:
    """Edit a question by its page, as a person does."""
    of = next(each["id"] for each in document(viva, "list", "--collection", place) if words in each["question"])
    _, page, _ = viva("edit", of, "--show", "--collection", place)
    for before, after in changes:
        assert before in page
        page = page.replace(before, after)
    Path("page.md").write_text(page, encoding="utf-8")
    code, _, err = viva("edit", of, "--from", "page.md", "--collection", place)
    assert code == 0, err


def _crane(viva: Viva, place: str) -> Any:
    return next(each for each in document(viva, "list", "--collection", place) if "lithium" in json.dumps(each))


def _everything(place: str) -> dict[str, list[str]]:
    """Every row of a collection's tables, integer keys and the inside of the index of words left out."""
    with closing(sqlite3.connect(place)) as connection:
        connection.row_factory = sqlite3.Row
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'question_words%'"
        names = [row[0] for row in connection.execute(query)]
        rows = {name: list(map(dict, connection.execute(f'SELECT * FROM "{name}"'))) for name in names}
    return {name: sorted(repr({**row, "key": None}) for row in found) for name, found in rows.items()}


def _files(folder: Path) -> dict[Path, str]:
    return {each: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.rglob("*") if each.is_file()}


def test_reviews_of_two_machines_come_together_in_either_direction(copies: Viva) -> None:
    cards = [
        each["id"] for question in document(copies, "list", "--collection", "desk.db") for each in question["cards"]
    ]
    copies("answer", cards[0], "good", "--collection", "desk.db", "--at", "2027-01-11T09:00+00:00")
    copies("answer", cards[0], "again", "--collection", "train.db", "--at", "2027-01-13T09:00+00:00")
    copies("answer", cards[-1], "easy", "--collection", "train.db", "--at", "2027-01-13T09:05+00:00")
    shutil.copy("train.db", "back.db")
    report = document(copies, "merge", "train.db", "--collection", "desk.db")
    assert (report["written"], report["actions"], report["entries"], report["changes"]) == (True, 2, 2, 0)
    assert (report["shared"]["actions"], report["own"]["actions"], report["cards"]) == (1, 1, 2)
    assert Path(report["backup"]).name.endswith("-merge.db")
    document(copies, "merge", "desk.db", "--collection", "back.db")
    assert _everything("desk.db") == _everything("back.db")
    shown = document(copies, "show", cards[0], "--collection", "desk.db")
    log = next(each["log"] for each in shown["cards"] if each["id"] == cards[0])
    assert [each["rating"] for each in log] == ["good", "again"]
    assert copies("check", "--collection", "desk.db", "--at", "2027-01-13T10:00+00:00")[:2] == (0, "sound\n")


def test_merging_again_changes_nothing_and_says_so(copies: Viva) -> None:
    copies("import", "harbour.md", "--deck", "sea", "--collection", "train.db")
    assert copies("merge", "train.db", "--collection", "desk.db")[1].startswith("taken in: 1 action, ")
    before = _everything("desk.db")
    code, out, _ = copies("merge", "train.db", "--collection", "desk.db")
    assert (code, out.split(" (")[0]) == (0, "train.db has nothing that is not here already")
    report = document(copies, "merge", "train.db", "--collection", "desk.db")
    assert (report["written"], report["actions"], report["backup"]) == (False, 0, None)
    assert _everything("desk.db") == before


def test_the_other_file_and_its_folder_stay_as_they_are(copies: Viva, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    shutil.move("train.db", folder)
    copies("suspend", document(copies, "next", "--collection", "stick/train.db")["card"]["id"], "--collection",
           "stick/train.db")  # fmt: skip
    before = _files(folder)
    document(copies, "merge", "stick/train.db", "--collection", "desk.db")
    assert _files(folder) == before


def test_edits_of_different_fields_are_both_kept_and_the_cards_have_both(copies: Viva) -> None:
    _edit(copies, "desk.db", "crane", ("Somebody greases it", "Grease it with a CraneGun"))
    _edit(copies, "train.db", "crane", ("How do you keep a crane", "How does one keep a crane"),
          ("every week", "every Friday"))  # fmt: skip
    shutil.copy("train.db", "back.db")
    shutil.copy("desk.db", "there.db")
    report = document(copies, "merge", "train.db", "--collection", "desk.db")
    assert report["conflicts"] == []
    crane = _crane(copies, "desk.db")
    assert crane["question"] == "How does one keep a crane running?"
    assert "CraneGun" in crane["answer"]
    assert "every Friday" in json.dumps(crane["key_points"])
    [card] = [each for each in crane["cards"] if each["role"] == "answer"]
    assert "How does one" in card["front"]
    assert "CraneGun" in card["back"]
    assert "every Friday" in json.dumps(crane["cards"])
    document(copies, "merge", "there.db", "--collection", "back.db")
    assert _crane(copies, "back.db") == crane
    assert _everything("back.db") == _everything("desk.db")
    for place in ("desk.db", "back.db"):
        assert copies("check", "--collection", place)[:2] == (0, "sound\n")


def test_of_the_same_field_the_later_stands_and_the_report_shows_the_other(copies: Viva) -> None:
    _edit(copies, "desk.db", "bollard", ("What is a bollard?", "What is a bollard for?"), ("short post", "stout post"))
    _edit(copies, "train.db", "bollard", ("What is a bollard?", "Whatever is a bollard?"))
    code, out, _ = copies("merge", "train.db", "--dry-run", "--collection", "desk.db")
    assert (code, out.split("\n")[0][:14]) == (0, "would come in:")
    report = document(copies, "merge", "train.db", "--collection", "desk.db")
    [conflict] = report["conflicts"]
    assert (conflict["field"], conflict["kept"], conflict["other"]) == (
        "question", "Whatever is a bollard?", "What is a bollard for?"
    )  # fmt: skip
    assert conflict["prompt"] == "Whatever is a bollard?"
    assert "stout post" in json.dumps(document(copies, "list", "--collection", "desk.db"))


def test_a_conflict_reads_in_the_report(copies: Viva) -> None:
    _edit(copies, "desk.db", "bollard", ("What is a bollard?", "What is a bollard for?"))
    _edit(copies, "train.db", "bollard", ("What is a bollard?", "Whatever is a bollard?"))
    _, out, _ = copies("merge", "train.db", "--collection", "desk.db")
    assert "changed on both sides: 1 field; the later change stands" in out
    assert "    stands: Whatever is a bollard?\n    other:  What is a bollard for?\n" in out
    assert "viva restore " in out


def test_the_way_back_from_a_merge_is_the_backup_it_made(copies: Viva) -> None:
    before = document(copies, "list", "--collection", "desk.db")
    _edit(copies, "train.db", "bollard", ("What is a bollard?", "Whatever is a bollard?"))
    _, out, _ = copies("merge", "train.db", "--collection", "desk.db")
    assert document(copies, "list", "--collection", "desk.db") != before
    words = out.split("\n")[-2].split()
    assert words[:2] == ["viva", "restore"]
    copies("restore", words[2], "--collection", "desk.db")
    assert document(copies, "list", "--collection", "desk.db") == before


def test_undo_after_a_merge_takes_back_what_was_done_last_and_says_where(copies: Viva) -> None:
    _edit(copies, "desk.db", "crane", ("Somebody greases it", "Grease it with a CraneGun"))
    _edit(copies, "train.db", "crane", ("How do you keep a crane", "How does one keep a crane"),
          ("every week", "every Friday"))  # fmt: skip
    with closing(sqlite3.connect("train.db")) as connection:
        connection.execute("UPDATE action SET machine = 'train' WHERE kind = 'edit'")
        connection.commit()
    document(copies, "merge", "train.db", "--collection", "desk.db")
    history = document(copies, "history", "--collection", "desk.db")
    assert [each["kind"] for each in history] == ["cards", "edit", "edit", "import"]
    assert [each["next"] for each in history] == [None, "undo", None, None]
    _, out, _ = copies("undo", "--collection", "desk.db")
    assert out.startswith("undone: an edit (How does one keep a crane running?), done on train")
    crane = _crane(copies, "desk.db")
    assert crane["question"] == "How do you keep a crane running?"
    assert "Friday" not in json.dumps(crane)
    assert "CraneGun" in json.dumps(crane["cards"])
    assert copies("redo", "--collection", "desk.db")[0] == 0
    assert copies("check", "--collection", "desk.db")[0] == 0


def test_a_first_merge_makes_the_collection(viva: Viva) -> None:
    viva("import", "harbour.md", "--collection", "desk.db")
    assert document(viva, "merge", "desk.db", "--collection", "new.db", "--dry-run")["actions"] == 1
    assert not Path("new.db").exists()
    report = document(viva, "merge", "desk.db", "--collection", "new.db")
    assert (report["actions"], report["backup"]) == (1, None)
    assert document(viva, "list", "--collection", "new.db") == document(viva, "list", "--collection", "desk.db")


def test_both_imported_the_same_bank_on_their_own(viva: Viva) -> None:
    for place in ("desk.db", "train.db"):
        viva("import", "harbour.md", "--collection", place)
    before = document(viva, "list", "--collection", "desk.db")
    report = document(viva, "merge", "train.db", "--collection", "desk.db")
    assert (report["actions"], report["conflicts"]) == (1, [])
    assert document(viva, "list", "--collection", "desk.db") == before
    assert [each["kind"] for each in document(viva, "history", "--collection", "desk.db")] == ["import", "import"]
    viva("undo", "--collection", "desk.db")
    assert document(viva, "list", "--collection", "desk.db") == before


@pytest.mark.parametrize(
    ("other", "code", "said"),
    [
        ("gone.db", 1, "there is no collection at gone.db"),
        ("harbour.md", 1, "harbour.md is no SQLite file"),
        ("desk.db", 2, "is the collection itself"),
        ("postgresql://sea/one", 2, "merge takes the file"),
        (".", 1, "is a folder"),
    ],
)
def test_what_cannot_be_merged_is_refused_in_one_line(copies: Viva, other: str, code: int, said: str) -> None:
    ended, out, err = copies("merge", other, "--collection", "desk.db")
    assert (ended, out) == (code, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_collection_in_use_is_left_alone(copies: Viva, monkeypatch: pytest.MonkeyPatch) -> None:
    copies("suspend", document(copies, "next", "--collection", "train.db")["card"]["id"], "--collection", "train.db")
    monkeypatch.setattr("srs.store.database._BUSY_MS", 50)
    with closing(sqlite3.connect("desk.db", isolation_level=None)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        code, out, err = copies("merge", "train.db", "--collection", "desk.db")
        busy.execute("ROLLBACK")
    assert (code, out) == (1, "")
    assert "in use by another program" in err
    assert document(copies, "merge", "train.db", "--collection", "desk.db")["actions"] == 1
