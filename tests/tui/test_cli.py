"""The command line as a person or a script meets it: what is printed where, and how it ends."""

import json
import sqlite3
from pathlib import Path

import pytest
from commands import Viva, document
from shared_corpora import corpora

BANK = """\
# Harbour Questions

## How do you keep a crane running?

Difficulty: Medium

### Key points

- Grease the slewing bearing with lithium paste every week.
- Check wire ropes, hooks, brakes, and limit switches before each shift.
- Log every fault in the yard book.

## What is a bollard?

A bollard is a short post to which a ship is tied.
"""


@pytest.fixture
def home(home: Path) -> Path:
    """A home with a bank in it."""
    (home / "harbour.md").write_text(BANK, encoding="utf-8")
    return home


def _collection(home: Path) -> Path:
    return home / "data" / "viva" / "collection.db"


# ------------------------------------------------------------------------------------------------------ a first evening


def test_a_bank_comes_in_is_answered_and_undone(viva: Viva) -> None:
    report = document(viva, "import", "harbour.md")
    assert (report["questions"], report["answered"], report["added"], report["key_points"]) == (2, 2, 2, 3)
    card = document(viva, "next")
    identifier = card["card"]["id"]
    assert set(card["outcomes"]) == {"again", "hard", "good", "easy"}
    answered = document(viva, "answer", identifier[:8], "good")
    shown = document(viva, "show", identifier[:8])
    mine = next(each for each in shown["cards"] if each["id"] == identifier)
    assert mine["log"][-1]["id"] == answered["entry"]
    assert mine["due"] == answered["outcome"]["due"] == card["outcomes"]["good"]["due"]
    assert document(viva, "undo")["undone"]["kind"] == "answer"
    assert document(viva, "next")["card"]["id"] == identifier
    assert viva("check")[:2] == (0, "sound\n")


def test_the_interval_shown_is_the_one_stored_for_every_rating(viva: Viva) -> None:
    viva("import", "harbour.md")
    for rating in ("again", "hard", "good", "easy"):
        at = ("--at", "2027-01-11T09:00+00:00")
        card = document(viva, "next", *at)
        answered = document(viva, "answer", card["card"]["id"], rating, *at)
        assert answered["outcome"] == card["outcomes"][rating]
        viva("undo")


def test_when_a_step_ends_is_told_by_the_clock_on_the_wall(viva: Viva) -> None:
    viva("import", "harbour.md")
    viva("settings", "set", "learning_steps", "2h")
    at = ("--at", "2027-01-11T09:00+05:00")
    while (card := document(viva, "next", *at)["card"]) is not None:
        viva("answer", card["id"], "again", *at)
    assert "the next learning card comes in 2 h, at 11:00." in viva("next", *at)[1]
    assert "Next: in 2 h, at 11:00\n" in viva("today", *at)[1]


def test_points_compute_the_rating_and_review_their_own_cards(viva: Viva) -> None:
    viva("import", "harbour.md")
    card = document(viva, "next")["card"]
    points = [point["id"] for point in card["points"]]
    assert len(points) == 3
    code, out, _ = viva("answer", card["id"], "points", "--points", f"{points[0]},{points[1]}")
    assert (code, out.split(":")[0]) == (0, "hard")
    logged = [each["log"] for each in document(viva, "show", card["id"])["cards"] if each["role"] == "point"]
    assert all(log[0]["chooser"] == "ticks" for log in logged if log)


def test_the_same_bank_in_two_collections_has_the_same_ids(viva: Viva) -> None:
    for name in ("one.db", "two.db"):
        viva("import", "harbour.md", "--collection", name)
    one, two = (document(viva, "list", "--collection", name) for name in ("one.db", "two.db"))
    assert one == two


