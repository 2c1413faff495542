"""`viva doctor cards` reports what the rubric finds, bank by bank."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from tui.cli import main


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert not ended.value.code
    return capsys.readouterr().out


def test_a_bank_is_held_against_the_rubric(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    collection = ("--collection", str(tmp_path / "depot.db"))
    sample = next(str(path) for path in files("decks.samples").iterdir() if path.name.endswith(".md"))
    said(capsys, *collection, "import", sample)
    (bank,) = json.loads(said(capsys, *collection, "doctor", "cards", "--json"))
    assert (bank["failures"], bank["give_aways"], bank["findings"]) == (0, 0, [])
    assert bank["cards"] == sum(count["cards"] for count in bank["counts"])
    assert f"{bank['questions']} questions, {bank['cards']} cards" in said(capsys, *collection, "doctor", "cards")
