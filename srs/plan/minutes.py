"""The inverse question: how many minutes a day, how many days, how few cards it takes to reach a target.

Each is a bisection over roll-outs of at most 3,000 cards, with the same draws; recall rises with minutes and days up
to the noise that is left.
"""

from collections.abc import Callable, Sequence
from math import ceil

import numpy as np

from srs.memory import Floats
from srs.plan.cards import Cards, Ints
from srs.plan.families import families_of
from srs.plan.horizon import horizon
from srs.plan.learner import Learner
from srs.plan.rollout import Rollout, rolled_out

Measure = Callable[[Rollout], float]

TOLERANCE_MINUTES = 0.5
_DAY_MINUTES = 1440.0
_LATEST_DAYS = 365
_MOST_CARDS = 3000


def mean_recall(of: Rollout) -> float:
    """The mean recall of all cards at the last interview."""
    return float(of.mean[:, -1].mean()) if len(of.positions) else 0.0


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
            known[minutes] = measure(rolled_out(of, horizon(days, list(shares * minutes)), learner, most=_MOST_CARDS))
        return known[minutes]

    return [_least(reached, target) for target in targets]


def days_needed(
    of: Cards, learner: Learner, minutes: Sequence[float] | float, target: float, *, measure: Measure = mean_recall
) -> int | None:
    """In how many days from today the target is reached at these minutes a day; None for none within a year."""

    def reached(days: int) -> bool:
        return measure(rolled_out(of, horizon([days], minutes), learner, most=_MOST_CARDS)) >= target

    return _first(reached, 1, _LATEST_DAYS)


def cards_that_fit(
    of: Cards,
    days: Sequence[int],
    learner: Learner,
    minutes: Sequence[float] | float,
    target: float,
    *,
    questions: Ints | None = None,
) -> Ints:
    """The positions of the most cards that reach the target among themselves: whole questions, the heaviest first.

    `questions` (n,): a number for each card's question; without them, families are questions.
    """
    unit = families_of(of) if questions is None else questions
    ranks = _by_weight(of, unit)
    total = int(ranks.max(initial=-1)) + 1

    def reached(left_out: int) -> bool:
        some = of.only(np.flatnonzero(ranks < total - left_out))
        return mean_recall(rolled_out(some, horizon(days, minutes), learner, most=_MOST_CARDS)) >= target

    left_out = _first(reached, 0, total - 1) if total else None
    return np.flatnonzero(ranks < total - (total if left_out is None else left_out))


def _by_weight(of: Cards, unit: Ints) -> Ints:
    """The rank of each card's question, the heaviest mean weight first, ties in order: (n,)."""
    _, numbers, sizes = np.unique(unit, return_inverse=True, return_counts=True)
    heavy: Floats = np.bincount(numbers, of.weight.sum(axis=1)) / sizes
    ranks = np.empty(len(sizes), dtype=np.int64)
    ranks[np.argsort(-heavy, kind="stable")] = np.arange(len(sizes))
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
