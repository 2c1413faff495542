"""The tree that a file of records holds, whatever its notation, with the lines that each part stands on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

DEEPEST = 100
"""How many lists and mappings may stand inside one another."""

MOST_NODES = 4_000_000
"""How many values one file may have, those that a name repeats counted each time."""

_NUMBER = re.compile(r"[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_NOT_ALIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SURROGATES = re.compile("[\ud800-\udfff]+")


class Sort(Enum):
    """What a single value is."""

    TEXT = auto()
    NUMBER = auto()
    TRUTH = auto()
    NOTHING = auto()


class DamageError(ValueError):
    """A text that is not in its notation: what is wrong, and its line and column from 1, 0 where unknown."""

    def __init__(self, wrong: str, line: int = 0, column: int = 0) -> None:
        super().__init__(wrong)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it is written: its words, what it is, its first and last line."""

    text: str
    sort: Sort
    first: int
    last: int

    @property
    def true(self) -> bool | None:
        """Whether it says yes or no; None where it says neither."""
        said = self.text.strip().casefold()
        return {"true": True, "yes": True, "1": True, "on": True, "x": True}.get(
            said, {"false": False, "no": False, "0": False, "off": False, "": False}.get(said)
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, with its first and last line, brackets included."""

    items: tuple["Node", ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Field:
    """A key, the line it stands on, and its value."""

    key: str
    line: int
    node: "Node"

    @property
    def lines(self) -> range:
        """The lines from its key to the end of its value."""
        return range(self.line, max(self.line, self.node.last) + 1)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping in its own order, a key that stands twice twice; with its first and last line, brackets included."""

    fields: tuple[Field, ...]
    first: int
    last: int


Node = Scalar | Listed | Mapped


def scalar(text: str, first: int, last: int) -> Scalar:
    """A text as a value: one kind of newline, no control character or half a character alive in it."""
    if _NOT_ALIVE.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _SURROGATES.sub(lambda match: _whole(match[0]), text)
        text = _NOT_ALIVE.sub("\N{REPLACEMENT CHARACTER}", text)
    return Scalar(text, Sort.TEXT, first, last)


def bare(word: str, first: int, last: int, nothing: frozenset[str]) -> Scalar:
    """A word without quotation marks as a value: a number, a truth, nothing (one of these words), or a text."""
    said = word.casefold()
    if said in nothing:
        return Scalar("", Sort.NOTHING, first, last)
    if said in {"true", "false"}:
        return Scalar(word, Sort.TRUTH, first, last)
    if _NUMBER.fullmatch(word):
        return Scalar(word, Sort.NUMBER, first, last)
    return scalar(word, first, last)


def scalars(node: Node) -> Iterator[Scalar]:
    """Every single value below a part of a tree, in order."""
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Scalar):
            yield one
        elif isinstance(one, Listed):
            waiting.extend(reversed(one.items))
        else:
            waiting.extend(field.node for field in reversed(one.fields))


def _whole(halves: str) -> str:
    """The characters that pairs of halves make; a half alone is a mark of replacement."""
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
