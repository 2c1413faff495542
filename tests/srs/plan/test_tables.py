"""Tables hold the values of the best plans, as a recursion without any grid finds them."""

from itertools import pairwise

import numpy as np
import pytest
from plan_cards import LEARNER, best_value, failed_value, first_value, recall

from srs.plan.grid import Grid
from srs.plan.horizon import Horizon, horizon
from srs.plan.kernel import kernel_of
from srs.plan.kinds import Kinds
from srs.plan.tables import backward, blurred_backward

GRID = Grid(stabilities=160, difficulties=25)
ONE = Kinds(rewards=np.ones((1, 1)), multiples=np.ones(1))
STATES = [(0.3, 9.0), (1.2, 6.5), (4.0, 5.0), (15.0, 3.0), (80.0, 2.0)]


@pytest.mark.parametrize("price", [0.0, 0.0005, 0.003, 0.02])
def test_values_are_those_of_the_best_plan_on_three_days(price: float) -> None:
    prices = [price, price * 1.2, price * 1.5]
    ahead = horizon([3], 10)
    tables = backward(kernel_of(LEARNER, GRID, 3), ahead, ONE, np.array(prices))
    for stability, difficulty in STATES:
        corners = GRID.corners(np.array(stability), np.array(difficulty))
        for moment in range(3):
            at = np.array(moment), np.array(0)
            passed = best_value(stability, difficulty, moment, prices)
            failed = failed_value(stability, difficulty, moment, prices, repeats=2)
            assert tables.at(*at, corners) == pytest.approx(passed, abs=2e-3)
            assert tables.at(*at, corners, failed=True) == pytest.approx(failed, abs=2e-3)
    assert tables.first[:, 0] == pytest.approx([first_value(moment, prices) for moment in range(3)], abs=2e-3)


def test_at_a_price_nobody_pays_values_are_recall_without_review() -> None:
    tables = backward(kernel_of(LEARNER, GRID, 5), horizon([5], 10), ONE, np.full(5, 1e3))
    for moment in range(5):
        expected = [recall(float(stability), 5 - moment) for stability in GRID.stability]
        assert tables.passed[moment, 0, : GRID.stabilities] == pytest.approx(expected)


def test_a_higher_price_never_makes_a_card_worth_more() -> None:
    kernel, ahead = kernel_of(LEARNER, Grid(), 12), horizon([12], 10)
    values = [backward(kernel, ahead, ONE, np.full(12, price)).passed for price in (0.0, 0.001, 0.01, 0.1)]
    for cheaper, dearer in pairwise(values):
        assert (cheaper >= dearer - 1e-12).all()


def test_blurred_values_are_above_the_others_by_no_more_than_the_blur_of_all_choices() -> None:
    kernel, ahead, prices = kernel_of(LEARNER, Grid(), 12), horizon([12], 10), np.full(12, 0.003)
    sharp, (blurred, _) = backward(kernel, ahead, ONE, prices), blurred_backward(kernel, ahead, ONE, prices, 0.001)
    assert (blurred.passed >= sharp.passed - 1e-12).all()
    assert (blurred.passed - sharp.passed).max() < 12 * 0.001 * np.log(14)


def test_an_earlier_interview_earns_recall_on_its_way() -> None:
    ahead = Horizon(days=(2, 6), seconds=np.full(6, 600.0))
    kinds = Kinds(rewards=np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]]), multiples=np.ones(3))
    tables = backward(kernel_of(LEARNER, GRID, 6), ahead, kinds, np.full(6, 1e3))
    near, far = ([recall(float(stability), days) for stability in GRID.stability] for days in (2, 6))
    for kind, expected in enumerate((near, far, (np.array(near) + far) / 2)):
        assert tables.passed[0, kind, : GRID.stabilities] == pytest.approx(np.asarray(expected))
    assert tables.passed[3, 0].max() == 0.0


def test_a_free_review_after_the_first_interview_leaves_its_reward_as_it_was() -> None:
    ahead = Horizon(days=(2, 6), seconds=np.full(6, 600.0))
    kinds = Kinds(rewards=np.array([[1.0, 0.0], [0.5, 0.5]]), multiples=np.ones(2))
    prices = np.array([1e3, 1e3, 1e3, 0.0, 1e3, 1e3])
    tables = backward(kernel_of(LEARNER, GRID, 6), ahead, kinds, prices)
    near = [recall(float(stability), 2) for stability in GRID.stability]
    assert tables.passed[0, 0, : GRID.stabilities] == pytest.approx(near)
    assert (tables.passed[0, 1, : GRID.stabilities] >= np.array(near) / 2 - 1e-12).all()
