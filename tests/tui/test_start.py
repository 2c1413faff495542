"""What a command may import: nobody waits for a library that the command does not use."""

import subprocess
import sys
from pathlib import Path

import pytest

_HEAVY = (
    "textual",
    "rich",
    "sqlalchemy",
    "alembic",
    "genanki",
    "numpy",
    "fsrs",
    "markdown_it",
    "pygments",
    "ftfy",
    "rapidfuzz",
    "scipy",
)


def _imported_by(arguments: list[str], home: Path) -> set[str]:
    """The top-level names of the modules that a command has imported when it ends."""
    script = (
        "import sys\n"
        "from tui.cli import _run\n"
        f"code = _run({arguments!r})\n"
        "print('\\n' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    environment = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment, cwd=home
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_import_no_library_but_click(arguments: list[str], tmp_path: Path) -> None:
    assert not _imported_by(arguments, tmp_path) & set(_HEAVY)


def test_due_imports_the_store_and_no_screen(tmp_path: Path) -> None:
    imported = _imported_by(["due"], tmp_path)
    assert "sqlalchemy" in imported
    assert not imported & (set(_HEAVY) - {"sqlalchemy", "fsrs"})


def test_next_imports_no_screen_and_no_importer(tmp_path: Path) -> None:
    imported = _imported_by(["next"], tmp_path)
    assert not imported & (set(_HEAVY) - {"sqlalchemy", "fsrs"})
    assert "decks" not in imported
