"""Cards of all weights and lengths have their place among a few kinds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs.plan.kinds import kinds_of


def test_equal_cards_are_one_kind() -> None:
    kinds, classed = kinds_of(np.full((9, 1), 2.0), np.full(9, 3.0))
    assert kinds.multiples.tolist() == [1.5]
    assert kinds.rewards.tolist() == [[1.0]]
    assert (classed.scale == 2.0).all()


@given(st.lists(st.tuples(st.floats(0.1, 20), st.floats(0.1, 20)), min_size=1, max_size=30))
def test_a_card_lies_between_its_two_kinds(pairs: list[tuple[float, float]]) -> None:
    weight, length = (np.array(column) for column in zip(*pairs, strict=True))
    kinds, classed = kinds_of(weight[:, None], length)
    multiple = length / weight
    assert (kinds.multiples[classed.lower] <= multiple * (1 + 1e-9)).all()
    assert (kinds.multiples[classed.upper] >= multiple * (1 - 1e-9)).all()
    bent = classed.blended(lambda kind: kinds.multiples[kind] ** 0.7)
    assert bent == pytest.approx(multiple**0.7)


def test_each_mixture_of_interviews_has_its_own_kinds() -> None:
    weight = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [2.0, 2.0]])
    kinds, classed = kinds_of(weight, np.array([1.0, 1.0, 2.0, 4.0]))
    assert sorted(map(tuple, kinds.rewards.tolist())) == [(0.0, 1.0), (0.5, 0.5), (1.0, 0.0)]
    assert classed.lower[2] == classed.lower[3]
    assert kinds.rewards[classed.lower[0]].tolist() == [1.0, 0.0]


def test_a_card_that_counts_nothing_is_worth_nothing() -> None:
    _, classed = kinds_of(np.array([[0.0], [1.0]]), np.ones(2))
    assert classed.scale.tolist() == [0.0, 1.0]


def test_no_cards_need_no_kinds() -> None:
    kinds, classed = kinds_of(np.empty((0, 1)), np.empty(0))
    assert len(kinds) == len(classed.scale) == 0
