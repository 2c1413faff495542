"""The horizon has the days, the minutes of each, and an end."""

import numpy as np
import pytest

from srs.plan.horizon import MOST_STEPS, horizon
from srs.plan.learner import Learner, shrunk_median
from srs.scheduler import DEFAULT_WEIGHTS


def test_a_week_of_minutes_repeats() -> None:
    found = horizon([10], [20, 20, 20, 20, 20, 40, 0])
    assert (found.seconds / 60).tolist() == [20, 20, 20, 20, 20, 40, 0, 20, 20, 20]
    assert found.moments.tolist() == list(range(10))


def test_the_last_interview_ends_it() -> None:
    found = horizon([9, 3], 10)
    assert found.days == (3, 9)
    assert found.steps == 9
    assert found.days_left(np.array(4.0)).tolist() == [-1, 5]


def test_ten_years_are_looked_at_in_steps_of_several_days() -> None:
    found = horizon([3650], 10)
    assert found.steps <= MOST_STEPS
    assert found.seconds.sum() == 3650 * 600
    assert found.moments[-1] < 3650


def test_on_the_day_itself_no_moment_is_left() -> None:
    assert horizon([0], 10).steps == 0


@pytest.mark.parametrize(
    ("days", "minutes"), [([], 10.0), ([-1], 10.0), ([3], -1.0), ([3], 1441.0), ([3], float("nan")), ([3], [])]
)
def test_what_is_no_plan_is_refused(days: list[int], minutes: float | list[float]) -> None:
    with pytest.raises(ValueError, match=r"plan|minutes"):
        horizon(days, minutes)


def test_few_answers_move_the_usual_seconds_little() -> None:
    assert shrunk_median([], 15) == 15
    assert shrunk_median([45.0] * 30, 15) == 30
    assert shrunk_median([40.0] * 3000, 15) == pytest.approx(40, abs=0.3)


def test_who_misses_days_is_stopped_later() -> None:
    learner = Learner(weights=DEFAULT_WEIGHTS)
    assert learner.floor() * learner.seconds_recalled == pytest.approx(0.003)
    assert learner.floor(0.79) == pytest.approx(learner.floor() / 3)
