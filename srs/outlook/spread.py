"""Minutes of the days to come, as the prices spread them, and what a minute buys.

Where a day's seconds are scarce, their price is above the floor and all of them are used; where they are not, it is the
floor, and those are used that are worth it.
"""

from dataclasses import dataclass

import numpy as np

from srs.memory import Floats
from srs.plan.cards import Cards
from srs.plan.dual import blurred_dual
from srs.plan.families import effective_lengths
from srs.plan.horizon import Horizon
from srs.plan.kernel import kernel_of
from srs.plan.learner import Learner
from srs.plan.prices import BLUR, DAY_OFF_PRICE, PRICING_GRID
from srs.plan.start import start_of

_LAST_WEEK = 7
_SCARCE = 1.5
"""A price so many times the floor is above it, whatever the noise of the solution."""

_RATIO = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """How much of a card another minute buys today, and in the week before the last interview; None on days off."""

    today: float | None
    last_week: float | None


def minutes_of_days(of: Cards, horizon: Horizon, learner: Learner, prices: Floats, least: float) -> list[float]:
    """Minutes a day that the plan asks for at each moment, at prices and a least one: (steps,)."""
    if not horizon.steps or not len(of):
        return [0.0] * horizon.steps
    kernel = kernel_of(learner, PRICING_GRID, horizon.steps, horizon.step_days)
    start = start_of(of.with_length(effective_lengths(of)), horizon, learner, kernel.grid, _RATIO)
    _, wanted = blurred_dual(kernel, horizon, start, np.maximum(prices, least), BLUR)
    used: Floats = np.where(prices > _SCARCE * least, horizon.seconds, np.minimum(wanted, horizon.seconds))
    used = used / 60 / horizon.step_days
    return [float(each) for each in used]


def worth_of_a_minute(horizon: Horizon, prices: Floats) -> Minute:
    """The prices of today and of the last week, a minute."""
    usable = np.where(prices < DAY_OFF_PRICE, prices * 60, np.nan)
    left = max(horizon.days) - horizon.moments
    late = usable[(left <= max(_LAST_WEEK, horizon.step_days)) & ~np.isnan(usable)]
    first = float(usable[0]) if len(usable) and not np.isnan(usable[0]) else None
    return Minute(today=first, last_week=float(late.mean()) if len(late) else None)
