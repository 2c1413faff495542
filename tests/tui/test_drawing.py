"""Drawings of characters: as wide as they may be, true to an eighth of a character, the same without colour."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.statistics.chart import Chart, Look, Row
from tui.drawing import drawn, in_numbers

MONDAY = date(2027, 1, 11)


def _row(value: float | None, label: str = "one", mark: float | None = None) -> Row:
    return Row(label=label, brief=label, value=value, text=f"{value} in full", short=f"{value}", mark=mark)


def _chart(*rows: Row, look: Look = Look.BARS, top: float | None = None) -> Chart:
    return Chart(name="x", title="X", sentence="It is so.", look=look, rows=rows, top=top)


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    lines = drawn(_chart(_row(4.0), _row(1.0, "two"), _row(0.0, "nil")), 40)
    assert [line.count("█") for line in lines] == [24, 6, 0]
    assert lines[1] == "two ██████                   1.0 in full"
    assert {len(line) for line in lines} == {40}


def test_anything_is_at_least_an_eighth_and_nothing_is_blank() -> None:
    lines = drawn(_chart(_row(10_000.0), _row(1.0, "two"), _row(0.0, "nil"), _row(None, "few")), 60)
    assert "▏" in lines[1]
    assert lines[2].split() == ["nil", "0.0", "in", "full"]
    assert lines[3].split() == ["few", "None", "in", "full"]


def test_where_there_is_no_room_the_number_is_brief() -> None:
    long = Row(label="one", brief="one", value=1.0, text="words " * 5, short="1")
    assert drawn(_chart(long), 30) == ["one " + "█" * 24 + " 1"]


def test_what_a_bar_is_compared_with_stands_upright_in_it_or_beyond() -> None:
    inside, beyond = drawn(_chart(_row(0.9, mark=0.5), _row(0.5, mark=0.9), top=1.0), 44)
    assert inside[4:].index("│") < inside.count("█")
    assert beyond[4:].index("│") > beyond.count("█")


def test_columns_rise_over_a_line_with_their_scale() -> None:
    rows = [_row(float(n), f"d{n}") for n in (0, 3, 6)]
    lines = drawn(_chart(*rows, look=Look.COLUMNS), 30)
    assert lines == [
        "6.0 ┤            █████",
        "    │            █████",
        "    │            █████",
        "    │      █████ █████",
        "    │      █████ █████",
        "    │      █████ █████",
        "  0 └──────────────────",
        "     d0    d3    d6",
    ]


def test_a_column_without_enough_is_a_dot_and_one_without_anything_is_none() -> None:
    lines = drawn(_chart(_row(1.0), _row(None), _row(0.0), look=Look.COLUMNS, top=1.0), 30)
    assert lines[-3] == "     │" + "█████ ····· ".rstrip()
    assert lines[0].startswith("100% ┤")


def test_where_columns_do_not_fit_the_last_are_drawn_and_it_is_marked() -> None:
    lines = drawn(_chart(*[_row(float(n), f"{n:02}") for n in range(50)], look=Look.COLUMNS), 30)
    assert max(map(len, lines)) <= 30
    assert "‹" in lines[-2]
    assert lines[-1].split()[0] == "26"


def _calendar(days: dict[date, int], until: date = MONDAY) -> Chart:
    rows = tuple(_row(float(number), str(day)) for day, number in days.items())
    return Chart(name="c", title="C", sentence="", look=Look.CALENDAR, rows=rows, days=days, until=until)


def test_a_calendar_shades_a_day_by_its_share_of_the_busiest() -> None:
    days = {MONDAY - timedelta(days=n): number for n, number in enumerate((8, 1, 4, 0, 6))}
    assert drawn(_calendar({day: n for day, n in days.items() if n}), 60) == [
        "    Jan",
        "Mon · █",
        "    ·",
        "Wed ·",
        "    █",
        "Fri ·",
        "    ▓",
        "Sun ░",
        "    less · ░ ▒ ▓ █ more",
    ]


def test_a_long_calendar_is_one_character_wide_and_then_ends_with_today() -> None:
    days = {MONDAY - timedelta(days=n): 1 for n in range(400)}
    wide, narrow = drawn(_calendar(days), 80), drawn(_calendar(days), 40)
    assert len(wide[1]) == 4 + 58
    assert len(narrow[1]) == 40
    assert narrow[1].endswith("█")
    assert len(narrow[2]) == 39


_values = st.none() | st.just(0.0) | st.floats(0.001, 1e7)


@given(
    st.lists(st.tuples(_values, st.text("abcdefgh 19", max_size=17)), max_size=40),
    st.sampled_from([Look.BARS, Look.COLUMNS]),
    st.integers(40, 100),
)
def test_no_line_is_too_wide(rows: list[tuple[float | None, str]], look: Look, width: int) -> None:
    made = [
        Row(label=label, brief=label, value=value, text=f"{value or 0:,.0f} reviews of many", short=f"{value or 0:.3g}")
        for value, label in rows
    ]
    chart = _chart(*made, look=look)
    assert all(len(line) <= width for line in drawn(chart, width))
    assert bool(drawn(chart, width)) == bool(rows)


@pytest.mark.parametrize(("look", "number"), [(Look.BARS, 3), (Look.COLUMNS, 2)])
def test_numbers_leave_out_days_without_anything(look: Look, number: int) -> None:
    chart = _chart(_row(2.0, "a"), _row(0.0, "b"), _row(None, "c"), look=look)
    lines = in_numbers(chart)
    assert len(lines) == number
    assert lines[0] == "a: 2.0 in full"
