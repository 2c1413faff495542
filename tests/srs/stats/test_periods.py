"""Days fold into periods that follow each other without a gap."""

from datetime import date, timedelta
from itertools import pairwise
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs.stats.periods import Grain, after, folded, grain_for, start_of, starts

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
grains = st.sampled_from(Grain)


@pytest.mark.parametrize(
    ("grain", "first"),
    [
        (Grain.DAY, date(2027, 1, 14)),
        (Grain.WEEK, date(2027, 1, 11)),
        (Grain.MONTH, date(2027, 1, 1)),
        (Grain.YEAR, date(2027, 1, 1)),
    ],
)
def test_a_period_begins_on_a_monday_or_the_first(grain: Grain, first: date) -> None:
    assert start_of(date(2027, 1, 14), grain) == first


@given(days, grains)
def test_every_day_is_in_the_period_that_begins_before_it_and_ends_after_it(day: date, grain: Grain) -> None:
    start = start_of(day, grain)
    assert start <= day < after(start, grain)
    assert start_of(start, grain) == start


@given(days, st.integers(0, 800), grains)
def test_periods_follow_each_other_from_the_first_day_to_the_last(first: date, length: int, grain: Grain) -> None:
    last = first + timedelta(days=length)
    found = starts(first, last, grain)
    assert all(after(a, grain) == b for a, b in pairwise(found))
    assert (found[0], found[-1]) == (start_of(first, grain), start_of(last, grain))


@given(st.dictionaries(days, st.integers(0, 9), max_size=20), grains)
def test_folding_loses_nothing(counts: dict[date, int], grain: Grain) -> None:
    found = folded(counts, grain, add)
    assert sum(found.values()) == sum(counts.values())
    assert list(found) == sorted({start_of(day, grain) for day in counts})


@pytest.mark.parametrize("number", [1, 7, 31, 32, 90, 210, 211, 365, 930, 931, 3650])
def test_a_grain_leaves_some_thirty_periods_at_most(number: int) -> None:
    first = date(2026, 1, 1)
    assert len(starts(first, first + timedelta(days=number - 1), grain_for(number))) <= 32
