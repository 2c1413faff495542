"""The table of a simulation: a line for each scenario, or two where the terminal is narrow."""

from collections.abc import Iterator, Sequence

import numpy as np

from export.statistics.words import percent
from srs.memory import Floats
from srs.simulation import Course, Scenario

Played = Sequence[tuple[Scenario, Course]]

WEEK = 7
LIMITED = "*"
"""What marks a limit that left cards waiting."""

_HEADS = (
    ("retention", ""), ("new", "a day"), ("limit", "reviews"), ("limit", "min"),
    ("reviews", "mean"), ("a day", "worst"), ("minutes", "mean"), ("a day", "worst"),
    ("known", "at end"), ("mean", "recall"), ("limit", "days"),
)  # fmt: skip
"""Of each column, in the order of `_cells`: two lines of its head."""

_ONE_LINE = ((tuple(range(11)), (9, 6, 8, 6, 9, 6, 9, 6, 8, 7, 6)),)
_TWO_LINES = (((0, 1, 2, 3, 9), (9, 6, 8, 6, 7)), ((4, 5, 6, 7, 8, 10), (7, 6, 8, 6, 7, 6)))
"""The lines of a row: which columns they have, and how wide these are."""


def table(played: Played, width: int) -> Iterator[str]:
    """The lines of the table: 80 cells where there are so many, else 40."""
    layout = _ONE_LINE if width >= sum(_ONE_LINE[0][1]) else _TWO_LINES
    for places, widths in layout:
        for line in (0, 1):
            yield _line([_HEADS[place][line] for place in places], widths)
    for scenario, course in played:
        cells = _cells(scenario, course)
        for places, widths in layout:
            yield _line([cells[place] for place in places], widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip()


def _cells(scenario: Scenario, course: Course) -> tuple[str, ...]:
    reviews, minutes = reviews_of(course), minutes_of(course)
    return (
        percent(scenario.retention),
        str(scenario.new_per_day),
        _limit(scenario.reviews_per_day, held=bool(course.at_reviews.any())),
        _limit(scenario.minutes, held=bool(course.at_minutes.any())),
        _number(float(reviews.mean())),
        _number(worst(reviews)),
        _number(float(minutes.mean())),
        _number(worst(minutes)),
        f"{course.known:.0f}",
        _recall(course),
        str(int((course.at_reviews | course.at_minutes).sum())),
    )


def _limit(limit: float | None, *, held: bool) -> str:
    return "-" if limit is None else f"{limit:g}{LIMITED if held else ''}"


def _number(number: float) -> str:
    return f"{number:.1f}" if number < 999.95 else f"{number:.0f}"


def _recall(course: Course) -> str:
    found = course.recall[~np.isnan(course.recall)]
    return percent(float(found.mean()), exact=True) if len(found) else "-"


def reviews_of(course: Course) -> Floats:
    """Cards answered each day, new ones too."""
    return (course.reviews + course.begun).astype(np.float64)


def minutes_of(course: Course) -> Floats:
    """Minutes of each day."""
    return course.seconds / 60


def worst(daily: Floats) -> float:
    """The mean of the worst seven days on end."""
    span = min(WEEK, len(daily))
    return float(np.convolve(daily, np.full(span, 1 / span), mode="valid").max())
