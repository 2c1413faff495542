"""The pace of new cards: how many are begun a day, though little would be lost by waiting.

With ample time the prices let first answers wait for the last days. But of a card that was never seen nobody knows how
hard it is for this person, or how long it takes, and who loses the last days would lose it whole. So new cards are
begun evenly, the last of them a week before the day (halfway there within a fortnight). Those whose seconds are worth
it anyway count; the next best are lifted above the floor. It costs hardly a minute: what is learnt early is reviewed
less often later.
"""

from math import ceil

import numpy as np

from srs.memory import Floats
from srs.plan.cards import ALONE, Cards, Flags, Ints, Today
from srs.plan.families import families_of
from srs.plan.horizon import Horizon

LAST_DAYS = 7
"""So many days before an interview every card in its scope shall have been begun, or halfway there if that is later."""

_ABOVE = 1e-9
_ROUNDING = 1e-9


def to_begin(of: Cards, horizon: Horizon, begun: Flags | None = None) -> int:
    """How many new cards are still to be begun today; `begun` (n,) are those that were begun on this day already.

    Each counts by its first interview, and by the days with minutes until it shall have been begun.
    """
    if not horizon.steps or not horizon.seconds[0]:
        return 0
    already = np.zeros(len(of), dtype=np.bool_) if begun is None else begun
    waiting = (~of.seen | already) & (of.weight > 0).any(axis=1)
    first = np.where(of.weight > 0, np.asarray(horizon.days, dtype=np.float64), np.inf).min(axis=1)[waiting]
    until = np.maximum(np.maximum(first - LAST_DAYS, first / 2), 1)
    steps = np.ceil(until / horizon.step_days).astype(np.int64)
    usable = np.cumsum(horizon.seconds > 0)[np.minimum(steps, horizon.steps) - 1] * horizon.step_days
    wanted = ceil(float((1 / usable).sum()) - _ROUNDING)
    return max(0, wanted - int(already.sum()))


def lifted(index: Floats, of: Cards, order: Ints, least: float, wanted: int, fits: Flags) -> Floats:
    """The index (n,) with enough new cards just above `least`, so that `wanted` are begun with those above it anyway.

    Only cards that the day has the seconds for (`fits`) are lifted. Ties go by `order`; the points that an answer's
    ticks review are begun with it, and counted.
    """
    new = np.flatnonzero(~of.seen & (of.today == Today.OPEN) & fits)
    if not wanted or not len(new):
        return index
    heads = families_of(of)[new]
    ordered = new[np.lexsort((order[new], -index[new]))]
    _, leads = np.unique(families_of(of)[ordered], return_index=True)
    best = ordered[np.sort(leads)]
    whole = np.bincount(heads, minlength=len(of))
    sizes = np.where((of.answer[best] == ALONE), whole[best], 1)
    before = np.cumsum(sizes) - sizes
    some = best[(before < wanted) & (index[best] <= least)]
    found = index.copy()
    found[some] = least + _ABOVE
    return found