def test_importing_again_changes_nothing_and_a_changed_bank_keeps_its_history(viva: Viva, home: Path) -> None:
    viva("import", "harbour.md")
    before = document(viva, "list")
    identifier = document(viva, "next")["card"]["id"]
    viva("answer", identifier, "good")
    again = document(viva, "import", "harbour.md")
    assert (again["unchanged"], again["added"], again["changed"]) == (2, 0, 0)
    text = BANK.replace("every week", "every Friday")
    text = text.replace("# Harbour Questions\n", "# Harbour Questions\n\n## Who signs the log?\n\nThe foreman does.\n")
    (home / "harbour.md").write_text(text, encoding="utf-8")
    report = document(viva, "import", "harbour.md")
    assert (report["added"], report["changed"], report["retired"]) == (1, 1, 0)
    after = document(viva, "list")
    assert {each["id"] for each in before} < {each["id"] for each in after}
    assert len(document(viva, "show", identifier)["cards"][0]["log"]) == 1
    assert viva("check")[0] == 0


def test_a_dry_run_writes_nothing(viva: Viva, home: Path) -> None:
    assert document(viva, "import", "harbour.md", "--dry-run")["added"] == 2
    assert not _collection(home).exists()
    assert document(viva, "import", "harbour.md", "--dry-run", "--collection", "new.db")["added"] == 2
    assert not (home / "new.db").exists()


@pytest.mark.parametrize("command", [["next"], ["list"], ["review", "--plain"]])
def test_a_deck_that_is_not_there_is_refused_with_those_that_are(viva: Viva, command: list[str]) -> None:
    assert "there is none yet" in viva(*command, "--deck", "moon")[2]
    viva("import", "harbour.md", "--deck", "sea::cranes")
    code, out, said = viva(*command, "--deck", "moon")
    assert (code, out) == (1, "")
    assert "no deck 'moon'; there are sea, and those below them" in said
    assert viva("list", "--deck", "sea")[0] == 0


def test_with_no_cards_next_says_how_to_get_some(viva: Viva) -> None:
    assert "viva import FILE" in viva("next")[1]


def test_what_was_suspended_or_flagged_is_named_in_the_history(viva: Viva) -> None:
    viva("import", "harbour.md")
    identifier = document(viva, "next")["card"]["id"]
    viva("suspend", identifier)
    assert "suspend    How do" in viva("history")[1]


def test_undoing_an_import_takes_its_questions_out_and_redo_brings_them_back(viva: Viva) -> None:
    viva("import", "harbour.md")
    before = document(viva, "list")
    viva("undo")
    assert document(viva, "list") == []
    viva("redo")
    assert document(viva, "list") == before
    assert viva("check")[0] == 0


def test_an_import_undone_and_done_again_brings_the_questions_back(viva: Viva) -> None:
    viva("import", "harbour.md")
    viva("undo")
    assert document(viva, "import", "harbour.md")["added"] == 2
    assert len(document(viva, "list")) == 2
    assert viva("check")[0] == 0


# ---------------------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02" * 400, b"\n \n\t\n", b"just some words, nothing asked and nothing told\n"],
    ids=["empty", "binary", "blank", "no bank"],
)
def test_what_is_no_bank_gives_one_line_and_leaves_no_trace(viva: Viva, home: Path, content: bytes) -> None:
    (home / "odd.txt").write_bytes(content)
    code, out, err = viva("import", "odd.txt")
    assert (code, out) == (1, "")
    assert err.startswith("viva: ")
    assert "odd.txt" in err
    assert err.count("\n") == 1
    assert not _collection(home).exists()


def test_a_path_that_is_not_there_and_a_folder_without_a_bank(viva: Viva, home: Path) -> None:
    (home / "empty").mkdir()
    for path in ("nowhere.txt", "empty"):
        code, out, err = viva("import", path)
        assert (code, out) == (1, "")
        assert path in err


