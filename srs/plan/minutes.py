"""The inverse question: how many minutes a day, how many days, how few cards it takes to reach a target.

Each is a bisection over roll-outs of at most 3,000 cards, with the same draws; recall rises with minutes and days up
to the noise that is left.
"""

from collections.abc import Callable, Sequence
from functools import cache
from math import ceil

import numpy as np

from srs.memory import Floats
from srs.plan.cards import Cards, Flags, Ints
from srs.plan.horizon import horizon
from srs.plan.learner import Learner
from srs.plan.rollout import Rollout, rolled_out

Measure = Callable[[Rollout], float]

TOLERANCE_MINUTES = 0.5
MOST_CARDS = 3000
"""Of more cards a sample is rolled out."""

LATEST_DAYS = 365
"""No later date than in so many days is looked for."""

_DAY_MINUTES = 1440.0
_WEEK = 7
_LEAST_COST = 1e-3


def mean_recall(of: Rollout) -> float:
    """The mean recall of all cards at the last interview."""
    return float(of.mean[:, -1].mean()) if len(of.positions) else 0.0


def question_recall(of: Rollout, unit: Ints, interview: int = -1, among: Flags | None = None) -> float:
    """The mean recall of questions at an interview, the last if none is given; that of a question is its cards' mean.

    `unit` (n,): the number of the question of each card that was rolled out or sampled from; `among` (n,): the cards
    that count, all if not given.
    """
    rows = np.arange(len(of.positions)) if among is None else np.flatnonzero(among[of.positions])
    if not len(rows):
        return 0.0
    _, numbers, sizes = np.unique(unit[of.positions[rows]], return_inverse=True, return_counts=True)
    means: Floats = np.bincount(numbers, of.mean[rows, interview]) / sizes
    return float(means.mean())


def minutes_needed(
    of: Cards,
    days: Sequence[int],
    learner: Learner,
    targets: Sequence[float],
    *,
    pattern: Sequence[float] = (1.0,),
    measure: Measure = mean_recall,
) -> list[float | None]:
    """Minutes a day, within half a minute, at which each target (0 to 1) is reached; None where no day is long enough.

    `pattern`: each day's share of these minutes from today on, 0 for a day off, repeated; none above 1.
    """
    shares, known = np.asarray(pattern, dtype=np.float64), dict[float, float]()

    def reached(minutes: float) -> float:
        if minutes not in known:
            known[minutes] = measure(rolled_out(of, horizon(days, list(shares * minutes)), learner, most=MOST_CARDS))
        return known[minutes]

    return [_least(reached, target) for target in targets]


def days_needed(reached: Callable[[int], bool], *, after: int = 0) -> int | None:
    """In how many days, more than `after`, a target is reached; None for none within a year.

    `reached` says it of a number of days; it is asked once of each.
    """
    known = cache(reached)
    low, high = after + 1, min(max(2 * after, _WEEK), LATEST_DAYS)
    while low <= high and not known(high):
        low, high = high + 1, min(2 * high, LATEST_DAYS)
    return _first(known, low, high) if low <= high else None


def questions_that_fit(total: int, reached: Callable[[int], bool]) -> int:
    """The most of so many ranked questions, from the first on, that reach a target among themselves.

    `reached` says it of a number of questions. A mean of very few is noisy and may miss what more of them reach, so
    they are not asked about first.
    """
    if reached(total):
        return total
    fits, missed = 0, total
    while missed - fits > 1:
        middle = (fits + missed) // 2
        fits, missed = (middle, missed) if reached(middle) else (fits, middle)
    return fits


def ranked(of: Cards, unit: Ints, stopped: Floats, interview: int = -1) -> Ints:
    """The rank of each card's question by its weight for what it still costs, the best first, ties in order: (n,).

    `stopped` (n,): the chance of recall on the day if nothing is answered again; what is forgotten costs the card's
    length.
    """
    found, numbers = np.unique(unit, return_inverse=True)
    costs = np.asarray(np.bincount(numbers, of.length * (1.0 - stopped)), dtype=np.float64) + _LEAST_COST
    worth = np.bincount(numbers, of.weight[:, interview]) / costs
    ranks = np.empty(len(found), dtype=np.int64)
    ranks[np.argsort(-worth, kind="stable")] = np.arange(len(found))
    return ranks[numbers]


def _least(recall: Callable[[float], float], target: float) -> float | None:
    """The least minutes with that recall, within the tolerance; None if a whole day does not do."""
    low, high = 0.0, 8.0
    if recall(low) >= target:
        return low
    while recall(high) < target:
        if high >= _DAY_MINUTES:
            return None
        low, high = high, min(_DAY_MINUTES, high * 2)
    while high - low > TOLERANCE_MINUTES:
        middle = (low + high) / 2
        low, high = (low, middle) if recall(middle) >= target else (middle, high)
    return ceil(high / TOLERANCE_MINUTES) * TOLERANCE_MINUTES


def _first(reached: Callable[[int], bool], low: int, high: int) -> int | None:
    """The first number that does, where all that follow do; None if the last does not."""
    if not reached(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle + 1, high)
    return high
