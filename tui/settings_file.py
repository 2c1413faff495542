"""The settings file of a person: what it says, in which line each thing stands, and writing a line into it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from srs.errors import SettingError
from srs.files import write_whole


def text_of(file: Path) -> str:
    """The text of a settings file; empty where there is none.

    Raises:
        SettingError: it cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"the settings file {file} cannot be read: {error}") from error


def settings_in(file: Path, text: str) -> dict[str, Any]:
    """What the text of a settings file says.

    Raises:
        SettingError: it is no TOML.
    """
    if not text:
        return {}
    import tomllib  # noqa: PLC0415 - most people have no such file

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingError(f"the settings file {file} cannot be read: {error}; mend that line") from error


def lines_in(text: str) -> dict[str, int]:
    """The line, from 1, of each name, written with dots after the name of its table."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = f"{_dotted(stripped.partition(']')[0].lstrip('['))}."
        elif "=" in stripped and not stripped.startswith("#"):
            found.setdefault(table + _dotted(stripped.partition("=")[0]), number)
    return found


def flat(table: Mapping[str, object], above: str = "") -> dict[str, object]:
    """A table and those in it as one, names joined with dots: `[keys.review]` says what `"review.again"` says."""
    found: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            found |= flat(value, f"{above}{name}.")
        else:
            found[above + name] = value
    return found


def write_theme(file: Path, theme: str) -> None:
    """Let the settings file name a theme; everything else in it stays as it is.

    Raises:
        SettingError: the file cannot be read or written, or has no line in which a theme could stand.
    """
    text = text_of(file)
    before = settings_in(file, text)
    changed = with_theme(text, theme)
    if settings_in(file, changed) != {**before, "theme": theme}:
        raise SettingError(f'{file} cannot be changed; write theme = "{theme}" into it by hand')
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, changed.encode())
    except OSError as error:
        raise SettingError(f"the settings file {file} cannot be written: {error.strerror}") from error


def with_theme(text: str, theme: str) -> str:
    """The text of a settings file with another theme, in the line of the old one, else as its first line."""
    lines, written = text.splitlines(keepends=True), f'theme = "{theme}"\n'
    at = lines_in(text).get("theme")
    if at is None:
        return "".join([written, *lines])
    return "".join([*lines[: at - 1], written, *lines[at:]])


def _dotted(name: str) -> str:
    """A name of TOML without its quotes and spaces."""
    return "".join(part for part in name if part not in "\"' \t")
