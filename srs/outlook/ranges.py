"""Shares with what is likely around them, as a person is shown them: shifted by what answers said of the model."""

from dataclasses import dataclass

import numpy as np

from srs.model import Checked
from srs.plan.forecast import Estimate, calibrated


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The expected share of questions recalled, and the two ends that hold four days in five; all 0 to 1."""

    expected: float
    low: float
    high: float


def shown(of: Estimate, checked: Checked) -> Range:
    """An estimate of the model as it is shown: each share shifted on the logit scale by the check."""
    low, expected, high = (shifted(share, checked) for share in (of.low, of.expected, of.high))
    return Range(expected=expected, low=min(low, expected), high=max(high, expected))


def shifted(share: float, checked: Checked) -> float:
    """A share of the model's as it is shown: by n / (n + 50) × (logit observed - logit predicted) off, n answers."""
    if not checked.answers:
        return share
    return float(calibrated(np.array(share), checked.answers, checked.predicted, checked.observed))


def unshifted(share: float, checked: Checked) -> float:
    """The share of the model's that is shown as this one."""
    if not checked.answers:
        return share
    return float(calibrated(np.array(share), checked.answers, checked.observed, checked.predicted))
