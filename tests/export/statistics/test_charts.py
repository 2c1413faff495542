"""What charts say of figures made by hand, and what they leave unsaid."""

from datetime import date, timedelta

import pytest

from export.statistics.chart import Chart, Look
from export.statistics.sections import sections, span_in_words
from srs.figures import Figures
from srs.model import Phase, Rating
from srs.stats.activity import Activity, Work
from srs.stats.calibration import Predicted, calibration
from srs.stats.cards import CardCounts, Cards, Forecast
from srs.stats.histogram import DIFFICULTY_EDGES, histogram
from srs.stats.retention import Age, Recalled, retention
from srs.stats.share import Share

MONDAY = date(2027, 1, 11)


def _on(day: int) -> date:
    return MONDAY + timedelta(days=day)


def _chart(figures: Figures, name: str) -> Chart:
    return next(chart for section in sections(figures) for chart in section.charts if chart.name == name)


def _rows(figures: Figures, name: str) -> dict[str, str]:
    return {row.brief: row.text for row in _chart(figures, name).rows}


def test_the_sections_are_those_of_the_screen_and_nothing_is_drawn_of_nothing() -> None:
    every = sections(Figures(today=MONDAY))
    assert [section.title for section in every] == [
        "Reviews", "Cards", "Retention", "Answers", "Memory", "Calibration"
    ]  # fmt: skip
    charts = [chart for section in every for chart in section.charts]
    assert all(not row.value for chart in charts for row in chart.rows)
    assert all(chart.sentence for chart in charts)
    assert len({chart.name for chart in charts}) == len(charts)


def test_answers_are_told_with_the_days_they_are_of() -> None:
    days = {_on(-1): Work(reviews=9, crams=1, ticked=4, milliseconds=600_000), MONDAY: Work(reviews=2)}
    figures = Figures(today=MONDAY, first=_on(-6), activity=Activity(days=days))
    chart = _chart(figures, "answers")
    assert chart.sentence == (
        "12 answers on 2 of 7 days, 1.7 a day. 1 of them while cramming. Ticks reviewed 4 more cards along."
    )
    assert chart.look is Look.COLUMNS
    assert [row.value for row in chart.rows] == [0, 0, 0, 0, 0, 10, 2]
    assert chart.rows[5].label == "Sun 10 Jan 2027"
    assert _chart(figures, "time").sentence == "10 min in all; 5 min on a day with reviews, 50 s an answer."
    assert _rows(figures, "calendar") == {"10 Jan": "10 answers", "11 Jan": "2 answers"}


@pytest.mark.parametrize(
    ("first", "title", "number"),
    [(_on(-29), "Answers a day", 30), (_on(-89), "Answers a week", 14), (_on(-364), "Answers a month", 13)],
)
def test_a_longer_span_is_told_in_longer_periods(first: date, title: str, number: int) -> None:
    figures = Figures(today=MONDAY, first=first, activity=Activity(days={MONDAY: Work(reviews=1)}))
    chart = _chart(figures, "answers")
    assert (chart.title, len(chart.rows)) == (title, number)


def test_a_period_that_the_span_cuts_says_so() -> None:
    figures = Figures(today=MONDAY, first=_on(-89), activity=Activity(days={MONDAY: Work(reviews=1)}))
    labels = [row.label for row in _chart(figures, "answers").rows]
    assert labels[0] == "week of 12 Oct 2026 (in part)"
    assert labels[1] == "week of 19 Oct 2026"
    assert labels[-1] == "week of 11 Jan 2027 (in part)"


def test_an_answer_of_tomorrow_is_shown() -> None:
    """Who flew west has days in the log that have not come yet."""
    figures = Figures(today=MONDAY, first=_on(-6), activity=Activity(days={_on(1): Work(reviews=3)}))
    assert [row.value for row in _chart(figures, "answers").rows][-1] == 3


def test_what_is_due_is_told_apart_from_what_is_overdue_and_what_comes_later() -> None:
    forecast = Forecast(overdue=5, days={MONDAY: 2, _on(3): 4, _on(40): 7})
    figures = Figures(today=MONDAY, first=_on(-29), cards=Cards(forecast=forecast))
    chart = _chart(figures, "forecast")
    assert chart.sentence == "5 overdue, 2 today, 6 in 30 days, 7 later. Without new cards."
    assert [(row.brief, row.value) for row in chart.rows[:5]] == [
        ("over", 5), ("11 Jan", 2), ("12 Jan", 0), ("13 Jan", 0), ("14 Jan", 4)
    ]  # fmt: skip


