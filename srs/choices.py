"""The options of a multiple-choice card: in which order a showing has them, and what a person's picks are worth."""

import random
import re
from collections.abc import Collection, Sequence

from srs.model import Card, Choice, Rating

_LAST = re.compile(r"(?:all|none|any|both|neither)\b.{0,20}\b(?:above|these|them|others)\b", re.IGNORECASE)
_NAMES_OTHERS = re.compile(
    r"(?:both|neither|all of|only|options?|answers?)?\s*\(?[A-F1-6]\)?"
    r"(?:\s*(?:,|and|or|&|\+|nor)\s*\(?[A-F1-6]\)?)+\W*",
    re.IGNORECASE,
)


def as_shown(card: Card, showings: int) -> tuple[Choice, ...]:
    """The options in the order of one showing: another each time, the same when it is shown again after an undo.

    "All of the above" stays last; where an option names others by their letters, all stay where they are.
    """
    options = list(card.choices)
    if any(_NAMES_OTHERS.fullmatch(option.text.strip()[:80]) for option in options):
        return tuple(options)
    last = [option for option in options if _LAST.match(option.text[:80])]
    others = [option for option in options if option not in last]
    random.Random(f"{card.id}/{showings}").shuffle(others)  # noqa: S311 - an order, no secret
    return (*others, *last)


def has_one_right(options: Sequence[Choice]) -> bool:
    """Whether a single pick answers the question."""
    return sum(option.right is True for option in options) == 1


def rating_of(options: Sequence[Choice], picked: Collection[int]) -> Rating:
    """What picks, by place, are worth: Good where they are exactly the right ones, else Again."""
    right = {place for place, option in enumerate(options) if option.right}
    return Rating.GOOD if set(picked) == right else Rating.AGAIN
