"""Study days: they begin at 04:00 by the wall clock, whatever daylight saving and journeys do."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import strategies
from factories import Hand
from hypothesis import given
from hypothesis import strategies as st

from srs.clock import Clock, clock_at, from_ms, start_of_day, study_day, to_ms, whole_milliseconds, zone_offset_minutes
from srs.errors import UsageError

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")


@pytest.fixture
def machine_in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", [UTC, BERLIN, NEW_YORK, ZoneInfo("Asia/Kolkata")])
def test_a_study_day_begins_at_four(zone: ZoneInfo) -> None:
    assert study_day(datetime(2027, 1, 14, 3, 59, 59, 999000, tzinfo=zone), zone) == date(2027, 1, 13)
    assert study_day(datetime(2027, 1, 14, 4, 0, tzinfo=zone), zone) == date(2027, 1, 14)


def test_another_rollover_hour_moves_the_border() -> None:
    before, after = datetime(2027, 1, 14, 1, 59, tzinfo=UTC), datetime(2027, 1, 14, 2, 0, tzinfo=UTC)
    assert Clock(zone=UTC, rollover_hour=2).study_day(before) == date(2027, 1, 13)
    assert Clock(zone=UTC, rollover_hour=2).study_day(after) == date(2027, 1, 14)
    assert Clock(zone=UTC, rollover_hour=0).study_day(datetime(2027, 1, 14, tzinfo=UTC)) == date(2027, 1, 14)


@pytest.mark.parametrize(
    ("zone", "day"), [(BERLIN, date(2027, 3, 28)), (NEW_YORK, date(2027, 3, 14))], ids=["Berlin", "New York"]
)
def test_half_past_four_after_the_spring_change_is_one_day_after_the_day_before(zone: ZoneInfo, day: date) -> None:
    eve = day - timedelta(days=1)
    before = datetime(eve.year, eve.month, eve.day, 4, 30, tzinfo=zone)
    after = datetime(day.year, day.month, day.day, 4, 30, tzinfo=zone)
    assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=23)
    assert study_day(after, zone) - study_day(before, zone) == timedelta(days=1)
    assert study_day(after - timedelta(minutes=31), zone) == eve


@pytest.mark.parametrize(
    ("zone", "day"), [(BERLIN, date(2027, 10, 31)), (NEW_YORK, date(2027, 11, 7))], ids=["Berlin", "New York"]
)
def test_the_repeated_hour_of_autumn_stays_in_one_study_day(zone: ZoneInfo, day: date) -> None:
    start = start_of_day(day - timedelta(days=1), zone)
    assert start_of_day(day, zone) - start == timedelta(hours=25)
    assert study_day(start, zone) == day - timedelta(days=1)
    assert study_day(start + timedelta(hours=24, minutes=59), zone) == day - timedelta(days=1)
    assert study_day(start + timedelta(hours=25), zone) == day


@given(strategies.moments, strategies.zones, st.integers(0, 3), strategies.spans)
def test_study_days_never_run_backwards_in_one_place(
    moment: datetime, zone: ZoneInfo, hour: int, span: timedelta
) -> None:
    assert study_day(moment, zone, hour) <= study_day(moment + span, zone, hour)


@given(strategies.moments, strategies.zones)
def test_a_moment_is_in_the_day_that_began_last(moment: datetime, zone: ZoneInfo) -> None:
    day = study_day(moment, zone)
    assert start_of_day(day, zone) <= moment < start_of_day(day + timedelta(days=1), zone)


def test_start_of_day_and_study_day_agree_around_every_change_of_the_clocks() -> None:
    for zone in strategies.ZONES:
        days = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
        starts = [start_of_day(day, zone) for day in days]
        assert [study_day(start, zone) for start in starts] == days
        assert [study_day(start - timedelta(milliseconds=1), zone) for start in starts[1:]] == days[:-1]
        assert all(timedelta(hours=23) <= after - before <= timedelta(hours=25) for before, after in pairwise(starts))


@pytest.mark.usefixtures("machine_in_new_york")
def test_without_a_zone_the_machines_own_rules_hold_at_that_moment() -> None:
    winter, summer = datetime(2027, 1, 14, 8, 59, tzinfo=UTC), datetime(2027, 7, 14, 8, 0, tzinfo=UTC)
    assert study_day(winter, None) == date(2027, 1, 13)
    assert study_day(summer, None) == date(2027, 7, 14)
    assert start_of_day(date(2027, 7, 14), None) == summer
    assert zone_offset_minutes(winter, None) == -300
    assert zone_offset_minutes(summer, None) == -240


def test_offsets_are_minutes_east_of_utc_at_that_moment() -> None:
    assert zone_offset_minutes(datetime(2027, 1, 14, tzinfo=UTC), BERLIN) == 60
    assert zone_offset_minutes(datetime(2027, 7, 14, tzinfo=UTC), BERLIN) == 120
    assert zone_offset_minutes(datetime(2027, 7, 14, tzinfo=UTC), ZoneInfo("Asia/Kolkata")) == 330
    assert zone_offset_minutes(datetime(2027, 1, 14, tzinfo=UTC), ZoneInfo("Pacific/Pago_Pago")) == -660


@given(strategies.moments)
def test_milliseconds_come_back_exactly(moment: datetime) -> None:
    cut = whole_milliseconds(moment)
    assert from_ms(to_ms(cut)) == cut
    assert to_ms(moment) == to_ms(cut)
    assert timedelta(0) <= moment - cut < timedelta(milliseconds=1)
    assert cut.tzinfo is UTC


@given(st.integers(-(10**13), 10**13))
def test_every_millisecond_is_a_moment_of_its_own(milliseconds: int) -> None:
    assert to_ms(from_ms(milliseconds)) == milliseconds


def test_now_is_utc_in_whole_milliseconds() -> None:
    hand = Hand(datetime(2027, 1, 14, 9, 30, 0, 123999, tzinfo=BERLIN))
    now = Clock(zone=BERLIN, source=hand).now()
    assert now == datetime(2027, 1, 14, 8, 30, 0, 123000, tzinfo=UTC)
    assert now.tzinfo is UTC


def test_the_usual_clock_shows_the_present() -> None:
    assert abs(Clock().now() - datetime.now(UTC)) < timedelta(seconds=5)


# -------------------------------------------------------------------------------------------------------------- --at


def test_a_moment_with_an_offset_is_also_a_place() -> None:
    clock = clock_at("2027-01-14T02:30+09:00")
    assert clock.study_day() == date(2027, 1, 13)
    assert clock.zone_offset_minutes(clock.now()) == 540
    assert clock.now() - datetime(2027, 1, 13, 17, 30, tzinfo=UTC) < timedelta(seconds=5)


@pytest.mark.usefixtures("machine_in_new_york")
def test_a_moment_without_an_offset_is_local() -> None:
    clock = clock_at("2027-07-14T03:59")
    assert clock.zone is None
    assert clock.study_day() == date(2027, 7, 13)
    assert clock.now() - datetime(2027, 7, 14, 7, 59, tzinfo=UTC) < timedelta(seconds=5)


def test_the_clock_stands_at_its_moment() -> None:
    clock = clock_at("2027-01-14T09:30Z")
    time.sleep(0.02)
    assert clock.now() == datetime(2027, 1, 14, 9, 30, tzinfo=UTC)


def test_a_running_clock_goes_on_from_its_moment() -> None:
    clock = clock_at("2027-01-14T09:30Z", running=True)
    first = clock.now()
    assert first >= datetime(2027, 1, 14, 9, 30, tzinfo=UTC)
    time.sleep(0.02)
    assert timedelta(milliseconds=15) < clock.now() - first < timedelta(seconds=5)


@pytest.mark.parametrize(
    "text",
    ["", "tomorrow", "2027-13-01", "09:30", "2027-01-14T25:00", "0001-01-01", "9999-12-31T23:59-12:00", "1970-06-01"],
)
def test_what_is_no_moment_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UsageError, match="--at") as refused:
        clock_at(text)
    assert "\n" not in str(refused.value)
    assert repr(text) in str(refused.value)


def test_a_fixed_offset_is_as_good_a_zone_as_a_named_one() -> None:
    offset = timezone(timedelta(hours=-8))
    assert study_day(datetime(2027, 1, 14, 11, 59, tzinfo=UTC), offset) == date(2027, 1, 13)
    assert study_day(datetime(2027, 1, 14, 12, 0, tzinfo=UTC), offset) == date(2027, 1, 14)


_SKIPPED = (
    r"^--at '2027-03-28T02:30' is no moment here: the clocks go forward then, and show 03:30\. Write that, or .*$"
)


def test_a_moment_in_the_hour_that_the_spring_change_skips_is_refused() -> None:
    with pytest.raises(UsageError, match=_SKIPPED):
        clock_at("2027-03-28T02:30", BERLIN)
    assert clock_at("2027-03-28T02:30+01:00", BERLIN).now() == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert clock_at("2027-03-28T03:30", BERLIN).now() == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert clock_at("2027-03-28T01:59", BERLIN).now() == datetime(2027, 3, 28, 0, 59, tzinfo=UTC)


@pytest.mark.usefixtures("machine_in_new_york")
def test_the_machines_own_zone_skips_an_hour_too() -> None:
    with pytest.raises(UsageError, match=r"2027-03-14T02:30.* show 03:30"):
        clock_at("2027-03-14T02:30")


def test_of_the_hour_that_comes_twice_in_autumn_the_first_is_taken() -> None:
    assert clock_at("2027-10-31T02:30", BERLIN).now() == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
