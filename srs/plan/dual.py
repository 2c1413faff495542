"""The dual function: at any prices at least 0 it bounds the recall that any policy within the seconds can reach.

g(l) = sum of the cards' values at prices l + sum over moments of l_t B_t, by weak duality: only the policy's expected
seconds need fit each moment's. It is convex, and its slope for l_t is B_t - (seconds wanted at t). With blurred maxima
it is smooth as well, and larger by no more than blur × log(options) a decision.
"""

import numpy as np

from srs.memory import Floats
from srs.plan.flow import Sent, seconds_wanted
from srs.plan.horizon import Horizon
from srs.plan.kernel import Kernel
from srs.plan.start import Start
from srs.plan.tables import Tables, backward, blurred_backward


def bound(kernel: Kernel, horizon: Horizon, start: Start, prices: Floats) -> float:
    """The bound on the sum of weight times recall over all cards, in cards, at these prices."""
    tables = backward(kernel, horizon, start.kinds, prices)
    seen, new = _options(kernel, start, tables, prices)
    best = np.maximum(seen.max(axis=1, initial=-np.inf), start.stop)
    return _total(start, best, np.maximum(new.max(axis=1, initial=0.0), 0.0), prices, horizon)


def blurred_dual(kernel: Kernel, horizon: Horizon, start: Start, prices: Floats, blur: float) -> tuple[float, Floats]:
    """The blurred dual function, in cards, and the seconds wanted at each moment: (steps,)."""
    tables, choices = blurred_backward(kernel, horizon, start.kinds, prices, blur)
    seen, new = _options(kernel, start, tables, prices)
    best_seen, sent_seen = _blurred(seen, start.stop, blur)
    best_new, sent_new = _blurred(new, np.zeros(len(new)), blur)
    value = _total(start, best_seen, best_new, prices, horizon)
    return value, seconds_wanted(kernel, start, tables, choices, Sent(seen=sent_seen, new=sent_new), blur)


def _options(kernel: Kernel, start: Start, tables: Tables, prices: Floats) -> tuple[Floats, Floats]:
    """First reviews' values: of cards seen before (n, steps) and of new ones (kinds, steps)."""
    cost = prices[:, None] * start.kinds.multiples * kernel.learner.seconds_first
    return start.options(tables, prices), (tables.first - cost).T


def _blurred(options: Floats, stop: Floats, blur: float) -> tuple[Floats, Floats]:
    """The blurred maximum over the last axis and over stopping, and each option's chance."""
    top = np.maximum(options.max(axis=-1), stop)
    chances = np.exp((options - top[:, None]) / blur)
    total = chances.sum(axis=-1) + np.exp((stop - top) / blur)
    chances /= total[:, None]
    return top + blur * np.log(total), chances


def _total(start: Start, seen: Floats, new: Floats, prices: Floats, horizon: Horizon) -> float:
    known = start.copies * float(start.classed.scale @ seen)
    return known + float(start.new_worth @ new) + float(prices @ horizon.seconds)
