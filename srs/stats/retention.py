"""True retention: how often a card was recalled when it came on a later study day than its last review.

Later reviews of the same study day are left out: they ask what was seen minutes ago.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import reduce
from operator import add

from srs.stats.periods import Grain, folded
from srs.stats.share import Share

MATURE_DAYS = 21
"""From so many days without a review on, a card is mature."""


class Age(StrEnum):
    """How long ago a card's last review was when it came: one study day, fewer than 21, or 21 and more."""

    NEXT_DAY = "next_day"
    YOUNG = "young"
    MATURE = "mature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """How many cards of an age were recalled on a study day."""

    day: date
    age: Age
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Recall on each study day that has any, by age, and in each local hour."""

    days: Mapping[date, Mapping[Age, Share]] = field(default_factory=dict)
    hours: Mapping[int, Share] = field(default_factory=dict)

    @property
    def total(self) -> Share:
        """Over all days and ages."""
        return reduce(add, (share for ages in self.days.values() for share in ages.values()), Share())

    def of(self, age: Age) -> Share:
        """Over all days, for one age."""
        return reduce(add, (ages[age] for ages in self.days.values() if age in ages), Share())

    def by(self, grain: Grain) -> dict[date, Share]:
        """All ages by day, week or month, in order, under the first day of each that has any."""
        days = {day: reduce(add, ages.values(), Share()) for day, ages in self.days.items()}
        return folded(days, grain, add)


def retention(recalled: Iterable[Recalled], hours: Mapping[int, Share]) -> Retention:
    """What the counts say."""
    days: dict[date, dict[Age, Share]] = {}
    for each in recalled:
        of_day = days.setdefault(each.day, {})
        of_day[each.age] = of_day.get(each.age, Share()) + each.share
    return Retention(days=dict(sorted(days.items())), hours=dict(sorted(hours.items())))
