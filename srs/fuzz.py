"""Which day within a small range a review falls on: the same for preview and answer, and where the load is least.

The range is Anki's (rslib, scheduler/states/fuzz.rs): an interval under 2.5 days has none, a longer one gets one day
plus 15 % of its part up to 7 days, 10 % up to 20 and 5 % beyond, each way.
"""

import hashlib
import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from srs.model import CardId

_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))


def fuzz_number(card: CardId, reviews: int) -> float:
    """A number from 0 up to 1 for a card at this review of its life; the four buttons share it."""
    digest = hashlib.blake2b(f"{card}:{reviews}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64


def fuzz_range(interval_days: float, minimum: int, maximum: int) -> tuple[int, int]:
    """The first and last interval in whole days among which a review may fall."""
    minimum = min(minimum, maximum)
    interval = min(max(interval_days, minimum), maximum)
    spread = 0.0
    if interval >= 2.5:
        spread = 1.0 + sum(share * max(0.0, min(interval, end) - start) for start, end, share in _BANDS)
    low = min(max(math.floor(interval - spread + 0.5), minimum), maximum)
    high = min(max(math.floor(interval + spread + 0.5), minimum), maximum)
    if low == high and 2 < high < maximum:
        high = low + 1
    return max(low, 1), max(high, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What the coming days already hold: reviews due by study day, and the days a sibling is due."""

    due_on: Callable[[date, date], Mapping[date, int]] = field(default=lambda _first, _last: {})
    sibling_days: Collection[date] = ()


def chosen_interval(low: int, high: int, number: float, today: date, load: Load) -> int:
    """The interval in whole days from low to high: off a sibling's day if it can be, on the day with the least load.

    The number decides among equal days.
    """
    if low >= high:
        return low
    due = load.due_on(today + timedelta(days=low), today + timedelta(days=high))
    days = range(low, high + 1)
    burden = {n: (_on(today, n) in load.sibling_days, due.get(_on(today, n), 0)) for n in days}
    least = min(burden.values())
    best = [n for n in days if burden[n] == least]
    return best[min(int(number * len(best)), len(best) - 1)]


def _on(today: date, days: int) -> date:
    return today + timedelta(days=days)
