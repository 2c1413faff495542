"""The prices of the moments' seconds, at which the cards together want just the seconds there are.

Prices minimise the dual function, which is convex; its slope for moment t is B_t - (seconds wanted at t). Moments
replace one another almost perfectly, so steps differ by scale: the level of all prices moves by 0.7 of the relative
excess, dyadic blocks of days to go by 5 and single moments by 1 of blur / (20 l).
"""

import numpy as np

from srs.memory import Floats
from srs.plan.cards import Cards
from srs.plan.families import effective_lengths
from srs.plan.flow import BLUR, seconds_wanted
from srs.plan.grid import Grid
from srs.plan.horizon import Horizon
from srs.plan.kernel import Kernel, kernel_of
from srs.plan.learner import Learner
from srs.plan.start import Start, start_of
from srs.plan.tables import backward

PRICING_GRID = Grid(stabilities=44, difficulties=7)
"""Prices need no finer one; indices do."""

DAY_OFF_PRICE = 1e3
_LEAST_PRICE, _MOST_PRICE = 1e-7, 1.0
_BISECTIONS = 8
_STEPS = 20
_WARM_STEPS, _WARM_FROM = 4, 40
_ANSWER_SECONDS = 20.0


def solved(of: Cards, horizon: Horizon, learner: Learner, *, warm: Floats | None = None, least: float = 0.0) -> Floats:
    """Prices (steps,) in recall a second, none under `least`; `warm`: prices near these, as of the day before."""
    if not horizon.steps:
        return np.empty(0)
    kernel = kernel_of(learner, PRICING_GRID, horizon.steps, horizon.step_days)
    start = start_of(of.with_length(effective_lengths(of)), horizon, learner, kernel.grid)
    market = _Market(kernel, horizon, start, max(least, _LEAST_PRICE))
    if warm is None:
        return market.settled(market.levelled(), _STEPS, 0)
    return market.settled(warm, _WARM_STEPS, _WARM_FROM)


class _Market:
    """Supply and demand of seconds."""

    def __init__(self, kernel: Kernel, horizon: Horizon, start: Start, least: float) -> None:
        self.kernel, self.horizon, self.start, self.least = kernel, horizon, start, least
        self.open = horizon.seconds > 0
        self.groups = _blocks(horizon.steps)

    def wanted(self, prices: Floats) -> Floats:
        """Seconds wanted at each moment."""
        tables = backward(self.kernel, self.horizon, self.start.kinds, prices, options=True)
        return seconds_wanted(self.kernel, self.horizon, self.start, tables, prices)

    def bounded(self, prices: Floats) -> Floats:
        """Prices within bounds, and too high on days off."""
        return np.where(self.open, np.clip(prices, self.least, _MOST_PRICE), DAY_OFF_PRICE)

    def levelled(self) -> Floats:
        """Prices that rise towards the interview in the usual way, at the level where all seconds are wanted."""
        left = self.horizon.steps - np.arange(self.horizon.steps)
        shape = 1 + 0.9 / left**0.8
        low, high = np.log(self.least), np.log(0.2)
        for _ in range(_BISECTIONS):
            middle = (low + high) / 2
            scarce = self.wanted(self.bounded(np.exp(middle) * shape)).sum() > self.horizon.seconds.sum()
            low, high = (middle, high) if scarce else (low, middle)
        return self.bounded(np.exp((low + high) / 2) * shape)

    def settled(self, prices: Floats, steps: int, begun: int) -> Floats:
        """Prices after so many damped steps, the logarithms of the later half averaged."""
        current = self.bounded(prices)
        total = np.zeros(self.horizon.steps)
        for number in range(steps):
            excess = self.wanted(current) - self.horizon.seconds
            change = self._change(current, excess) / (1 + (number + begun) / 20)
            current = self.bounded(current * np.exp(change))
            if number >= steps // 2:
                total += np.log(current)
        return self.bounded(np.exp(total / (steps - steps // 2)))

    def _change(self, prices: Floats, excess: Floats) -> Floats:
        """By how much the logarithm of each price should move."""
        change = np.full(len(prices), 0.7 * _relative(excess.sum(), self.horizon.seconds.sum()))
        for block in self.groups:
            inside = block & self.open
            if inside.any():
                part = _relative(excess[inside].sum(), self.horizon.seconds[inside].sum())
                change[inside] += 5 * BLUR / (_ANSWER_SECONDS * prices[inside].mean()) * part
        single = _relative(excess, np.maximum(self.horizon.seconds, 1.0))
        change += BLUR / (_ANSWER_SECONDS * prices) * single
        return np.clip(change, -1.0, 1.0)


def _relative(excess: Floats | float, seconds: Floats | float) -> Floats:
    return np.clip(np.asarray(excess) / np.maximum(seconds, 1.0), -1.0, 1.0)


def _blocks(steps: int) -> list[Floats]:
    """Moments with 1, 2 to 3, 4 to 7, 8 to 15 … steps to go."""
    left = steps - np.arange(steps)
    scale = np.floor(np.log2(left))
    return [scale == each for each in np.unique(scale)]
