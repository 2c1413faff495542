from datetime import UTC, date, datetime, timedelta

import pytest

from srs.backlog import CatchUp
from srs.day import Counts
from srs.model import Memory, Minutes, Outcome, Phase, Rating
from srs.view import Summary
from tui import words

NOW = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)


def outcome(*, days: int | None = None, seconds: int | None = None) -> Outcome:
    return Outcome(
        rating=Rating.GOOD, memory=Memory(stability=1, difficulty=5), phase=Phase.REVIEW, step=None, due=NOW,
        interval_days=days, delay_seconds=seconds,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "<1 d"), (1, "1 d"), (29, "29 d"), (30, "1 mo"), (43, "1.4 mo"), (364, "12 mo"), (365, "1 y"), (767, "2.1 y"),
     (36500, "99.9 y")],
)  # fmt: skip
def test_an_interval_reads_in_the_unit_that_fits(days: int, said: str) -> None:
    assert words.interval(days) == said


def test_no_two_intervals_under_thirty_days_read_alike() -> None:
    assert len({words.interval(days) for days in range(30)}) == 30


def test_a_longer_interval_never_reads_as_a_shorter_one() -> None:
    unit = {"d": 1, "mo": 30.4375, "y": 365.25}
    read = [words.interval(days).removeprefix("<").split() for days in range(1, 4000)]
    sizes = [float(number) * unit[name] for number, name in read]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(
    ("seconds", "said"), [(45, "45 s"), (600, "10 min"), (90, "1.5 min"), (5400, "1.5 h"), (86400, "24 h")]
)
def test_a_step_reads_in_seconds_minutes_or_hours(seconds: int, said: str) -> None:
    assert words.delay(seconds) == said
    assert words.after(outcome(seconds=seconds)) == said


def test_an_outcome_without_a_step_reads_as_its_interval() -> None:
    assert words.after(outcome(days=12)) == "12 d"


def test_the_short_form_takes_at_most_four_characters() -> None:
    told = [words.after_short(outcome(days=days)) for days in range(1, 36501)]
    told += [words.after_short(outcome(seconds=seconds)) for seconds in range(1, 86401)]
    assert max(map(len, told)) == 4
    assert {"10m", "3d", "245d", "2.1y", "100s"} & set(told) >= {"10m", "3d", "245d", "2.1y"}


def test_the_short_form_is_exact_for_a_year() -> None:
    assert len({words.after_short(outcome(days=days)) for days in range(365)}) == 365


@pytest.mark.parametrize(
    ("milliseconds", "said"), [(0, "0:00"), (7_999, "0:07"), (72_000, "1:12"), (3_723_000, "1:02:03")]
)
def test_a_stopwatch_shows_whole_seconds(milliseconds: int, said: str) -> None:
    assert words.elapsed(milliseconds) == said


@pytest.mark.parametrize(("milliseconds", "said"), [(40_000, "40 s"), (700_000, "12 min"), (5_400_000, "1.5 h")])
def test_time_spent_is_said_roughly(milliseconds: int, said: str) -> None:
    assert words.spent(milliseconds) == said


@pytest.mark.parametrize(("low", "high", "said"), [(3, 4, "3–4 min"), (2, 2, "2 min"), (0.5, 1, "0.5–1 min")])
def test_minutes_are_a_range_or_one_number(low: float, high: float, said: str) -> None:
    assert words.minutes(Minutes(low=low, high=high)) == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (NOW - timedelta(minutes=1), "now"),
        (NOW + timedelta(seconds=1), "in 1 min, at 09:00"),
        (NOW + timedelta(minutes=8), "in 8 min, at 09:08"),
        (NOW + timedelta(hours=3), "in 3 h, at 12:00"),
        (date(2027, 1, 11), "today"),
        (date(2027, 1, 12), "tomorrow"),
        (date(2027, 1, 16), "in 5 days"),
        (date(2027, 3, 3), "on 3 March 2027"),
    ],
)
def test_what_comes_is_said_as_seen_from_now(due: date, said: str) -> None:
    assert words.coming(due, NOW, NOW.date(), UTC) == said


def test_counts_leave_out_what_is_none() -> None:
    assert words.counts(Counts(new=1200, review=3)) == "1,200 new, 3 to review"
    assert words.counts(Counts()) == "nothing"
    assert words.count(1, "day") == "1 day"
    assert words.count(2, "day") == "2 days"


def test_a_summary_says_only_what_there_was() -> None:
    assert words.summary(Summary()) == [("Answered", "0 cards")]
    ratings = {Rating.AGAIN: 1, Rating.GOOD: 2}
    full = Summary(answered=3, new=2, ratings=ratings, duration_ms=130_000, points_covered=4, points_asked=6)
    assert words.summary(full) == [
        ("Answered", "3 cards, 2 of them new"),
        ("Ratings", "1 again, 0 hard, 2 good, 0 easy"),
        ("Points", "4 of 6 covered"),
        ("Time", "2 min"),
    ]


def test_a_deck_reads_as_a_path() -> None:
    assert words.deck("harbour::Technical") == "harbour › Technical"


@pytest.mark.parametrize(
    ("through", "enough", "limited", "said"),
    [
        (date(2027, 1, 14), 9, False, "At 20 minutes a day you are through by Thursday."),
        (date(2027, 1, 14), 9, True, "With your limits of reviews a day you are through by Thursday."),
        (None, 30, False, "At 20 minutes a day it goes on growing; at 30 minutes a day you are through in two weeks."),
        (None, None, True, "With your limits of reviews a day it goes on growing."),
    ],
)
def test_a_backlog_says_when_it_is_worked_off_and_what_holds_it(
    through: date | None, enough: int | None, limited: bool, said: str
) -> None:
    found = CatchUp(reviews=60, minutes=60, minutes_per_day=20, through=through, enough_minutes=enough, limited=limited)
    assert words.catch_up_words(found, date(2027, 1, 11)) == f"Backlog: 60 reviews, about 60 minutes. {said}"


@pytest.mark.parametrize(
    ("number", "whole_from", "said"),
    [(0.0, 1, "0"), (0.01, 1, "<0.1"), (0.3, 1, "0.3"), (0.97, 1, "1"), (1.4, 1, "1"), (1200.0, 1, "1,200"),
     (0.3, 10, "0.3"), (9.4, 10, "9.4"), (9.96, 10, "10")],
)  # fmt: skip
def test_a_scale_never_ends_with_nothing(number: float, whole_from: float, said: str) -> None:
    assert words.scale(number, whole_from) == said
