"""The inverse question: how many minutes a day, how many days, how few cards it takes to reach a target.

Each is a bisection over roll-outs of at most 3,000 cards, with the same draws; recall rises with minutes and days up
to the noise that is left.
"""

from collections.abc import Callable, Sequence
from functools import cache
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
_LATEST_DAYS, _WEEK = 365, 7
_MOST_CARDS = 3000


def mean_recall(of: Rollout) -> float:
    """The mean recall of all cards at the last interview."""
    return float(of.mean[:, -1].mean()) if len(of.positions) else 0.0


def question_recall(of: Rollout, unit: Ints) -> float:
    """The mean recall of questions at the last interview; that of a question is the mean over its cards.

    `unit` (n,): the number of the question of each card that was rolled out or sampled from.
    """
    if not len(of.positions):
        return 0.0
    _, numbers, sizes = np.unique(unit[of.positions], return_inverse=True, return_counts=True)
    means: Floats = np.bincount(numbers, of.mean[:, -1]) / sizes
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
            known[minutes] = measure(rolled_out(of, horizon(days, list(shares * minutes)), learner, most=_MOST_CARDS))
        return known[minutes]

    return [_least(reached, target) for target in targets]


def days_needed(
    of: Cards,
    learner: Learner,
    minutes: Sequence[float] | float,
    target: float,
    *,
    measure: Measure = mean_recall,
    after: int = 0,
) -> int | None:
    """In how many days from today, more than `after`, the target is reached at these minutes a day.

    None for none within a year.
    """

    @cache
    def reached(days: int) -> bool:
        return measure(rolled_out(of, horizon([days], minutes), learner, most=_MOST_CARDS)) >= target

    low, high = after + 1, min(max(2 * after, _WEEK), _LATEST_DAYS)
    while low <= high and not reached(high):
        low, high = high + 1, min(2 * high, _LATEST_DAYS)
    return _first(reached, low, high) if low <= high else None


def cards_that_fit(
    of: Cards,
    days: Sequence[int],
    learner: Learner,
    minutes: Sequence[float] | float,
    target: float,
    *,
    questions: Ints | None = None,
    counted: Callable[[], object] = lambda: None,
) -> Ints:
    """The positions of the most cards that reach the target among themselves: whole questions, the heaviest first.

    `questions` (n,): a number for each card's question, whose recall is the mean over its cards; without them, families
    are questions. `counted` is called for each roll-out.
    """
    unit = families_of(of) if questions is None else questions
    ranks = _by_weight(of, unit)
    total = int(ranks.max(initial=-1)) + 1

    def reached(left_out: int) -> bool:
        kept = np.flatnonzero(ranks < total - left_out)
        rolled = rolled_out(of.only(kept), horizon(days, minutes), learner, most=_MOST_CARDS)
        counted()
        return question_recall(rolled, unit[kept]) >= target

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
