"""The members of a zip archive that somebody else made: counted and bounded before anything is unpacked."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from srs.errors import SourceError

_MOST_MEMBERS = 60_000
_MOST_BYTES_OF_CONTENTS = 6 << 20
_END = b"PK\x05\x06"
_END_LENGTH = 22
_END_OF_LARGE = b"PK\x06\x07"
_END_OF_LARGE_LENGTH = 20
_LONGEST_COMMENT = 1 << 16
_PIECE = 1 << 18
_DAMAGE = (BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, struct.error, zlib.error)


class Archive:
    """A zip archive in memory; a member's name is only ever a name."""

    def __init__(self, packed: bytes, path: str) -> None:
        """Raises `SourceError` where it is no zip archive, or has too many members."""
        self._path = path
        _check_contents(packed, path)
        try:
            self._zip = ZipFile(BytesIO(packed))
        except _DAMAGE as error:
            raise SourceError(f"{path}: the package is damaged ({error}). Export it again.") from error
        self._members = {member.filename: member for member in self._zip.infolist()}
        if len(self._zip.infolist()) > _MOST_MEMBERS:
            raise SourceError(_too_many(path))

    @property
    def names(self) -> frozenset[str]:
        """The names of its members."""
        return frozenset(self._members)

    def bytes_of(self, name: str, most: int) -> bytes:
        """A member's bytes.

        Raises:
            SourceError: it is damaged, or more than so many bytes.
        """
        return b"".join(self.pieces_of(name, most))

    def pieces_of(self, name: str, most: int) -> Iterator[bytes]:
        """A member's bytes piece by piece, as `bytes_of` gives them."""
        member = self._checked(self._members[name], most)
        try:
            with self._zip.open(member) as opened:
                yield from bounded(opened, most, self._path, name)
        except _DAMAGE as error:
            raise SourceError(
                f"{self._path}: {name!r} in the package is damaged ({error}). Export it again."
            ) from error

    def _checked(self, member: ZipInfo, most: int) -> ZipInfo:
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise SourceError(
                f"{self._path}: {member.filename!r} is packed in a way that Anki does not. Export it again."
            )
        if member.file_size > most:
            raise SourceError(too_large(self._path, member.filename, most))
        return member


def bounded(opened: IO[bytes], most: int, path: str, name: str) -> Iterator[bytes]:
    """What is left of a stream, piece by piece.

    Raises:
        SourceError: it is more than so many bytes.
    """
    left = most
    while piece := opened.read(_PIECE):
        left -= len(piece)
        if left < 0:
            raise SourceError(too_large(path, name, most))
        yield piece


def too_large(path: str, name: str, most: int) -> str:
    """The line that says that a member is more than it may be."""
    return f"{path}: {name!r} in the package is more than the {most >> 20} MB it may be. Export fewer cards at a time."


def _check_contents(packed: bytes, path: str) -> None:
    """Refuses an archive whose table of contents alone would take too much memory; `ZipFile` reads it whole."""
    place = len(packed) - _END_LENGTH
    if packed[max(place, 0) :][:4] != _END:
        place = packed.rfind(_END, max(len(packed) - _LONGEST_COMMENT - _END_LENGTH, 0))
    end = packed[place : place + _END_LENGTH] if place >= 0 else b""
    if len(end) < _END_LENGTH:
        raise SourceError(f"{path}: the package is damaged (it has no end). Export it again.")
    size = struct.unpack_from("<L", end, 12)[0]
    large = packed[max(place - _END_OF_LARGE_LENGTH, 0) :].startswith(_END_OF_LARGE)
    if large or size > _MOST_BYTES_OF_CONTENTS:
        raise SourceError(_too_many(path))


def _too_many(path: str) -> str:
    return f"{path}: more than {_MOST_MEMBERS} files in the package. Export fewer cards at a time."
