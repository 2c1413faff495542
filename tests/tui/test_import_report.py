"""The report of an import, as lines and as JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.cli import _run

Viva = Callable[..., tuple[int, str, str]]
NAMES = "anchor ballast capstan davit fender galley hawser keel mast rudder sluice tiller winch windlass".split()


@pytest.fixture
def viva(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Viva:
    """Run a command in an empty home; gives its exit code, what it printed and what it told."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("VIVA_COLLECTION", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = _run(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


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
