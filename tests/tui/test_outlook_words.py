"""The words of an outlook: shares of a hundred questions, why a card comes, what is enough, what gives way."""

from dataclasses import replace
from datetime import date

import pytest
from outlooks import FOLLOWED, HELP, OUTLOOK, STOPPED, card_today

from srs.clock import from_ms
from srs.model import Checked, Forecast, InterviewId
from srs.outlook.outlook import DayAhead, Outlook, TooLong
from srs.outlook.topics import By, Topic
from tui.outlook_lines import lines_of
from tui.outlook_words import head, of_hundred, parts


def _text(of: Outlook, *earlier: Forecast, width: int = 80) -> str:
    return "\n".join(line for part in parts(of, earlier) for line in (part.title, *lines_of(part, width)))


def test_a_share_is_said_of_a_hundred_questions() -> None:
    assert of_hundred(FOLLOWED) == "of 100 questions about 87, likely 82 to 91"
    assert head(OUTLOOK) == "SRE at Acme: Thursday 14 January 2027, in 3 days"
    text = _text(OUTLOOK)
    assert "if you follow the plan  of 100 questions about 87, likely 82 to 91" in text
    assert "if you stopped today    of 100 questions about 41, likely 36 to 46" in text
    assert "about 1,200 cards of 300 questions, 400 answered so far; with the plan 1,100 by the day" in _flat(OUTLOOK)


def test_a_card_says_why_it_comes() -> None:
    text = _text(OUTLOOK)
    assert "12 cards, about 18 of the 20 minutes; first:" in text
    assert "new, 2 min, +0.41  How do you moor a ship?" in text
    assert "62 %, 18 s, +0.09  How do you moor a ship?" in text
    assert "Another\nminute buys 0.31 of a card today, 0.80 of a card in the last week." in text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"enough": True, "cards_today": 0}, "Enough for today: another minute would add less than 0.02 of a card."),
        ({"minutes": 0}, "No minutes are planned for today."),
        ({"spent": 20.0}, "Today's 20 minutes are used."),
        ({"cards_today": 0}, "No card fits into what is left of today's minutes."),
        ({"spent": 5.0}, "12 cards, about 18 of the 15 left of 20 minutes; first:"),
    ],
)
def test_today_says_how_much_is_left_or_that_it_is_enough(changes: dict[str, object], said: str) -> None:
    assert said in _text(replace(OUTLOOK, **changes))  # type: ignore[arg-type]


def test_the_check_is_said_in_words_with_what_it_changes() -> None:
    checked = Checked(answers=320, predicted=0.84, observed=0.81)
    lower = _flat(replace(OUTLOOK, checked=checked, believed=0.89))
    assert "the model expected 84 %, you had 81 % in 320 answers, so the forecast is 2 points lower" in lower
    assert "so the forecast is 1 point higher" in _flat(replace(OUTLOOK, checked=checked, believed=0.86))
    assert "so the forecast is the same" in _flat(replace(OUTLOOK, checked=checked))


def test_a_sample_is_said_to_be_one() -> None:
    assert "20,000 cards stand for all in the forecast" in _text(replace(OUTLOOK, sampled=20_000))


def test_enough_for_today_names_what_a_minute_would_add() -> None:
    assert "less than 0.02 of a card" in _flat(replace(OUTLOOK, enough=True))
    quick = _flat(replace(OUTLOOK, enough=True, a_minute_adds=0.071))
    assert "less than 0.08 of a card" in quick
    assert "of a card today" not in quick


def test_what_of_today_is_for_other_interviews_is_told() -> None:
    some = replace(OUTLOOK, cards_for_it=5, first_cards=OUTLOOK.first_cards[:1])
    assert "12 cards, about 18 of the 20 minutes, 5 of them for this interview; first:" in _flat(some)
    none = replace(OUTLOOK, cards_for_it=0, first_cards=())
    assert "12 cards, about 18 of the 20 minutes, none of them for this interview." in _flat(none)


def test_new_cards_that_come_in_turn_are_told_as_such() -> None:
    flat = _flat(replace(OUTLOOK, first_cards=(card_today(in_turn=True, gain=-0.001),)))
    assert "new, 2 min, in turn" in flat
    assert "In turn: there is time, so new cards are begun evenly, the last a week before the day." in flat
    assert "+ is what a card gains" not in flat


