"""Fuzz: Anki's range, one number a review, the day with the least load, never a sibling's day if it can be helped."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from srs.fuzz import Load, chosen_interval, fuzz_number, fuzz_range
from srs.model import CardId

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
    found = [chosen_interval(low, high, number, TODAY, Load()) for number in (0.0, 0.5, 0.999999)]
    assert found == [lower, middle, upper]


@given(
    st.floats(min_value=0.0, max_value=100_000.0), st.integers(1, 40_000), st.integers(1, 36_500),
    st.floats(0.0, 1.0, exclude_max=True),
)  # fmt: skip
def test_an_interval_stays_within_its_bounds(interval: float, minimum: int, maximum: int, number: float) -> None:
    low, high = fuzz_range(interval, minimum, maximum)
    assert min(minimum, maximum) <= low <= high <= maximum
    assume(high - low < 5000)
    assert low <= chosen_interval(low, high, number, TODAY, Load()) <= high


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
    chosen = Counter(chosen_interval(5, 9, fuzz_number(CardId(str(n)), 1), TODAY, Load()) for n in range(5000))
    assert set(chosen) == {5, 6, 7, 8, 9}
    assert all(850 < count < 1150 for count in chosen.values())


def _load(due: Mapping[int, int], siblings: tuple[int, ...] = ()) -> Load:
    by_day = {TODAY + timedelta(days=n): count for n, count in due.items()}

    def due_on(first: date, last: date) -> Mapping[date, int]:
        return {day: count for day, count in by_day.items() if first <= day <= last}

    return Load(due_on=due_on, sibling_days=frozenset(TODAY + timedelta(days=n) for n in siblings))


@pytest.mark.parametrize("number", [0.0, 0.5, 0.999])
def test_the_day_with_the_least_load_wins(number: float) -> None:
    assert chosen_interval(5, 9, number, TODAY, _load({5: 3, 6: 2, 7: 1, 8: 2, 9: 3})) == 7
    assert chosen_interval(5, 9, number, TODAY, _load({5: 1, 6: 1, 7: 1, 8: 0, 9: 1, 4: 0, 10: 0})) == 8


def test_the_number_decides_among_days_with_equal_load() -> None:
    load = _load({6: 1, 8: 1})
    assert [chosen_interval(5, 9, number, TODAY, load) for number in (0.0, 0.4, 0.8)] == [5, 7, 9]


@pytest.mark.parametrize("number", [0.0, 0.5, 0.999])
def test_a_siblings_day_is_avoided_even_when_it_is_the_emptiest(number: float) -> None:
    assert chosen_interval(5, 7, number, TODAY, _load({5: 9, 7: 9, 6: 0}, siblings=(6,))) in (5, 7)
    assert chosen_interval(5, 7, number, TODAY, _load({5: 9, 7: 8}, siblings=(6,))) == 7


def test_where_every_day_is_a_siblings_the_load_decides() -> None:
    assert chosen_interval(5, 7, 0.0, TODAY, _load({5: 2, 6: 2, 7: 1}, siblings=(5, 6, 7))) == 7


def test_a_range_of_one_day_is_that_day_whatever_lies_on_it() -> None:
    assert chosen_interval(4, 4, 0.9, TODAY, _load({4: 1000}, siblings=(4,))) == 4


def test_load_is_asked_for_once_and_only_for_the_range() -> None:
    asked: list[tuple[date, date]] = []

    def due_on(first: date, last: date) -> Mapping[date, int]:
        asked.append((first, last))
        return {}

    chosen_interval(5, 9, 0.5, TODAY, Load(due_on=due_on))
    assert asked == [(TODAY + timedelta(days=5), TODAY + timedelta(days=9))]
