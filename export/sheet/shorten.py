"""Texts made short: to so many characters, around a number, or several pieces fairly to so many lines."""

import re
from collections.abc import Callable, Sequence

from export.sheet.entry import Piece
from export.sheet.room import lines

_LONGEST_WORD = 24
"""Characters: what is longer may be cut within."""

_LONGEST = 1_300
"""Characters: no piece is longer."""

_WORD = re.compile(r"\S+")
_SIGNS = "(~<>+-$€£"

_NUMBERS: tuple[Callable[[str], bool], ...] = (
    lambda word: "%" in word and any(map(str.isdigit, word)),
    lambda word: word.lstrip(_SIGNS)[:1].isdigit(),
    lambda word: any(map(str.isdigit, word)),
)
"""The number that a result is told by: a share before an amount, an amount before a word with a digit in it."""


def clipped(text: str, most: int) -> str:
    """The beginning of a text in so many characters, up to a word's end where one is near, and an ellipsis."""
    if len(text) <= most:
        return text
    head, _, last = text[: most + 1].rpartition(" ")
    return f"{head if head and len(last) <= _LONGEST_WORD else text[:most]} …"


def around_number(text: str, most: int) -> str:
    """So many characters of a text, its beginning if its number stands there, else what is around the number."""
    words = list(_WORD.finditer(text))
    found = next((word for is_number in _NUMBERS for word in words if is_number(word.group())), None)
    if found is None or found.end() <= most or found.end() - found.start() > most:
        return clipped(text, most)
    before = (most - (found.end() - found.start())) // 2
    begin = text.rfind(" ", 0, found.start() - before) + 1
    while found.end() - begin > most:
        begin = text.index(" ", begin) + 1
    return f"… {clipped(text[begin:], most)}"


def fitted(pieces: Sequence[Piece], most: int, before: str) -> str:
    """The pieces, each after its name, in so many lines behind `before`; no long one has more letters than another."""
    fits, too_many = 0, _LONGEST
    while too_many - fits > 1:
        half = (fits + too_many) // 2
        if lines(before + said(pieces, half)) <= most:
            fits = half
        else:
            too_many = half
    return said(pieces, fits)


def said(pieces: Sequence[Piece], most: int = _LONGEST) -> str:
    """The pieces as one text, of each so many characters at most."""
    return " ".join(f"{each.name}: {_short(each, most)}" for each in pieces)


def _short(piece: Piece, most: int) -> str:
    return around_number(piece.text, most) if piece.number else clipped(piece.text, most)
