"""Weights fitted to reviews: the most probable ones given the prior, shrunk to the defaults by how few there were."""

from collections.abc import Sequence

import numpy as np

from srs.errors import MissingLibraryError
from srs.fit.likelihood import loss_and_gradient
from srs.fit.prior import coordinates, gradient_at, shrunk, weights_at
from srs.fit.reviews import Reviews
from srs.fit.rounds import in_rounds
from srs.memory import Floats
from srs.settings.kinds import WEIGHT_BOUNDS

_MOST_STEPS = 100
_REMEMBERED_STEPS = 20

_LEAST_GAIN_NATS = 0.001
"""A step that gains less, over all reviews together, is the last: no prediction would differ by it."""


def fitted(reviews: Reviews, start: Sequence[float]) -> tuple[float, ...]:
    """The 21 weights, searched from `start`, within the bounds that `fsrs` takes, and of six digits."""
    best = most_probable(reviews, start)
    return _rounded(shrunk(best, int(reviews.scored.sum())))


def most_probable(reviews: Reviews, start: Sequence[float]) -> tuple[float, ...]:
    """The weights with the highest posterior: the log loss of the scored reviews plus half the squared coordinates.

    Raises:
        MissingLibraryError: SciPy is not installed.
    """
    try:
        from scipy.optimize import minimize  # noqa: PLC0415 - an extra, which only a fit needs
    except ImportError as error:
        raise MissingLibraryError("fitting weights needs SciPy: pip install 'viva-srs[fit]'") from error
    rounds = in_rounds(reviews)

    def objective(place: Floats) -> tuple[float, Floats]:
        weights = weights_at(place)
        loss, gradient = loss_and_gradient(rounds, weights.tolist())
        return loss + 0.5 * float(place @ place), gradient_at(weights, gradient) + place

    lows, highs = (coordinates([bounds[side] for bounds in WEIGHT_BOUNDS]) for side in (0, 1))
    begin = np.clip(coordinates(start), lows, highs)
    options = {
        "maxiter": _MOST_STEPS,
        "maxcor": _REMEMBERED_STEPS,
        "ftol": _LEAST_GAIN_NATS / max(1.0, objective(begin)[0]),
        "gtol": _LEAST_GAIN_NATS,
    }
    found = minimize(
        objective, begin, jac=True, method="L-BFGS-B", bounds=list(zip(lows, highs, strict=True)), options=options
    )
    return tuple(map(float, weights_at(found.x)))


def _rounded(weights: Floats) -> tuple[float, ...]:
    pairs = zip(weights, WEIGHT_BOUNDS, strict=True)
    return tuple(min(max(float(f"{weight:.6g}"), low), high) for weight, (low, high) in pairs)