def test_too_few_reviews_give_their_number_and_no_share() -> None:
    recalled = [
        Recalled(day=MONDAY, age=Age.NEXT_DAY, share=Share(10, 12)),
        Recalled(day=MONDAY, age=Age.YOUNG, share=Share(36, 40)),
    ]
    figures = Figures(today=MONDAY, retention=retention(recalled, {}))
    assert _rows(figures, "retention") == {
        "1 day": "not enough reviews yet (n = 12)",
        "2–20 days": "90% of 40 reviews (77–96%)",
        "21+ days": "not enough reviews yet (n = 0)",
        "all": "88% of 52 reviews (77–95%)",
    }
    assert [row.value for row in _chart(figures, "retention").rows] == [None, 0.9, None, 46 / 52]
    assert _rows(figures, "retention-day") == {"11 Jan": "88% of 52 reviews (77–95%)"}


def test_shares_of_many_are_told_to_a_tenth() -> None:
    recalled = [Recalled(day=MONDAY, age=Age.YOUNG, share=Share(897, 1000))]
    figures = Figures(today=MONDAY, retention=retention(recalled, {}))
    assert _rows(figures, "retention")["all"] == "89.7% of 1,000 reviews (87.7–91.4%)"


def test_buttons_have_a_chart_a_phase_and_what_was_passed() -> None:
    presses = {Rating.AGAIN: 5, Rating.HARD: 5, Rating.GOOD: 30, Rating.EASY: 0}
    figures = Figures(today=MONDAY, activity=Activity(buttons={Phase.REVIEW: presses}))
    chart = _chart(figures, "buttons-review")
    assert chart.title == "Answer buttons, cards in review"
    assert chart.sentence == "Passed: 88% of 40 answers (74–95%)."
    assert _rows(figures, "buttons-review") == {
        "Again": "5 (12%)", "Hard": "5 (12%)", "Good": "30 (75%)", "Easy": "0 (0%)"
    }  # fmt: skip


def test_hours_say_when_and_how_well() -> None:
    figures = Figures(
        today=MONDAY,
        activity=Activity(hours={8: 30, 21: 10}),
        retention=retention([], {8: Share(20, 25), 21: Share(3, 4)}),
    )
    chart = _chart(figures, "hours")
    assert chart.sentence == "Most answers between 08:00 and 08:59: 30 (75%)."
    assert len(chart.rows) == 24
    assert chart.rows[8].text == "30 answers; recalled 80% of 25 reviews (61–91%)"
    assert chart.rows[21].text == "10 answers; recalled not enough reviews yet (n = 4)"
    assert chart.rows[9].text == "0 answers"


def test_cards_are_counted_by_phase_and_memory() -> None:
    cards = Cards(
        counts=CardCounts(new=500, young=1, mature=499),
        difficulty=histogram(1.0, DIFFICULTY_EDGES, 10.0, {4: 3}),
    )
    figures = Figures(today=MONDAY, cards=cards)
    assert _rows(figures, "phases")["new"] == "500 (50%)"
    assert _rows(figures, "phases")["young"] == "1 (<1%)"
    assert _chart(figures, "difficulty").sentence == "From 1 (easy) to 10: 3 cards."
    assert _rows(figures, "difficulty")["5–6"] == "3"
    assert _chart(figures, "stability").rows == ()


def test_calibration_shows_the_prediction_beside_what_came() -> None:
    predicted = [Predicted(bin=7, count=200, expected=182.0, recalled=170, loss=80.0)]
    figures = Figures(today=MONDAY, calibration=calibration(predicted))
    (row,) = _chart(figures, "calibration").rows
    assert (row.label, row.value, row.mark) == ("90.0% to 92.5%", 0.85, 0.91)
    assert row.text == "85% of 200 reviews (79–89%); predicted 91.0%"
    assert _rows(figures, "loss") == {"predicted": "0.4000", "constant": "0.4227"}
    assert "Error of the bins (RMSE): not enough reviews yet (n = 200)." in _chart(figures, "loss").sentence


def test_the_span_is_named() -> None:
    assert span_in_words(Figures(today=MONDAY)) == "all days"
    assert span_in_words(Figures(today=MONDAY, first=MONDAY)) == "the last 1 study day"
    assert span_in_words(Figures(today=MONDAY, first=_on(-89))) == "the last 90 study days"
