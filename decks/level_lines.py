"""Lines of nothing but a difficulty between the questions of a page: each goes to the question it stands with.

Whether that is the one below or the one above, the page as a whole decides: a page that begins with such a line has
them above its questions, one that ends with such a line below. A few of them, each another, head groups of questions.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from decks.drafts import Draft, Reading
from decks.metadata import Metadata, metadata_of, usual_difficulty

_FEWEST = 2
_LONGEST = 60


class _Side(Enum):
    """Where the lines stand: above their questions, above groups of these, or below these and their answers."""

    ABOVE = "above"
    GROUPS = "groups"
    BELOW = "below"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Levels:
    """The lines of a page that say nothing but a difficulty, by number, and the lines with words on them, in order."""

    said: Mapping[int, Metadata]
    filled: Sequence[int]


def with_levels(text: str, path: str, read: Callable[[str, str], Reading]) -> Reading:
    """What a page says that `read` reads, each line of a difficulty on its own question; at most two readings."""
    reading = read(text, path)
    lines = text.split("\n")
    levels = _levels(lines, reading)
    standing = _standing(lines, levels, _begins(reading.drafts)) if len(levels.said) >= _FEWEST else None
    if standing is None:
        return reading
    side, borders = standing
    said = {number: levels.said[number] for number in borders}
    bare = read("\n".join("" if number in said else line for number, line in enumerate(lines, 1)), path)
    return _together(bare, said, side) if len(bare.drafts) >= _FEWEST else reading


def _levels(lines: Sequence[str], reading: Reading) -> _Levels:
    """The lines of a difficulty in a text that are not the places of its questions."""
    said: dict[int, Metadata] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or len(line) > _LONGEST or number in reading.furniture or line.lstrip()[0] in "#-+•>|":
            continue
        found = metadata_of(line)
        if found is not None and usual_difficulty(found.difficulty or "") and not found.tags:
            said[number] = found
    return _Levels(said=said, filled=[number for number, line in enumerate(lines, 1) if line.strip()])


def _begins(drafts: Sequence[Draft]) -> list[int]:
    """The first lines of the questions, in order."""
    return sorted(min(draft.lines) for draft in drafts if draft.lines)


def _standing(lines: Sequence[str], levels: _Levels, begins: Sequence[int]) -> tuple[_Side, list[int]] | None:
    """On which side of their questions the lines between these stand, and which they are.

    None where they are read rightly as it is, and where nothing tells the side.
    """
    begins = [number for number in begins if number not in levels.said]
    starts = frozenset(begins)
    following = dict(zip(levels.filled, [*levels.filled[1:], len(lines) + 1], strict=True))
    before = dict(zip(levels.filled[1:], levels.filled, strict=False))
    borders = [number for number in levels.said if following[number] in starts or following[number] > len(lines)]
    own = {bisect_right(begins, number) for number in borders}
    if len(borders) < _FEWEST or len(own) != len(borders):
        return None
    first = any(following[number] == begins[0] for number in borders)
    last = borders[-1] > begins[-1]
    if 3 * len(borders) < 2 * len(begins):
        differ = len({levels.said[number].difficulty for number in borders}) == len(borders)
        return (_Side.GROUPS, borders) if first and not last and differ else None
    if first != last:
        side = _Side.ABOVE if first else _Side.BELOW
    else:
        near = sum(following[number] == number + 1 for number in borders)
        far = sum(before.get(number, 0) == number - 1 for number in borders)
        if near == far:
            return None
        side = _Side.ABOVE if near > far else _Side.BELOW
    below_prompts = side is _Side.BELOW and all(before.get(number) in starts for number in borders)
    return None if below_prompts else (side, borders)


def _together(reading: Reading, said: Mapping[int, Metadata], side: _Side) -> Reading:
    """A reading without the lines of a difficulty, and each of them on its question."""
    begins = _begins(reading.drafts)
    own: dict[int, int] = {}
    if side is _Side.GROUPS:
        numbers = sorted(said)
        own = {begin: numbers[max(0, bisect_right(numbers, begin) - 1)] for begin in begins}
    for number in () if side is _Side.GROUPS else said:
        rank = bisect_right(begins, number) - (0 if side is _Side.ABOVE else 1)
        own[begins[min(max(rank, 0), len(begins) - 1)]] = number
    lost = frozenset(said) - frozenset(own.values())
    drafts = [_with(draft, own.get(min(draft.lines, default=0)), said) for draft in reading.drafts]
    if lost:
        drafts[-1] = replace(drafts[-1], lines=drafts[-1].lines | lost)
    return replace(reading, drafts=tuple(drafts))


def _with(draft: Draft, number: int | None, said: Mapping[int, Metadata]) -> Draft:
    """A draft with the difficulty of its line."""
    if number is None:
        return draft
    return replace(
        draft,
        type=draft.type or said[number].type,
        difficulty=draft.difficulty or said[number].difficulty,
        minutes=draft.minutes or said[number].minutes,
        stage=draft.stage or said[number].stage,
        lines=draft.lines | {number},
    )
