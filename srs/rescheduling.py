"""Which due days change when the desired retention or the weights did: for who asks for it, within the load balance."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from srs.fuzz import Load, chosen_interval, fuzz_number, fuzz_range
from srs.model import CardState, Phase
from srs.scheduler import interval_at, weights_of
from srs.settings import Settings


def moves(
    states: Iterable[tuple[CardState, str]],
    settings_of: Mapping[str, Settings],
    due_days: Mapping[date, int],
    today: date,
) -> Iterator[tuple[CardState, date, float]]:
    """The cards in review, each with its deck, that come back on another day: that day, and the retention it is for.

    A day that a person set stays, and so does one that is among the days that fuzz allows now. No card comes back
    before today; `due_days` has the reviews due on each day, and follows in the order of the cards.
    """
    due_on = Counter(due_days)
    person = settings_of[""]
    weights = weights_of(person)
    for state, deck in states:
        settings = settings_of[deck]
        if state.phase is not Phase.REVIEW or state.memory is None or state.study_day is None:
            continue
        if not isinstance(state.due, date) or isinstance(state.due, datetime) or state.desired_retention is None:
            continue
        raw = interval_at(state.memory.stability, settings.desired_retention, weights)
        most = settings.maximum_interval_days
        least = min(max(1, (today - state.study_day).days), most)
        low, high = fuzz_range(raw, least, most)
        if low <= (state.due - state.study_day).days <= high or max(state.due, today) == _day(state, high, today):
            continue
        due_on[state.due] -= 1
        load = Load(due_on=_within(due_on), days_off=person.days_off, easy_days=person.easy_days)
        number = fuzz_number(state.card, state.reviews)
        day = _day(state, chosen_interval(low, high, number, state.study_day, load, (least, most)).days, today)
        due_on[day] += 1
        yield state, day, settings.desired_retention


def _day(state: CardState, interval_days: int, today: date) -> date:
    return max(today, (state.study_day or today) + timedelta(days=interval_days))


def _within(due_on: Mapping[date, int]) -> Callable[[date, date], Mapping[date, int]]:
    def within(first: date, last: date) -> Mapping[date, int]:
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return {day: due_on[day] for day in days if day in due_on}

    return within
