"""FSRS-6 on numpy arrays: what `srs.scheduler` does for one card, for a hundred thousand at once.

Formulas: open-spaced-repetition, FSRS-6 ("The Algorithm"), equal to the `fsrs` package to 1e-9. All arrays broadcast
against each other; stability and elapsed time are days, ratings are 1 (Again) to 4 (Easy).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_STABILITY_MIN, _STABILITY_MAX = 0.001, 36500.0
_AGAIN, _HARD, _EASY = 1, 2, 4
_RATINGS = (1, 2, 3, 4)


def first_memories(ratings: ArrayLike, weights: Sequence[float]) -> tuple[Floats, Floats]:
    """Stability and difficulty after the first review of new cards."""
    rated = np.asarray(ratings, dtype=np.int64)
    stability = np.asarray(weights[:4], dtype=np.float64)[rated - 1]
    return _bounded(stability), np.clip(_first_difficulty(rated, weights), 1.0, 10.0)


def next_memories(
    stability: ArrayLike, difficulty: ArrayLike, elapsed_days: ArrayLike, ratings: ArrayLike, weights: Sequence[float]
) -> tuple[Floats, Floats]:
    """Stability and difficulty after a review, `elapsed_days` study days (0 or more) after the last one."""
    before = np.asarray(stability, dtype=np.float64)
    hardness = np.asarray(difficulty, dtype=np.float64)
    elapsed = np.asarray(elapsed_days, dtype=np.float64)
    rated = np.asarray(ratings, dtype=np.int64)
    recall = retrievability(before, elapsed, weights)
    later = np.where(
        rated == _AGAIN,
        _forgotten(before, hardness, recall, weights),
        _recalled(before, hardness, recall, rated, weights),
    )
    after = np.where(elapsed < 1, _same_day(before, rated, weights), later)
    return _bounded(after), _next_difficulty(hardness, rated, weights)


def every_rating(
    stability: ArrayLike, difficulty: ArrayLike, elapsed_days: ArrayLike, weights: Sequence[float]
) -> tuple[Floats, Floats, Floats]:
    """Stability after Again, Hard, Good and Easy, difficulty after each, and the chance of recall just before.

    The ratings are the first axis of the first two. What depends on stability or difficulty alone is computed in the
    shape of those, so that cards as a column against days as a row cost little more than the days' own part.
    """
    before = np.asarray(stability, dtype=np.float64)
    hardness = np.asarray(difficulty, dtype=np.float64)
    elapsed = np.asarray(elapsed_days, dtype=np.float64)
    recall = retrievability(before, elapsed, weights)
    growth = before * _growth(before, hardness, recall, weights)
    passed = [before + growth * bonus for bonus in (weights[15], 1.0, weights[16])]
    after = np.stack([_forgotten(before, hardness, recall, weights), *passed])
    if (elapsed < 1).any():
        same = np.stack([_same_day(before, np.asarray(rating, dtype=np.int64), weights) for rating in _RATINGS])
        after = np.where(elapsed < 1, _raised(same, after.ndim), after)
    later = np.stack([_next_difficulty(hardness, np.asarray(rating, dtype=np.int64), weights) for rating in _RATINGS])
    return _bounded(after), later, recall


def retrievability(stability: ArrayLike, elapsed_days: ArrayLike, weights: Sequence[float]) -> Floats:
    """The chance of recall this many days after a review: 0.9 when as many days as stability."""
    decay, factor = _curve(weights)
    elapsed = np.asarray(elapsed_days, dtype=np.float64)
    found: Floats = (1 + factor * elapsed / np.asarray(stability, dtype=np.float64)) ** decay
    return found


def intervals(stability: ArrayLike, desired_retention: ArrayLike, weights: Sequence[float]) -> Floats:
    """The days after which recall falls to the desired retention: unrounded, without bounds."""
    decay, factor = _curve(weights)
    wanted = np.asarray(desired_retention, dtype=np.float64)
    found: Floats = np.asarray(stability, dtype=np.float64) / factor * (wanted ** (1 / decay) - 1)
    return found


def recalled_days(stability: ArrayLike, start_days: ArrayLike, days: float, weights: Sequence[float]) -> Floats:
    """The chance of recall summed over so many days from `start_days` after the last review on."""
    decay, factor = _curve(weights)
    scale = np.asarray(stability, dtype=np.float64) / factor
    start = np.asarray(start_days, dtype=np.float64)
    power = decay + 1
    found: Floats = scale / power * ((1 + (start + days) / scale) ** power - (1 + start / scale) ** power)
    return found


def _curve(weights: Sequence[float]) -> tuple[float, float]:
    decay = -weights[20]
    return decay, 0.9 ** (1 / decay) - 1


def _bounded(stability: Floats) -> Floats:
    found: Floats = np.clip(stability, _STABILITY_MIN, _STABILITY_MAX)
    return found


def _first_difficulty(ratings: NDArray[np.int64], weights: Sequence[float]) -> Floats:
    found: Floats = weights[4] - np.exp(weights[5] * (ratings - 1)) + 1
    return found


def _next_difficulty(difficulty: Floats, ratings: NDArray[np.int64], weights: Sequence[float]) -> Floats:
    """Linear damping towards 10, then a step back towards the difficulty of a card that was easy at first."""
    damped = difficulty - weights[6] * (ratings - 3) * (10.0 - difficulty) / 9.0
    easy = _first_difficulty(np.asarray(_EASY, dtype=np.int64), weights)
    found: Floats = np.clip(weights[7] * easy + (1 - weights[7]) * damped, 1.0, 10.0)
    return found


def _same_day(stability: Floats, ratings: NDArray[np.int64], weights: Sequence[float]) -> Floats:
    growth = np.exp(weights[17] * (ratings - 3 + weights[18])) * stability ** -weights[19]
    found: Floats = stability * np.where(ratings > _AGAIN, np.maximum(growth, 1.0), growth)
    return found


def _forgotten(stability: Floats, difficulty: Floats, recall: Floats, weights: Sequence[float]) -> Floats:
    long_term = (
        weights[11]
        * difficulty ** -weights[12]
        * ((stability + 1) ** weights[13] - 1)
        * np.exp((1 - recall) * weights[14])
    )
    found: Floats = np.minimum(long_term, stability / np.exp(weights[17] * weights[18]))
    return found


def _recalled(
    stability: Floats, difficulty: Floats, recall: Floats, ratings: NDArray[np.int64], weights: Sequence[float]
) -> Floats:
    bonus = np.where(ratings == _HARD, weights[15], 1.0) * np.where(ratings == _EASY, weights[16], 1.0)
    found: Floats = stability * (1 + _growth(stability, difficulty, recall, weights) * bonus)
    return found


def _growth(stability: Floats, difficulty: Floats, recall: Floats, weights: Sequence[float]) -> Floats:
    """By what share of itself stability grows when a review is answered Good."""
    steady = np.exp(weights[8]) * (11 - difficulty) * stability ** -weights[9]
    found: Floats = steady * np.expm1((1 - recall) * weights[10])
    return found


def _raised(ratings: Floats, dimensions: int) -> Floats:
    """An array whose first axis is the ratings, with as many dimensions as asked: its own stay the last."""
    return ratings.reshape(ratings.shape[:1] + (1,) * (dimensions - ratings.ndim) + ratings.shape[1:])