def test_a_file_of_over_64_megabytes_is_refused_unread(viva: Viva, home: Path) -> None:
    with (home / "huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    code, out, err = viva("import", "huge.txt")
    assert (code, out) == (1, "")
    assert "huge.txt" in err


def test_a_failed_import_leaves_a_collection_as_it_was(viva: Viva, home: Path) -> None:
    viva("import", "harbour.md")
    before = _collection(home).read_bytes()
    (home / "odd.txt").write_bytes(b"\x00" * 100)
    assert viva("import", "odd.txt")[0] == 1
    assert _collection(home).read_bytes() == before


@pytest.mark.parametrize("command", ["next", "due", "today", "list", "check", "import"])
def test_a_file_that_is_no_collection_is_refused_and_left_alone(viva: Viva, home: Path, command: str) -> None:
    odd = home / "odd.db"
    odd.write_bytes(b"These are no tables.\n" * 50)
    words = [command, "harbour.md"] if command == "import" else [command]
    code, out, err = viva("--collection", str(odd), *words)
    assert (code, out) == (1, "")
    assert "odd.db" in err
    assert err.count("\n") == 1
    assert odd.read_bytes() == b"These are no tables.\n" * 50


def test_another_programs_database_is_refused(viva: Viva, home: Path) -> None:
    with sqlite3.connect(home / "other.db") as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    code, _, err = viva("--collection", "other.db", "next")
    assert code == 1
    assert "other" in err


def test_a_collection_that_was_named_wrongly_is_not_made(viva: Viva, home: Path) -> None:
    code, out, err = viva("--collection", "typo.db", "due")
    assert (code, out) == (1, "")
    assert "typo.db" in err
    assert not (home / "typo.db").exists()


def test_reading_commands_make_no_collection(viva: Viva, home: Path) -> None:
    for command in ("due", "today", "next", "list", "banks", "where", "history"):
        assert viva(command)[0] == 0
    assert not (home / "data").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["answer", "ffffffff", "good"], "ffffffff"),
        (["answer", "", "good"], "no card"),
        (["show", "zzz"], "zzz"),
        (["undo"], "nothing to undo"),
        (["redo"], "nothing to redo"),
        (["undo", "0"], "0"),
        (["export", "anki", "out.apkg"], ""),
    ],
)
def test_what_is_not_there_is_said_in_one_line(viva: Viva, words: list[str], told: str) -> None:
    code, out, err = viva(*words)
    assert (code, out) == (1, "")
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["answer", "x", "splendid"],
        ["import"],
        ["next", "--at", "yesterday"],
        ["next", "--at", "0001-01-01T00:00"],
        ["export", "papyrus", "out"],
        ["imprt", "x"],
        ["review", "--limit", "0"],
    ],
)
def test_misuse_ends_with_two_and_a_clear_line(viva: Viva, words: list[str]) -> None:
    code, out, err = viva(*words)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


def test_hostile_text_shows_as_text(viva: Viva, home: Path) -> None:
    hostile = "[red]x[/] \x1b[31m\x07 <script>alert(1)</script> \u202e"
    (home / "evil.md").write_text(f"# Bank\n\n## What is {hostile}?\n\nIt is {hostile}.\n", encoding="utf-8")
    viva("import", "evil.md")
    for command in (["list"], ["next"], ["list", "--json"], ["next", "--json"], ["today"], ["show", _first(viva)]):
        _, out, _ = viva(*command)
        assert "\x1b" not in out
        assert "\x07" not in out
    assert "[red]x[/]" in viva("list")[1]


def _first(viva: Viva) -> str:
    identifier = document(viva, "list")[0]["id"]
    assert isinstance(identifier, str)
    return identifier


def test_show_tells_all_about_a_card_by_its_id_and_of_a_question_by_its_own(viva: Viva) -> None:
    viva("import", "harbour.md")
    question = next(each for each in document(viva, "list") if each["question"] == "What is a bollard?")
    card = question["cards"][0]["id"]
    viva("answer", card, "good", "--at", "2027-01-10T09:00")
    code, out, _ = viva("show", card[:8], "--at", "2027-01-12T09:00")
    assert code == 0
    assert "What is a bollard?" in out
    for words in ("State       review", "Stability   ", "Recall      9", "100% ┤█", "2027-01-10 09:00  Good", "why"):
        assert words in out
    of_question = viva("show", question["id"][:8])[1]
    assert "┤" not in of_question
    assert "stability 2.3 d, difficulty 2.1" in of_question
    assert document(viva, "show", card)["id"] == question["id"], "for scripts both are the question"


