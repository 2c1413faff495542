"""Which day within a small range a review falls on: the same for preview and answer, and where the load is least.

The range is Anki's (rslib, scheduler/states/fuzz.rs): an interval under 2.5 days has none, a longer one gets one day
plus 15 % of its part up to 7 days, 10 % up to 20 and 5 % beyond, each way.
"""

import hashlib
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from srs.model import CardId, Shift

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
    """What the coming days already hold: reviews due by study day, the days a sibling is due, days off.

    `easy_days` are weights from 0 to 1, Monday first: what share of a usual day's reviews one should hold.
    """

    due_on: Callable[[date, date], Mapping[date, int]] = field(default=lambda _first, _last: {})
    sibling_days: Collection[date] = ()
    days_off: Collection[date] = ()
    easy_days: Sequence[float] = (1.0,) * 7


class Chosen(NamedTuple):
    """An interval in whole days, and why it is another than the number alone would have given."""

    days: int
    shift: Shift | None = None


def chosen_interval(
    low: int, high: int, number: float, today: date, load: Load, bounds: tuple[int, int] | None = None
) -> Chosen:
    """The interval from low to high: off the days off and a sibling's day if it can be, where the load is least.

    A day's load is measured by its weight; the number decides among equal days. Where all are days off, the nearest
    day within the bounds (first and last interval, low and high if not given) that is none.
    """
    plain = _drawn(range(low, high + 1), number)
    free = [n for n in range(low, high + 1) if _on(today, n) not in load.days_off]
    if not free:
        first, last = bounds or (low, high)
        near = _nearest_free(low, high, first, last, today, load)
        return Chosen(plain) if near is None else Chosen(near, Shift.DAY_OFF)
    due = load.due_on(today + timedelta(days=low), today + timedelta(days=high)) if len(free) > 1 else {}
    burden = {n: _burden(_on(today, n), due, load) for n in free}
    least = min(burden.values())
    days = _drawn([n for n in free if burden[n] == least], number)
    return Chosen(days, _shift(_on(today, plain), _on(today, days), due, load))


def _drawn(days: Sequence[int], number: float) -> int:
    return days[min(int(number * len(days)), len(days) - 1)]


def _burden(day: date, due: Mapping[date, int], load: Load) -> tuple[bool, float]:
    """What a day holds for its weight, a sibling before all else; a day of no weight holds more than any other."""
    weight = load.easy_days[day.weekday()]
    return day in load.sibling_days, (due.get(day, 0) + 1) / weight if weight else math.inf


def _nearest_free(low: int, high: int, first: int, last: int, today: date, load: Load) -> int | None:
    """The nearest day outside low to high that is no day off, the earlier of two; None where the bounds have none."""
    for distance in range(1, len(load.days_off) + 2):
        for n in (low - distance, high + distance):
            if first <= n <= last and _on(today, n) not in load.days_off:
                return n
    return None


def _shift(plain: date, chosen: date, due: Mapping[date, int], load: Load) -> Shift | None:
    """What turned a review from one day to another."""
    if plain == chosen:
        return None
    if plain in load.days_off:
        return Shift.DAY_OFF
    if plain in load.sibling_days and chosen not in load.sibling_days:
        return Shift.SIBLING
    eased = load.easy_days[plain.weekday()] < load.easy_days[chosen.weekday()]
    if eased and due.get(plain, 0) <= due.get(chosen, 0):
        return Shift.EASY_DAY
    return Shift.LOAD if _burden(plain, due, load) > _burden(chosen, due, load) else None


def _on(today: date, days: int) -> date:
    return today + timedelta(days=days)
