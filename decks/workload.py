"""How many minutes a day a set of cards asks for, before any of them is studied."""

import random
from collections.abc import Iterable, Mapping
from functools import cache

from srs.model import Card, Rating, Role
from srs.scheduler import interval_at, next_memory

DAYS = 21
"""The days over which the minutes are spread: three weeks to an interview."""

_INTRODUCED_OVER = 16
_RETENTION = 0.9
_PLAYED = 300
_POINTS_AWAKE = 0.4
"""The share of point cards that come by themselves; the others are reviewed by the ticks of their answer."""

_SECONDS: Mapping[Role, tuple[float, float]] = {
    Role.ANSWER: (90, 90),
    Role.FRAMEWORK: (60, 25),
    Role.STORY: (90, 60),
    Role.POINT: (45, 15),
    Role.TERM: (25, 8),
    Role.TERM_REVERSED: (25, 8),
    Role.CHOICE: (30, 12),
    Role.CLOZE: (25, 10),
    Role.BASIC: (60, 40),
    Role.REVERSED: (60, 40),
}
"""Seconds at first sight and at each later review, by role."""


def minutes_a_day(cards: Iterable[Card]) -> float:
    """The mean minutes a day over three weeks, cards begun over the first 16 days, at retention 0.9."""
    later = reviews_after_the_first()
    seconds = 0.0
    for card in cards:
        first, again = _SECONDS[card.role]
        seconds += (first + later * again) * (_POINTS_AWAKE if card.role is Role.POINT else 1.0)
    return seconds / DAYS / 60


@cache
def reviews_after_the_first() -> float:
    """The mean number of later reviews that one card has in those weeks, by playing a few hundred cards."""
    chance = random.Random(0)  # noqa: S311 - a simulation, the same every time
    played = sum(_played(day * _INTRODUCED_OVER // _PLAYED, chance) for day in range(_PLAYED))
    return played / _PLAYED


def _played(first_day: int, chance: random.Random) -> int:
    """The later reviews of one card first seen on a day, each on time, recalled as often as retention says."""
    memory = next_memory(None, Rating.GOOD if chance.random() < _RETENTION else Rating.AGAIN, 0)
    day, reviews = first_day, 0
    while True:
        interval = max(1, round(interval_at(memory.stability, _RETENTION)))
        day += interval
        if day >= DAYS:
            return reviews
        reviews += 1
        memory = next_memory(memory, Rating.GOOD if chance.random() < _RETENTION else Rating.AGAIN, interval)
