"""What was found last, kept while nothing changes, so that a list is paged through without searching again."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from srs.model import CardId, QuestionId

Pair = tuple[QuestionId, CardId | None]
"""A question with one of its cards; with none, where it has none."""


@dataclass(slots=True)
class LastFound:
    """What a query found in a version of the collection, by the order it was found in."""

    of: Hashable = None
    pairs: dict[Hashable, tuple[Pair, ...]] = field(default_factory=dict)
