"""The words in square brackets of a text, but for pictures, links, footnotes, tick boxes, code and formulas."""

import re
from collections.abc import Iterator

from decks.markdown.deleted import Deletion

_TOKEN = re.compile(r"\\.|`+|!\[|\$\$?|[\[\]]", re.DOTALL)
_AFTER = re.compile(r"\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,4}\)")
_OPEN = frozenset({"[", "!["})
_FAR = 12
_BOX = re.compile(r"[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]+$")
_DEFINES = re.compile(r":[ \t]+(?:<|\w{2,10}:|/|#)")


def bracketed(text: str) -> list[Deletion]:
    """The deletions of a text in order: of brackets that mark nothing else the outermost."""
    found: list[Deletion] = []
    opened: list[tuple[int, bool]] = []
    for kind, begin, end in _marks(text):
        if kind in _OPEN:
            opened.append((begin, kind == "!["))
            continue
        if not opened:
            continue
        start, picture = opened.pop()
        linked = _AFTER.match(text, end)
        words = text[start + 1 : begin].strip()
        if picture or linked or not words or words.startswith("^") or _is_other(text, start, end, words):
            continue
        while found and found[-1].begin > start:
            found.pop()
        found.append(Deletion(begin=start, end=end, words=words))
    return found


def _is_other(text: str, begin: int, end: int, words: str) -> bool:
    """Whether brackets are a tick box at the beginning of a list item, or define what a link refers to."""
    before, newline, head = text[max(0, begin - _FAR) : begin].rpartition("\n")
    if not newline and begin > _FAR:
        return False
    head = head if newline else before + head
    box = words in {"x", "X"} and _BOX.fullmatch(head) is not None
    return box or (not head.strip() and _DEFINES.match(text, end) is not None)


def _marks(text: str) -> Iterator[tuple[str, int, int]]:
    """The brackets of a text outside code and formulas, in order: `[`, `![` or `]`, where each begins and ends."""
    place = 0
    never: set[str] = set()
    while match := _TOKEN.search(text, place):
        mark, place = match.group(), match.end()
        if mark[0] == "\\" or mark in never:
            continue
        if mark[0] not in "`$":
            yield mark, match.start(), match.end()
            continue
        closing = _closing_dollar(text, place) if mark == "$" else _closing(text, mark, place)
        if closing >= 0:
            place = closing + len(mark)
        elif mark != "$":
            never.add(mark)


def _closing(text: str, mark: str, begin: int) -> int:
    """Where the code or the displayed formula that a mark opens is closed; -1 where it never is."""
    place = text.find(mark, begin)
    while place >= 0 and mark[0] == "`" and text[place + len(mark) : place + len(mark) + 1] == "`":
        place += len(mark)
        while text[place : place + 1] == "`":
            place += 1
        place = text.find(mark, place)
    return place


def _closing_dollar(text: str, begin: int) -> int:
    """Where a formula within a line ends: at a dollar sign after no space and before no digit; -1 where none begins."""
    place = text.find("$", begin + 1)
    if place < 0 or text[begin].isspace() or text[place - 1].isspace() or text[place + 1 : place + 2].isdigit():
        return -1
    return -1 if "\n" in text[begin:place] else place
