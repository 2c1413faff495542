"""A page in the person's own editor."""

import sys
from pathlib import Path

import pytest

from decks.editing import Saved
from srs.errors import EditorError, SourceError
from tui import editor


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def _editor(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str, name: str = "EDITOR") -> None:
    """Let the editor be a script that is given the path of the page as `path`."""
    script = folder / "an editor.py"
    script.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{code}\n", encoding="utf-8")
    monkeypatch.setenv(name, f"{sys.executable} '{script}' --wait")


def _nothing(text: str) -> Saved:
    raise AssertionError(text)


def _never(message: str) -> bool:
    raise AssertionError(message)


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("viva-*"))


def test_a_page_left_as_it_was_is_not_saved_and_leaves_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _editor(monkeypatch, tmp_path, "assert path.suffix == '.md' and sys.argv[1] == '--wait'")
    assert editor.edit("page\n", _nothing, again=_never) is None
    assert _kept(tmp_path) == []


def test_what_the_editor_wrote_is_saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _editor(monkeypatch, tmp_path, "path.write_text(path.read_text() + 'more\\n')")
    said: list[str] = []
    saved = Saved(questions=(), action=None)

    def save(text: str) -> Saved:
        said.append(text)
        return saved

    assert editor.edit("page\n", save, again=_never) is saved
    assert said == ["page\nmore\n"]
    assert _kept(tmp_path) == []


def test_visual_comes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    assert editor.editor_command() == ["ed"]
    monkeypatch.setenv("VISUAL", "code --wait")
    assert editor.editor_command() == ["code", "--wait"]
    monkeypatch.setenv("VISUAL", "  ")
    assert editor.editor_command() == ["ed"]


def test_without_an_editor_both_variables_are_named() -> None:
    with pytest.raises(EditorError, match="VISUAL or EDITOR"):
        editor.edit("page\n", _nothing, again=_never)


@pytest.mark.parametrize("command", ["no-such-editor-here", "'unclosed"])
def test_an_editor_that_cannot_run_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str) -> None:
    monkeypatch.setenv("EDITOR", command)
    with pytest.raises(EditorError, match=r"editor|EDITOR"):
        editor.edit("page\n", _nothing, again=_never)
    assert _kept(tmp_path) == []


def test_an_editor_that_fails_saves_nothing_and_keeps_what_was_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _editor(monkeypatch, tmp_path, "path.write_text('half')\nsys.exit(3)")
    with pytest.raises(EditorError, match=r"ended with 3.*kept in"):
        editor.edit("page\n", _nothing, again=_never)
    assert [path.read_text() for path in _kept(tmp_path)] == ["half"]


def test_a_broken_page_is_offered_again_and_kept_if_that_is_declined(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _editor(monkeypatch, tmp_path, "path.write_text(path.read_text() + 'x')")
    asked: list[str] = []

    def broken(text: str) -> Saved:
        raise SourceError(f"line {len(text)}: broken")

    def again(message: str) -> bool:
        asked.append(message)
        return len(asked) < 3

    with pytest.raises(SourceError, match=r"line 8: broken; the text is kept in .*\.md"):
        editor.edit("page\n", broken, again=again)
    assert asked == ["line 6: broken", "line 7: broken", "line 8: broken"]
    assert [path.read_text() for path in _kept(tmp_path)] == ["page\nxxx"]


def test_bytes_that_are_no_text_are_a_broken_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _editor(monkeypatch, tmp_path, "path.write_bytes(b'one\\ntwo \\xff\\n')")
    with pytest.raises(SourceError, match=r"line 2: .*UTF-8"):
        editor.edit("page\n", _nothing, again=lambda _message: False)
