"""What is believed of weights before any review: near the defaults, as near as other learners' fitted weights are."""

import math
from collections.abc import Sequence

import numpy as np

from srs.memory import Floats
from srs.scheduler import DEFAULT_WEIGHTS

IN_LOGS = 4
"""The first weights, initial stabilities in days, are believed and shrunk in logs."""

HALF_SHRUNK = 500
"""As many scored reviews as the defaults count for: with so many, the weights are half their own."""

_SPREAD = (
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32,
    0.14, 0.27,
)  # fmt: skip
"""Standard deviations of weights fitted to many learners (open-spaced-repetition, fsrs-rs `training.rs`)."""


def _spread_in_logs(spread: float, median: float) -> float:
    """The standard deviation in logs of a log-normal number of this median and standard deviation."""
    return math.sqrt(math.log((1 + math.sqrt(1 + 4 * (spread / median) ** 2)) / 2))


STANDARD_DEVIATIONS: Floats = 0.5 * np.array(
    [
        *(_spread_in_logs(spread, median) for spread, median in zip(_SPREAD[:4], DEFAULT_WEIGHTS[:4], strict=True)),
        *_SPREAD[4:],
    ]
)
"""Those of the prior, half of what learners differ by: of the logs of the first four weights, of the others plainly."""


def coordinates(weights: Sequence[float]) -> Floats:
    """Weights as distances from the defaults in standard deviations of the prior."""
    found: Floats = (_straight(weights) - _straight(DEFAULT_WEIGHTS)) / STANDARD_DEVIATIONS
    return found


def weights_at(place: Floats) -> Floats:
    """The weights of these coordinates."""
    straight = _straight(DEFAULT_WEIGHTS) + place * STANDARD_DEVIATIONS
    found: Floats = np.r_[np.exp(straight[:IN_LOGS]), straight[IN_LOGS:]]
    return found


def gradient_at(weights: Floats, by_weights: Floats) -> Floats:
    """Derivatives by the coordinates, from those by the weights."""
    found: Floats = by_weights * STANDARD_DEVIATIONS * np.r_[weights[:IN_LOGS], np.ones(len(weights) - IN_LOGS)]
    return found


def shrunk(weights: Sequence[float], scored: int) -> Floats:
    """Weights drawn to the defaults, the more the fewer scored reviews they were fitted to."""
    return weights_at(coordinates(weights) * scored / (scored + HALF_SHRUNK))


def _straight(weights: Sequence[float]) -> Floats:
    found: Floats = np.r_[np.log(weights[:IN_LOGS]), np.asarray(weights[IN_LOGS:], dtype=np.float64)]
    return found
