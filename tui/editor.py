"""A page in the person's own editor: opened, read back, saved, and never lost where it cannot be saved."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from decks.editing import Saved
from srs.errors import EditorError, SourceError, SrsError
from tui.output import note

VARIABLES = ("VISUAL", "EDITOR")


def edit(page: str, save: Callable[[str], Saved], *, again: Callable[[str], bool]) -> Saved | None:
    """Open a page in the editor and save it; None where it was left as it was.

    A page that is broken is offered again: `again` gets the message and says whether the person wants to go on.

    Raises:
        EditorError: no editor is set, it cannot be run, or it failed.
        SrsError: the page could not be saved; the message names the file in which the text is kept.
    """
    command = editor_command()
    handle, name = tempfile.mkstemp(prefix="viva-", suffix=".md")
    os.close(handle)
    path = Path(name)
    path.write_bytes(page.encode())
    try:
        change = _until_saved(command, path, page, save, again)
    except SrsError as error:
        if not path.exists() or path.read_bytes() == page.encode():
            path.unlink(missing_ok=True)
            raise
        raise type(error)(f"{error}; the text is kept in {path}") from error
    path.unlink(missing_ok=True)
    return change


def editor_command() -> list[str]:
    """The words of the editor's command, from $VISUAL, else $EDITOR.

    Raises:
        EditorError: neither is set, or it is no command.
    """
    for name in VARIABLES:
        value = os.environ.get(name, "")
        try:
            words = shlex.split(value)
        except ValueError as error:
            raise EditorError(f"${name} is no command ({error}): {value}") from error
        if words:
            return words
    raise EditorError(
        "no editor is set: set VISUAL or EDITOR, such as EDITOR=nano; "
        "or print the page with --show and save it with --from"
    )


def page_from(path: Path) -> str:
    """The text of a page in a file.

    Raises:
        SourceError: it cannot be read, or is not UTF-8.
    """
    try:
        return page_of(path.read_bytes(), str(path))
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error


def page_of(content: bytes, name: str) -> str:
    """The text of a page from its bytes.

    Raises:
        SourceError: it is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SourceError(f"line {line}: {name} is not UTF-8 there; save it in that encoding") from error


def _until_saved(
    command: list[str], path: Path, page: str, save: Callable[[str], Saved], again: Callable[[str], bool]
) -> Saved | None:
    while True:
        _run(command, path)
        try:
            text = page_from(path)
            return None if text == page else save(text)
        except SourceError as error:
            if not again(str(error)):
                raise


def _run(command: list[str], path: Path) -> None:
    try:
        done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the person's own editor
    except OSError as error:
        raise EditorError(f"the editor {command[0]!r} cannot be run: {error.strerror}; set VISUAL or EDITOR") from error
    if done.returncode:
        raise EditorError(f"the editor {command[0]!r} ended with {done.returncode}, so nothing was saved")


def asked_again(message: str) -> bool:
    """Ask in a terminal whether the editor is to open again; elsewhere the answer is no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    note(f"viva: {message}")
    try:
        return click.confirm("Open the editor again?", default=True, err=True)
    except click.Abort:
        return False
