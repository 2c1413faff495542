"""The plan of the day in words: how far the interview is, the minutes, and why it ends."""

from collections.abc import Sequence
from math import ceil

from srs.model import Interview
from srs.view import PlanEnd, PlanShown
from tui.words import count, days_to_go, on_their_day

_ENOUGH = 0.02


def minutes_used(plan: PlanShown) -> str:
    """What is used of the day's minutes: `12 of 20 min`."""
    return f"{int(plan.spent_seconds / 60 + 0.5):,} of {plan.minutes:,} min"


def head(plan: PlanShown) -> str:
    """The next interview and the minutes: `SRE at Acme in 54 days · 12 of 20 min`."""
    more = f" · {len(plan.interviews) - 1} more" if len(plan.interviews) > 1 else ""
    first = plan.interviews[0]
    return f"{first.name} {days_to_go(first.day, plan.today)}{more} · {minutes_used(plan)}"


def head_of_day(plan: PlanShown, ahead: Sequence[Interview]) -> str:
    """The same after the interviews that are today: `Data at Beta today · SRE at Acme in 44 days · 0 of 20 min`."""
    return " · ".join((*on_their_day(ahead, plan.today), head(plan)))


def head_short(plan: PlanShown) -> str:
    """The days and the minutes, for a narrow screen: `54 d · 12 of 20 min`."""
    return f"{(plan.interviews[0].day - plan.today).days} d · {minutes_used(plan)}"


def end(plan: PlanShown) -> str:
    """Why the plan has no card any more today; empty while it has."""
    match plan.end:
        case PlanEnd.ENOUGH:
            return enough(plan.a_minute_adds)
        case PlanEnd.MINUTES_USED:
            what = count(plan.minutes, "minute")
            return f"The {what} of today {'is' if plan.minutes == 1 else 'are'} used."
        case PlanEnd.NOTHING_FITS:
            return "No card fits into what is left of today's minutes."
        case PlanEnd.NO_MINUTES:
            return "The plan has no minutes today."
        case None:
            return ""


def enough(a_minute_adds: float) -> str:
    """That no card is worth its seconds today: another minute would add less than so many cards, to a hundredth."""
    least = max(_ENOUGH, ceil(a_minute_adds * 100) / 100)
    return f"Enough for today: another minute would add less than {least:g} of a card."


def sampled(plan: PlanShown) -> str:
    """That not every card in scope is weighed; empty where each is."""
    if plan.weighed == plan.cards:
        return ""
    return f"Of {plan.cards:,} cards in scope, the {plan.weighed:,} that gain most are weighed."
