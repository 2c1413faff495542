"""The log loss of weights over all scored reviews, and its gradient by running through the rounds and back."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from srs.fit import slopes
from srs.fit.reviews import Whole
from srs.fit.rounds import Round
from srs.fit.slopes import Slope
from srs.memory import Floats

WEIGHTS = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """What one round made of the memories: each slope with the places of the round that it is for."""

    stability: tuple[tuple[Whole, Slope], ...]
    difficulty: Slope
    loss: tuple[tuple[Whole, Slope], ...]


def loss_and_gradient(rounds: Sequence[Round], weights: Sequence[float]) -> tuple[float, Floats]:
    """The log loss in nats summed over the scored reviews, and its 21 derivatives by the weights."""
    total, gradient = 0.0, np.zeros(WEIGHTS)
    if not rounds:
        return total, gradient
    first = rounds[0]
    stability = np.clip(np.asarray(weights[:4])[first.rating - 1], 0.001, 36500.0)
    opening = slopes.first_difficulty(first.rating, weights)
    difficulty = opening.value
    passages: list[_Passage] = []
    for each in rounds[1:]:
        passage = _passage(each, stability[: len(each)], difficulty[: len(each)], weights)
        total += sum(float(slope.value.sum()) for _, slope in passage.loss)
        stability, difficulty = _after(passage, len(each)), passage.difficulty.value
        passages.append(passage)
    by_stability, by_difficulty = _back(passages, len(first), gradient)
    np.add.at(gradient, first.rating - 1, by_stability)
    _gather(gradient, opening, by_difficulty)
    return total, gradient


def _passage(each: Round, stability: Floats, difficulty: Floats, weights: Sequence[float]) -> _Passage:
    passed, failed, same_day = each.passed, each.failed, each.same_day
    recalled = slopes.recall(stability[passed], each.elapsed_days[passed], weights)
    forgotten = slopes.recall(stability[failed], each.elapsed_days[failed], weights)
    return _Passage(
        stability=(
            (passed, slopes.after_pass(stability[passed], difficulty[passed], each.rating[passed], recalled, weights)),
            (failed, slopes.after_failure(stability[failed], difficulty[failed], forgotten, weights)),
            (same_day, slopes.after_same_day(stability[same_day], each.rating[same_day], weights)),
        ),
        difficulty=slopes.next_difficulty(difficulty, each.rating, weights),
        loss=((passed, _surprise(recalled, -1.0)), (failed, _surprise(forgotten, 1.0))),
    )


def _surprise(recall: Slope, sign: float) -> Slope:
    """The log loss of a predicted recall: of what was recalled with sign -1, of what was forgotten with sign 1."""
    chance = recall.value if sign < 0 else 1 - recall.value
    return Slope(
        value=-np.log(chance),
        by_stability=sign * recall.by_stability / chance,
        by_difficulty=recall.by_difficulty,
        by_weight={20: sign * recall.by_weight[20] / chance},
    )


def _after(passage: _Passage, count: int) -> Floats:
    found = np.empty(count)
    for places, slope in passage.stability:
        found[places] = slope.value
    return found


def _back(passages: Sequence[_Passage], cards: int, gradient: Floats) -> tuple[Floats, Floats]:
    """The derivatives of the loss by the memories after the first round; those by the weights are added up."""
    by_stability, by_difficulty = np.zeros(cards), np.zeros(cards)
    for passage in reversed(passages):
        count = len(passage.difficulty.value)
        after, harder = by_stability[:count].copy(), by_difficulty[:count]
        _gather(gradient, passage.difficulty, harder)
        by_difficulty[:count] = harder * passage.difficulty.by_difficulty
        for places, slope in passage.stability:
            weight = after[places]
            _gather(gradient, slope, weight)
            by_stability[places] = weight * slope.by_stability
            by_difficulty[places] += weight * slope.by_difficulty
        for places, slope in passage.loss:
            gradient[20] += slope.by_weight[20].sum()
            by_stability[places] += slope.by_stability
    return by_stability, by_difficulty


def _gather(gradient: Floats, slope: Slope, by_value: Floats) -> None:
    for number, by_weight in slope.by_weight.items():
        gradient[number] += by_value @ by_weight
