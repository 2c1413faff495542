"""The plug-in that the manual shows works when it is installed, as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the package of the manual is installed, without a network."""
    text = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    files = dict(re.findall(r"^`([\w.]+)`:\n\n```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    assert set(files) == {"wiki_questions.py", "pyproject.toml"}
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("installed")
    for name, content in files.items():
        (source / name).write_text(content, encoding="utf-8")
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(target), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


def _viva(installed: Path, *arguments: str) -> str:
    paths = os.pathsep.join([str(installed), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": paths, "HOME": str(installed), "XDG_DATA_HOME": str(installed / "data")}
    command = [sys.executable, "-m", "tui", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_installed_format_is_listed_and_found_by_content(installed: Path, tmp_path: Path) -> None:
    assert "wiki-questions: Wiki: a line" in _viva(installed, "import", "--formats")
    bank = tmp_path / "pier.txt"
    bank.write_text(
        "? Why does a bell ring in fog?\n! So that ships hear the pier.\n\n? What is a buoy?\nodd\n", "utf-8"
    )
    told = _viva(installed, "import", str(bank))
    assert "wiki-questions, utf-8" in told
    for label, number in (("questions", 2), ("answered", 1), ("unplaced", 1)):
        assert re.search(rf"^ *{label} +{number}\b", told, re.MULTILINE)
    assert "So that ships hear the pier." in _viva(installed, "list", "--json")


def test_nobody_elses_format_takes_the_name_of_one_of_ours(installed: Path) -> None:
    assert _viva(installed, "import", "--formats").count("\nmarkdown: ") == 1
