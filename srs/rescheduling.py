"""Which due days change when the desired retention or the weights did: for who asks for it, within the load balance."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from srs.fuzz import Load, chosen_interval, fuzz_number, fuzz_range
from srs.model import CardState, Phase, QuestionId, Shift
from srs.scheduler import interval_at, weights_of
from srs.settings import Settings


class Move(NamedTuple):
    """A card that comes back on another day: the retention it is for, and what turned it from the day of chance."""

    state: CardState
    day: date
    desired_retention: float
    shift: Shift | None


def moves(
    states: Sequence[tuple[CardState, str, QuestionId]],
    settings_of: Mapping[str, Settings],
    due_days: Mapping[date, int],
    today: date,
) -> Iterator[Move]:
    """The cards in review, each with its deck and question, that come back on another day.

    A day that a person set stays, and so does one that is among the days that fuzz allows now. No card comes back
    before today, and none on the day of another of its question where fuzz has a free one; `due_days` has the reviews
    due on each day, and follows in the order of the cards.
    """
    due_on = Counter(due_days)
    of_question = _days_by_question(states)
    person = settings_of[""]
    weights = weights_of(person)
    for state, deck, question in states:
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
        siblings = of_question[question]
        _take(state.due, -1, due_on, siblings)
        load = Load(
            due_on=_within(due_on),
            sibling_days=frozenset(+siblings),
            days_off=person.days_off,
            easy_days=person.easy_days,
        )
        number = fuzz_number(state.card, state.reviews)
        chosen = chosen_interval(low, high, number, state.study_day, load, (least, most))
        day = _day(state, chosen.days, today)
        _take(day, 1, due_on, siblings)
        if day != state.due:
            yield Move(state, day, settings.desired_retention, chosen.shift)


def _days_by_question(states: Iterable[tuple[CardState, str, QuestionId]]) -> Mapping[QuestionId, Counter[date]]:
    """How many cards of each question are due on each day."""
    found: defaultdict[QuestionId, Counter[date]] = defaultdict(Counter)
    for state, _, question in states:
        if state.due is not None and not isinstance(state.due, datetime):
            found[question][state.due] += 1
    return found


def _take(day: date, number: int, *counts: Counter[date]) -> None:
    """Let so many more reviews be due on a day."""
    for each in counts:
        each[day] += number


def _day(state: CardState, interval_days: int, today: date) -> date:
    return max(today, (state.study_day or today) + timedelta(days=interval_days))


def _within(due_on: Mapping[date, int]) -> Callable[[date, date], Mapping[date, int]]:
    def within(first: date, last: date) -> Mapping[date, int]:
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return {day: due_on[day] for day in days if day in due_on}

    return within
