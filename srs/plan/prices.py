"""The prices of the moments' seconds, at which the cards together want just the seconds there are.

They minimise the dual function, blurred so that it is smooth, in the logarithms of the prices. Moments replace one
another almost perfectly, so how far a price may move differs by scale: all prices together little, dyadic blocks of
days to go five times as far as single moments, whose demand changes e-fold for a change of blur / (20 s × price).
"""

import numpy as np

from srs.memory import Floats
from srs.plan.cards import Cards, Flags, Ints
from srs.plan.descent import minimised
from srs.plan.dual import blurred_dual
from srs.plan.families import effective_lengths
from srs.plan.grid import Grid
from srs.plan.horizon import Horizon
from srs.plan.kernel import Kernel, kernel_of
from srs.plan.learner import Learner
from srs.plan.start import Start, start_of

BLUR = 0.002
"""Differences of value (recall) that choices do not tell apart while prices are sought."""

PRICING_GRID = Grid(stabilities=32, difficulties=5)
"""Prices need no finer one; indices do."""

DAY_OFF_PRICE = 1e3
_PRICING_RATIO = 3.0
_LEAST_PRICE, _MOST_PRICE = 1e-6, 0.3
_BISECTIONS = 6
_ROUGHLY = 4.0
_ROUGH_EVALUATIONS, _EVALUATIONS, _WARM_EVALUATIONS = 20, 30, 8
_ENOUGH = 0.01
_ANSWER_SECONDS = 20.0


def solved(of: Cards, horizon: Horizon, learner: Learner, *, warm: Floats | None = None, least: float = 0.0) -> Floats:
    """Prices (steps,) in recall a second, none under `least`; `warm`: prices near these, as of the day before."""
    if not len(of):
        return np.zeros(horizon.steps)
    kernel = kernel_of(learner, PRICING_GRID, horizon.steps, horizon.step_days)
    start = start_of(of.with_length(effective_lengths(of)), horizon, learner, kernel.grid, _PRICING_RATIO)
    return solved_from(kernel, horizon, start, warm=warm, least=least)


def solved_from(
    kernel: Kernel,
    horizon: Horizon,
    start: Start,
    *,
    warm: Floats | None = None,
    least: float = 0.0,
    blur: float = BLUR,
) -> Floats:
    """The same from a start on a grid of one's own, and with another blur."""
    prices = np.full(horizon.steps, DAY_OFF_PRICE)
    market = _Market(kernel, horizon, start, max(least, _LEAST_PRICE), blur)
    if market.open.any():
        paid = market.roughly() if warm is None else warm[market.open]
        prices[market.open] = market.settled(paid, _EVALUATIONS if warm is None else _WARM_EVALUATIONS)
    return prices


def moved_on(prices: Floats, before: Horizon, now: Horizon) -> Floats:
    """Prices of an earlier horizon for a later one, by days to go, to begin warm; days off take their neighbours'."""
    paid = prices < DAY_OFF_PRICE
    if not paid.any():
        return np.full(now.steps, _MOST_PRICE)
    left = [each.moments - each.days[-1] for each in (now, before)]
    return np.exp(np.interp(left[0], left[1][paid], np.log(prices[paid])))


def bought_by_a_minute(prices: Floats) -> Floats:
    """How much of a card a minute more would buy at each moment (steps,); nothing on a day off."""
    return np.where(prices >= DAY_OFF_PRICE, 0.0, prices * 60)


class _Market:
    """Supply and demand of seconds, on the moments that have any."""

    def __init__(self, kernel: Kernel, horizon: Horizon, start: Start, least: float, blur: float) -> None:
        self.kernel, self.horizon, self.start = kernel, horizon, start
        self.least, self.blur = least, blur
        self.open = horizon.seconds > 0
        self.supply = horizon.seconds[self.open]

    def dual(self, logarithms: Floats) -> tuple[float, Floats]:
        """The blurred dual function of the logarithms of the open moments' prices, and its slope."""
        prices = np.full(self.horizon.steps, DAY_OFF_PRICE)
        prices[self.open] = np.exp(logarithms)
        value, wanted = blurred_dual(self.kernel, self.horizon, self.start, prices, self.blur)
        closed = ~self.open
        value -= float(prices[closed] @ self.horizon.seconds[closed])
        return value, np.exp(logarithms) * (self.supply - wanted[self.open])

    def levelled(self) -> Floats:
        """Prices (steps,) that rise towards the interview as usual, at the level where all seconds are wanted."""
        left = self.horizon.steps - np.arange(self.horizon.steps)
        shape = 1 + 0.9 / left**0.8
        low, high = np.log(self.least), np.log(_MOST_PRICE)
        for _ in range(_BISECTIONS):
            middle = (low + high) / 2
            logarithms = middle + np.log(shape[self.open])
            _, slope = self.dual(logarithms)
            scarce = (slope / np.exp(logarithms)).sum() < 0
            low, high = (middle, high) if scarce else (low, middle)
        found: Floats = np.exp((low + high) / 2) * shape
        return found

    def roughly(self) -> Floats:
        """Prices of the open moments under four times the blur, where steps go further: near those that are sought."""
        rough = _Market(self.kernel, self.horizon, self.start, self.least, _ROUGHLY * self.blur)
        return rough.settled(rough.levelled()[self.open], _ROUGH_EVALUATIONS)

    def settled(self, begin: Floats, evaluations: int) -> Floats:
        """Prices of the open moments at the minimum of the dual function, or after so many evaluations."""
        least = np.full(len(begin), np.log(self.least))
        logarithms = np.log(np.clip(begin, self.least, _MOST_PRICE))
        found = minimised(
            self.dual,
            logarithms,
            least,
            self._curvature(np.exp(logarithms)),
            settled=lambda place, slope: self._balanced(place > least, np.exp(place), slope),
            evaluations=evaluations,
        )
        return np.exp(found)

    def _balanced(self, above: Flags, prices: Floats, slope: Floats) -> bool:
        """Whether demand differs from supply by less than 1 % of all seconds, where prices are above the least."""
        excess = -slope / prices
        return float(np.abs(excess[above | (excess > 0)]).sum()) < _ENOUGH * float(self.supply.sum())

    def _curvature(self, prices: Floats) -> Floats:
        """A guess of the inverse second derivatives of the dual function in the logarithms of prices."""
        found = np.full((len(prices), len(prices)), 0.1 / float(prices @ self.supply))
        for inside in _blocks(self.horizon.steps - np.flatnonzero(self.open)):
            part, paid = prices[inside], float(prices[inside] @ self.supply[inside])
            found[np.ix_(inside, inside)] += 4 * BLUR * 2.5 / (_ANSWER_SECONDS * part.mean() * paid)
        return found + np.diag(2.5 * BLUR / (_ANSWER_SECONDS * prices * prices * self.supply))


def _blocks(left: Ints) -> list[Flags]:
    """Moments with 1, 2 to 3, 4 to 7, 8 to 15 … steps to go."""
    scale = np.floor(np.log2(left))
    return [scale == each for each in np.unique(scale)]
