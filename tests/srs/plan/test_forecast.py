"""A forecast is the mean over runs, with the spread of the runs, of the day and of the model."""

from math import hypot, sqrt

import numpy as np
import pytest

from srs.plan.forecast import Estimate, calibrated, estimate, model_error
from srs.plan.rollout import Rollout

RUNS = np.array([[0.9, 0.7, 0.5], [0.7, 0.9, 0.7]])[..., None]
ROLLOUT = Rollout(positions=np.arange(3), recall=RUNS, seen=np.ones(3), seconds=np.zeros((2, 1)))


def test_a_question_is_the_mean_over_its_cards() -> None:
    found = estimate(ROLLOUT, np.array([7, 7, 9]), 0.02)
    each = np.array([0.8, 0.6])
    assert found.expected == pytest.approx(0.7)
    between = np.std([0.65, 0.75], ddof=1)
    assert found.spread == pytest.approx(hypot(between, sqrt((each * (1 - each)).sum()) / 2, 0.02))


def test_some_cards_have_an_estimate_of_their_own() -> None:
    assert estimate(ROLLOUT, np.arange(3), 0.01, among=np.array([0, 1])).expected == pytest.approx(0.8)
    assert estimate(ROLLOUT, np.arange(3), 0.01, among=np.array([], dtype=np.int64)).expected == 0.0


def test_what_is_likely_stays_between_none_and_all() -> None:
    sure = Estimate(expected=0.99, spread=0.05)
    assert sure.high == 1.0
    assert sure.low == pytest.approx(0.99 - 1.28 * 0.05)


def test_a_young_collection_is_trusted_less() -> None:
    assert model_error(199, 0.0) == model_error(1000, 0.6) == 0.03
    assert model_error(200, 0.5) == 0.01


def test_a_forecast_shifts_towards_what_happened() -> None:
    shifted = float(calibrated(np.array(0.84), 50, 0.84, 0.80))
    halfway = 1 / (1 + np.exp(-(np.log(0.84 / 0.16) + np.log(0.80 / 0.20)) / 2))
    assert shifted == pytest.approx(halfway)
    assert calibrated(np.array([0.0, 0.5, 1.0]), 0, 0.9, 0.1) == pytest.approx([0.0, 0.5, 1.0])
    assert float(calibrated(np.array(0.9), 10, 1.0, 1.0)) == pytest.approx(0.9)
