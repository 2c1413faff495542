"""Numbers, shares and periods in words."""

from datetime import date

from srs.stats.periods import Grain
from srs.stats.share import ENOUGH, Share

_MANY = 1000


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: `1 card`, `1,200 cards`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def thousands(number: float) -> str:
    """A whole number in at most four characters up to a million: `999`, `9,999`, `12k`."""
    return f"{number:,.0f}" if number < 9_999.5 else f"{number / 1000:,.0f}k"


def too_few(number: int) -> str:
    """What stands in the place of a figure that too few reviews would give."""
    return f"not enough reviews yet (n = {number:,})"


def percent(part: float, *, exact: bool = False) -> str:
    """A share from 0 to 1: `91%`, or to a tenth."""
    return f"{100 * part:.{int(exact)}f}%"


def whole_percent(of: Share) -> str:
    """A share of what is all there, such as of cards: `40%`, `<1%` and `>99%` where rounding would say none or all."""
    if of.part and 200 * of.part < of.of:
        return "<1%"
    if of.part < of.of and 200 * (of.of - of.part) < of.of:
        return ">99%"
    return percent(of.part / of.of)


def share(of: Share, noun: str = "review") -> str:
    """A share with its number and its 95 % bounds: `91% of 240 reviews (87–94%)`."""
    value, bounds = of.value, of.bounds
    if value is None or bounds is None:
        return too_few(of.of)
    exact = of.of >= _MANY
    low, high = percent(bounds[0], exact=exact).removesuffix("%"), percent(bounds[1], exact=exact)
    return f"{percent(value, exact=exact)} of {count(of.of, noun)} ({low}–{high})"


def share_short(of: Share) -> str:
    """The same in few characters: `91%`, or how many there are where that is not enough."""
    return f"n={of.of}" if of.value is None else percent(of.value)


def part_of(number: int, total: int) -> str:
    """A number, with its percentage where the total is enough for one: `12 (40%)`."""
    return f"{number:,}" if total < ENOUGH else f"{number:,} ({whole_percent(Share(number, total))})"


def spent(milliseconds: float) -> str:
    """Time as one says it: `40 s`, `12 min`, `1.5 h`."""
    seconds = round(milliseconds / 1000)
    if seconds < 60:
        return f"{seconds} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:,.1f} h"


def period(start: date, grain: Grain) -> str:
    """A day, week, month or year by its first day: `11 Jan`, `11 Jan`, `Jan 2027`, `2027`."""
    match grain:
        case Grain.DAY | Grain.WEEK:
            return f"{start.day} {start:%b}"
        case Grain.MONTH:
            return f"{start:%b %Y}"
        case Grain.YEAR:
            return f"{start.year}"


def period_in_full(start: date, grain: Grain) -> str:
    """The same so that nothing has to be guessed: `Mon 11 Jan 2027`, `week of 11 Jan 2027`."""
    day = f"{start.day} {start:%b %Y}"
    return {Grain.DAY: f"{start:%a} {day}", Grain.WEEK: f"week of {day}"}.get(grain, period(start, grain))
