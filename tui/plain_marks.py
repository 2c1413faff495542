"""The options and points that a line names by their numbers."""

import re

from srs.model import GradedPoint, PointId, Tick


def picks(word: str, options: int) -> frozenset[int]:
    """The places of the options whose numbers a line gives; none where it gives anything else."""
    numbers = [each for each in re.split(r"[\s,]+", word.strip(" ,")) if each]
    if not all(each.isascii() and each.isdigit() and 1 <= int(each[:4]) <= options for each in numbers):
        return frozenset()
    return frozenset(int(each) - 1 for each in numbers)


def ticks(word: str, points: tuple[GradedPoint, ...]) -> dict[PointId, Tick] | None:
    """The ticks that a line names, or None where it names none: `1 3`, `1,2~`, `a`, `n`."""
    if word.lower() in ("a", "all"):
        return {point.id: Tick.COVERED for point in points}
    found = {point.id: Tick.MISSED for point in points}
    if word.lower() in ("n", "none"):
        return found
    for each in re.split(r"[\s,]+", word.strip(" ,")):
        number = each.removesuffix("~")
        if not (number.isascii() and number.isdigit()) or not 1 <= int(number[:4]) <= len(points):
            return None
        found[points[int(number) - 1].id] = Tick.NUDGED if each.endswith("~") else Tick.COVERED
    return found
