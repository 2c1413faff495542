"""Roll-outs keep to the minutes, and end where the memories say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cards import LEARNER, deck, families

from srs.plan.cards import Cards, cards, recall_if_stopped
from srs.plan.horizon import Horizon, horizon
from srs.plan.rollout import rolled_out


@given(
    st.sampled_from([deck(40), families(5, 7), deck(40, length=3.0)]),
    st.integers(1, 12),
    st.floats(0, 60),
    st.integers(0, 99),
)
@settings(max_examples=30, deadline=None)
def test_no_day_takes_much_more_than_its_minutes(of: Cards, days: int, minutes: float, seed: int) -> None:
    found = rolled_out(of, horizon([days], minutes), LEARNER, seed=seed)
    longest = 30 * of.length.max()
    assert (found.seconds <= minutes * 60 + longest).all()
    assert ((found.recall >= 0) & (found.recall <= 1)).all()


def test_with_no_minutes_recall_is_that_of_stopping_today() -> None:
    of, ahead = deck(50), horizon([4, 12], 0)
    found = rolled_out(of, ahead, LEARNER)
    for run in found.recall:
        assert run == pytest.approx(recall_if_stopped(of, ahead, LEARNER))
    assert (found.seen == of.seen[:, None]).all()


def test_recall_rises_with_the_minutes() -> None:
    found = [rolled_out(deck(200), horizon([14], minutes), LEARNER).mean.mean() for minutes in (0, 2, 5, 10, 20)]
    assert found == sorted(found)


def test_an_interview_on_the_way_is_scored_on_its_day() -> None:
    of, seconds = deck(60), np.full(10, 900.0)
    alone = cards(of.stability, of.difficulty, of.elapsed)
    near = rolled_out(alone, Horizon(days=(4,), seconds=seconds[:4]), LEARNER)
    weight = np.tile([1.0, 0.0], (60, 1))
    both = cards(of.stability, of.difficulty, of.elapsed, weight=weight)
    found = rolled_out(both, Horizon(days=(4, 10), seconds=seconds), LEARNER)
    assert found.recall[..., 0] == pytest.approx(near.recall[..., 0])


def test_what_is_answered_after_an_interview_was_not_seen_before_it() -> None:
    of = cards(np.full(40, np.nan), np.full(40, np.nan), np.zeros(40), weight=np.tile([1.0, 1.0], (40, 1)))
    found = rolled_out(of, horizon([2, 9], 3), LEARNER)
    assert 0 < found.seen[:, 0].mean() < 0.5
    assert found.seen[:, 1].mean() > 0.8


def test_ticks_review_the_points_of_an_answer() -> None:
    of = families(1, 7, new=1.0)
    found = rolled_out(of, Horizon(days=(1,), seconds=np.array([365.0])), LEARNER)
    assert (found.seen == 1).all()
    apart = cards(of.stability, of.difficulty, of.elapsed, length=of.length)
    without = rolled_out(apart, Horizon(days=(1,), seconds=np.array([365.0])), LEARNER)
    assert without.seen[0].max() == 0


def test_many_cards_are_sampled_with_their_share_of_the_minutes() -> None:
    of, ahead = deck(3000), horizon([7], 60)
    whole, part = rolled_out(of, ahead, LEARNER), rolled_out(of, ahead, LEARNER, most=1000)
    assert len(part.positions) == 1000
    assert part.mean.mean() == pytest.approx(whole.mean.mean(), abs=0.01)
    assert part.seconds.sum() == pytest.approx(whole.seconds.sum(), rel=0.04)


def test_a_sample_tears_no_family() -> None:
    found = rolled_out(families(50, 7), horizon([3], 20), LEARNER, most=100)
    assert len(found.positions) <= 100
    assert (np.bincount(found.positions // 8, minlength=50) % 8 == 0).all()


def test_on_the_day_itself_nothing_is_played() -> None:
    of, ahead = deck(20), horizon([0], 20)
    assert rolled_out(of, ahead, LEARNER).mean == pytest.approx(recall_if_stopped(of, ahead, LEARNER))
