"""The days until the last interview, as the steps of a plan, and the seconds that each has."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from srs.memory import Floats

MOST_STEPS = 180
"""A plan looks at so many moments of study at most; over more days, each stands for several."""

_DAY_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Horizon:
    """Study moments 0, step, 2 step … days from today, each before the last interview, with the seconds of each.

    `days`: days from today to each interview, ascending, none negative; `seconds`: (steps,), 0 on a day off. No moment
    is left where the last interview is today.
    """

    days: tuple[int, ...]
    seconds: Floats
    step_days: int = 1

    @property
    def steps(self) -> int:
        """How many moments of study there are."""
        return len(self.seconds)

    @property
    def moments(self) -> Floats:
        """Days from today to each moment of study: (steps,)."""
        return np.arange(self.steps, dtype=np.float64) * self.step_days

    def days_left(self, at: Floats) -> Floats:
        """Days from moments to each interview, negative where it is over: the interviews are the last axis."""
        found: Floats = np.asarray(self.days, dtype=np.float64) - np.asarray(at, dtype=np.float64)[..., None]
        return found

    def later(self, step: int) -> "Horizon":
        """The same from a moment on; an interview that is over by then is today's."""
        days = tuple(max(0, each - step * self.step_days) for each in self.days)
        return Horizon(days=days, seconds=self.seconds[step:], step_days=self.step_days)


def horizon(days: Sequence[int], minutes: Sequence[float] | float) -> Horizon:
    """The horizon of interviews so many days from today; `minutes` a day, or of each day from today on.

    The list of minutes is repeated where it is shorter than the days, so that a week will do.

    Raises: ValueError for no interview, one in the past, or minutes outside a day.
    """
    if not days or min(days) < 0:
        raise ValueError("a plan needs an interview, and none in the past")
    daily = np.atleast_1d(np.asarray(minutes, dtype=np.float64)) * 60
    if daily.size == 0 or not ((daily >= 0) & (daily <= _DAY_SECONDS)).all():
        raise ValueError("the minutes of a day are 0 to 1440")
    last = max(days)
    step = max(1, ceil(last / MOST_STEPS))
    steps = ceil(last / step)
    padded = np.concatenate([np.resize(daily, last), np.zeros(steps * step - last)])
    return Horizon(days=tuple(sorted(days)), seconds=padded.reshape(steps, step).sum(axis=1), step_days=step)
