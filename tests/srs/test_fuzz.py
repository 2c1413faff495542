"""Fuzz: Anki's range, one number a review, the day with the least load, never a sibling's day if it can be helped."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from srs.fuzz import Load, chosen_interval, fuzz_number, fuzz_range
from srs.model import CardId, Shift

TODAY = date(2027, 1, 11)


@pytest.mark.parametrize(
    ("interval", "minimum", "maximum", "lower", "middle", "upper"),
    [
        (1.0, 1, 1000, 1, 1, 1), (2.49, 1, 1000, 2, 2, 2),
        (2.5, 1, 1000, 2, 3, 4), (7.0, 1, 1000, 5, 7, 9), (17.0, 1, 1000, 14, 17, 20), (37.0, 1, 1000, 33, 37, 41),
        (100.0, 1, 1000, 93, 100, 107), (1.5, 1, 100, 2, 2, 2), (0.1, 1, 100, 1, 1, 1), (101.0, 1, 100, 93, 97, 100),
        (2.0, 2, 1000, 2, 2, 2), (2.0, 3, 1000, 3, 4, 4), (2.0, 3, 3, 3, 3, 3),
        (6.9, 3, 1000, 5, 7, 9), (7.1, 3, 1000, 5, 7, 9),
        (16.9, 3, 1000, 14, 17, 20), (17.1, 3, 1000, 14, 17, 20), (36.9, 3, 1000, 33, 37, 41),
        (37.1, 3, 1000, 33, 37, 41), (36500.0, 1, 36500, 34673, 35587, 36500),
    ],
)  # fmt: skip
def test_lower_middle_and_upper_interval_are_ankis(
    interval: float, minimum: int, maximum: int, lower: int, middle: int, upper: int
) -> None:
    low, high = fuzz_range(interval, minimum, maximum)
    found = [chosen_interval(low, high, number, TODAY, Load()).days for number in (0.0, 0.5, 0.999999)]
    assert found == [lower, middle, upper]


@given(
    st.floats(min_value=0.0, max_value=100_000.0), st.integers(1, 40_000), st.integers(1, 36_500),
    st.floats(0.0, 1.0, exclude_max=True),
)  # fmt: skip
def test_an_interval_stays_within_its_bounds(interval: float, minimum: int, maximum: int, number: float) -> None:
    low, high = fuzz_range(interval, minimum, maximum)
    assert min(minimum, maximum) <= low <= high <= maximum
    assume(high - low < 5000)
    assert low <= chosen_interval(low, high, number, TODAY, Load()).days <= high


@given(st.integers(1, 36_500))
def test_a_longer_interval_never_has_an_earlier_range(days: int) -> None:
    (low, high), (next_low, next_high) = fuzz_range(days, 1, 36_500), fuzz_range(days + 0.5, 1, 36_500)
    assert low <= next_low
    assert high <= next_high
    assert low <= days <= high


def test_the_number_is_the_same_every_time_and_on_every_machine() -> None:
    assert fuzz_number(CardId("a"), 3) == fuzz_number(CardId("a"), 3) == 0.7568233563603485
    assert fuzz_number(CardId("a"), 4) != fuzz_number(CardId("a"), 3)
    assert fuzz_number(CardId("b"), 3) != fuzz_number(CardId("a"), 3)


def test_the_numbers_fill_the_range_from_0_up_to_1_evenly() -> None:
    tenths = Counter(int(10 * fuzz_number(CardId(f"card {n}"), n % 7)) for n in range(10_000))
    assert set(tenths) == set(range(10))
    assert all(850 < count < 1150 for count in tenths.values())


def test_every_day_of_a_range_is_chosen_equally_often_without_load() -> None:
    intervals = (chosen_interval(5, 9, fuzz_number(CardId(str(n)), 1), TODAY, Load()) for n in range(5000))
    chosen = Counter(interval.days for interval in intervals)
    assert set(chosen) == {5, 6, 7, 8, 9}
    assert all(850 < count < 1150 for count in chosen.values())


def _load(due: Mapping[int, int], siblings: tuple[int, ...] = ()) -> Load:
    by_day = {TODAY + timedelta(days=n): count for n, count in due.items()}

    def due_on(first: date, last: date) -> Mapping[date, int]:
        return {day: count for day, count in by_day.items() if first <= day <= last}

    return Load(due_on=due_on, sibling_days=frozenset(TODAY + timedelta(days=n) for n in siblings))


@pytest.mark.parametrize("number", [0.0, 0.5, 0.999])
def test_the_day_with_the_least_load_wins(number: float) -> None:
    assert chosen_interval(5, 9, number, TODAY, _load({5: 3, 6: 2, 7: 1, 8: 2, 9: 3})).days == 7
    assert chosen_interval(5, 9, number, TODAY, _load({5: 1, 6: 1, 7: 1, 8: 0, 9: 1, 4: 0, 10: 0})).days == 8


def test_the_number_decides_among_days_with_equal_load() -> None:
    load = _load({6: 1, 8: 1})
    assert [chosen_interval(5, 9, number, TODAY, load).days for number in (0.0, 0.4, 0.8)] == [5, 7, 9]


@pytest.mark.parametrize("number", [0.0, 0.5, 0.999])
def test_a_siblings_day_is_avoided_even_when_it_is_the_emptiest(number: float) -> None:
    assert chosen_interval(5, 7, number, TODAY, _load({5: 9, 7: 9, 6: 0}, siblings=(6,))).days in (5, 7)
    assert chosen_interval(5, 7, number, TODAY, _load({5: 9, 7: 8}, siblings=(6,))).days == 7


def test_where_every_day_is_a_siblings_the_load_decides() -> None:
    assert chosen_interval(5, 7, 0.0, TODAY, _load({5: 2, 6: 2, 7: 1}, siblings=(5, 6, 7))).days == 7


def test_a_range_of_one_day_is_that_day_whatever_lies_on_it() -> None:
    assert chosen_interval(4, 4, 0.9, TODAY, _load({4: 1000}, siblings=(4,))).days == 4


def test_load_is_asked_for_once_and_only_for_the_range() -> None:
    asked: list[tuple[date, date]] = []

    def due_on(first: date, last: date) -> Mapping[date, int]:
        asked.append((first, last))
        return {}

    chosen_interval(5, 9, 0.5, TODAY, Load(due_on=due_on))
    assert asked == [(TODAY + timedelta(days=5), TODAY + timedelta(days=9))]


# ------------------------------------------------------------------------------------------------- days off, easy days


def _days_off(*intervals: int) -> frozenset[date]:
    return frozenset(TODAY + timedelta(days=n) for n in intervals)


@pytest.mark.parametrize("number", [0.0, 0.5, 0.999])
def test_a_day_off_is_never_chosen_while_the_range_has_another(number: float) -> None:
    chosen = chosen_interval(5, 9, number, TODAY, Load(days_off=_days_off(5, 6, 8, 9)), (1, 100))
    assert chosen.days == 7
    assert chosen.shift is (Shift.DAY_OFF if number != 0.5 else None)


@pytest.mark.parametrize(("off", "bounds", "days"), [
    (range(5, 10), (1, 100), 4), (range(5, 10), (5, 100), 10), (range(3, 12), (1, 100), 2),
    (range(3, 11), (1, 100), 11), (range(1, 31), (1, 100), 31), (range(4, 10), (1, 9), 3),
])  # fmt: skip
def test_where_the_whole_range_is_off_the_nearest_day_within_the_bounds_is_taken(
    off: range, bounds: tuple[int, int], days: int
) -> None:
    assert chosen_interval(5, 9, 0.5, TODAY, Load(days_off=_days_off(*off)), bounds) == (days, Shift.DAY_OFF)


def test_where_every_day_within_the_bounds_is_off_the_number_decides_alone() -> None:
    assert chosen_interval(5, 9, 0.5, TODAY, Load(days_off=_days_off(*range(1, 20))), (5, 9)) == (7, None)


@given(
    st.integers(1, 40), st.integers(0, 20), st.floats(0.0, 1.0, exclude_max=True), st.sets(st.integers(1, 80)),
    st.integers(0, 40), st.integers(0, 40),
)  # fmt: skip
def test_due_days_honour_days_off(low: int, spread: int, number: float, off: set[int], below: int, above: int) -> None:
    first, last = max(1, low - below), low + spread + above
    chosen = chosen_interval(low, low + spread, number, TODAY, Load(days_off=_days_off(*off)), (first, last))
    assert first <= chosen.days <= last
    assert chosen.days not in off or set(range(first, last + 1)) <= off


def _eased(weight: float, *intervals: int) -> tuple[float, ...]:
    """A week in which the weekdays of these intervals have a weight."""
    eased = {(TODAY + timedelta(days=n)).weekday() for n in intervals}
    return tuple(weight if weekday in eased else 1.0 for weekday in range(7))


@pytest.mark.parametrize("number", [0.0, 0.5, 0.999])
def test_a_weekday_without_weight_is_left_free_where_it_can_be(number: float) -> None:
    assert chosen_interval(5, 7, number, TODAY, Load(easy_days=_eased(0, 5, 6))).days == 7
    assert chosen_interval(5, 5, number, TODAY, Load(easy_days=_eased(0, 5))) == (5, None)


def test_a_weekday_with_half_the_weight_gets_half_the_reviews() -> None:
    due: Counter[date] = Counter()
    for n in range(300):
        load = Load(due_on=lambda _first, _last: due, easy_days=_eased(0.5, 5))
        due[TODAY + timedelta(days=chosen_interval(5, 7, fuzz_number(CardId(str(n)), 1), TODAY, load).days)] += 1
    assert [due[TODAY + timedelta(days=n)] for n in (5, 6, 7)] == pytest.approx([60, 120, 120], abs=2)


def test_a_shift_says_what_turned_the_review_to_another_day() -> None:
    assert chosen_interval(5, 7, 0.0, TODAY, _load({5: 3})).shift is Shift.LOAD
    assert chosen_interval(5, 7, 0.0, TODAY, _load({}, siblings=(5,))).shift is Shift.SIBLING
    assert chosen_interval(5, 7, 0.0, TODAY, Load(easy_days=_eased(0.5, 5))).shift is Shift.EASY_DAY
    assert chosen_interval(5, 7, 0.0, TODAY, Load(days_off=_days_off(5))).shift is Shift.DAY_OFF
    assert chosen_interval(5, 7, 0.0, TODAY, Load()).shift is None