def test_browse_needs_a_terminal_and_says_what_does_not(viva: Viva) -> None:
    code, out, told = viva("browse", "crane")
    assert (code, out) == (2, "")
    assert "`viva list`" in told


# -------------------------------------------------------------------------------------------------------------- places


def test_where_tells_the_collection_its_backups_and_the_settings_file(viva: Viva, home: Path) -> None:
    found = document(viva, "where")
    assert found["collection"] == str(_collection(home))
    assert found["settings"] == str(home / "config" / "viva" / "config.toml")
    assert found["backups"].startswith(str(home / "data"))


def test_the_settings_file_names_another_collection(viva: Viva, home: Path) -> None:
    (home / "config" / "viva").mkdir(parents=True)
    settings = home / "config" / "viva" / "config.toml"
    settings.write_text('collection = "~/mine.db"\n', encoding="utf-8")
    assert document(viva, "where")["collection"] == str(home / "mine.db")
    settings.write_text("collection = [", encoding="utf-8")
    code, _, err = viva("where")
    assert code == 1
    assert "config.toml" in err


def test_a_damaged_settings_file_that_names_no_collection_stops_nothing(viva: Viva, home: Path) -> None:
    (home / "config" / "viva").mkdir(parents=True)
    (home / "config" / "viva" / "config.toml").write_text('[keys]\n"review.again = 3', encoding="utf-8")
    assert viva("next")[0] == 0
    code, out, err = viva("keys")
    assert code == 0
    assert "review.again            a " in out
    assert err.startswith("viva: the settings file")
    assert len(err.splitlines()) == 1


def test_keys_lists_every_action_with_the_key_that_holds(viva: Viva, home: Path) -> None:
    assert {"screen": "review", "id": "review.again", "keys": ["a"], "default": ["a"],
            "words": "Again: it did not come"} in document(viva, "keys")  # fmt: skip
    (home / "config" / "viva").mkdir(parents=True)
    (home / "config" / "viva" / "config.toml").write_text('keys.review.again = "z"', encoding="utf-8")
    _, out, err = viva("keys")
    line = next(line for line in out.splitlines() if "review.again" in line)
    assert line.split()[:2] == ["review.again", "z"]
    assert line.endswith("(usually a)")
    assert not err


def test_backup_and_restore_bring_back_what_was(viva: Viva) -> None:
    viva("import", "harbour.md")
    before = document(viva, "list")
    made = document(viva, "backup")
    assert Path(made["path"]).exists()
    viva("answer", document(viva, "next")["card"]["id"], "good")
    assert document(viva, "list") != before
    viva("restore", Path(made["path"]).name)
    assert document(viva, "list") == before
    assert document(viva, "restore", "--list")[0]["reason"] == "restore"
    assert viva("check")[0] == 0


def test_an_import_backs_up_what_was_there_first(viva: Viva, home: Path) -> None:
    viva("import", "harbour.md")
    (home / "more.md").write_text("# Quay\n\n## What is a quay?\n\nA wall to moor at.\n", encoding="utf-8")
    viva("import", "more.md")
    assert "import" in {each["reason"] for each in document(viva, "restore", "--list")}


def test_the_days_first_answer_is_backed_up_after_it(viva: Viva) -> None:
    viva("import", "harbour.md")
    viva("answer", document(viva, "next")["card"]["id"], "good")
    assert "daily" in {each["reason"] for each in document(viva, "restore", "--list")}


# ---------------------------------------------------------------------------------------------------------- the seed


