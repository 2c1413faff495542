"""The time of an answer, by a stopwatch that the test moves."""

from driven import Seconds

from tui.answer_timer import AnswerTimer


def test_an_answer_takes_until_its_back_is_shown_and_the_rating_comes_later() -> None:
    seconds = Seconds()
    timer = AnswerTimer(seconds)
    seconds.at += 2.5
    assert timer.elapsed_ms == timer.since_front_ms == 2500
    timer.said()
    seconds.at += 1
    assert (timer.elapsed_ms, timer.since_front_ms) == (2500, 3500)


def test_another_front_begins_anew() -> None:
    seconds = Seconds()
    timer = AnswerTimer(seconds)
    timer.said()
    seconds.at += 4
    timer.restart()
    seconds.at += 0.25
    assert timer.elapsed_ms == timer.since_front_ms == 250
