"""The pictures in a bank's folder and below it: one is found by what a text calls it, and no other file is read."""

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from decks.rules.pictures import SUFFIXES

MOST_BYTES = 8 * 1024 * 1024
"""The largest picture that is kept."""

_MOST_FILES = 20_000
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")
_OUTSIDE = "it lies outside the bank's folder"


class PictureFolder:
    """A bank's folder, in which the pictures of its texts are looked for. Its files are listed once, when needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def content(self, target: str, beside: Path, most: int) -> tuple[bytes | None, str]:
        """The bytes of the picture that a file in the folder `beside` calls by a target; or None, and why.

        It is the file at the target, seen from that file or from the bank's folder; else, small and capital letters
        being one, the only one below the bank's folder whose path ends so. One of more bytes than `most` is not read.
        """
        names = _names(target)
        if not any(name.casefold().endswith(SUFFIXES) for name in names):
            return None, "its name is no picture's"
        if _DRIVE.match(names[0]):
            return None, _OUTSIDE
        told = ""
        for place in (
            folder / name.lstrip(slash) for name in names for folder, slash in ((beside, ""), (self._folder, "/"))
        ):
            content, why = self._read(place, most)
            if content is not None:
                return content, ""
            told = why or told
        ending = self._ending_so(names)
        if len(ending) == 1:
            return self._read(ending[0], most)
        return None, told or (
            "several files below the bank have this name" if ending else "there is no such file beside the bank"
        )

    def _ending_so(self, names: list[str]) -> list[Path]:
        """The pictures below the folder whose paths end as the first of these names that any ends as."""
        for name in names:
            wanted = [_folded(part) for part in PurePosixPath(os.path.normpath(name.lstrip("/"))).parts]
            found = [place for place, parts in self._by_name.get(wanted[-1], []) if parts[-len(wanted) :] == wanted]
            if found:
                return found
        return []

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[Path, list[str]]]]:
        """The pictures below the folder by name, each with the parts of its path."""
        found: dict[str, list[tuple[Path, list[str]]]] = {}
        for place in self._files():
            parts = [_folded(part) for part in place.relative_to(self._folder).parts]
            found.setdefault(parts[-1], []).append((place, parts))
        return found

    def _files(self) -> Iterator[Path]:
        """The pictures below the folder, without hidden folders and links to others; at most so many files are seen."""
        seen = 0
        for above, folders, names in os.walk(self._folder):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
            seen += len(names) + 1
            if seen > _MOST_FILES:
                return
            yield from (Path(above, name) for name in names if name.casefold().endswith(SUFFIXES))

    def _read(self, place: Path, most: int) -> tuple[bytes | None, str]:
        """The bytes of a file inside the folder; or None, and why if it is there."""
        try:
            return self._inside(place.resolve(), most)
        except (OSError, ValueError):
            return None, "it cannot be read"

    def _inside(self, real: Path, most: int) -> tuple[bytes | None, str]:
        """The bytes of a file of this path, which no link is part of."""
        if not real.is_relative_to(self._folder.resolve()):
            return None, _OUTSIDE
        if not real.is_file():
            return None, ""
        if real.stat().st_size <= most:
            with real.open("rb") as opened:
                content = opened.read(most + 1)
            if len(content) <= most:
                return content, ""
        return None, f"it is larger than {MOST_BYTES // 1024 // 1024} MB, or the bank's pictures are too many"


def _names(target: str) -> list[str]:
    """What a target can mean as a file's name: as it stands or as URLs are read, without a query and a place in it."""
    path = re.sub(r"^(?:attachment:|file:(?://(?:localhost)?(?=/))?)", "", target, flags=re.IGNORECASE)
    bare = re.sub(r"[?#].*", "", path)
    return list(dict.fromkeys(name for name in (unquote(path), unquote(bare), path) if name.strip()))


def _folded(name: str) -> str:
    """A name as it is compared with others."""
    return unicodedata.normalize("NFC", name).casefold()
