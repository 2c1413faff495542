"""A backlog: when there is one, what to take first, and when it is worked off."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs import backlog
from srs.day import Candidate, Day
from srs.model import CardId, Memory, Phase, QuestionId, Rating, Role
from srs.scheduler import next_memory, retrievability
from srs.settings import Settings

TODAY = date(2027, 1, 11)  # a Monday


def _due(n: int, *, overdue: int = 5, stability: float = 20.0, ago: int = 30, role: Role = Role.BASIC) -> Candidate:
    return Candidate(
        card=CardId(f"card {n}"), question=QuestionId(f"question {n}"), role=role, deck="d", sequence=n, position=0,
        phase=Phase.REVIEW, stability=stability, difficulty=5.0, study_day=TODAY - timedelta(days=ago),
        due_day=TODAY - timedelta(days=overdue),
    )  # fmt: skip


def _day(count: int, *, overdue: int = 5) -> Day:
    reviews = [_due(n, overdue=overdue) for n in range(count)]
    return Day(today=TODAY, reviews=reviews, seconds={Role.BASIC: 60.0})


def test_more_than_the_days_minutes_of_which_some_are_overdue_is_a_backlog() -> None:
    assert backlog.is_backlog(_day(21), Settings(minutes_per_day=20))
    assert not backlog.is_backlog(_day(20), Settings(minutes_per_day=20))
    assert not backlog.is_backlog(_day(21), Settings(minutes_per_day=21))


def test_many_reviews_that_are_due_today_or_were_yesterday_are_none() -> None:
    assert not backlog.is_backlog(_day(500, overdue=1), Settings())
    assert backlog.is_backlog(_day(500, overdue=2), Settings())
    assert not backlog.is_backlog(Day(today=TODAY), Settings())


def test_the_worth_of_a_review_is_what_it_adds_in_recalled_days_a_second() -> None:
    candidate = _due(1, stability=12.0, ago=25)
    day = Day(today=TODAY, reviews=[candidate], seconds={Role.BASIC: 40.0})
    memory = Memory(stability=12.0, difficulty=5.0)
    recall = retrievability(12.0, 25)

    def days(of: Memory, start: float) -> float:
        steps = 3000
        return sum(retrievability(of.stability, start + (n + 0.5) * 30 / steps) for n in range(steps)) * 30 / steps

    gain = (
        recall * days(next_memory(memory, Rating.GOOD, 25), 0)
        + (1 - recall) * days(next_memory(memory, Rating.AGAIN, 25), 0)
        - days(memory, 25)
    )
    assert backlog.by_worth([candidate], day)[candidate.card] == pytest.approx(gain / 40, rel=1e-4)


def test_a_shorter_answer_of_the_same_memory_is_worth_more() -> None:
    day = Day(today=TODAY, reviews=[_due(1, role=Role.ANSWER), _due(2, role=Role.TERM)])
    worth = backlog.by_worth(day.reviews, day)
    assert worth[CardId("card 2")] == pytest.approx(9 * worth[CardId("card 1")])


def test_a_great_backlog_is_worth_what_its_cards_are_one_by_one() -> None:
    reviews = [_due(n, stability=0.5 + n / 7, ago=n % 90) for n in range(1200)]
    day = Day(today=TODAY, reviews=reviews)
    at_once = backlog.by_worth(reviews, day)
    one_by_one = {card: worth for each in reviews for card, worth in backlog.by_worth([each], day).items()}
    assert at_once == pytest.approx(one_by_one, rel=1e-9)


def _none(**days: int) -> Mapping[date, int]:
    return {TODAY + timedelta(days=int(name[1:])): count for name, count in days.items()}


def test_the_catch_up_plan_counts_what_falls_due_meanwhile() -> None:
    plan = backlog.catch_up(_day(60), Settings(minutes_per_day=20), {})
    assert (plan.reviews, plan.minutes, plan.minutes_per_day) == (60, 60.0, 20)
    assert plan.through == date(2027, 1, 13)
    later = backlog.catch_up(_day(60), Settings(minutes_per_day=20), _none(d1=10, d2=10))
    assert later.through == date(2027, 1, 14)


def test_the_catch_up_plan_promises_no_more_reviews_than_the_limits_let_come() -> None:
    plan = backlog.catch_up(_day(60), Settings(minutes_per_day=20), {}, lambda _: 4)
    assert (plan.through, plan.limited) == (date(2027, 1, 25), True)
    assert not backlog.catch_up(_day(60), Settings(minutes_per_day=20), {}, lambda _: 20).limited
    growing = backlog.catch_up(_day(60), Settings(minutes_per_day=20), {}, lambda _: 0)
    assert (growing.through, growing.enough_minutes) == (None, None)


def test_the_catch_up_plan_does_nothing_on_days_off_and_less_on_easy_days() -> None:
    off = Settings(minutes_per_day=20, days_off=(date(2027, 1, 12),))
    assert backlog.catch_up(_day(60), off, {}).through == date(2027, 1, 14)
    easy = Settings(minutes_per_day=20, easy_days=(0.5, 1, 1, 1, 1, 1, 1))
    assert backlog.catch_up(_day(60), easy, {}).through == date(2027, 1, 14)


def test_where_more_falls_due_than_is_worked_off_the_plan_says_what_would_be_enough() -> None:
    due = {TODAY + timedelta(days=n): 30 for n in range(1, 400)}
    plan = backlog.catch_up(_day(60), Settings(minutes_per_day=20), due)
    assert plan.through is None
    assert plan.enough_minutes is not None
    enough = backlog.catch_up(_day(60), Settings(minutes_per_day=plan.enough_minutes), due)
    assert enough.through is not None
    assert enough.through <= TODAY + timedelta(days=13)
    short = backlog.catch_up(_day(60), Settings(minutes_per_day=plan.enough_minutes - 1), due)
    assert short.through is None or short.through > TODAY + timedelta(days=13)


@given(st.integers(1, 400), st.integers(1, 60), st.integers(0, 30))
def test_more_minutes_a_day_are_never_through_later(reviews: int, minutes: int, coming: int) -> None:
    due = {TODAY + timedelta(days=n): coming for n in range(1, 60)}
    slow = backlog.catch_up(_day(reviews), Settings(minutes_per_day=minutes), due).through
    fast = backlog.catch_up(_day(reviews), Settings(minutes_per_day=minutes + 1), due).through
    assert slow is None or (fast is not None and fast <= slow)
