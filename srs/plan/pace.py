"""The pace of new cards: how many seconds of them are begun a day, though little would be lost by waiting.

With ample time the prices let first answers wait for the last days. But of a card that was never seen nobody knows how
hard it is for this person, or how long it takes, and who loses the last days would lose it whole. So new cards are
begun evenly, the last of them a week before the day (halfway there within a fortnight). Those whose seconds are worth
it anyway count; the next in turn are lifted above the floor. It costs hardly a minute: what is learnt early is reviewed
less often later.
"""

import numpy as np

from srs.memory import Floats
from srs.plan.cards import ALONE, Cards, Flags, Ints, Today
from srs.plan.horizon import Horizon
from srs.plan.learner import Learner

LAST_DAYS = 7
"""So many days before an interview every card in its scope shall have been begun, or halfway there if that is later."""

_ABOVE = 1e-9
_ROUNDING_SECONDS = 0.5


def to_begin(of: Cards, horizon: Horizon, learner: Learner, begun: Flags | None = None) -> float:
    """The seconds of new cards still to be begun today; `begun` (n,) are those that were begun on this day already.

    Each card counts by its first interview, and by the days with minutes until it shall have been begun.
    """
    if not horizon.steps or not horizon.seconds[0]:
        return 0.0
    already = np.zeros(len(of), dtype=np.bool_) if begun is None else begun
    seconds = first_seconds(of, ~of.seen | already, horizon, learner)
    waiting = np.flatnonzero((seconds > 0) & (of.weight > 0).any(axis=1))
    days = np.where(of.weight > 0, np.asarray(horizon.days, dtype=np.float64), np.inf).min(axis=1)[waiting]
    until = np.maximum(np.maximum(days - LAST_DAYS, days / 2), 1)
    steps = np.ceil(until / horizon.step_days).astype(np.int64)
    usable = np.cumsum(horizon.seconds > 0)[np.minimum(steps, horizon.steps) - 1] * horizon.step_days
    return _at_least_nothing(float((seconds[waiting] / usable).sum()) - float(seconds[already].sum()))


def first_seconds(of: Cards, new: Flags, horizon: Horizon, learner: Learner) -> Floats:
    """What beginning each of the new cards takes (n,): 0 for what an answer's ticks begin, or no day has time for."""
    seconds = np.where(new, learner.seconds_first * of.length, 0.0)
    seconds[seconds > horizon.seconds.max(initial=0.0)] = 0.0
    return np.where((of.answer != ALONE) & (seconds[of.answer] > 0), 0.0, seconds)


def left_to_begin(wanted: float, seconds: Floats, begun: Flags | Ints) -> float:
    """What is left of the seconds when some cards were begun, each of which took its own."""
    return _at_least_nothing(wanted - float(seconds[begun].sum()))


def lifted(index: Floats, seconds: Floats, of: Cards, order: Ints, least: float, wanted: float, room: float) -> Floats:
    """The index (n,) with enough new cards just above `least`, so that with those above it `wanted` seconds are begun.

    `seconds` (n,): what beginning each takes, 0 for what is not begun by itself; they are lifted in their `order`, each
    that still finds `room` (seconds) beside what is above the floor.
    """
    new = (seconds > 0) & (of.today == Today.OPEN)
    left = wanted - float(seconds[new & (index > least)].sum())
    waiting = np.flatnonzero(new & (index <= least) & (seconds <= room))
    found = index.copy()
    for position in waiting[np.argsort(order[waiting], kind="stable")].tolist():
        if left <= 0:
            break
        if seconds[position] <= room:
            found[position] = least + _ABOVE
            left -= seconds[position]
            room -= seconds[position]
    return found


def _at_least_nothing(seconds: float) -> float:
    return seconds if seconds > _ROUNDING_SECONDS else 0.0
