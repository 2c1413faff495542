"""What the log says of a learner: seconds and shares of ratings, drawn towards the field's averages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs.model import Rating, Role
from srs.plan.learner import Learner
from srs.planning.believed import learner_of
from srs.planning.lengths import own_lengths, seconds_of, usual_length
from srs.scheduler import DEFAULT_WEIGHTS
from srs.store.plan_reader import Answered

_FIELD = Learner(weights=DEFAULT_WEIGHTS)

_answers = st.lists(
    st.builds(
        Answered,
        role=st.sampled_from(Role),
        minutes=st.none() | st.floats(0, 60),
        rating=st.sampled_from(Rating),
        first=st.booleans(),
        seconds=st.none() | st.floats(0, 600),
    ),
    max_size=60,
)


def _points(count: int, seconds: float, rating: Rating = Rating.GOOD, *, first: bool = False) -> list[Answered]:
    return [Answered(Role.POINT, None, rating, first, seconds)] * count


def test_without_answers_the_learner_is_the_fields_average() -> None:
    learner = learner_of([], DEFAULT_WEIGHTS)
    assert learner.first_ratings == pytest.approx(_FIELD.first_ratings)
    assert (learner.seconds_recalled, learner.seconds_failed, learner.seconds_first) == (15, 30, 45)
    assert set(own_lengths([], _FIELD).values()) == {1.0}


def test_thirty_own_answers_count_as_much_as_the_field() -> None:
    learner = learner_of(_points(30, 5.0), DEFAULT_WEIGHTS)
    assert learner.seconds_recalled == 10
    assert learner.passed_ratings == pytest.approx((0.112, (1 + 0.631) / 2, 0.0725))
    assert (learner.seconds_failed, learner.seconds_first) == (30, 45)


def test_failed_and_first_answers_have_seconds_of_their_own() -> None:
    answers = [*_points(90, 50.0, Rating.AGAIN), *_points(90, 5.0, first=True)]
    learner = learner_of(answers, DEFAULT_WEIGHTS)
    assert (learner.seconds_recalled, learner.seconds_failed, learner.seconds_first) == (15, 45, 15)
    assert learner.first_ratings[2] == pytest.approx((90 + 30 * 0.495) / 120)


def test_a_whole_answer_takes_its_questions_minutes_until_the_persons_own_answers_say() -> None:
    first = usual_length(Role.ANSWER, 4.0) * _FIELD.seconds_first
    later = usual_length(Role.ANSWER, 4.0) * _FIELD.seconds_recalled
    assert (first + later) / 2 == 240
    slow = [Answered(Role.ANSWER, 4.0, Rating.GOOD, False, 480.0)] * 90
    lengths = own_lengths([*slow, *_points(500, 15.0)], _FIELD)
    assert lengths[Role.ANSWER] == pytest.approx((90 * 4 + 30) / 120)
    assert lengths[Role.POINT] == 1


def test_an_answer_that_nobody_timed_counts_as_it_usually_is() -> None:
    assert seconds_of(Answered(Role.POINT, None, Rating.AGAIN, False, None), _FIELD) == 30
    assert seconds_of(Answered(Role.POINT, None, Rating.AGAIN, False, 7.5), _FIELD) == 7.5


@given(_answers)
def test_whatever_the_log_holds_seconds_are_positive_and_shares_are_shares(answers: list[Answered]) -> None:
    learner = learner_of(answers, DEFAULT_WEIGHTS)
    assert min(learner.seconds_recalled, learner.seconds_failed, learner.seconds_first) > 0
    assert sum(learner.first_ratings) == pytest.approx(1)
    assert sum(learner.passed_ratings) == pytest.approx(1)
    assert min(own_lengths(answers, learner).values()) > 0
