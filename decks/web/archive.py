"""A page saved as one file with all that belongs to it (MHTML, RFC 2557): the page in it, and where its lines stand."""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from quopri import decodestring

from decks.drafts import Reading

_BOUNDARY = re.compile(r"boundary=\"?([^\"\s;]{1,100})", re.IGNORECASE)
_CHARSET = re.compile(r"charset=\"?([\w.:-]{1,40})", re.IGNORECASE)
_LONGEST_HEAD = 60
_HEAD = re.MULTILINE | re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Archived:
    """A page from an archive: its HTML, and for each of its lines the numbers of those it was packed in."""

    html: str
    origins: Sequence[tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of an archive: its head, and the indexes of its first line and the one after its last."""

    head: str
    begin: int
    end: int


def is_archive(text: str) -> bool:
    """Whether a text begins as an archive of a page does."""
    head = text[:4_000].casefold()
    return "multipart/related" in head and "\nmime-version:" in f"\n{head}"


def unpacked(text: str) -> Archived | None:
    """The first page in an archive; None where the text is none, or has no page."""
    lines = text.split("\n")
    for part in parts(text):
        if re.search(r"^content-type:\s*(?:text/html|application/xhtml)", part.head, _HEAD):
            return _decoded(lines, part.begin, part.end, part.head.casefold())
    return None


def parts(text: str) -> Iterator[Part]:
    """The parts of an archive in order; none where a text is no archive."""
    lines = text.split("\n")
    boundary = _BOUNDARY.search("\n".join(lines[:_LONGEST_HEAD])) if is_archive(text) else None
    marks = [place for place, line in enumerate(lines) if boundary and line.startswith(f"--{boundary[1]}")]
    for begin, end in zip(marks, [*marks[1:], len(lines)], strict=False):
        blank = next((place for place in range(begin + 1, end) if not lines[place].strip()), end)
        yield Part(head="\n".join(lines[begin + 1 : blank]), begin=blank + 1, end=end)


def repacked(reading: Reading, page: Archived, text: str) -> Reading:
    """What was read of a page, by the lines of its archive; the rest of these is furniture."""
    furniture = {line: "archive" for line, words in enumerate(text.split("\n"), 1) if words.strip()}
    for number, kind in reading.furniture.items():
        furniture.update(dict.fromkeys(page.origins[number - 1], kind))
    drafts = tuple(
        replace(draft, lines=frozenset(line for number in draft.lines for line in page.origins[number - 1]))
        for draft in reading.drafts
    )
    unplaced = tuple(replace(one, line=min(page.origins[one.line - 1], default=0)) for one in reading.unplaced)
    taken = {line for draft in drafts for line in draft.lines} | {one.line for one in unplaced}
    return replace(
        reading,
        drafts=drafts,
        unplaced=unplaced,
        furniture={line: kind for line, kind in furniture.items() if line not in taken},
    )


def _decoded(lines: Sequence[str], begin: int, end: int, head: str) -> Archived:
    """The page packed in the lines from one index to before another."""
    charset = _CHARSET.search(head)
    if "base64" in head:
        try:
            data = b64decode("".join(lines[begin:end]))
        except (binascii.Error, ValueError):
            data = b""
        html = _text(data, charset)
        return Archived(html, [(begin + 1,)] * (html.count("\n") + 1))
    if "quoted-printable" not in head:
        return Archived("\n".join(lines[begin:end]), [(number + 1,) for number in range(begin, end)])
    made: list[str] = []
    origins: list[tuple[int, ...]] = []
    waiting: list[int] = []
    for number in range(begin, end):
        waiting.append(number)
        if lines[number].endswith("=") and number + 1 < end:
            continue
        packed = "".join(lines[one].removesuffix("=") for one in waiting)
        made.append(_text(decodestring(packed.encode("utf-8", "replace")), charset).replace("\n", " "))
        origins.append(tuple(one + 1 for one in waiting))
        waiting = []
    return Archived("\n".join(made), origins)


def _text(data: bytes, charset: re.Match[str] | None) -> str:
    """Bytes as text in the encoding that their part names."""
    try:
        return data.decode(charset[1] if charset else "utf-8", errors="replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", errors="replace")
