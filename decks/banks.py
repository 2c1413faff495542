"""A path as one bank: its files found, decoded and read, in one report."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import BinaryIO
from urllib.parse import quote

from decks import importers, variants
from decks.accounts import Account, accounts_of
from decks.drafts import Draft, Problem, Reading, Unplaced
from decks.importers import AnyImporter, BinaryImporter, Importer
from decks.languages import language_code
from decks.picture_folder import PictureFolder
from decks.pictures import pictures_of, renamed
from decks.progress import Progress, unwatched
from decks.repeats import merged
from decks.source import STANDARD_INPUT, Source, is_binary, is_quiet, sources
from decks.text import Repair, Text, decoded
from srs.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class BankReading:
    """What a path holds: its drafts in order, and everything a report of the import says about its text.

    `format` and `encoding` are those of its files, joined by commas where they differ. `furniture` counts the
    recognised lines of no content by kind. `repeats` are the questions that stood there once more. `media` are the
    pictures that its texts name, by those names. `language` is
    the one chosen where questions stand there in several, which `languages` are, `files` what each file says in
    all of them, and `accounts` where the lines of each stand.
    """

    title: str | None
    path: str
    format: str
    encoding: str
    content_hash: str
    drafts: tuple[Draft, ...]
    repaired_characters: int
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]
    unplaced: tuple[Unplaced, ...]
    furniture: Mapping[str, int]
    repeats: int = 0
    media: Mapping[str, bytes] = field(default_factory=dict)
    language: str | None = None
    languages: tuple[str, ...] = ()
    files: tuple[tuple[str, Reading], ...] = ()
    accounts: tuple[Account, ...] = ()


def read_bank(
    path: str,
    *,
    format_name: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = unwatched,
) -> BankReading:
    """What the file or folder at a path, or standard input (`-`), holds.

    Raises:
        SourceError: there is no bank that can be read, or no such format or encoding.
    """
    chosen = importers.importer(format_name) if format_name else None
    found = sources(path, suffixes=chosen.suffixes if chosen else importers.suffixes(), stdin=stdin)
    in_folder = len(found) > 1 or found[0].path != path
    read: list[_Read] = []
    for source in found:
        progress("reading", len(read), len(found))
        read.append(_read(source, chosen, encoding, in_folder=in_folder))
    if not any(one.format for one in read):
        raise SourceError(f"{path}: no questions found in any known format. Say which with --format, or see --formats.")
    bank = in_language(_together(path, found, read), language)
    if language and not variants.has(bank.languages, language):
        raise SourceError(
            f"{path}: its questions are in {', '.join(bank.languages)}, not in {language!r}. "
            f"Name one of those, such as --language {bank.language}."
        )
    return bank


def in_language(bank: BankReading, language: str | None) -> BankReading:
    """The bank with its questions in one language where they stand there in several; without one, in the usual."""
    found = variants.chosen([(_inside(bank.path, path), reading) for path, reading in bank.files], language)
    alone = len(bank.files) == 1 and bank.files[0][0] == bank.path
    drafts = [
        (path, draft if alone else replace(draft, place=(*_folders(bank.path, path, found.languages), *draft.place)))
        for (path, _), reading in zip(bank.files, found.readings, strict=True)
        for draft in reading.drafts
    ]
    once = merged(drafts)
    told = [(path, reading) for (path, _), reading in zip(bank.files, found.readings, strict=True)]
    accounts = accounts_of(told, once.drafts, once.lines)
    return replace(
        bank,
        drafts=tuple(draft for _, draft in once.drafts),
        problems=(*(problem for _, reading in bank.files for problem in reading.problems), *once.problems),
        unplaced=tuple(left for reading in found.readings for left in reading.unplaced),
        furniture=sum((Counter(account.furniture) for account in accounts), Counter[str]()),
        accounts=accounts,
        repeats=once.repeats,
        language=found.language,
        languages=found.languages,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """One file as it was read; its format and encoding are empty where there is none."""

    format: str
    reading: Reading
    encoding: str = ""
    repaired_characters: int = 0
    repairs: tuple[Repair, ...] = ()


def _read(source: Source, chosen: AnyImporter | None, encoding: str | None, *, in_folder: bool) -> _Read:
    """What one file says; in a folder a file that nothing reads is a problem, not an error."""
    text = Text(text="", encoding="", repaired_characters=0, repairs=(), problems=())
    try:
        binary = chosen or (importers.binary_importer_for(source.data, source.name) if encoding is None else None)
        if isinstance(binary, BinaryImporter):
            return _told(
                source, binary.name, binary.read_bytes(source.data, source.path), text, sure=chosen is not None
            )
        if encoding is None and is_binary(source.data):
            raise SourceError(
                f"{_where(source)}: binary, and in no known format (--formats lists them). "
                "If it is text in an unusual encoding, name it with --encoding, such as --encoding utf-16-le."
            )
        text = decoded(source.data, source.path, encoding=encoding)
        one = chosen if isinstance(chosen, Importer) else importers.importer_for(text.text, source.name)
        return _told(source, one.name, one.read(text.text, source.path), text, sure=chosen is not None)
    except SourceError as error:
        if not in_folder:
            raise SourceError(
                re.sub(rf"^{re.escape(source.name)}(?=: )", lambda _: _where(source), str(error))
            ) from error
        return _unread(source, text, str(error))


def _told(source: Source, format_name: str, reading: Reading, text: Text, *, sure: bool) -> _Read:
    """A file as it was read.

    Raises:
        SourceError: it has no question, and its format was only guessed.
    """
    if not reading.drafts and not sure:
        raise SourceError(
            f"{_where(source)}: no questions found (read as {format_name}). "
            "Say what it is with --format, or see --formats."
        )
    return _Read(
        format=format_name,
        reading=replace(reading, problems=(*text.problems, *reading.problems)),
        encoding=text.encoding,
        repaired_characters=text.repaired_characters,
        repairs=text.repairs,
    )


def _where(source: Source) -> str:
    return source.name if source.path == STANDARD_INPUT else source.path


def _unread(source: Source, text: Text, why: str) -> _Read:
    """A file of a folder in which no importer finds anything; a program or settings without questions are no bank."""
    lines = {number: line.strip() for number, line in enumerate(text.text.split("\n"), 1) if line.strip()}
    if is_quiet(source.name):
        return _Read(format="", reading=Reading(title=None, drafts=(), furniture=dict.fromkeys(lines, "no bank")))
    left = tuple(Unplaced(path=source.path, line=number, text=line) for number, line in lines.items())
    message = why.removeprefix(source.path).removeprefix(source.name).lstrip(":, ")
    problem = Problem(path=source.path, line=0, message=message[:1].upper() + message[1:])
    return _Read(format="", reading=Reading(title=None, drafts=(), unplaced=left, problems=(problem,)))


def _together(path: str, found: Sequence[Source], read: Sequence[_Read]) -> BankReading:
    """One reading of all, its drafts left to the choice of a language; a folder's own name is its title."""
    alone = found[0].path == path
    folder = PictureFolder(Path(path).parent if alone else Path(path))
    media: dict[str, bytes] = {}
    files: list[tuple[str, Reading]] = []
    for source, one in zip(found, read, strict=True):
        reading = _with_pictures(one, source, folder)
        others = _other_names(reading.media, media, _inside(path, source.path))
        media |= {others.get(name, name): content for name, content in reading.media.items()}
        drafts = tuple(renamed(draft, others) for draft in reading.drafts) if others else reading.drafts
        files.append((source.path, replace(reading, drafts=drafts)))
    hashes = "".join(source.content_hash for source in found)
    return BankReading(
        title=read[0].reading.title if alone else None,
        path=path,
        format=", ".join(dict.fromkeys(one.format for one in read if one.format)),
        encoding=", ".join(dict.fromkeys(one.encoding for one in read if one.encoding)),
        content_hash=hashes if alone else hashlib.sha256(hashes.encode()).hexdigest(),
        drafts=(),
        repaired_characters=sum(one.repaired_characters for one in read),
        repairs=tuple(repair for one in read for repair in one.repairs),
        problems=(),
        unplaced=(),
        furniture={},
        media=media,
        files=tuple(files),
    )


