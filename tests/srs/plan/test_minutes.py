"""How many minutes, days and cards it takes."""

import numpy as np
import pytest
from plan_cards import LEARNER, deck, families

from srs.plan.cards import cards
from srs.plan.horizon import horizon
from srs.plan.minutes import cards_that_fit, days_needed, mean_recall, minutes_needed
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
    days = days_needed(deck(100), LEARNER, 3.0, 0.8)
    assert days is not None
    assert 3 < days < 200
    assert days_needed(deck(100), LEARNER, 0.0, 0.8) is None


@pytest.mark.parametrize("minutes", [0.5, 2.0, 500.0])
def test_the_cards_that_fit_reach_the_target_in_whole_questions(minutes: float) -> None:
    of = families(12, 3, length=4.0, new=1.0)
    found = cards_that_fit(of, [6], LEARNER, minutes, 0.7)
    assert (np.bincount(found // 4, minlength=12) % 4 == 0).all()
    if len(found):
        assert mean_recall(rolled_out(of.only(found), horizon([6], minutes), LEARNER)) >= 0.7
    assert (len(found) == len(of)) == (minutes == 500.0)


def test_the_heaviest_cards_are_kept() -> None:
    of = deck(40, new=1.0)
    weighted = cards(of.stability, of.difficulty, of.elapsed, weight=np.arange(40.0) + 1)
    found = cards_that_fit(weighted, [5], LEARNER, 2.0, 0.8)
    assert 0 < len(found) < 40
    assert found.tolist() == list(range(40 - len(found), 40))


def test_no_cards_fit_where_there_are_none() -> None:
    nothing = np.empty(0)
    assert len(cards_that_fit(cards(nothing, nothing, nothing), [5], LEARNER, 2.0, 0.8)) == 0
