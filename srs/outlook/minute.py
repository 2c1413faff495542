"""What a minute buys, today and in the last week: the prices of the plan."""

from dataclasses import dataclass

from srs.memory import Floats
from srs.plan.horizon import Horizon

_LAST_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """How much of a card another minute buys today, and in the week before the interview; None on days off."""

    today: float | None
    last_week: float | None


def worth_of_a_minute(horizon: Horizon, bought: Floats, interview: int) -> Minute:
    """What is `bought` (steps,) by a minute today and in the last week before an interview."""
    left = horizon.days[interview] - horizon.moments
    late = bought[(left > 0) & (left <= max(_LAST_WEEK, horizon.step_days)) & (bought > 0)]
    first = float(bought[0]) if len(bought) and bought[0] > 0 else None
    return Minute(today=first, last_week=float(late.mean()) if len(late) else None)
