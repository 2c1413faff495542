"""The dual bound on the recall of a simulated deck: at the plan's minutes, and at the seconds that a policy used.

The bound holds at any prices, so the least over some is taken; it is evaluated on a finer grid than the planner's, with
every delay up to 60 days.
"""

import numpy as np

from bench.plan_learners import BELIEVED, Deck, Floats, mind_of
from bench.plan_play import believed
from srs.plan.dual import bound
from srs.plan.families import effective_lengths
from srs.plan.grid import Grid
from srs.plan.horizon import Horizon, horizon
from srs.plan.kernel import Kernel, kernel_of
from srs.plan.prices import PRICING_GRID, solved_from
from srs.plan.start import Start, start_of

_GRID = Grid(stabilities=84, difficulties=13)
_EVERY_DELAY_DAYS = 60
_BLURS = (0.002, 0.0005)
_FREE = 1e-9


def bounds(deck: Deck, days: int, minutes: float, used: Floats) -> tuple[float, float]:
    """The bound on mean recall (0 to 1) at the minutes, and at the seconds used each day."""
    of = believed(mind_of(deck), 0)
    of = of.with_length(effective_lengths(of))
    ahead = horizon([days], minutes)
    rough = kernel_of(BELIEVED, PRICING_GRID, days)
    fine = kernel_of(BELIEVED, _GRID, days, every_delay=days <= _EVERY_DELAY_DAYS)
    rough_start = start_of(of, ahead, BELIEVED, rough.grid)
    fine_start = start_of(of, ahead, BELIEVED, fine.grid)
    spent = Horizon(days=(days,), seconds=np.maximum(used, 1.0))
    found = [_least(rough, rough_start, fine, fine_start, each) / len(of) for each in (ahead, spent)]
    return found[0], found[1]


def _least(rough: Kernel, rough_start: Start, fine: Kernel, fine_start: Start, ahead: Horizon) -> float:
    prices, found = None, [bound(fine, ahead, fine_start, np.full(ahead.steps, _FREE))]
    for blur in _BLURS:
        prices = (
            solved_from(rough, ahead, rough_start, blur=blur)
            if prices is None
            else _polished(rough, ahead, rough_start, prices, blur)
        )
        found.append(bound(fine, ahead, fine_start, prices))
    return min(found)


def _polished(kernel: Kernel, ahead: Horizon, start: Start, prices: Floats, blur: float) -> Floats:
    for _ in range(2):
        prices = solved_from(kernel, ahead, start, warm=prices, blur=blur)
    return prices
