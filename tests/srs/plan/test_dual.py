"""The dual function bounds what any plan can reach, and its slope is what the cards want."""

import numpy as np
import pytest
from plan_cards import LEARNER, deck, families, first_value, review_value

from srs.plan.cards import Cards, cards
from srs.plan.dual import blurred_dual, bound
from srs.plan.families import effective_lengths
from srs.plan.grid import Grid
from srs.plan.horizon import Horizon, horizon
from srs.plan.kernel import kernel_of
from srs.plan.prices import solved_from
from srs.plan.start import start_of

GRID = Grid(stabilities=90, difficulties=13)


def least_bound(of: Cards, ahead: Horizon) -> float:
    kernel, start = kernel_of(LEARNER, GRID, ahead.steps), start_of(of, ahead, LEARNER, GRID)
    prices = solved_from(kernel, ahead, start, blur=0.0005)
    return bound(kernel, ahead, start, prices)


@pytest.mark.parametrize("of", [deck(40), families(5, 7), deck(40, length=2.5)], ids=["cards", "families", "long"])
def test_the_slope_is_supply_less_the_seconds_wanted(of: Cards) -> None:
    random, ahead = np.random.default_rng(3), horizon([9], 5)
    priced = of.with_length(effective_lengths(of) * random.uniform(0.5, 4, len(of)))
    kernel, start = kernel_of(LEARNER, Grid(), 9), start_of(priced, ahead, LEARNER, Grid())
    prices = random.uniform(0.002, 0.01, 9)
    _, wanted = blurred_dual(kernel, ahead, start, prices, 0.005)
    for moment in (0, 4, 8):
        step = np.zeros(9)
        step[moment] = 1e-7
        above, below = (blurred_dual(kernel, ahead, start, prices + each, 0.005)[0] for each in (step, -step))
        assert (above - below) / 2e-7 == pytest.approx(ahead.seconds[moment] - wanted[moment], rel=1e-4, abs=0.01)


def test_with_one_day_left_the_bound_of_new_cards_is_what_the_seconds_buy() -> None:
    nothing = np.full(20, np.nan)
    of = cards(nothing, nothing, np.zeros(20))
    bought = 300 / 45 * first_value(0, [0.0])
    assert least_bound(of, Horizon(days=(1,), seconds=np.array([300.0]))) == pytest.approx(bought, rel=0.02)


def test_with_ample_seconds_the_bound_is_the_best_plan_of_each_card() -> None:
    of = cards(np.array([2.0]), np.array([6.0]), np.array([3.0]))
    free = [0.0, 0.0, 0.0]
    alternatives = [review_value(2.0, 6.0, 3 + moment, moment, free) for moment in range(3)]
    assert least_bound(of, horizon([3], 2)) == pytest.approx(max(alternatives), abs=3e-3)


def test_the_bound_rises_with_the_minutes() -> None:
    found = [least_bound(deck(100), horizon([7], minutes)) for minutes in (2, 5, 10, 20)]
    assert found == sorted(found)


def test_a_sample_of_the_cards_gives_nearly_the_bound_of_all() -> None:
    of, ahead = deck(6000, new=0.0), horizon([60], 60)
    kernel, prices = kernel_of(LEARNER, Grid(), 60), np.full(60, 0.003)
    sampled = start_of(of, ahead, LEARNER, Grid())
    parts = [of.at(np.arange(first, 6000, 10)) for first in range(10)]
    whole = sum(bound(kernel, ahead, start_of(part, ahead, LEARNER, Grid()), prices) for part in parts)
    whole -= 9 * float(prices @ ahead.seconds)
    assert sampled.copies > 1
    assert bound(kernel, ahead, sampled, prices) == pytest.approx(whole, rel=0.003)
