"""Prices at which cards want the seconds there are: never below nothing, lower with more minutes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cards import LEARNER, deck, families

from srs.plan.cards import cards
from srs.plan.dual import blurred_dual
from srs.plan.horizon import horizon
from srs.plan.kernel import kernel_of
from srs.plan.prices import BLUR, DAY_OFF_PRICE, PRICING_GRID, bought_by_a_minute, moved_on, solved
from srs.plan.start import start_of


@pytest.mark.parametrize(("days", "minutes"), [(3, 10), (14, 10), (30, 10)])
def test_the_cards_want_what_there_is(days: int, minutes: int) -> None:
    of, ahead = deck(300), horizon([days], minutes)
    prices = solved(of, ahead, LEARNER)
    kernel = kernel_of(LEARNER, PRICING_GRID, days)
    _, wanted = blurred_dual(kernel, ahead, start_of(of, ahead, LEARNER, PRICING_GRID), prices, BLUR)
    assert np.abs(wanted - ahead.seconds).sum() < 0.05 * ahead.seconds.sum()


@given(st.integers(1, 20), st.integers(0, 60), st.integers(1, 80), st.integers(0, 1000))
@settings(max_examples=20, deadline=None)
def test_prices_are_never_negative(days: int, minutes: int, count: int, seed: int) -> None:
    prices = solved(deck(count, seed=seed), horizon([days], minutes), LEARNER)
    assert prices.shape == (days,)
    assert (prices > 0).all()
    assert np.isfinite(prices).all()


def test_more_minutes_make_every_second_cheaper() -> None:
    found = [solved(deck(300), horizon([14], minutes), LEARNER).mean() for minutes in (5, 10, 20, 40)]
    assert found == sorted(found, reverse=True)


def test_no_price_is_below_the_floor() -> None:
    assert solved(deck(20), horizon([14], 60), LEARNER, least=LEARNER.floor()).min() >= LEARNER.floor() * (1 - 1e-9)


def test_a_day_off_cannot_be_bought() -> None:
    prices = solved(deck(300), horizon([14], [10, 10, 0]), LEARNER)
    assert (prices[2::3] == DAY_OFF_PRICE).all()
    assert (prices[[0, 1, 3, 4]] < 1).all()


def test_yesterdays_prices_lead_to_the_same_ones() -> None:
    of, ahead = deck(300), horizon([14], 10)
    cold = solved(of, ahead, LEARNER)
    assert solved(of, ahead, LEARNER, warm=cold) == pytest.approx(cold, rel=0.1)


def test_twice_the_weight_is_twice_the_price() -> None:
    of, ahead = deck(200), horizon([14], 10)
    heavy = cards(of.stability, of.difficulty, of.elapsed, weight=np.full(200, 2.0))
    assert solved(heavy, ahead, LEARNER) == pytest.approx(2 * solved(of, ahead, LEARNER), rel=0.15)


def test_there_are_prices_for_no_cards_and_none_for_no_days() -> None:
    nothing = np.empty(0)
    assert len(solved(cards(nothing, nothing, nothing), horizon([5], 10), LEARNER)) == 5
    assert len(solved(deck(10), horizon([0], 10), LEARNER)) == 0


def test_families_are_priced_by_what_their_cards_share() -> None:
    prices = solved(families(20, 7), horizon([14], 10), LEARNER)
    assert ((prices > 1e-4) & (prices < 0.1)).all()


def test_a_minute_buys_its_price_and_nothing_on_a_day_off() -> None:
    assert bought_by_a_minute(np.array([0.005, DAY_OFF_PRICE])) == pytest.approx([0.3, 0.0])


def test_a_minute_more_buys_about_what_its_price_says() -> None:
    of, days = deck(300), 10
    kernel = kernel_of(LEARNER, PRICING_GRID, days)
    values = []
    for minutes in (10.0, 11.0):
        ahead = horizon([days], minutes)
        prices = solved(of, ahead, LEARNER)
        values.append(blurred_dual(kernel, ahead, start_of(of, ahead, LEARNER, PRICING_GRID), prices, BLUR)[0])
        bought = bought_by_a_minute(prices).sum()
    assert values[1] - values[0] == pytest.approx(bought, rel=0.15)


def test_prices_move_on_with_the_days() -> None:
    before, now = horizon([8], [10, 0]), horizon([6], [10, 0])
    prices = solved(deck(50), before, LEARNER)
    assert moved_on(prices, before, now)[::2] == pytest.approx(prices[2::2])
    assert (moved_on(prices, before, now) < 1).all()


def test_prices_of_days_off_alone_move_on_as_well() -> None:
    nothing = horizon([8], 0)
    moved = moved_on(solved(deck(5), nothing, LEARNER), nothing, horizon([7], 10))
    assert len(solved(deck(5), horizon([7], 10), LEARNER, warm=moved)) == 7


def test_prices_move_on_from_steps_of_several_days_to_single_ones() -> None:
    before, now = horizon([200], 10), horizon([150], 10)
    found = moved_on(solved(deck(30), before, LEARNER), before, now)
    assert found.shape == (150,)
    assert ((found > 0) & (found < 1)).all()
