"""Pictures that came inside a bank's file, under names that are one picture's each."""

from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import quote

from decks.picture_folder import MOST_BYTES

MOST_BYTES_TOGETHER = 128 * 1024 * 1024
"""The most that the pictures of one file may have."""


class NamedPictures:
    """Gathers the pictures of a file as long as there is room; `media` are those that were taken, by their names."""

    def __init__(self) -> None:
        self.media: dict[str, bytes] = {}
        self._known: dict[tuple[str, bytes], str] = {}
        self._counted: Counter[str] = Counter()
        self._room = MOST_BYTES_TOGETHER

    def taken(self, name: str, content: bytes) -> str | None:
        """The name of a picture as Markdown writes it, with a number where another has its own; None if too large."""
        name = PurePosixPath(name.replace("\\", "/")).name or "picture"
        if (name, content) in self._known:
            return self._known[name, content]
        if not content or len(content) > min(MOST_BYTES, self._room):
            return None
        called = self._free(name)
        self._room -= len(content)
        self._known[name, content] = called
        self.media[called] = content
        return called

    def _free(self, name: str) -> str:
        """A name that no other picture has."""
        path = PurePosixPath(name)
        while True:
            self._counted[name] += 1
            number = self._counted[name]
            called = quote(name if number == 1 else f"{path.stem}-{number}{path.suffix}")
            if called not in self.media:
                return called
