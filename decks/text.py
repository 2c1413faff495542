"""From bytes to text, and what had to be done on the way: encoding found, damage repaired, control characters shown."""

import codecs
import re
from dataclasses import dataclass

from decks import thai, western
from decks.drafts import Problem
from srs.errors import SourceError

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_SUCH_CHARACTER = "\N{REPLACEMENT CHARACTER}"
_SUBSTITUTE = "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One kind of repair: what stood there, what it became, how often, and the first line where it did."""

    before: str
    after: str
    count: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A file's text with one kind of newline, and the report of how it was read.

    `encoding` is the one that was used. `repaired_characters` counts the characters that mojibake had damaged, which
    `repairs` names by kind in the order of their lines. `problems` are what a person should look at.
    """

    text: str
    encoding: str
    repaired_characters: int
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]


def decoded(data: bytes, path: str, *, encoding: str | None = None) -> Text:
    """The text of a file's bytes: by its byte order mark, as strict UTF-8, else as Windows-1252; `encoding` overrides.

    Mojibake is repaired, control characters other than tab and newline become visible pictures of themselves.

    Raises:
        SourceError: there is no such encoding, or the bytes are not in the one that was asked for.
    """
    raw, used, problems = _as_text(data, path, encoding)
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text, from_thai = thai.repaired(text)
    text, from_western = western.repaired(text)
    text, shown = _controls_shown(text, path)
    return Text(
        text=text.removeprefix("\ufeff"),
        encoding=used,
        repaired_characters=from_thai.characters + from_western.characters,
        repairs=_by_line(from_thai, from_western),
        problems=(*problems, *shown),
    )


def _as_text(data: bytes, path: str, encoding: str | None) -> tuple[str, str, list[Problem]]:
    """The characters of the bytes, the encoding they were read in, and what to report of it."""
    if encoding is not None:
        return _as_asked(data, path, encoding), codecs.lookup(encoding).name, []
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data.decode(name, "replace")
            return text, name, _replaced(text, path, name)
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = data.decode("cp1252", "replace")
        message = (
            f"Not UTF-8 (byte {data[error.start]:02X}); read as Windows-1252. Another can be given with --encoding."
        )
        return text, "cp1252", [Problem(path=path, line=line, message=message), *_replaced(text, path, "Windows-1252")]


def _as_asked(data: bytes, path: str, encoding: str) -> str:
    """The characters of the bytes in the encoding that a person asked for."""
    try:
        return data.decode(encoding)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeError):
            where = data.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else 1
            message = f"{path}, line {where}: this is not {encoding}; leave --encoding away to have it found."
        else:
            message = f"{path}: there is no encoding of text named {encoding!r}; try utf-8, cp1252 or utf-16."
        raise SourceError(message) from error


def _replaced(text: str, path: str, name: str) -> list[Problem]:
    """The report of bytes that the encoding does not have."""
    count = text.count(_NO_SUCH_CHARACTER)
    if not count:
        return []
    line = text.count("\n", 0, text.index(_NO_SUCH_CHARACTER)) + 1
    message = f"{count} places are no characters in {name} and are shown as {_NO_SUCH_CHARACTER}."
    return [Problem(path=path, line=line, message=message)]


def _controls_shown(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text with no control character alive in it, and the report where there were any.

    Those from 80 to 9F are read as Windows-1252 has them, as every browser does.
    """
    first = _CONTROL.search(text)
    if first is None:
        return text, []
    shown, count = _CONTROL.subn(_picture, text)
    line = text.count("\n", 0, first.start()) + 1
    message = f"{count} control characters are shown as pictures (such as {_picture(first)})."
    return shown, [Problem(path=path, line=line, message=message)]


def _picture(control: re.Match[str]) -> str:
    """A visible character for a control character (Unicode, block 2400)."""
    number = ord(control[0])
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    return bytes([number]).decode("cp1252", "ignore") or _SUBSTITUTE


def _by_line(*several: thai.Repairs) -> tuple[Repair, ...]:
    """All repairs, in the order in which each kind first occurs."""
    repairs = [
        Repair(before=before, after=after, count=count, line=found.first_lines[before, after])
        for found in several
        for (before, after), count in found.counts.items()
    ]
    return tuple(sorted(repairs, key=lambda repair: repair.line))
