"""The options of a question in a table, and which of them its bank calls right."""

import json
import re
from collections.abc import Sequence

from srs.model import Choice

_NUMBERED_LINE = re.compile(r"^\s*[-*•]?\s*[(\[]?(?:[A-Ha-h]|\d{1,2})[.):\]]\s+")
_INLINE = re.compile(r"(?:^|[\s,;|])[(\[]?([A-Ha-h])[.):\]]\s")
_WORDS = re.compile(r"\b(?:options?|choices?|answers?|and|et|und|y|e|i|и)\b", re.IGNORECASE)
_MARK = re.compile(r"[(\[]?(?P<mark>[A-Za-z]|\d{1,2})[)\].:]?")
_MARK_AND_TEXT = re.compile(r"[(\[]?(?P<mark>[A-Za-z]|\d{1,2})[)\].:]\s*(?P<text>\S.*)", re.DOTALL)
_BETWEEN = (re.compile(r"\n"), re.compile(r"\|"), re.compile(r";"), re.compile(r",(?=\s*\S)"))
_MOST = 26
_LONGEST_KEY = 2_000


def options_in(cell: str) -> tuple[str, ...]:
    """The options that stand in one cell: of a JSON list, after letters, on lines, else between `|`, `;` or commas."""
    listed = _json_list(cell)
    if listed:
        return listed
    lettered = _INLINE.split(cell)
    letters = [letter.casefold() for letter in lettered[1::2]]
    if len(letters) > 1 and letters == list("abcdefgh"[: len(letters)]):
        return tuple(text.strip(" \t\n,;|") for text in lettered[2::2])
    for between in _BETWEEN:
        parts = [part.strip() for part in between.split(cell) if part.strip()]
        if 1 < len(parts) <= _MOST:
            return tuple(_without_mark(part) for part in parts)
    return (cell.strip(),) if cell.strip() else ()


def choices_of(options: Sequence[str], key: str, *, from_zero: bool = False) -> tuple[Choice, ...]:
    """The options that are not empty, marked right or wrong by the key; all unknown where it names none of them.

    The key is a letter, a number (from 1, or `from_zero`), an option's own text, or several of them.
    """
    texts = _without_marks(options)
    right = right_places(texts, key, from_zero=from_zero)
    return tuple(
        Choice(text=text, right=(place in right) if right else None) for place, text in enumerate(texts) if text
    )


def right_places(options: Sequence[str], key: str, *, from_zero: bool = False) -> frozenset[int]:
    """The places of the options that a key names; empty where it names none, or something that is no option."""
    said = key.strip()
    if not said or len(said) > _LONGEST_KEY:
        return frozenset()
    texts = {_same(text): place for place, text in reversed(list(enumerate(options))) if text}
    if _same(said) in texts:
        return frozenset({texts[_same(said)]})
    marked = _MARK_AND_TEXT.fullmatch(said)
    if marked and _same(marked["text"]) in texts:
        return frozenset({texts[_same(marked["text"])]})
    return _by_texts(said, texts) or _by_marks(said, options, from_zero=from_zero)


def _by_texts(said: str, texts: dict[str, int]) -> frozenset[int]:
    """The places of several options named by their own words."""
    for part in (*_BETWEEN, re.compile(r"/")):
        parts = [each for each in (_same(_without_mark(one)) for one in part.split(said)) if each]
        if len(parts) > 1 and all(each in texts for each in parts):
            return frozenset(texts[each] for each in parts)
    return frozenset()


def _by_marks(said: str, options: Sequence[str], *, from_zero: bool) -> frozenset[int]:
    """The places of options named by letters or numbers: `B`, `(b)`, `Option 2`, `A, C`, `1;3`, `AC`."""
    bare = _WORDS.sub(" ", said) if len(said) > 1 else said
    marks = [mark for mark in re.split(r"[\s,;/&|+]+", bare) if mark]
    if len(marks) == 1 and marks[0].isascii() and marks[0].isalpha() and marks[0].isupper() and len(marks[0]) <= _MOST:
        marks = list(marks[0])
    found: set[int] = set()
    for mark in marks:
        place = _place_of(mark, from_zero=from_zero)
        if place is None or not 0 <= place < len(options) or not options[place]:
            return frozenset()
        found.add(place)
    return frozenset(found)


def _place_of(mark: str, *, from_zero: bool) -> int | None:
    """The place that one letter or number stands for."""
    match = _MARK.fullmatch(mark)
    if match is None or not match["mark"].isascii():
        return None
    if match["mark"].isdigit():
        return int(match["mark"]) - (not from_zero)
    return ord(match["mark"].casefold()) - ord("a")


def _without_marks(options: Sequence[str]) -> list[str]:
    """The options without letters or numbers of their own, where every one has its own in order."""
    marks = [(place, _MARK_AND_TEXT.match(text)) for place, text in enumerate(options) if text]
    for first in ("a", "1"):
        if len(marks) > 1 and all(
            match and match["mark"].casefold() == chr(ord(first) + place) for place, match in marks
        ):
            return [_MARK_AND_TEXT.sub(r"\g<text>", text, count=1) if text else "" for text in options]
    return list(options)


def _without_mark(text: str) -> str:
    return _NUMBERED_LINE.sub("", text).strip(" \t\n\"'")


def _same(text: str) -> str:
    """A text in which only its words count."""
    return " ".join(text.casefold().split()).strip(" .;,\"'`*")


def _json_list(cell: str) -> tuple[str, ...]:
    """The texts of a cell that is a list as JSON has it; none where it is anything else."""
    if not (cell.startswith("[") and cell.endswith("]")) or cell.count("[") > 1:
        return ()
    for written in (cell, cell.replace('"', "").replace("'", '"')):
        try:
            listed = json.loads(written)
        except (ValueError, RecursionError):
            continue
        if len(listed) <= _MOST and all(isinstance(each, str | int | float) for each in listed):
            return tuple(str(each).strip() for each in listed)
    return ()
