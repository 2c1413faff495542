"""Which interviews are planned for, and the minutes of the days until the last of them."""

from dataclasses import replace
from datetime import date, timedelta

from factories import World

from srs import interviews
from srs.model import Afterwards, Interview, InterviewId
from srs.planning.upcoming import kept_share, minutes_on, minutes_until, upcoming

TODAY = date(2027, 1, 11)


def _interview(name: str = "A", days: int = 10, **fields: object) -> Interview:
    made = Interview(id=InterviewId(f"00000000-0000-4000-8000-{hash(name) % 10**12:012}"), name=name, day=_day(days))
    return replace(made, **fields)  # type: ignore[arg-type]


def _day(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_interviews_after_today_that_are_not_over_are_planned_for_the_next_first(world: World) -> None:
    for each in (_interview("C", 20), _interview("B", 3), _interview("Today", 0), _interview("Over", 5)):
        interviews.add(world.journal, each)
    interviews.tell(world.journal, _interview("Over", 5), Afterwards())
    with world.store.reading() as transaction:
        assert [each.name for each in upcoming(transaction, TODAY)] == ["B", "C"]
        assert [each.name for each in upcoming(transaction, _day(3))] == ["C"]


def test_a_day_has_the_minutes_of_the_interview_that_asks_for_most_until_its_eve() -> None:
    ahead = (_interview("A", 3, minutes=30), _interview("B", 5, minutes=10, days_off=(_day(4),)))
    assert minutes_until(ahead, (), TODAY) == [30, 30, 30, 10, 0]
    assert [minutes_on(ahead, (), _day(n)) for n in range(6)] == [30, 30, 30, 10, 0, 0]


def test_a_day_off_of_the_collection_has_no_minutes_and_no_interview_no_days() -> None:
    assert minutes_until((_interview("A", 3, minutes=30),), (_day(1),), TODAY) == [30, 0, 30]
    assert minutes_until((), (), TODAY) == []


def test_the_share_of_days_kept_is_told_once_a_week_of_the_plan_has_passed() -> None:
    ahead = (_interview("A", 10),)
    kept = frozenset(_day(-n) for n in (8, 7, 5, 3))
    assert kept_share(ahead, (), kept, TODAY) == 0.5
    assert kept_share(ahead, (_day(-6), _day(-4)), kept, TODAY) == 1.0, "six days with minutes are too few to tell"
    assert kept_share(ahead, (), frozenset(), TODAY) == 1.0
