"""Lines that are headings though Markdown does not take them for such: `##What?`, `<h3>What?</h3>`."""

import re
from collections.abc import Sequence

from decks.question_marks import ends_as_question

_CLOSE = re.compile(r"^(?P<indent> {0,3})(?P<hashes>#{1,6})(?P<text>[^#\s].*)$")
_NUMBERED = re.compile(r"^(?:Q(?:uestion)?\s?)?\d{1,4}[.):]\s*\S", re.IGNORECASE)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)")
_TAGGED = re.compile(r"^[ \t]{0,8}<h(?P<level>[1-6])\b[^<>]{0,400}>(?P<text>.*?)</h(?P=level)>\s*$", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_LONGEST = 2_000
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " ", "&amp;": "&"}


def with_spaces(lines: Sequence[str]) -> list[str]:
    """The lines, those that lack the blank behind a heading's hashes having one.

    A line that has a number or asks is always such a heading; any other where most headings of the text are so.
    """
    close = {index: match for index, line in enumerate(lines) if (match := _close(line)) is not None}
    if not close:
        return list(lines)
    outside = _outside_fences(lines)
    close = {index: match for index, match in close.items() if index in outside}
    proper = sum(line.startswith("#") and index in outside and index not in close for index, line in enumerate(lines))
    most = len(close) > max(2, proper)
    made = list(lines)
    for index, match in close.items():
        deep = len(match["hashes"]) > 1
        sure = _is_sure(match["text"])
        if (deep and (most or sure)) or (most and sure):
            made[index] = f"{match['indent']}{match['hashes']} {match['text']}"
    return made


def tagged_heading(line: str) -> tuple[int, str] | None:
    """The level and the words of a heading that a line has as a tag; None of any other line."""
    if "<h" not in line[:20].lower() or len(line) > _LONGEST:
        return None
    match = _TAGGED.match(line)
    if match is None:
        return None
    text = _TAG.sub("", match["text"])
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return (int(match["level"]), " ".join(text.split())) if text.strip() else None


def _close(line: str) -> re.Match[str] | None:
    """A line whose hashes stand directly before a word; a shebang or an image is none."""
    match = _CLOSE.match(line) if "#" in line[:4] and len(line) <= _LONGEST else None
    return None if match is None or match["text"][0] in "!:{[" else match


def _is_sure(text: str) -> bool:
    """Whether the words behind hashes have a number or ask, so that they can be nothing but a heading."""
    return _NUMBERED.match(text) is not None or (" " in text and ends_as_question(text))


def _outside_fences(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of the lines in no fenced code."""
    made: set[int] = set()
    fenced = False
    for index, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            made.add(index)
    return frozenset(made)
