"""Several paths in one `viva import`: one step, all or nothing, each a bank of its own."""

from pathlib import Path

import pytest
from commands import Viva, document


@pytest.fixture
def viva(home: Path, viva: Viva) -> Viva:
    """Run a command in a home with two banks."""
    _bank(home / "cranes.md", "Cranes", ["slew", "hook", "boom"])
    _bank(home / "quays.md", "Quays", ["bollard", "fender", "crane track"])
    return viva


def _bank(path: Path, title: str, parts: list[str], *, asked: str = "What is a {} for?") -> None:
    blocks = [f"## {asked.format(part)}\n\nThe {part} is for work on ships in the harbour.\n" for part in parts]
    path.write_text(f"# {title}\n\n" + "\n".join(blocks), encoding="utf-8")


def _standing(viva: Viva) -> list[tuple[str, str]]:
    return [(each["kind"], each["note"]) for each in document(viva, "history") if each["stands"]]


def test_several_banks_are_one_step_that_one_undo_takes_back(viva: Viva) -> None:
    report = document(viva, "import", "cranes.md", "quays.md")
    assert (report["added"], [bank["written"] for bank in report["banks"]]) == (6, [True, True])
    assert _standing(viva) == [("import", "Cranes, Quays")]
    assert [bank["name"] for bank in document(viva, "banks")] == ["Cranes", "Quays"]
    viva("undo")
    assert document(viva, "list") == []
    assert viva("check")[:2] == (0, "sound\n")
    viva("redo")
    assert len(document(viva, "list")) == 6
    assert viva("check")[:2] == (0, "sound\n")


def test_the_report_for_people_says_that_it_is_one_step(viva: Viva) -> None:
    assert viva("import", "cranes.md", "quays.md")[1].splitlines()[-1] == "One step: viva undo takes it back."
    assert "One step" not in viva("import", "cranes.md", "quays.md")[1]


def test_an_update_of_some_of_several_banks_is_one_step_too(viva: Viva, tmp_path: Path) -> None:
    viva("import", "cranes.md", "quays.md")
    before = document(viva, "list")
    _bank(tmp_path / "cranes.md", "Cranes", ["hook", "boom"])
    _bank(tmp_path / "quays.md", "Quays", ["bollard", "fender", "crane track", "rail"])
    report = document(viva, "import", "cranes.md", "quays.md")
    assert (report["retired"], report["added"], report["unchanged"]) == (1, 1, 5)
    assert viva("check")[:2] == (0, "sound\n")
    viva("undo")
    assert document(viva, "list") == before


def test_a_dry_run_of_several_says_what_the_import_then_does(viva: Viva) -> None:
    dry = document(viva, "import", "--dry-run", "cranes.md", "quays.md")
    assert document(viva, "list") == []
    wet = document(viva, "import", "cranes.md", "quays.md")
    assert {**dry, "banks": []} == {**wet, "banks": []}
    assert [bank["id"] for bank in dry["banks"]] == [bank["id"] for bank in wet["banks"]]


def test_nothing_comes_in_where_one_of_several_cannot_be_read(viva: Viva) -> None:
    code, out, err = viva("import", "cranes.md", "missing.md")
    assert (code, out) == (1, "")
    assert "missing.md" in err
    assert document(viva, "list") == []


def test_files_of_one_title_are_banks_of_their_own_in_the_order_named(viva: Viva, tmp_path: Path) -> None:
    _bank(tmp_path / "quays.md", "Cranes", ["bollard", "fender"])
    dry = document(viva, "import", "--dry-run", "cranes.md", "quays.md")
    report = document(viva, "import", "cranes.md", "quays.md")
    assert (
        [bank["name"] for bank in dry["banks"]] == [bank["name"] for bank in report["banks"]] == ["Cranes", "Cranes 2"]
    )
    assert [each["question"] for each in document(viva, "list")] == [
        f"What is a {part} for?" for part in ("slew", "hook", "boom", "bollard", "fender")
    ]


def test_a_copy_beside_its_original_is_another_bank_and_its_questions_are_counted_as_duplicates(
    viva: Viva, tmp_path: Path
) -> None:
    _bank(tmp_path / "copy.md", "Cranes", ["slew", "hook", "boom"])
    report = document(viva, "import", "cranes.md", "copy.md")
    assert (report["added"], report["retired"], report["near_duplicates"]) == (6, 0, 3)
    again = document(viva, "import", "copy.md", "cranes.md")
    assert (again["unchanged"], again["added"], again["retired"]) == (6, 0, 0)


def test_a_bank_is_known_by_its_path_whichever_path_is_named_first(viva: Viva, tmp_path: Path) -> None:
    viva("import", "cranes.md")
    _bank(tmp_path / "copy.md", "Cranes", ["slew", "hook", "boom"])
    report = document(viva, "import", "copy.md", "cranes.md")
    assert [(bank["name"], bank["known_before"]) for bank in report["banks"]] == [("Cranes 2", False), ("Cranes", True)]
    assert (report["unchanged"], report["added"], report["retired"]) == (3, 3, 0)


def test_a_path_named_twice_is_read_once(viva: Viva) -> None:
    report = document(viva, "import", "cranes.md", "./cranes.md")
    assert (len(report["banks"]), report["added"]) == (1, 3)


def test_one_name_for_several_banks_is_refused(viva: Viva) -> None:
    code, out, err = viva("import", "--bank", "Harbour", "cranes.md", "quays.md")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "--bank" in err
    assert document(viva, "import", "--bank", "Harbour", "cranes.md")["banks"][0]["name"] == "Harbour"


@pytest.mark.parametrize("option", ["--bank", "--deck"])
@pytest.mark.parametrize("name", ["", " ", "\t\n", "\x00", "\x1b[31m", "yard\x07", "\u200b", "\u2028", "\udcff"])
@pytest.mark.parametrize("command", [("import", "cranes.md"), ("add", "--show")])
def test_a_name_of_nothing_is_refused_in_one_line(viva: Viva, command: tuple[str, ...], option: str, name: str) -> None:
    code, out, err = viva(*command, option, name)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert f"{option} {name!r}" in err
    assert document(viva, "banks") == []


@pytest.mark.parametrize("option", ["--format", "--encoding", "--language"])
def test_an_option_that_says_nothing_is_refused(viva: Viva, option: str) -> None:
    code, out, err = viva("import", "cranes.md", option, "")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert option in err


def test_a_name_loses_only_its_needless_spaces(viva: Viva) -> None:
    report = document(viva, "import", "cranes.md", "--bank", "  Häfen   und Kräne ", "--deck", " yard :: 起重机 ")
    assert (report["banks"][0]["name"], report["banks"][0]["deck"]) == ("Häfen und Kräne", "yard::起重机")
    assert document(viva, "import", "cranes.md", "--bank", "häfen und kräne")["unchanged"] == 3
