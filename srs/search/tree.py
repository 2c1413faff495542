"""What a search asks for, as a tree: its leaves are conditions on a card or its question."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Union

from srs.model import Rating, Role
from srs.search.folding import folded


class Reach(StrEnum):
    """How much of a text the words of a search must take up."""

    WHOLE = "whole"
    """Whole words."""
    BEGINNING = "beginning"
    """The last word may go on."""
    INSIDE = "inside"
    """Anywhere, also inside words."""


class Field(StrEnum):
    """What a card can be found by that has a name."""

    DECK = "deck"
    TAG = "tag"
    TYPE = "type"
    DIFFICULTY = "difficulty"
    STAGE = "stage"
    BANK = "bank"


class Condition(StrEnum):
    """How a card stands today."""

    NEW = "new"
    DUE = "due"
    LEARNING = "learning"
    REVIEW = "review"
    SUSPENDED = "suspended"
    BURIED = "buried"
    LEECH = "leech"
    FLAGGED = "flagged"
    UNANSWERED = "unanswered"
    WEAK = "weak"


class Measure(StrEnum):
    """A number that a card has: days for stability, due (from today on) and interval, 0 to 1 for retrievability."""

    STABILITY = "stability"
    DIFFICULTY = "difficulty"
    RETRIEVABILITY = "retrievability"
    DUE = "due"
    INTERVAL = "interval"
    REVIEWS = "reviews"
    LAPSES = "lapses"


class Comparison(StrEnum):
    """How a number is compared."""

    LESS_OR_EQUAL = "<="
    MORE_OR_EQUAL = ">="
    UNEQUAL = "!="
    EQUAL = "="
    LESS = "<"
    MORE = ">"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name, folded, in which each `*` between its literals stands for any text."""

    literals: tuple[str, ...]

    def matches(self, name: str) -> bool:
        """Whether the whole of a name, however written, fits."""
        text = folded(name).strip()
        first, *rest = self.literals
        if not rest:
            return text == first
        place, last = len(first), rest.pop()
        if not text.startswith(first):
            return False
        for literal in rest:
            found = text.find(literal, place)
            if found < 0:
                return False
            place = found + len(literal)
        return len(text) - len(last) >= place and text.endswith(last)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """All of these; without any, everything."""

    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """What this does not match."""

    part: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words of the question, one after the other; searchable."""

    words: str
    reach: Reach = Reach.WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name of the question that fits; of a deck or a tag, also those below it."""

    field: Field
    pattern: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class HasRole:
    """A card with one of these roles."""

    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Is:
    """A card that stands so."""

    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A card whose number compares so. Equal is what rounds to the value at this many decimals."""

    measure: Measure
    comparison: Comparison
    value: float
    decimals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A card that a person answered, so if a rating is given, within this many study days up to today."""

    days: int
    rating: Rating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A card that came within this many study days up to today."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HasId:
    """A card whose id, or whose question's, begins with one of these."""

    starts: tuple[str, ...]


Node = Union[AllOf, AnyOf, Not, Text, Named, HasRole, Is, Measured, Rated, Added, HasId]  # noqa: UP007 - it names itself

EVERYTHING = AllOf()


def texts_in(node: Node) -> Iterator[Text]:
    """The words that a search looks for, those aside that must not be there."""
    match node:
        case Text():
            yield node
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from texts_in(part)