def test_minutes_are_those_of_days_that_have_any() -> None:
    off = replace(OUTLOOK.days_ahead[1], minutes=0, planned=0)
    some = replace(OUTLOOK, days_ahead=(OUTLOOK.days_ahead[0], off, OUTLOOK.days_ahead[2]), help=HELP)
    assert "18 minutes on each of 2 days with minutes, 36 in all of the 40 there are" in _flat(some)
    assert "10.5 minutes on each of 2 days with minutes" in _flat(some)


def test_cards_that_no_day_has_the_minutes_for_are_told() -> None:
    two = _flat(replace(OUTLOOK, too_long=TooLong(cards=2, minutes=18.2)))
    assert "2 cards take more than a day's minutes and do not come: the longest needs a day of 19" in two


def test_earlier_forecasts_are_told() -> None:
    before = Forecast(
        interview=InterviewId("acme"), study_day=date(2027, 1, 2), made_at=from_ms(0), for_day=date(2027, 1, 14),
        questions=300, expected=0.7, low=0.6, high=0.8, stopped=0.2, believed=0.7,
    )  # fmt: skip
    assert "earlier                 about 70 on 2 January 2027\n" in _text(OUTLOOK, before)


def _flat(of: Outlook) -> str:
    """All on one line."""
    return " ".join(_text(of).split())


def test_what_it_takes_and_each_way_out_has_its_number() -> None:
    text = _text(replace(OUTLOOK, help=HELP), width=100)
    for said in (
        "at today's pace  of 100 questions about 78, likely 72 to 83, with 14.2 minutes a day as in the last",
        "for 80 of 100    10.5 minutes a day",
        "for 90 of 100    1 minute a day",
        "for 95 of 100    no day is long enough",
        "It does not fit: for 90 of 100, one of these",
        "more minutes    23 minutes a day",
        "a later date    20 February 2027, 37 days later",
        "fewer cards     210 of 300 questions fit, those first that weigh most for what they cost",
        "a lower target  87 of 100 is what the plan reaches",
        "left out then   ferries (80 of 90), cranes (10 of 210)",
    ):
        assert said in text


def test_ways_that_lead_nowhere_say_so() -> None:
    assert HELP.ways is not None
    nowhere = replace(HELP, ways=replace(HELP.ways, minutes=None, days=None, questions=0))
    text = _text(replace(OUTLOOK, help=nowhere))
    for said in ("no day is long enough", "no day within a year does it", "not even one question fits"):
        assert said in text


def test_topics_are_bars_with_what_stopping_would_leave() -> None:
    topic = Topic(
        by=By.DECK, name="harbour::a deck with quite a long name", questions=3, followed=FOLLOWED, stopped=STOPPED
    )
    text = _text(replace(OUTLOOK, topics=(topic,)))
    assert "By deck" in text
    assert "By type" not in text
    assert "… with quite a long name " in text
    assert "│" in text
    assert "87 (82 to 91), stopped 41" in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_there_is_room(width: int) -> None:
    topics = tuple(
        Topic(by=by, name="harbour::Technical", questions=3, followed=FOLLOWED, stopped=STOPPED) for by in By
    )
    text = _text(replace(OUTLOOK, help=HELP, topics=topics, others=("Ops at Hull",)), width=width)
    titles = {part.title for part in parts(replace(OUTLOOK, help=HELP, topics=topics))}
    assert max(len(line) for line in text.split("\n") if line not in titles) <= width


def test_the_scale_of_short_days_ends_above_nothing() -> None:
    days = tuple(DayAhead(day=date(2027, 1, 11 + n), days=1, minutes=20, planned=0.3 - n / 10) for n in range(3))
    text = _text(replace(OUTLOOK, days_ahead=days))
    assert "\n0.3 min ┤" in text
    assert "\n      0 └" in text


def test_many_days_share_columns_and_name_their_years() -> None:
    days = tuple(
        DayAhead(day=date(2027 + n // 12, n % 12 + 1, 1), days=30, minutes=20, planned=n % 7) for n in range(72)
    )
    chart = next(part.chart for part in parts(replace(OUTLOOK, days_ahead=days)) if part.chart)
    assert len(chart.rows) == 36
    assert chart.rows[0].brief == "Jan 27"
    assert chart.rows[1].value == pytest.approx(2.5)
