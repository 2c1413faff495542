"""FSRS-6 with its derivatives: what `srs.memory` computes, and how each result leans on memory and weights.

A `Slope` has for n cards the values, and the partial derivatives by the memory before and by those weights that the
formula has; all others are 0. Formulas: `srs.memory`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from srs.fit.reviews import Whole
from srs.memory import Floats

_STABILITY_MIN, _STABILITY_MAX = 0.001, 36500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """Values, and their derivatives by stability, by difficulty, and by weights (by number)."""

    value: Floats
    by_stability: Floats
    by_difficulty: Floats
    by_weight: Mapping[int, Floats]


def recall(stability: Floats, elapsed_days: Floats, weights: Sequence[float]) -> Slope:
    """Retrievability this many days (above 0) after a review."""
    decay = weights[20]
    raised = 0.9 ** (-1 / decay)
    share = elapsed_days / stability
    base = 1 + (raised - 1) * share
    value = base**-decay
    by_base = -decay * value / base
    factor_by_decay = raised * math.log(0.9) / decay**2
    return Slope(
        value=value,
        by_stability=-by_base * (raised - 1) * share / stability,
        by_difficulty=np.zeros_like(value),
        by_weight={20: by_base * share * factor_by_decay - value * np.log(base)},
    )


def after_pass(
    stability: Floats, difficulty: Floats, ratings: Whole, recalled: Slope, weights: Sequence[float]
) -> Slope:
    """Stability after a passed review on a later study day."""
    forgetting = 1 - recalled.value
    raised = np.exp(forgetting * weights[10])
    hard, easy = ratings == 2, ratings == 4
    plain = stability * math.exp(weights[8]) * (11 - difficulty) * stability ** -weights[9]
    base = plain * np.where(hard, weights[15], 1.0) * np.where(easy, weights[16], 1.0)
    gained = base * (raised - 1)
    by_recall = -base * weights[10] * raised
    found = Slope(
        value=stability + gained,
        by_stability=1 + (1 - weights[9]) * gained / stability + by_recall * recalled.by_stability,
        by_difficulty=-gained / (11 - difficulty),
        by_weight={
            8: gained,
            9: -gained * np.log(stability),
            10: base * forgetting * raised,
            15: np.where(hard, plain * (raised - 1), 0.0),
            16: np.where(easy, plain * (raised - 1), 0.0),
            20: by_recall * recalled.by_weight[20],
        },
    )
    return _bounded(found, _STABILITY_MIN, _STABILITY_MAX)


def after_failure(stability: Floats, difficulty: Floats, recalled: Slope, weights: Sequence[float]) -> Slope:
    """Stability after a failed review on a later study day: at most what a failure on the same day would leave."""
    found = _forgotten(stability, difficulty, recalled, weights)
    kept = math.exp(-weights[17] * weights[18])
    capped = found.value > stability * kept
    if capped.any():
        lost = np.where(capped, -kept * stability, 0.0)
        found = Slope(
            value=np.where(capped, stability * kept, found.value),
            by_stability=np.where(capped, kept, found.by_stability),
            by_difficulty=np.where(capped, 0.0, found.by_difficulty),
            by_weight={
                **{number: np.where(capped, 0.0, slope) for number, slope in found.by_weight.items()},
                17: weights[18] * lost,
                18: weights[17] * lost,
            },
        )
    return _bounded(found, _STABILITY_MIN, _STABILITY_MAX)


def _forgotten(stability: Floats, difficulty: Floats, recalled: Slope, weights: Sequence[float]) -> Slope:
    """Stability after a failure, without its upper limit."""
    forgetting = 1 - recalled.value
    scale = weights[11] * difficulty ** -weights[12] * np.exp(forgetting * weights[14])
    raised = (stability + 1) ** weights[13]
    value = scale * (raised - 1)
    by_recall = -value * weights[14]
    return Slope(
        value=value,
        by_stability=scale * weights[13] * raised / (stability + 1) + by_recall * recalled.by_stability,
        by_difficulty=-weights[12] * value / difficulty,
        by_weight={
            11: value / weights[11],
            12: -value * np.log(difficulty),
            13: scale * raised * np.log(stability + 1),
            14: value * forgetting,
            20: by_recall * recalled.by_weight[20],
        },
    )


def after_same_day(stability: Floats, ratings: Whole, weights: Sequence[float]) -> Slope:
    """Stability after another review on the same study day: a pass never lowers it."""
    distance = ratings - 3 + weights[18]
    growth = np.exp(weights[17] * distance) * stability ** -weights[19]
    moves = (ratings == 1) | (growth > 1)
    after = np.where(moves, stability * growth, 0.0)
    found = Slope(
        value=np.where(moves, after, stability),
        by_stability=np.where(moves, (1 - weights[19]) * growth, 1.0),
        by_difficulty=np.zeros_like(stability),
        by_weight={17: after * distance, 18: after * weights[17], 19: -after * np.log(stability)},
    )
    return _bounded(found, _STABILITY_MIN, _STABILITY_MAX)


def first_difficulty(ratings: Whole, weights: Sequence[float]) -> Slope:
    """Difficulty after a first review."""
    raised = np.exp(weights[5] * (ratings - 1))
    nothing = np.zeros(len(ratings))
    found = Slope(
        value=weights[4] - raised + 1,
        by_stability=nothing,
        by_difficulty=nothing,
        by_weight={4: np.ones(len(ratings)), 5: -(ratings - 1) * raised},
    )
    return _bounded(found, 1.0, 10.0)


def next_difficulty(difficulty: Floats, ratings: Whole, weights: Sequence[float]) -> Slope:
    """Difficulty after any later review."""
    step = (ratings - 3) / 9.0
    damped = difficulty - weights[6] * step * (10.0 - difficulty)
    raised = math.exp(3 * weights[5])
    easy, rest = weights[4] - raised + 1, 1 - weights[7]
    count = len(difficulty)
    found = Slope(
        value=weights[7] * easy + rest * damped,
        by_stability=np.zeros(count),
        by_difficulty=rest * (1 + weights[6] * step),
        by_weight={
            4: np.full(count, weights[7]),
            5: np.full(count, -3 * weights[7] * raised),
            6: -rest * step * (10.0 - difficulty),
            7: easy - damped,
        },
    )
    return _bounded(found, 1.0, 10.0)


def _bounded(found: Slope, low: float, high: float) -> Slope:
    """The values within bounds; where one was outside, it leans on nothing."""
    inside = (found.value >= low) & (found.value <= high)
    if inside.all():
        return found
    return Slope(
        value=np.clip(found.value, low, high),
        by_stability=np.where(inside, found.by_stability, 0.0),
        by_difficulty=np.where(inside, found.by_difficulty, 0.0),
        by_weight={number: np.where(inside, slope, 0.0) for number, slope in found.by_weight.items()},
    )
