"""The agenda never asks for more than the seconds left, and stops when nothing is worth its time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cards import LEARNER, answer, deck, families

from srs.plan.agenda import agenda, greedy_agenda
from srs.plan.cards import ALONE, Cards, Today, cards
from srs.plan.families import in_turn
from srs.plan.horizon import horizon


@given(
    st.sampled_from([deck(30), families(4, 7), deck(30, length=4.0)]),
    st.lists(st.integers(1, 4), min_size=60, max_size=60),
    st.floats(0, 1500),
    st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_a_sitting_never_takes_more_than_its_seconds(
    of: Cards, ratings: list[int], budget: float, by_price: bool
) -> None:
    ahead = horizon([5], 10)
    now = agenda(of, ahead, LEARNER, np.full(5, 0.004)) if by_price else greedy_agenda(of, ahead, LEARNER)
    left = budget
    for rating in ratings:
        position = now.next(left)
        if position is None:
            break
        seconds = float(now.gains.seconds[position])
        assert seconds <= left
        left -= seconds
        assert now.cards.today[position] != Today.PASSED
        now = answer(now, position, rating)
    assert left >= 0


def test_where_prices_are_no_numbers_the_greedy_rule_decides() -> None:
    of, ahead = deck(30), horizon([5], 10)
    found = agenda(of, ahead, LEARNER, np.full(5, np.nan), least=LEARNER.floor())
    assert found.index == pytest.approx(greedy_agenda(of, ahead, LEARNER, least=LEARNER.floor()).index)
    assert found.next(600) is not None


@pytest.mark.parametrize("of", [deck(40), families(5, 7, new=0.4)], ids=["cards", "families"])
def test_an_answer_leaves_every_other_family_as_it_was(of: Cards) -> None:
    ahead, prices = horizon([10], 10), np.full(10, 0.004)
    now = agenda(of, ahead, LEARNER, prices)
    position = now.next(1e6)
    assert position is not None
    later = answer(now, position, 1)
    anew = agenda(later.cards, ahead, LEARNER, prices)
    assert later.index == pytest.approx(anew.index, abs=1e-12)
    assert later.gains.seconds == pytest.approx(anew.gains.seconds)


def test_nothing_given_to_a_plan_is_changed_by_it() -> None:
    of = families(5, 7)
    before = {name: getattr(of, name).copy() for name in Cards.__slots__}
    now = agenda(of, horizon([10], 10), LEARNER, np.full(10, 0.004))
    for _ in range(5):
        now = answer(now, now.next(1e6) or 0, 3)
    for name, value in before.items():
        np.testing.assert_array_equal(getattr(of, name), value)


def test_the_card_that_gains_most_a_second_comes_first() -> None:
    now = agenda(deck(50), horizon([10], 10), LEARNER, np.full(10, 0.004))
    position = now.next(1e6)
    assert position is not None
    assert now.index[position] == pytest.approx(now.index.max())


def test_equal_cards_come_in_the_order_that_topics_take_turns() -> None:
    nothing = np.full(6, np.nan)
    order = in_turn(np.array([0, 0, 0, 1, 1, 2]))
    now = agenda(cards(nothing, nothing, np.zeros(6)), horizon([9], 10), LEARNER, np.full(9, 0.004), order=order)
    shown = []
    for _ in range(6):
        position = now.next(1e6)
        assert position is not None
        shown.append(position)
        now = answer(now, position, 4)
    assert shown == [0, 3, 5, 1, 4, 2]


def test_a_sibling_gives_way_to_another_that_is_worth_nearly_as_much() -> None:
    of = cards(*(np.tile([value], 3) for value in (2.0, 5.0, 4.0)), answer=np.array([ALONE, 0, ALONE]))
    now = agenda(of, horizon([9], 10), LEARNER, np.full(9, 0.004))
    first = now.next(1e6)
    assert first == 0
    assert now.next(1e6, apart=np.array([0])) == 0
    alike = agenda(deck(4, new=1.0), horizon([9], 10), LEARNER, np.full(9, 0.004))
    assert alike.next(1e6, apart=np.array([0])) == 1
    assert alike.next(1e6, apart=np.arange(4)) == 0


def test_it_is_enough_when_no_answer_buys_its_seconds() -> None:
    known = cards(np.array([2000.0]), np.array([2.0]), np.array([1.0]))
    ahead, floor = horizon([5], 60), LEARNER.floor()
    now = agenda(known, ahead, LEARNER, np.full(5, 1e-6), least=floor)
    assert now.enough
    assert now.next(3600) is None
    assert not agenda(deck(5), ahead, LEARNER, np.full(5, 1e-6), least=floor).enough


def test_on_the_day_itself_the_weakest_card_comes_first() -> None:
    of = cards(np.array([30.0, 1.0, 5.0]), np.full(3, 5.0), np.full(3, 10.0))
    now = agenda(of, horizon([0], 20), LEARNER, np.empty(0))
    assert now.next(600) == 1


def test_without_cards_there_is_nothing_to_do() -> None:
    nothing = np.empty(0)
    now = agenda(cards(nothing, nothing, nothing), horizon([5], 10), LEARNER, np.zeros(5))
    assert now.enough
    assert now.next(600) is None
