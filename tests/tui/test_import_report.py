"""The report of an import, as lines and as JSON."""

import json
from pathlib import Path

import pytest
from commands import Viva

from tui.import_table import cells

NAMES = "anchor ballast capstan davit fender galley hawser keel mast rudder sluice tiller winch windlass".split()


def _bank(path: Path, asked: str, names: list[str] = NAMES) -> None:
    blocks = [f"## {asked.format(name)}\n\nThe {name} of a ship is greased once a {name}-week.\n" for name in names]
    path.write_text("# Ship's parts\n\n" + "\n".join(blocks), encoding="utf-8")


def test_a_question_known_again_in_other_words_is_told_with_both_wordings_and_its_id(
    viva: Viva, tmp_path: Path
) -> None:
    bank = tmp_path / "ship.md"
    _bank(bank, "How is the {} of a ship greased?")
    viva("import", "ship.md")
    ids = {each["question"]: each["id"] for each in json.loads(viva("list", "--json")[1])}
    _bank(bank, "Can you explain how the {} of the ship is greased?")
    [*reworded] = json.loads(viva("import", "--dry-run", "--json", "ship.md")[1])["reworded"]
    assert [(each["before"], each["after"]) for each in reworded] == [
        (f"How is the {name} of a ship greased?", f"Can you explain how the {name} of the ship is greased?")
        for name in NAMES
    ]
    assert [each["question"] for each in reworded] == [ids[each["before"]] for each in reworded]
    assert all(0.72 <= each["likeness"] < 1 for each in reworded)
    code, out, _ = viva("import", "ship.md")
    assert code == 0
    told = [line for line in out.splitlines() if "recognised though reworded" in line]
    assert f"{ids[reworded[0]['before']][:8]}: {reworded[0]['before']} → {reworded[0]['after']}" in told[0]
    assert (len(told), told[-1]) == (13, "  … and 2 more recognised though reworded: --json lists them all")


def test_a_bank_that_comes_back_unchanged_has_nothing_reworded(viva: Viva, tmp_path: Path) -> None:
    _bank(tmp_path / "ship.md", "How is the {} of a ship greased?")
    viva("import", "ship.md")
    assert json.loads(viva("import", "--json", "ship.md")[1])["reworded"] == []


HARBOUR = """# Harbour

A remark before all questions that stands on none of them, and is longer than the line of a small terminal.

- [Crane](#crane)
- [Bollard](#bollard)

## Why does a crane stop in a gale?

Because the boom would swing.

## What is a bollard?

## Which knot holds?

- [ ] Granny
- [x] Bowline
"""


def _table(out: str) -> list[str]:
    """The lines of what was printed, without the spaces at their ends."""
    return [line.rstrip() for line in out.splitlines()]


def test_a_report_is_a_table_with_the_unplaced_lines_below_it(
    viva: Viva, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "80")
    assert _table(viva("import", "harbour.md")[1]) == [
        "harbour.md",
        "markdown, utf-8; new, bank “Harbour”, deck harbour",
        "",
        "questions           3",
        "  answered          2",
        "  unanswered        1  viva list --unanswered",
        "  choices           1",
        "cards               2  about 1 min a day",
        "",
        "added               3",
        "changed             0",
        "unchanged           0",
        "moved               0",
        "retired             0",
        "",
        "lines              10",
        "  placed            6",
        "  furniture         3",
        "    contents        2",
        "    place           1",
        "  unplaced          1",
        "    3  A remark before all questions that stands on none of them, and is longer…",
        "",
    ]


def test_a_report_keeps_to_forty_columns(viva: Viva, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "bay").mkdir()
    (tmp_path / "bay" / "what-every-harbour-master-should-know.md").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "bay" / "桟橋.md").write_text("# 桟橋\n\n## What is a 桟橋?\n\nA pier.\n", encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "40")
    lines = _table(viva("import", "harbour.md", "bay")[1])
    assert max(map(cells, lines)) <= 40
    assert "    3  A remark before all questions th…" in lines
    assert "  unanswered        1  viva list" in lines
    assert "                       --unanswered" in lines
    begin = lines.index("                     questions  unplaced")
    assert lines[begin + 1 : begin + 3] == [
        "  …r-should-know.md          3         1",
        "  桟橋.md                    1         0",
    ]


def test_several_banks_have_a_table_of_all_together(viva: Viva, tmp_path: Path) -> None:
    (tmp_path / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    _bank(tmp_path / "ship.md", "How is the {} of a ship greased?")
    lines = _table(viva("import", "harbour.md", "ship.md")[1])
    together = lines[lines.index("Together: 2 banks") :]
    for row in (
        "files               2",
        "questions          17",
        "  answered         16",
        "added              17",
        "  furniture         4",
    ):
        assert row in together


def test_unplaced_lines_are_cut_and_json_has_them_all(viva: Viva, tmp_path: Path) -> None:
    remarks = "\n\n".join(f"Remark {number}, which says nothing of a question." for number in range(20))
    (tmp_path / "harbour.md").write_text(f"# Harbour\n\n{remarks}\n\n## What is a quay?\n\nA wall.\n", encoding="utf-8")
    lines = _table(viva("import", "--dry-run", "harbour.md")[1])
    begin = lines.index("  unplaced         20") + 1
    assert lines[begin] == "     3  Remark 0, which says nothing of a question."
    assert lines[begin + 12] == "    … and 8 more: `--json` lists all"
    assert "Nothing was written: this was a dry run." in lines
    document = json.loads(viva("import", "--dry-run", "--json", "harbour.md")[1])
    assert [each["line"] for each in document["unplaced"]] == list(range(3, 43, 2))
    (bank,) = document["banks"]
    assert bank["files"] == [
        {"path": "harbour.md", "questions": 1, "lines": 23, "placed": 2, "furniture": {"place": 1}, "unplaced": 20}
    ]
    assert (document["placed"], document["furniture"], document["choices"]) == (2, {"place": 1}, 0)


def test_a_bank_that_comes_back_tells_what_is_changed_and_what_a_person_decided(viva: Viva, tmp_path: Path) -> None:
    _bank(tmp_path / "ship.md", "How is the {} of a ship greased?")
    viva("import", "ship.md")
    gone = json.loads(viva("list", "--json")[1])[0]["id"]
    viva("remove", gone)
    lines = _table(viva("import", "ship.md")[1])
    assert lines[1] == "markdown, utf-8; bank “Ship's parts”, deck ship's parts"
    for row in ("added               0", "unchanged          13", "left out            1  you removed them"):
        assert row in lines
