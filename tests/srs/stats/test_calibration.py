"""Calibration worked out by hand, and what is left unsaid where there is too little."""

import math

import pytest

from srs.stats.calibration import Predicted, calibration, entropy
from srs.stats.share import Share


def _bin(number: int, count: int, expected: float, recalled: int) -> Predicted:
    """`count` reviews of one bin, each predicted alike."""
    loss = -recalled * math.log(expected) - (count - recalled) * math.log(1 - expected)
    return Predicted(bin=number, count=count, expected=count * expected, recalled=recalled, loss=loss)


def test_nothing_predicted_gives_no_figure() -> None:
    found = calibration([])
    assert (found.bins, found.recalled, found.expected, found.log_loss) == ((), Share(), None, None)


def test_log_loss_stands_beside_that_of_a_constant() -> None:
    """Two bins, of which each comes true exactly: their loss is the mean of their entropies, below the constant's."""
    found = calibration([_bin(7, 100, 0.9, 90), _bin(1, 100, 0.55, 55)])
    of_90, of_55 = 0.325083, 0.688139
    assert found.log_loss == pytest.approx((of_90 + of_55) / 2, abs=1e-6)
    assert found.baseline == pytest.approx(entropy(145 / 200))
    assert found.baseline == pytest.approx(0.588169, abs=1e-6)
    assert found.expected == pytest.approx(0.725)
    assert [each.low for each in found.bins] == [0.5, 0.9]
    assert [each.recalled for each in found.bins] == [Share(55, 100), Share(90, 100)]


def test_the_error_of_the_bins_needs_more_than_300() -> None:
    assert calibration([_bin(7, 300, 0.9, 240)]).rmse is None
    found = calibration([_bin(7, 300, 0.9, 240), _bin(3, 100, 0.72, 72)])
    assert found.rmse == pytest.approx(math.sqrt(0.75 * 0.1**2))


def test_a_log_loss_needs_100() -> None:
    assert calibration([_bin(7, 99, 0.9, 90)]).log_loss is None
    assert calibration([_bin(7, 100, 0.9, 90)]).log_loss is not None


def test_a_constant_that_is_always_right_loses_nothing() -> None:
    assert f"{entropy(1.0):.4f} {entropy(0.0):.4f}" == "0.0000 0.0000"
    assert entropy(0.5) == pytest.approx(math.log(2))
