"""What a minute buys, today and in the last week: the prices of the plan."""

from dataclasses import dataclass

import numpy as np

from srs.memory import Floats
from srs.plan.horizon import Horizon
from srs.plan.prices import DAY_OFF_PRICE

_LAST_WEEK = 7
_FAR_ABOVE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """How much of a card another minute buys today, and in the week before the interview; None on days off."""

    today: float | None
    last_week: float | None


def worth_of_a_minute(horizon: Horizon, prices: Floats, interview: int) -> Minute:
    """What the prices (cards a second) of today and of the last week before an interview buy a minute."""
    usable = np.where(prices < DAY_OFF_PRICE / _FAR_ABOVE, prices * 60, np.nan)
    left = horizon.days[interview] - horizon.moments
    late = usable[(left > 0) & (left <= max(_LAST_WEEK, horizon.step_days)) & ~np.isnan(usable)]
    first = float(usable[0]) if len(usable) and not np.isnan(usable[0]) else None
    return Minute(today=first, last_week=float(late.mean()) if len(late) else None)
