"""How a statement marks words that it hides: `{{c1::words::hint}}`, `{{c1,2::words}}`, and `[…]` in their place."""

import re

GAP = "[…]"
"""What stands in the place of hidden words."""

OPENING = r"\{\{c(?P<numbers>\d{1,4}(?:,\d{1,4}){0,50})::"
"""The pattern of the mark before hidden words, with the numbers of the cards that hide them."""

_OPENING = re.compile(OPENING)
_MARK = re.compile(rf"{OPENING}|\}}\}}")


def numbers_of(written: str) -> tuple[int, ...]:
    """The numbers that a mark names: 1 and 2 of `1,2`."""
    return tuple(int(number) for number in written.split(","))


def has_opening(text: str) -> bool:
    """Whether a text has the mark before hidden words."""
    return "{{c" in text and _OPENING.search(text) is not None


def are_whole(words: str) -> bool:
    """Whether the double braces in these words are all marks of deletions, each closed."""
    return words.count("{{") == words.count("}}") == len(_OPENING.findall(words))


def outermost(text: str) -> list[tuple[int, int]]:
    """Where the closed deletions of a text begin and end that are inside no other, in order."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        if match["numbers"]:
            opened.append(match.start())
        elif opened:
            first = opened.pop()
            while found and found[-1][0] > first:
                found.pop()
            found.append((first, match.end()))
    return found
