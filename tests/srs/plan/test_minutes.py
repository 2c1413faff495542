"""How many minutes, days and cards it takes."""

from collections.abc import Callable

import numpy as np
import pytest
from plan_cards import LEARNER, deck, families

from srs.plan.cards import cards
from srs.plan.horizon import horizon
from srs.plan.minutes import days_needed, mean_recall, minutes_needed, question_recall, questions_that_fit, ranked
from srs.plan.rollout import rolled_out


def test_the_minutes_reach_the_target_and_fewer_do_not() -> None:
    of = deck(100)
    targets = [0.6, 0.8, 0.9]
    found = minutes_needed(of, [10], LEARNER, targets)
    assert found == sorted(found, key=lambda minutes: minutes or 0)
    for target, minutes in zip(targets, found, strict=True):
        assert minutes is not None
        assert mean_recall(rolled_out(of, horizon([10], minutes), LEARNER)) >= target - 0.01
        assert mean_recall(rolled_out(of, horizon([10], max(0, minutes - 1.5)), LEARNER)) < target


def test_a_target_that_no_day_is_long_enough_for_has_no_minutes() -> None:
    assert minutes_needed(deck(100), [1], LEARNER, [0.9999]) == [None]
    assert minutes_needed(deck(100), [0], LEARNER, [0.9]) == [None]


def test_a_target_that_is_reached_already_needs_none() -> None:
    known = cards(np.full(5, 500.0), np.full(5, 3.0), np.ones(5))
    assert minutes_needed(known, [5], LEARNER, [0.9]) == [0.0]


def test_days_off_make_the_other_days_longer() -> None:
    every, half = (minutes_needed(deck(100), [10], LEARNER, [0.8], pattern=days)[0] for days in ([1.0], [1.0, 0.0]))
    assert every is not None
    assert half is not None
    assert half > 1.5 * every


def test_a_later_date_does_with_the_same_minutes() -> None:
    def reached(minutes: float) -> Callable[[int], bool]:
        return lambda days: mean_recall(rolled_out(deck(100), horizon([days], minutes), LEARNER)) >= 0.8

    days = days_needed(reached(3.0))
    assert days is not None
    assert 3 < days < 200
    assert days_needed(reached(3.0), after=days) == days + 1
    assert days_needed(reached(0.0)) is None


@pytest.mark.parametrize(("most", "found"), [(0, 0), (7, 7), (12, 12)])
def test_the_most_questions_that_fit_are_found(most: int, found: int) -> None:
    assert questions_that_fit(12, lambda number: number <= most) == found
    assert questions_that_fit(0, lambda _: True) == 0


def test_one_question_that_misses_by_chance_hides_no_others() -> None:
    assert questions_that_fit(24, lambda number: 2 <= number <= 9) == 9


def test_questions_are_ranked_by_their_weight_for_what_they_still_cost() -> None:
    new = np.full(6, np.nan)
    of = cards(new, new, np.zeros(6), weight=np.array([1.0, 1, 3, 3, 1, 1]), length=np.array([1.0, 1, 9, 1, 2, 1]))
    stopped = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.9])
    assert ranked(of, np.array([0, 0, 1, 2, 3, 4]), stopped).tolist() == [2, 2, 4, 1, 3, 0]


def test_the_recall_of_questions_is_the_mean_over_their_cards() -> None:
    of = families(4, 3)
    found, unit = rolled_out(of, horizon([6], 3), LEARNER), np.arange(16) // 4
    each = [found.mean[unit == number, 0].mean() for number in range(4)]
    assert question_recall(found, unit) == pytest.approx(np.mean(each))
    assert question_recall(found, unit, among=unit == 2) == pytest.approx(each[2])
    assert question_recall(found, unit, among=unit == 9) == 0.0
