"""The gains of cards are those of their best plans with a review today, over those without."""

import numpy as np
import pytest
from plan_cards import LEARNER, deck, failed_value, first_value, recall, review_value
from plan_cards import after as next_state

from srs.plan.agenda import agenda
from srs.plan.cards import Today, cards
from srs.plan.horizon import horizon

PRICES = [0.003, 0.004, 0.005]


def wait_value(stability: float, difficulty: float, elapsed: int) -> float:
    found = recall(stability, elapsed + 3)
    for moment in (1, 2):
        chance = recall(stability, elapsed + moment)
        value = review_value(stability, difficulty, elapsed + moment, moment, PRICES)
        found = max(found, value - PRICES[moment] * (30 - 15 * chance))
    return found


@pytest.mark.parametrize(("stability", "difficulty", "elapsed"), [(1.0, 7.0, 2), (5.0, 5.0, 9), (40.0, 3.0, 20)])
def test_a_card_gains_what_a_review_today_adds(stability: float, difficulty: float, elapsed: int) -> None:
    of = cards(np.array([stability]), np.array([difficulty]), np.array([float(elapsed)]))
    found = agenda(of, horizon([3], 10), LEARNER, np.array(PRICES))
    now = review_value(stability, difficulty, elapsed, 0, PRICES)
    assert found.gains.worth[0] == pytest.approx(now - wait_value(stability, difficulty, elapsed), abs=4e-3)
    assert found.gains.seconds[0] == pytest.approx(30 - 15 * recall(stability, elapsed))
    without = wait_value(stability, difficulty, elapsed) - recall(stability, elapsed + 3)
    assert found.gains.later[0] == pytest.approx(without, abs=4e-3)


def test_a_new_card_gains_what_it_would_lose_by_waiting() -> None:
    of = cards(np.array([np.nan]), np.array([np.nan]), np.array([0.0]))
    found = agenda(of, horizon([3], 10), LEARNER, np.array(PRICES))
    wait = max(0.0, *(first_value(moment, PRICES) - PRICES[moment] * 45 for moment in (1, 2)))
    assert found.gains.worth[0] == pytest.approx(first_value(0, PRICES) - wait, abs=4e-3)
    assert found.gains.seconds[0] == 45.0


def test_a_card_failed_today_gains_by_a_repeat() -> None:
    of = cards(np.array([0.5]), np.array([8.0]), np.array([0.0]), today=np.array([int(Today.FAILED)]))
    found = agenda(of, horizon([3], 10), LEARNER, np.array(PRICES))
    good, again = next_state(0.5, 8.0, 3, 0), next_state(0.5, 8.0, 1, 0)
    repeat = 0.95 * failed_value(*good, 0, PRICES, repeats=0) + 0.05 * failed_value(*again, 0, PRICES, repeats=2)
    assert found.gains.worth[0] == pytest.approx(repeat - wait_value(0.5, 8.0, 0), abs=4e-3)
    assert found.gains.seconds[0] == pytest.approx(15.75)


def test_a_card_passed_today_gains_nothing() -> None:
    of = cards(np.array([0.5]), np.array([8.0]), np.array([0.0]), today=np.array([int(Today.PASSED)]))
    assert agenda(of, horizon([3], 10), LEARNER, np.array(PRICES)).index[0] == 0.0


def test_weight_and_length_scale_as_if_prices_did() -> None:
    plain = deck(60)
    twice = cards(plain.stability, plain.difficulty, plain.elapsed, weight=np.full(60, 2.0), length=np.full(60, 2.0))
    ahead, prices = horizon([14], 10), np.full(14, 0.004)
    one, other = (agenda(of, ahead, LEARNER, prices).index for of in (plain, twice))
    assert other == pytest.approx(one, abs=1e-9)


def test_a_mixture_of_lengths_has_nearly_the_index_of_each_by_itself() -> None:
    plain, ahead, prices = deck(40), horizon([14], 10), np.full(14, 0.002)
    lengths = np.tile([1.0, 1.7, 2.3, 4.0], 10)
    mixed = agenda(plain.with_length(lengths), ahead, LEARNER, prices).gains.worth
    for length in (1.0, 1.7, 2.3, 4.0):
        alone = agenda(plain.with_length(np.full(40, length)), ahead, LEARNER, prices).gains.worth
        assert mixed[lengths == length] == pytest.approx(alone[lengths == length], abs=0.01)


def test_many_cards_have_the_gains_of_a_few() -> None:
    of, ahead, prices = deck(9000), horizon([6], 10), np.full(6, 0.004)
    few = np.arange(0, 9000, 300)
    whole, part = (agenda(each, ahead, LEARNER, prices).index for each in (of, of.only(few)))
    assert whole[few] == pytest.approx(part, abs=1e-12)
