"""The pictures that a bank's texts name and that lie beside its file, to be kept in the collection."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from decks.drafts import Draft, Problem

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif"})
MOST_BYTES = 8 * 1024 * 1024
"""The largest picture that is kept."""

MOST_BYTES_TOGETHER = 128 * 1024 * 1024
_TARGET = re.compile(r"!\[[^\[\]\n]{0,400}\]\(\s*<?(?P<target>[^()<>\s]{1,1000})>?[^()\n]{0,300}\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Pictures by the name that the bank's texts call them, and what was not kept."""

    found: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def pictures_of(drafts: Iterable[Draft], file: str, folder: str) -> Pictures:
    """The pictures that drafts of a file name and that lie in the bank's folder or below it.

    A picture outside that folder is never read: a bank is somebody else's file.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    room = MOST_BYTES_TOGETHER
    for target in dict.fromkeys(name for draft in drafts for name in targets_of(draft)):
        content, wrong = _content(Path(file).parent / unquote(target), Path(folder), min(MOST_BYTES, room))
        if content is not None:
            found[target] = content
            room -= len(content)
        else:
            problems.append(Problem(path=file, line=0, message=f"The picture {target} is not kept: {wrong}."))
    return Pictures(found=found, problems=tuple(problems))


def targets_of(draft: Draft) -> Iterator[str]:
    """The targets of the pictures in a draft's texts that are files, each as it is written."""
    texts = [draft.prompt or ""]
    for section in draft.sections:
        texts += [section.text, *section.bullets, *(choice.text for choice in section.choices)]
    for text in texts:
        if "![" in text:
            for match in _TARGET.finditer(text):
                if not _ELSEWHERE.match(match["target"]):
                    yield match["target"]


def _content(file: Path, folder: Path, most: int) -> tuple[bytes | None, str]:
    """The bytes of a picture, or why there are none."""
    if file.suffix.casefold() not in SUFFIXES:
        return None, "its name is no picture's"
    try:
        place = file.resolve()
        if not place.is_relative_to(folder.resolve()):
            return None, "it lies outside the bank's folder"
        if not place.is_file():
            return None, "there is no such file beside the bank"
        if place.stat().st_size > most:
            return None, f"it is larger than {MOST_BYTES // 1024 // 1024} MB, or the bank's pictures are too many"
        return place.read_bytes(), ""
    except (OSError, ValueError):
        return None, "it cannot be read"
