"""The text of a search as tokens: brackets, `-`, `or`, `and`, and terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from srs.search.pointing import search_error

_KEY = re.compile(r"([A-Za-z][A-Za-z_]*):")
_ESCAPE = r'\\[\\"*:()-]|\\(?![\\"*:()-])'
"""A backslash with the mark it takes the meaning from, or one that stands for itself."""
_BARE = re.compile(rf"(?:{_ESCAPE}|[^\s()\\])*")
_QUOTED = re.compile(rf'"((?:{_ESCAPE}|[^"\\])*)"')
_PIECE = re.compile(r'\\([\\"*:()-])|(\*)|[^\\*]+|\\')


class Sign(StrEnum):
    """What joins terms."""

    OPEN = "("
    CLOSE = ")"
    NOT = "-"
    OR = "or"
    AND = "and"


_WORDS = {sign.value: sign for sign in (Sign.OR, Sign.AND)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sign, and its place in the text."""

    sign: Sign
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word, a phrase or `key:value`, and its place in the text.

    `literals` are the parts of its value between the `*`, without quotes and escapes.
    """

    key: str | None
    literals: tuple[str, ...]
    text: str
    """The whole search."""
    start: int
    end: int

    @property
    def value(self) -> str:
        """Its value, in which a `*` is a `*`."""
        return "*".join(self.literals)


Token = Mark | Term


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a search, in order.

    Raises:
        SearchError: a quotation mark is never closed.
    """
    place = 0
    while place < len(text):
        character = text[place]
        if character.isspace():
            place += 1
        elif character in "()" or (character == "-" and _negates(text, place)):
            yield Mark(sign=Sign(character), start=place, end=place + 1)
            place += 1
        else:
            token = _term(text, place)
            yield token
            place = token.end


def _negates(text: str, place: int) -> bool:
    """Whether the `-` at a place stands before something."""
    following = text[place + 1 : place + 2]
    return bool(following) and not following.isspace() and following != ")"


def _term(text: str, start: int) -> Token:
    key = _KEY.match(text, start)
    begin = key.end() if key else start
    quoted = text.startswith('"', begin)
    found = (_QUOTED if quoted else _BARE).match(text, begin)
    if found is None:
        raise search_error('this " is never closed; write \\" to search for one', text, begin, begin + 1)
    raw = found.group(1) if quoted else found.group()
    sign = None if quoted or key else _WORDS.get(raw.lower())
    if sign is not None:
        return Mark(sign=sign, start=start, end=found.end())
    name = key.group(1).lower() if key else None
    return Term(key=name, literals=_literals(raw), text=text, start=start, end=found.end())


def _literals(raw: str) -> tuple[str, ...]:
    """The parts of a value between its wildcards, escapes resolved."""
    parts: list[list[str]] = [[]]
    for piece in _PIECE.finditer(raw):
        if piece.group(2):
            parts.append([])
        else:
            parts[-1].append(piece.group(1) or piece.group())
    return tuple("".join(part) for part in parts)
