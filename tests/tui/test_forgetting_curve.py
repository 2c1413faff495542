"""The forgetting curve in characters: its columns, its scale, its ratings and labels, in any width."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import bank, basic, question
from hypothesis import given
from hypothesis import strategies as st
from logs import MONDAY, review

from srs.card_history import CardHistory, stepped
from srs.model import CardState, Entry, Rating
from srs.recall_curve import recall_curve
from srs.scheduler import DEFAULT_WEIGHTS, expected_recall
from srs.why import Why
from tui.forgetting_curve import curve_in_numbers, drawn_curve

CARD = basic(question())[0]


def _history(*entries: Entry, today: date = MONDAY) -> CardHistory:
    steps = stepped(CARD.id, entries, DEFAULT_WEIGHTS)
    state = steps[-1].state if steps else CardState(card=CARD.id)
    return CardHistory(
        card=CARD, question=question(), bank=bank().name, state=state, recall=expected_recall(state, today),
        steps=steps, curve=recall_curve((step.entry, step.state) for step in steps),
        why=Why(card=CARD.id, now="", interval=""),
    )  # fmt: skip


def _on(days: int, rating: Rating = Rating.GOOD, due: int = 5) -> Entry:
    day = MONDAY + timedelta(days=days)
    return review(CARD.id, day, rating, due=day + timedelta(days=due), desired_retention=0.9)


def test_nothing_is_drawn_of_a_card_that_was_never_reviewed() -> None:
    assert drawn_curve(_history(), MONDAY, 80) == []
    assert curve_in_numbers(_history(), MONDAY) == []


def test_columns_fall_from_the_day_of_a_review() -> None:
    today = MONDAY + timedelta(days=20)
    lines = drawn_curve(_history(_on(0, due=20)), today, 66)
    heights = [sum(line[6 + at : 7 + at] not in ("", " ", "┄") for line in lines[:7]) for at in range(60)]
    assert heights[0] == 7
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] < 7


def test_what_is_to_come_is_shaded_and_what_was_is_full() -> None:
    lines = drawn_curve(_history(_on(0, due=20)), MONDAY + timedelta(days=10), 66)
    lowest = lines[6][6:]
    assert lowest[:30].strip("█") == ""
    assert lowest[-28:].strip("░") == ""
    assert "due" in lines[8]
    assert "today" in lines[8]


def test_ratings_stand_below_the_days_they_were_given_on() -> None:
    entries = (_on(0), _on(10, Rating.AGAIN), _on(20, Rating.EASY))
    lines = drawn_curve(_history(*entries), MONDAY + timedelta(days=20), 66)
    ratings = lines[7][6:]
    assert ratings[0] == "3"
    assert [each for each in ratings if each != "─"] == ["3", "1", "4"]


def test_the_line_of_the_recall_that_is_wanted_fills_what_is_empty() -> None:
    lines = drawn_curve(_history(_on(0), _on(60, Rating.AGAIN)), MONDAY + timedelta(days=70), 66)
    assert any("┄" in line for line in lines[:7])
    assert "wanted" in lines[-1]


def test_the_same_without_a_wanted_recall_has_no_line() -> None:
    bare = replace(_on(0), desired_retention=None)
    assert not any("┄" in line for line in drawn_curve(_history(bare), MONDAY + timedelta(days=70), 66))


@given(
    st.lists(st.tuples(st.integers(0, 300), st.sampled_from(Rating)), min_size=1, max_size=12),
    st.integers(0, 900),
    st.integers(30, 130),
)
def test_no_line_is_wider_than_there_is_room(reviews: list[tuple[int, Rating]], later: int, width: int) -> None:
    entries = [_on(day, rating) for day, rating in sorted(reviews, key=lambda pair: pair[0])]
    today = MONDAY + timedelta(days=max(day for day, _ in reviews) + later)
    lines = drawn_curve(_history(*entries, today=today), today, width)
    assert len(lines) >= 10
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("days", [0, 1, 400])
def test_numbers_say_how_far_recall_fell_and_when_it_will(days: int) -> None:
    today = MONDAY + timedelta(days=30 + days)
    lines = curve_in_numbers(_history(_on(0), _on(30), today=today), today)
    assert lines[0].startswith("11 January 2027 to 10 February 2027: recall fell from 100% to ")
    assert lines[1].startswith("Since 10 February 2027: recall is ")
    assert len(lines) > 2 or days == 400
