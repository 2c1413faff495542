"""What is in an Anki package: its collection as a private copy, and its media by name.

Source: Anki's own reader, rslib/src/import_export/package. `meta` says the version: from the third on, the collection
(`collection.anki21b`), the list of media and every medium are compressed with zstandard, and the list is a message;
before, the collection is `collection.anki21`, or `collection.anki2` in the oldest, and the list is JSON.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from decks.anki import protobuf
from decks.anki.archive import Archive, bounded
from srs.errors import SourceError

_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
_COMPRESSED = 3
_MOST_COLLECTION = 512 << 20
_MOST_LIST = 32 << 20
_MOST_MEDIUM = 32 << 20
_MOST_MEDIA = 128 << 20
_LARGEST_WINDOW = 32 << 20


def is_package(packed: bytes) -> bool:
    """Whether bytes are a zip archive that has a collection in it."""
    if not packed.startswith(b"PK") or b"collection.anki2" not in packed:
        return False
    try:
        return any(name in Archive(packed, "").names for name in _COLLECTIONS)
    except SourceError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """The media that were asked for: those found by name, those that are not there, and those that are too large."""

    found: dict[str, bytes] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    too_large: tuple[str, ...] = ()


class Container:
    """An opened package."""

    def __init__(self, packed: bytes, path: str) -> None:
        """Raises `SourceError` where it is no package, damaged, too large, or of a newer kind than these."""
        self._path = path
        self._archive = Archive(packed, path)
        self._collection = next((name for name in _COLLECTIONS if name in self._archive.names), None)
        if self._collection is None:
            raise SourceError(f"{path}: no Anki collection in this package. Export it again as .apkg or .colpkg.")
        version = self._version()
        if version > _COMPRESSED:
            raise SourceError(f"{path}: a newer kind of package. Export it with support for older versions of Anki.")
        self._compressed = self._collection.endswith("b")

    def _version(self) -> int:
        meta = self._archive.bytes_of("meta", 1 << 10) if "meta" in self._archive.names else b""
        return protobuf.number(meta, 1) or 0

    def copy_collection(self, folder: Path) -> Path:
        """The path of a copy of the collection in a folder; its name is none of the package's."""
        copy = folder / "collection.db"
        with copy.open("wb") as written:
            for piece in self._pieces(str(self._collection), _MOST_COLLECTION):
                written.write(piece)
        return copy

    def media(self, names: Iterable[str]) -> Media:
        """The media of these names, each once, up to a bound of all together."""
        wanted = tuple(dict.fromkeys(names))
        members = self._media_members() if wanted else {}
        found: dict[str, bytes] = {}
        missing: list[str] = []
        large: list[str] = []
        left = _MOST_MEDIA
        for name in wanted:
            member = members.get(unicodedata.normalize("NFC", name))
            if member is None or member not in self._archive.names:
                missing.append(name)
                continue
            try:
                found[name] = b"".join(self._pieces(member, min(left, _MOST_MEDIUM)))
            except SourceError:
                large.append(name)
            else:
                left -= len(found[name])
        return Media(found=found, missing=tuple(missing), too_large=tuple(large))

    def _media_members(self) -> dict[str, str]:
        """The member that each medium is, by its name in composed letters."""
        if "media" not in self._archive.names:
            return {}
        packed = b"".join(self._pieces("media", _MOST_LIST))
        listed = _from_messages(packed) if self._compressed else _from_json(packed)
        return {unicodedata.normalize("NFC", name): member for member, name in listed}

    def _pieces(self, name: str, most: int) -> Iterator[bytes]:
        """The bytes of a member, unpacked where this kind of package packs it again."""
        if not self._compressed:
            yield from self._archive.pieces_of(name, most)
            return
        import zstandard  # noqa: PLC0415 - only packages of the newest kind need it

        packed = BytesIO(self._archive.bytes_of(name, most))
        reader = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
        try:
            with reader.stream_reader(packed, read_across_frames=True) as opened:
                yield from bounded(opened, most, self._path, name)
        except zstandard.ZstdError as error:
            raise SourceError(
                f"{self._path}: {name!r} in the package is damaged ({error}). Export it again."
            ) from error


def _from_json(listed: bytes) -> Iterator[tuple[str, str]]:
    """Members and names of an object of JSON."""
    try:
        names: Any = json.loads(listed)
    except (ValueError, RecursionError):
        return
    if isinstance(names, dict):
        yield from ((member, name) for member, name in names.items() if isinstance(name, str))


def _from_messages(listed: bytes) -> Iterator[tuple[str, str]]:
    """Members and names of a message `MediaEntries`: the members are the ranks of its entries."""
    entries = (value for key, value in protobuf.fields(listed) if key == 1 and isinstance(value, bytes))
    for rank, entry in enumerate(entries):
        yield str(rank), protobuf.text(entry, 1)
