"""Displayed shares: shifted by the check of earlier predictions exactly as the specification says."""

from math import exp, log

import pytest

from srs.model import Checked
from srs.outlook.ranges import Range, shifted, shown, unshifted
from srs.plan.forecast import LIKELY, Estimate


def _logit(share: float) -> float:
    return log(share / (1 - share))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.87, 0.97])
@pytest.mark.parametrize(("answers", "predicted", "observed"), [(50, 0.84, 0.81), (10, 0.9, 0.6), (4000, 0.8, 0.88)])
def test_a_share_shifts_by_n_over_n_plus_50_of_the_logits_difference(
    share: float, answers: int, predicted: float, observed: float
) -> None:
    by = answers / (answers + 50) * (_logit(observed) - _logit(predicted))
    expected = 1 / (1 + exp(-(_logit(share) + by)))
    assert shifted(share, Checked(answers=answers, predicted=predicted, observed=observed)) == pytest.approx(expected)


def test_without_answers_nothing_shifts() -> None:
    assert shifted(0.7, Checked()) == unshifted(0.7, Checked()) == 0.7


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_what_is_shown_leads_back_to_what_the_model_said(share: float) -> None:
    checked = Checked(answers=300, predicted=0.84, observed=0.77)
    assert unshifted(shifted(share, checked), checked) == pytest.approx(share)


def test_a_range_shifts_as_a_whole_and_holds_what_is_expected() -> None:
    checked = Checked(answers=950, predicted=0.9, observed=0.8)
    found = shown(Estimate(expected=0.9, spread=0.03), checked)
    assert found.low < found.expected < found.high < 0.9
    assert found.low == pytest.approx(shifted(0.9 - LIKELY * 0.03, checked))


def test_nothing_known_stays_nothing_however_one_does() -> None:
    checked = Checked(answers=100, predicted=0.5, observed=0.9)
    assert shown(Estimate(expected=0.0, spread=0.0), checked) == Range(expected=0.0, low=0.0, high=0.0)
