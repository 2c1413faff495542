"""The greedy gains follow their formula, card by card."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_cards import LEARNER, after, first_memory, recall

from srs.plan.cards import Today, cards
from srs.plan.greedy import greedy_gains

SHARES = {2: 0.224, 3: 0.631, 4: 0.145}


@given(st.floats(0.1, 500), st.floats(1, 10), st.integers(1, 200), st.integers(1, 100))
def test_a_review_gains_recall_on_the_day(stability: float, difficulty: float, elapsed: int, left: int) -> None:
    of = cards(np.array([stability]), np.array([difficulty]), np.array([float(elapsed)]))
    found = greedy_gains(of, np.array([float(left)]), LEARNER)
    chance = recall(stability, elapsed)
    reached = (1 - chance) * recall(after(stability, difficulty, 1, elapsed)[0], left)
    reached += sum(
        chance * share * recall(after(stability, difficulty, rating, elapsed)[0], left)
        for rating, share in SHARES.items()
    )
    assert found.worth[0] == pytest.approx(reached - recall(stability, elapsed + left), abs=1e-9)
    assert found.seconds[0] == pytest.approx(15 * chance + 30 * (1 - chance))


@given(st.integers(1, 100))
def test_a_new_card_gains_its_first_memory(left: int) -> None:
    of = cards(np.array([np.nan]), np.array([np.nan]), np.zeros(1))
    shares = {1: 0.24, 2: 0.094, 3: 0.495, 4: 0.171}
    expected = sum(share * recall(first_memory(rating)[0], left) for rating, share in shares.items())
    found = greedy_gains(of, np.array([float(left)]), LEARNER)
    assert found.worth[0] == pytest.approx(expected)
    assert found.seconds[0] == 45


@given(st.floats(0.1, 5), st.floats(1, 10), st.integers(1, 60))
def test_a_failed_card_gains_by_the_same_day_formula(stability: float, difficulty: float, left: int) -> None:
    of = cards(np.array([stability]), np.array([difficulty]), np.zeros(1), today=np.array([int(Today.FAILED)]))
    good, again = (recall(after(stability, difficulty, rating, 0)[0], left) for rating in (3, 1))
    found = greedy_gains(of, np.array([float(left)]), LEARNER)
    assert found.worth[0] == pytest.approx(0.95 * good + 0.05 * again - recall(stability, left), abs=1e-9)


def test_several_interviews_add_up_and_those_that_are_over_count_nothing() -> None:
    of = cards(np.array([3.0]), np.array([5.0]), np.array([4.0]), weight=np.array([[1.0, 2.0, 5.0]]))
    alone = cards(np.array([3.0]), np.array([5.0]), np.array([4.0]))
    near, far = (greedy_gains(alone, np.array([days]), LEARNER).worth[0] for days in (3.0, 20.0))
    found = greedy_gains(of, np.array([3.0, 20.0, -1.0]), LEARNER)
    assert found.worth[0] == pytest.approx(near + 2 * far)
