"""Where the questions of a bank stand in the order of the collection."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from srs.model import Question, QuestionId

_SPACING = 1024
"""Between two questions of a bank in the order of the collection, so that one inserted later finds room."""


def sequences(questions: Sequence[Question], known: Mapping[QuestionId, int], last: int) -> list[int]:
    """The place of each question in the order of the collection, whose last place is `last`.

    Those that keep their order keep their places, one inserted goes between its neighbours, and where there is no room
    the whole bank is numbered anew at the end.
    """
    places = [known.get(question.id) for question in questions]
    start = (last // _SPACING + 1) * _SPACING
    fresh = [start + index * _SPACING for index in range(len(questions))]
    staying = [place for place in places if place is not None]
    if not staying:
        return fresh
    if staying != sorted(set(staying)):
        return fresh
    filled = _filled(places, staying[0] - len(places) * _SPACING, start)
    return filled if all(one < other for one, other in pairwise(filled)) else fresh


def _filled(places: Sequence[int | None], first: int, last: int) -> list[int]:
    """The places with those that are None put between their neighbours, or before the first, or after `last`."""
    following: list[int | None] = []
    for place in reversed(places):
        following.append(place if place is not None else (following[-1] if following else None))
    filled: list[int] = []
    for place, after in zip(places, reversed(following), strict=True):
        before = filled[-1] if filled else first
        if place is not None:
            filled.append(place)
        elif after is not None:
            filled.append((before + after) // 2)
        else:
            filled.append(max(before + _SPACING, last))
    return filled
