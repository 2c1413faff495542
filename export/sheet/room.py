"""How much room a text takes: lines of a fixed number of cells, and of a printed page whose letters differ.

Both are counted, and a text has the lines of the longer: what fits as text then fits on paper too. Printed widths are
those of wide sans-serif letters, so that no usual font needs more.
"""

from collections.abc import Callable
from functools import lru_cache
from unicodedata import category, combining, east_asian_width

COLUMNS = 96
"""Cells of a line of text."""

_EMS = 54.0
"""Widths of a letter M in a printed line, what a narrow margin keeps free left out."""

_NARROW = frozenset("ijlftrI.,:;'|!()[]{}- \"/\\`")
_WIDE = frozenset("mwMW%@&—…#+=<>~^")
_BOLD = 1.1
"""Part of a line may stand in bold."""

Width = Callable[[str], float]


def lines(text: str) -> int:
    """How many lines a text takes behind a bullet, at least 1."""
    return max(len(_ends(text, COLUMNS - 2, _cells)), len(_ends(text, _EMS, _ems)), 1)


def rows(text: str) -> list[str]:
    """The lines of a text behind a bullet, each within the columns; long words are broken."""
    begin, found = 0, []
    for end in _ends(text, COLUMNS - 2, _cells):
        found.append(text[begin:end].strip())
        begin = end
    return found or [""]


def cut(text: str, most: int, before: str = "") -> str:
    """The text, or so much of it that it takes so many lines at most after `before`, an ellipsis at its end.

    Empty where not even a word of it has room.
    """
    if lines(before + text) <= most:
        return text
    whole = before + text
    found = (_ends(whole, COLUMNS - 2, _cells), _ends(whole, _EMS, _ems))
    end = min(ends[most - 1] for ends in found if len(ends) >= most) - len(before)
    kept = text[: max(0, end)]
    kept = kept.rstrip()
    while kept and lines(f"{before}{kept} …") > most:
        kept = _shorter(kept)
    return f"{kept} …" if kept else ""


def _shorter(text: str) -> str:
    """The text without its last word, or without its last letters where that is long."""
    head, _, word = text.rpartition(" ")
    return (head if len(word) <= 24 else text[:-4]).rstrip()


def _ends(text: str, room: float, width: Width) -> list[int]:
    """Where each line ends: between words, within a word that is longer than a line."""
    ends, used, at = [], 0.0, 0
    for word in _pieces(text):
        long = sum(map(width, word.rstrip(" ")))
        if used and used + long > room:
            ends.append(at)
            used = 0.0
        for letter in word:
            step = width(letter)
            if used and used + step > room and letter != " ":
                ends.append(at)
                used = 0.0
            used += step
            at += 1
    return [*ends, at] if at else []


def _pieces(text: str) -> list[str]:
    """The words, each with the space after it."""
    words = text.split(" ")
    return [f"{word} " for word in words[:-1]] + [word for word in words[-1:] if word]


@lru_cache(maxsize=4096)
def _cells(letter: str) -> int:
    if letter.isascii():
        return 1
    if combining(letter) or category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


@lru_cache(maxsize=4096)
def _ems(letter: str) -> float:
    if letter in _NARROW:
        return 0.42 * _BOLD
    if letter in _WIDE:
        return _BOLD
    if letter.isascii():
        return (0.78 if letter.isupper() else 0.64) * _BOLD
    if combining(letter) or category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return (0.8 if category(letter) in ("Ll", "Lu", "Lo") and east_asian_width(letter) not in "WF" else 1.2) * _BOLD
