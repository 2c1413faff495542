"""Reviews left over from days away: which to take first, and when they will be worked off.

A backlog is more reviews than the day's minutes hold, some of them due for more than a day. In one, the card comes
first whose review saves most in each second: the days of recall over the coming month that a review adds, against
leaving the card as it is, divided by the seconds that its answer takes.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from srs.day import Candidate, Day
from srs.model import CardId, Memory, Rating
from srs.scheduler import DEFAULT_WEIGHTS, next_memory, recalled_days, retrievability
from srs.settings import Settings

HORIZON_DAYS = 30.0
"""Over how many days recall is counted that a review adds."""

_LONGEST_PLAN_DAYS = 366

_MANY = 1000
"""From so many cards on, arrays are quicker than one card after another, with numpy to be imported first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """How a backlog is worked off: so many reviews now, at so many minutes a day through on this study day.

    `through` is None where new reviews come faster than they are worked off for a year; `enough_minutes` a day would
    do it within two weeks, None where no minutes would. `limited` is whether the limits of reviews a day allow fewer
    than the minutes.
    """

    reviews: int
    minutes: float
    minutes_per_day: int
    through: date | None
    enough_minutes: int | None
    limited: bool = False


def is_backlog(day: Day, settings: Settings) -> bool:
    """Whether the due reviews are more than the day's minutes hold, and some are overdue by more than a day."""
    overdue = any(_days_overdue(each, day.today) > 1 for each in day.reviews)
    return overdue and seconds_of(day) > settings.minutes_per_day * 60


def seconds_of(day: Day) -> float:
    """What all due reviews take."""
    return sum(day.seconds_of(each) for each in day.reviews)


def by_worth(
    reviews: Sequence[Candidate], day: Day, weights: tuple[float, ...] = DEFAULT_WEIGHTS
) -> dict[CardId, float]:
    """What a review of each card saves a second: recalled days over the coming month."""
    found = [
        (each, Memory(stability=each.stability, difficulty=each.difficulty), _elapsed(each, day.today))
        for each in reviews
        if each.stability is not None and each.difficulty is not None
    ]
    gains_of = _gains if len(found) < _MANY else _gains_of_many
    gains = gains_of([memory for _, memory, _ in found], [elapsed for _, _, elapsed in found], weights)
    return {each.card: gain / day.seconds_of(each) for (each, _, _), gain in zip(found, gains, strict=True)}


def _gains(memories: Sequence[Memory], elapsed: Sequence[int], weights: tuple[float, ...]) -> list[float]:
    """The recalled days that a review of each card adds."""
    found = []
    for memory, days in zip(memories, elapsed, strict=True):
        recall = retrievability(memory.stability, days, weights)
        passed, failed = (next_memory(memory, rating, days, weights) for rating in (Rating.GOOD, Rating.AGAIN))
        found.append(
            recall * recalled_days(passed.stability, 0.0, HORIZON_DAYS, weights)
            + (1 - recall) * recalled_days(failed.stability, 0.0, HORIZON_DAYS, weights)
            - recalled_days(memory.stability, days, HORIZON_DAYS, weights)
        )
    return found


def _gains_of_many(memories: Sequence[Memory], elapsed: Sequence[int], weights: tuple[float, ...]) -> list[float]:
    """The same, on arrays."""
    import numpy as np  # noqa: PLC0415 - it takes as long to import as a thousand cards one by one

    from srs import memory as arrays  # noqa: PLC0415 - the same

    stability = np.array([memory.stability for memory in memories], dtype=np.float64)
    difficulty = np.array([memory.difficulty for memory in memories], dtype=np.float64)
    recall = arrays.retrievability(stability, elapsed, weights)
    passed, _ = arrays.next_memories(stability, difficulty, elapsed, Rating.GOOD, weights)
    failed, _ = arrays.next_memories(stability, difficulty, elapsed, Rating.AGAIN, weights)
    gains = (
        recall * arrays.recalled_days(passed, 0.0, HORIZON_DAYS, weights)
        + (1 - recall) * arrays.recalled_days(failed, 0.0, HORIZON_DAYS, weights)
        - arrays.recalled_days(stability, elapsed, HORIZON_DAYS, weights)
    )
    return [float(gain) for gain in gains]


def catch_up(
    day: Day, settings: Settings, due_on: Mapping[date, int], limit: Callable[[date], float] = lambda _: math.inf
) -> CatchUp:
    """When the due reviews are worked off at the minutes a day that are set, with those that fall due meanwhile.

    `due_on` are the reviews due on the coming study days, `limit` the most that may come on one.
    """
    waiting = seconds_of(day)
    each_seconds = waiting / len(day.reviews) if day.reviews else 0.0

    def through(minutes: float) -> date | None:
        def worked_off(on: date) -> float:
            share = 0.0 if on in settings.days_off else settings.easy_days[on.weekday()]
            return min(minutes * 60 * share, limit(on) * each_seconds)

        return _through(waiting, lambda on: due_on.get(on, 0) * each_seconds, worked_off, day.today)

    fortnight = day.today + timedelta(days=13)
    enough = bisect_left(range(1, 1441), x=True, key=lambda n: (through(n) or date.max) <= fortnight) + 1
    return CatchUp(
        reviews=len(day.reviews),
        minutes=waiting / 60,
        minutes_per_day=settings.minutes_per_day,
        through=through(settings.minutes_per_day),
        enough_minutes=enough if enough <= 1440 else None,
        limited=limit(day.today + timedelta(days=1)) * each_seconds < settings.minutes_per_day * 60,
    )


def _through(
    waiting: float, coming: Callable[[date], float], worked_off: Callable[[date], float], today: date
) -> date | None:
    """The study day on which nothing waits any more, by the seconds that come and are worked off on each."""
    for n in range(_LONGEST_PLAN_DAYS):
        day = today + timedelta(days=n)
        if n:
            waiting += coming(day)
        waiting -= worked_off(day)
        if waiting <= 0:
            return day
    return None


def _days_overdue(candidate: Candidate, today: date) -> int:
    return (today - candidate.due_day).days if candidate.due_day else 0


def _elapsed(candidate: Candidate, today: date) -> int:
    return max(0, (today - candidate.study_day).days) if candidate.study_day else 0
