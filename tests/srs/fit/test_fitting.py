"""Weights are found again from a log that they made, stay near the defaults without evidence, and within bounds."""

import sys
from datetime import date, timedelta

import numpy as np
import pytest
from learners import QUICK_TO_FORGET, touches_of

from srs.errors import MissingLibraryError
from srs.fit.fitting import fitted, most_probable
from srs.fit.prior import HALF_SHRUNK, coordinates, gradient_at, shrunk, weights_at
from srs.fit.reviews import reviews_of
from srs.fit.scores import score
from srs.scheduler import DEFAULT_WEIGHTS
from srs.settings import checked
from srs.settings.kinds import WEIGHT_BOUNDS


def test_weights_that_made_a_log_are_found_again() -> None:
    reviews = reviews_of(touches_of(1500, 150, QUICK_TO_FORGET))
    found = most_probable(reviews, DEFAULT_WEIGHTS)
    apart, before = (np.log(each[:4]) - np.log(QUICK_TO_FORGET[:4]) for each in (found, DEFAULT_WEIGHTS))
    assert np.abs(apart).max() < 0.35 < np.abs(before).min()
    later = reviews_of(touches_of(1000, 150, QUICK_TO_FORGET, seed=2))
    best, by_found, by_default = (
        score(later, each).log_loss or 0 for each in (QUICK_TO_FORGET, found, DEFAULT_WEIGHTS)
    )
    assert by_found - best < 0.02 * (by_default - best)


def test_weights_fitted_to_a_learner_of_the_defaults_stay_close_to_them() -> None:
    found = fitted(reviews_of(touches_of(100, 150, DEFAULT_WEIGHTS)), DEFAULT_WEIGHTS)
    assert np.abs(coordinates(found)).max() < 1


def test_without_reviews_the_defaults_are_the_most_probable() -> None:
    assert fitted(reviews_of([]), DEFAULT_WEIGHTS) == pytest.approx(DEFAULT_WEIGHTS, rel=1e-6)


@pytest.mark.parametrize("rating", [1, 3])
def test_a_log_of_one_button_gives_weights_that_can_be_set(rating: int) -> None:
    days = (0, 1, 3, 9, 10, 40, 41, 400)
    log = [(f"{n}", date(2026, 1, 1) + timedelta(days=day + n), rating) for day in days for n in range(100)]
    found = fitted(reviews_of(log), DEFAULT_WEIGHTS)
    assert checked("weights", list(found)) == found
    assert found != DEFAULT_WEIGHTS


def test_the_place_where_the_search_begins_makes_no_difference_that_matters() -> None:
    reviews = reviews_of(touches_of(200, 150, QUICK_TO_FORGET))
    elsewhere = [low * 0.9 + high * 0.1 for low, high in WEIGHT_BOUNDS]
    ends = [most_probable(reviews, start) for start in (DEFAULT_WEIGHTS, elsewhere)]
    losses = [score(reviews, each).log_loss for each in ends]
    assert losses[0] == pytest.approx(losses[1], abs=2e-3)


def test_coordinates_and_weights_are_two_ways_to_say_the_same() -> None:
    assert weights_at(coordinates(QUICK_TO_FORGET)) == pytest.approx(QUICK_TO_FORGET)
    assert coordinates(DEFAULT_WEIGHTS) == pytest.approx(np.zeros(21))
    place, by_weights = coordinates(QUICK_TO_FORGET), np.linspace(-1, 1, 21)
    by_place = gradient_at(weights_at(place), by_weights)
    for number in range(21):
        step = 1e-6 * np.eye(21)[number]
        difference = (weights_at(place + step) - weights_at(place - step)) @ by_weights / 2e-6
        assert by_place[number] == pytest.approx(difference, rel=1e-6)


def test_few_reviews_draw_the_weights_to_the_defaults_and_many_leave_them() -> None:
    assert shrunk(QUICK_TO_FORGET, 0) == pytest.approx(DEFAULT_WEIGHTS)
    half = shrunk(QUICK_TO_FORGET, HALF_SHRUNK)
    assert half[4:] == pytest.approx((np.array(QUICK_TO_FORGET) + DEFAULT_WEIGHTS)[4:] / 2)
    assert half[:4] == pytest.approx(np.sqrt(np.array(QUICK_TO_FORGET[:4]) * DEFAULT_WEIGHTS[:4]))
    assert shrunk(QUICK_TO_FORGET, 10**9) == pytest.approx(QUICK_TO_FORGET, rel=1e-5)


def test_without_scipy_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'viva-srs\[fit\]'"):
        fitted(reviews_of([]), DEFAULT_WEIGHTS)
