"""The log loss and its gradient are those of the memory model."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from learners import QUICK_TO_FORGET, touches_of

from srs.fit.likelihood import loss_and_gradient
from srs.fit.prediction import predicted_recall
from srs.fit.reviews import Reviews, reviews_of
from srs.fit.rounds import in_rounds
from srs.model import Memory, Rating
from srs.scheduler import DEFAULT_WEIGHTS, next_memory, retrievability
from srs.settings.kinds import WEIGHT_BOUNDS

REVIEWS: Reviews = reviews_of(touches_of(40, 150, QUICK_TO_FORGET))


def _some_weights(seed: int) -> list[float]:
    """Weights anywhere within their bounds, far from the defaults, or (seed 0) close to them."""
    chance = random.Random(seed)
    if seed == 0:
        return [weight * chance.uniform(0.9, 1.1) for weight in DEFAULT_WEIGHTS]
    return [low + (high - low) * chance.uniform(0.02, 0.98) for low, high in WEIGHT_BOUNDS]


def _loss(weights: Sequence[float]) -> float:
    chance = predicted_recall(REVIEWS, weights)[REVIEWS.scored]
    recalled = REVIEWS.recalled[REVIEWS.scored]
    return float(-np.log(np.where(recalled, chance, 1 - chance)).sum())


def test_the_predicted_recall_is_that_of_the_scheduler_card_by_card() -> None:
    predicted = predicted_recall(REVIEWS, QUICK_TO_FORGET)
    for card in range(5):
        memory: Memory | None = None
        for place in np.flatnonzero(REVIEWS.card == card):
            rating, gap = Rating(int(REVIEWS.rating[place])), int(REVIEWS.elapsed_days[place])
            if memory is not None and gap:
                one = retrievability(memory.stability, gap, QUICK_TO_FORGET)
                assert predicted[place] == pytest.approx(one, rel=1e-9)
            else:
                assert np.isnan(predicted[place])
            memory = next_memory(memory, rating, gap, QUICK_TO_FORGET)


@pytest.mark.parametrize("seed", range(8))
def test_the_loss_is_that_of_the_predictions(seed: int) -> None:
    weights = _some_weights(seed)
    assert loss_and_gradient(in_rounds(REVIEWS), weights)[0] == pytest.approx(_loss(weights), rel=1e-9)


@pytest.mark.parametrize("seed", range(8))
def test_the_gradient_is_that_of_finite_differences(seed: int) -> None:
    weights = _some_weights(seed)
    _, gradient = loss_and_gradient(in_rounds(REVIEWS), weights)
    for number, weight in enumerate(weights):
        step = 1e-6 * max(1.0, weight)
        above, below = ([*weights[:number], weight + by, *weights[number + 1 :]] for by in (step, -step))
        difference = (_loss(above) - _loss(below)) / (2 * step)
        assert gradient[number] == pytest.approx(difference, rel=1e-4, abs=1e-6 * np.abs(gradient).max())


def test_without_reviews_there_is_no_loss() -> None:
    loss, gradient = loss_and_gradient((), DEFAULT_WEIGHTS)
    assert loss == 0
    assert not gradient.any()
