"""The deletions of a cloze statement: `{{c1::words::hint}}`, also one inside another."""

import re

GAP = "[…]"
_MARK = re.compile(r"\{\{c(?P<number>\d{1,4})(?:,\d{1,4}){0,50}::|\}\}")
_OCCLUSION = re.compile(r"\{\{c\d{1,4}(?:,\d{1,4}){0,50}::image-occlusion:")


def has_deletions(text: str) -> bool:
    """Whether a text has a deletion that is closed."""
    return "{{c" in text and bool(_outermost(text))


def hides_images(text: str) -> bool:
    """Whether its deletions are shapes on an image, not words."""
    return bool(_OCCLUSION.search(text))


def with_gaps(text: str) -> str:
    """The statement with `[…]` in the place of every deletion."""
    kept: list[str] = []
    begin = 0
    for first, last in _outermost(text):
        kept += [text[begin:first], GAP]
        begin = last
    return "".join([*kept, text[begin:]])


def _outermost(text: str) -> list[tuple[int, int]]:
    """Where the deletions begin and end that are inside no other, in order."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        if match["number"]:
            opened.append(match.start())
        elif opened:
            first = opened.pop()
            while found and found[-1][0] > first:
                found.pop()
            found.append((first, match.end()))
    return found
