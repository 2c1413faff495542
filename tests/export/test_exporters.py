import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from export.exporters import exporter, exporters
from export.selection import Selection
from srs.errors import ExportError

NAMES = [each.name for each in exporters()]


def test_formats_are_known_without_loading_them() -> None:
    program = (
        "import sys; from export.exporters import exporters; exporters();"
        "print([m for m in ('sqlalchemy', 'genanki', 'markdown_it', 'export.delimited') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_format_that_is_not_there_is_named() -> None:
    with pytest.raises(ExportError, match=r"'pdf'.*anki, csv, json"):
        exporter("pdf")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_selection_gives_the_same_bytes(name: str, selection: Selection, tmp_path: Path) -> None:
    path = tmp_path / "out"
    report = exporter(name).write(selection, path)
    assert path.read_bytes() == exporter(name).to_bytes(selection)
    assert (report.questions, report.cards, report.size_bytes) == (1, 15, path.stat().st_size)
    assert report.notes == (8 if name == "anki" else None)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_selected_is_an_error_that_says_what_to_do(name: str, selection: Selection, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"^nothing to export.*import a bank") as caught:
        exporter(name).write(replace(selection, questions=()), tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_questions_without_cards_are_something_to_programs(selection: Selection, tmp_path: Path) -> None:
    bare = replace(selection, cards={})
    assert exporter("json").write(bare, tmp_path / "out").cards == 0
    with pytest.raises(ExportError, match="no card was found"):
        exporter("anki").to_bytes(bare)


def test_a_folder_that_is_not_there_is_an_error(selection: Selection, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"nowhere/out cannot be written \(No such file"):
        exporter("csv").write(selection, tmp_path / "nowhere" / "out")


@pytest.mark.skipif(os.geteuid() == 0, reason="to root every folder is open")
def test_a_closed_folder_is_an_error(selection: Selection, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="Permission denied"):
        exporter("csv").write(selection, tmp_path / "out")
    tmp_path.chmod(0o700)


def test_a_folder_in_the_files_place_is_an_error(selection: Selection, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(ExportError, match="cannot be written"):
        exporter("json").write(selection, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_keeps_the_old_file(
    name: str, selection: Selection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        exporter(name).write(selection, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
