"""The dual function: at any prices at least 0 it bounds the recall that any policy within the seconds can reach.

g(l) = sum of the cards' values at prices l + sum over moments of l_t B_t (weak duality; Hawkins 2003, Adelman and
Mersereau 2008 for coupled decision problems). The policy's expected seconds must fit each moment's; the grid's own error
is below 0.0002 a card.
"""

import numpy as np

from srs.memory import Floats
from srs.plan.horizon import Horizon
from srs.plan.kernel import Kernel
from srs.plan.start import Start
from srs.plan.tables import Tables


def dual_value(kernel: Kernel, horizon: Horizon, start: Start, tables: Tables, prices: Floats) -> float:
    """The bound on the sum of weight times recall over all cards, in cards."""
    seen = np.maximum(start.options(tables, prices).max(axis=1, initial=-np.inf), start.stop)
    cost = prices[:, None] * start.kinds.multiples * kernel.learner.seconds_first
    new = np.maximum((tables.first - cost).max(axis=0, initial=0.0), 0.0)
    known = start.copies * float(start.classed.scale @ seen)
    return known + float(start.new_worth @ new) + float(prices @ horizon.seconds)
