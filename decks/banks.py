"""A path as one bank: its files found, decoded and read, in one report."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import BinaryIO

from decks import importers
from decks.drafts import Draft, Problem, Reading, Unplaced
from decks.source import Source, sources
from decks.text import Repair, Text, decoded
from srs.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class BankReading:
    """What a path holds: its drafts in order, and everything a report of the import says about its text.

    `format` and `encoding` are those of its files, joined by commas where they differ. `furniture` counts the
    recognised lines of no content by kind.
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


def read_bank(
    path: str, *, format_name: str | None = None, encoding: str | None = None, stdin: BinaryIO | None = None
) -> BankReading:
    """What the file or folder at a path, or standard input (`-`), holds.

    Raises:
        SourceError: there is no bank that can be read, or no such format or encoding.
    """
    chosen = importers.importer(format_name) if format_name else None
    suffixes = chosen.suffixes if chosen else importers.suffixes()
    found = sources(path, suffixes=suffixes, stdin=stdin, any_bytes=encoding is not None)
    folder = PurePath(path) if len(found) > 1 or found[0].path != path else None
    texts = [decoded(source.data, source.path, encoding=encoding) for source in found]
    readings: list[Reading] = []
    formats: list[str] = []
    unread: list[Problem] = []
    for source, text in zip(found, texts, strict=True):
        try:
            one = chosen or importers.importer_for(text.text, source.name)
        except SourceError:
            if folder is None:
                raise
            unread.append(Problem(path=source.path, line=0, message="No questions found in any known format."))
            readings.append(_unread(text, source))
            continue
        readings.append(one.read(text.text, source.path))
        formats.append(one.name)
    if not formats:
        raise SourceError(f"{path}: no questions found in any known format. Say which with --format, or see --formats.")
    return _together(path, found, texts, readings, formats, unread)


def _unread(text: Text, source: Source) -> Reading:
    """The reading of a file of a folder in which no importer finds anything."""
    lines = enumerate(text.text.split("\n"), 1)
    left = tuple(Unplaced(path=source.path, line=number, text=line.strip()) for number, line in lines if line.strip())
    return Reading(title=None, drafts=(), unplaced=left)


def _together(
    path: str,
    found: Sequence[Source],
    texts: Sequence[Text],
    readings: Sequence[Reading],
    formats: Sequence[str],
    unread: Sequence[Problem],
) -> BankReading:
    """One reading of all; a folder's own name is its title, and the folders inside it are places."""
    alone = found[0].path == path
    drafts = [
        draft if alone else replace(draft, place=(*_folders(path, source.path), *draft.place))
        for source, reading in zip(found, readings, strict=True)
        for draft in reading.drafts
    ]
    hashes = "".join(source.content_hash for source in found)
    problems = [problem for text in texts for problem in text.problems]
    problems += [*unread, *(problem for reading in readings for problem in reading.problems)]
    return BankReading(
        title=readings[0].title if alone else None,
        path=path,
        format=", ".join(dict.fromkeys(formats)),
        encoding=", ".join(dict.fromkeys(text.encoding for text in texts)),
        content_hash=hashes if alone else hashlib.sha256(hashes.encode()).hexdigest(),
        drafts=tuple(drafts),
        repaired_characters=sum(text.repaired_characters for text in texts),
        repairs=tuple(repair for text in texts for repair in text.repairs),
        problems=tuple(problems),
        unplaced=tuple(left for reading in readings for left in reading.unplaced),
        furniture=Counter(kind for reading in readings for kind in reading.furniture.values()),
    )


def _folders(path: str, file: str) -> tuple[str, ...]:
    """The folders between the bank's own and one of its files."""
    return PurePath(file).relative_to(path).parts[:-1]
