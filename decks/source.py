"""From a path to the bytes of a bank: a file, the files of a folder, or standard input."""

import hashlib
import os
import re
import stat
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from srs.errors import SourceError

MOST_BYTES = 64 * 1024 * 1024
STANDARD_INPUT = "-"
_MOST_FILES = 20_000
_NO_BANK = re.compile(
    r"^(?:licen[cs]e|copying|notice|authors|contributors|contributing|changelog|code_of_conduct|security|index|summary)\b",
    re.IGNORECASE,
)
_SETTINGS = re.compile(
    r"(?:package(?:-lock)?|composer|bower|npm-shrinkwrap|(?:ts|js)config(?:\.[\w-]+)?)\.json|"
    r"(?:mkdocs|_config|_quarto|codecov|appveyor|dependabot|azure-pipelines|docker-compose[\w.-]*|pnpm-lock|"
    r"pnpm-workspace)\.ya?ml|(?:pyproject|cargo|netlify)\.toml|(?:requirements[\w-]*|robots|humans|cmakelists)\.txt|"
    r".*\.(?:config|min|bundle|d)\.(?:[cm]?[jt]sx?|json)",
    re.IGNORECASE,
)
_PERHAPS_SETTINGS = re.compile(
    r"(?:lerna|nx|turbo|angular|nest-cli|deno|vercel|firebase|manifest|renovate|app|components|tslint|_?toc)\.(?:json|ya?ml)|"
    r"(?:action|chart|values|environment|compose|crowdin|cloudbuild|pubspec|jitpack|book)\.(?:ya?ml|toml)",
    re.IGNORECASE,
)
PROGRAMS = (".js", ".ts", ".jsx", ".tsx", ".mjs", ".cjs", ".mts", ".cts")
"""How the names of programs end, which may hold a bank and mostly hold none."""

_READ_ME = re.compile(r"^read_?me\b", re.IGNORECASE)
_UNICODE_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROL = bytes([*range(9), *range(14, 27), *range(28, 32)])
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of one file, and the SHA-256 of them in hexadecimal."""

    path: str
    name: str
    data: bytes
    content_hash: str


def sources(path: str, *, suffixes: Collection[str], stdin: BinaryIO | None = None) -> tuple[Source, ...]:
    """What there is to import at a path: one file, every file of a folder that ends in one of the suffixes, or `-`.

    A folder's files come in natural order (q2 before q10), hidden ones, licences, settings of programs and the like
    left out, a README only where there is nothing else but programs.

    Raises:
        SourceError: nothing is there, or it is empty, too large or not readable.
    """
    if path == STANDARD_INPUT:
        return (_standard_input(stdin or sys.stdin.buffer),)
    place = Path(path)
    if _mode(place) == stat.S_IFDIR:
        return tuple(_folder(place, tuple(suffix.casefold() for suffix in suffixes)))
    return (_file(place),)


def is_quiet(name: str) -> bool:
    """Whether a file of a folder is no surprise where it holds no questions: a program, or settings of one."""
    return name.casefold().endswith(PROGRAMS) or _PERHAPS_SETTINGS.fullmatch(name) is not None


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: a NUL without a byte order mark, or one byte in ten a control character."""
    if data.startswith(_UNICODE_MARKS):
        return False
    sample = data[:_SAMPLE]
    return b"\0" in data or len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) / 10


def _mode(place: Path) -> int:
    """What kind of thing stands at a path, by its type bits."""
    try:
        return stat.S_IFMT(place.stat().st_mode)
    except FileNotFoundError as error:
        raise SourceError(f"{place}: there is no such file or folder. Check the path.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the path has a NUL character in it"
        raise SourceError(f"{place}: cannot be looked at ({reason}). Check the path and who may read it.") from error


def _file(place: Path, *, blank: bool = False) -> Source:
    """The bytes of a file, which is not opened before its kind and size are known; `blank` lets it say nothing."""
    if _mode(place) != stat.S_IFREG:
        raise SourceError(f"{place}: neither a file nor a folder. Write its content to a file, or pipe it to `-`.")
    try:
        size = place.stat().st_size
        if size > MOST_BYTES:
            raise SourceError(
                f"{place}: {_megabytes(size)} is more than the {_megabytes(MOST_BYTES)} a bank may have. Divide it."
            )
        with place.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{place}: cannot be read ({error.strerror}). Check who may read it.") from error
    return _checked(str(place), place.name, data, blank=blank)


def _standard_input(stream: BinaryIO) -> Source:
    """What was piped in, up to the most that a bank may have."""
    try:
        data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourceError(f"standard input: cannot be read ({error.strerror}). Give a file instead.") from error
    return _checked(STANDARD_INPUT, "standard input", data)


def _checked(path: str, name: str, data: bytes, *, blank: bool = False) -> Source:
    """A source of these bytes, if they can be a bank's."""
    where = name if path == STANDARD_INPUT else path
    if len(data) > MOST_BYTES:
        raise SourceError(f"{where}: more than the {_megabytes(MOST_BYTES)} a bank may have. Divide it.")
    if not blank and not data.strip():
        raise SourceError(f"{where}: empty. Give a file with something in it.")
    return Source(path=path, name=name, data=data, content_hash=hashlib.sha256(data).hexdigest())


def _folder(place: Path, suffixes: tuple[str, ...]) -> Iterator[Source]:
    """The files of a folder that can be parts of a bank; together they may have as much as one file."""
    found = [file for file in _files(place) if file.name.casefold().endswith(suffixes)]
    others = [file for file in found if not _READ_ME.match(file.name)]
    if all(file.name.casefold().endswith(PROGRAMS) for file in others):
        others = []
    left = MOST_BYTES
    some = False
    for file in others or found:
        if _mode(file) != stat.S_IFREG or not file.stat().st_size:
            continue
        source = _file(file, blank=True)
        if not source.data.strip():
            continue
        left -= len(source.data)
        if left < 0:
            raise SourceError(f"{place}: its files have more than {_megabytes(MOST_BYTES)} together. Import its parts.")
        some = True
        yield source
    if not some:
        raise SourceError(f"{place}: no bank in this folder (looked for {', '.join(sorted(suffixes))}). Give a file.")


def _files(place: Path) -> list[Path]:
    """The files below a folder in natural order, without hidden ones and those that are about the project."""
    found: list[Path] = []
    for folder, folders, names in os.walk(place, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        found += [Path(folder, name) for name in names if not _is_no_bank(name)]
        if len(found) > _MOST_FILES:
            raise SourceError(f"{place}: more than {_MOST_FILES} files. Give a folder that holds one bank.")
    return sorted(found, key=lambda file: _natural(str(file.relative_to(place))))


def _is_no_bank(name: str) -> bool:
    """Whether a file is hidden, about a project, or the settings of a program."""
    return name.startswith(".") or _NO_BANK.match(name) is not None or _SETTINGS.fullmatch(name) is not None


def _refuse(error: OSError) -> None:
    """Passes on that a folder could not be listed."""
    raise SourceError(f"{error.filename}: cannot be listed ({error.strerror}). Check who may read it.") from error


def _natural(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts numbers inside names by their value."""
    parts = re.findall(r"\d{1,18}|\D+|\d+", name.casefold())
    return [(0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part) for part in parts]


def _megabytes(size: int) -> str:
    """A size in megabytes for a person."""
    return f"{size / 1024 / 1024:.0f} MB"