def test_the_listing_bank_reads_as_its_recorded_truth(viva: Viva) -> None:
    bank = corpora() / "seed" / "devops-interview-questions.txt"
    truth = json.loads((corpora() / "seed" / "gold.json").read_text(encoding="utf-8"))
    report = document(viva, "import", str(bank))
    assert (report["questions"], report["answered"], report["prompt_missing"]) == (15, 15, 5)
    assert report["repaired_characters"] > 200
    listed = document(viva, "list")
    fields = (
        "number",
        "type",
        "difficulty",
        "minutes",
        "stage",
        "how_to_answer",
        "key_points",
        "terminology",
        "look_for",
        "mistakes",
        "star",
    )
    for said, true in zip(listed, truth, strict=True):
        assert {name: said[name] for name in fields} == {name: true[name] for name in fields}
        assert {name: said["framework"][name] for name in ("names", "steps", "text")} == {
            name: true["framework"][name] for name in ("names", "steps", "text")
        }
        assert said["prompt_missing"] == (true["question"] is None)
        assert said["question"] == true["question"] or said["prompt_missing"]


def test_an_export_never_writes_over_the_collection(viva: Viva, home: Path) -> None:
    viva("import", "harbour.md")
    before = _collection(home).read_bytes()
    code, out, err = viva("export", "csv", str(_collection(home)))
    assert (code, out) == (2, "")
    assert "collection itself" in err
    assert _collection(home).read_bytes() == before


@pytest.mark.parametrize("words", [["undo", ""], ["restore", ""], ["import", ""]])
def test_an_empty_word_does_nothing(viva: Viva, words: list[str]) -> None:
    viva("import", "harbour.md")
    viva("backup")
    before = document(viva, "list")
    assert viva(*words)[0] == 1
    assert document(viva, "list") == before


@pytest.mark.parametrize("seconds", ["nan", "inf", "1e300", "-1"])
def test_seconds_that_are_none_are_refused(viva: Viva, seconds: str) -> None:
    viva("import", "harbour.md")
    identifier = document(viva, "next")["card"]["id"]
    assert viva("answer", identifier, "good", "--seconds", seconds)[0] == 2


def test_a_password_is_not_shown(viva: Viva) -> None:
    for command in (["due"], ["where"]):
        _, out, said = viva("--collection", "mysql://root:secret@sea.example/x", *command)
        assert "secret" not in out + said
        assert "mysql://root:***@sea.example/x" in out + said


def test_an_export_needs_a_name_and_leaves_the_files_of_the_collection_alone(viva: Viva, home: Path) -> None:
    viva("import", "harbour.md", "--collection", "c.db")
    assert "an empty name" in viva("export", "csv", " ", "--collection", "c.db")[2]
    for name in ("c.db", "c.db-wal", "c.db-shm"):
        assert "is the collection itself" in viva("export", "csv", str(home / name), "--collection", "c.db")[2]
    assert viva("check", "--collection", "c.db")[0] == 0


def test_an_export_to_a_link_writes_its_target(viva: Viva, home: Path) -> None:
    viva("import", "harbour.md")
    (home / "link.csv").symlink_to(home / "target.csv")
    assert viva("export", "csv", str(home / "link.csv"))[0] == 0
    assert (home / "link.csv").is_symlink()
    assert (home / "target.csv").stat().st_size > 0


def test_a_journal_whose_collection_is_gone_does_not_damage_the_next(viva: Viva, home: Path) -> None:
    viva("import", "harbour.md", "--collection", "c.db")
    (home / "c.db").rename(home / "old.db")
    (home / "c.db-wal").write_bytes(b"a stray journal")
    assert viva("import", "harbour.md", "--collection", "c.db")[0] == 0
    assert viva("check", "--collection", "c.db")[0] == 0
    assert (home / "c.db.stray-1-wal").read_bytes() == b"a stray journal"


def test_a_restore_over_a_damaged_collection_leaves_nothing_of_it_behind(viva: Viva, home: Path) -> None:
    viva("import", "harbour.md", "--collection", "c.db")
    viva("backup", "--collection", "c.db")
    (home / "c.db").write_bytes(b"garbage")
    (home / "c.db-shm").write_bytes(b"\x18\xe2\x2d\x00" * 8192)
    (home / "c.db-wal").write_bytes(b"garbage")
    assert viva("restore", "--collection", "c.db")[0] == 0
    assert viva("check", "--collection", "c.db")[0] == 0
    assert (home / "c.db").stat().st_mode & 0o777 == 0o600