def _with_pictures(one: _Read, source: Source, folder: PictureFolder) -> Reading:
    """A file with the pictures beside it; one that is no text has only those inside it, standard input no folder."""
    if source.path == STANDARD_INPUT or not one.encoding:
        return one.reading
    shown = pictures_of(one.reading.drafts, source.path, folder, one.reading.media)
    return replace(
        one.reading,
        media={**shown.found, **one.reading.media},
        problems=(*one.reading.problems, *shown.problems),
    )


def _other_names(media: Mapping[str, bytes], taken: Mapping[str, bytes], file: str) -> dict[str, str]:
    """Names for the pictures of a file whose own are taken by other pictures: below its folder, else below itself."""
    others: dict[str, str] = {}
    for name, content in media.items():
        if taken.get(name, content) != content:
            path = PurePath(file)
            near = quote((path.parent / name).as_posix(), safe="/%?#=&:@!$'*+,;~")
            free = near != name and taken.get(near, content) == content
            others[name] = near if free else quote((path.with_suffix("") / name).as_posix(), safe="/%?#=&:@!$'*+,;~")
    return others


def _inside(path: str, file: str) -> str:
    """A file's path below the bank's own; its name where it is the bank."""
    return PurePath(file).name if file == path else str(PurePath(file).relative_to(path))


def _folders(path: str, file: str, languages: Sequence[str]) -> tuple[str, ...]:
    """The folders between the bank's own and one of its files, without those that only name its language."""
    folders = PurePath(file).relative_to(path).parts[:-1]
    return tuple(folder for folder in folders if not languages or language_code(folder) not in languages)
