"""FSRS-6 on arrays says what the scheduler says of each card by itself."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs import memory, scheduler
from srs.model import Memory, Rating
from srs.scheduler import DEFAULT_WEIGHTS

GOLDEN = json.loads((Path(__file__).parents[1] / "data" / "fsrs6_golden.json").read_text(encoding="utf-8"))
STABILITY = st.floats(0.001, 36_500.0)
DIFFICULTY = st.floats(1.0, 10.0)


@given(st.lists(st.tuples(STABILITY, DIFFICULTY, st.integers(0, 5000), st.sampled_from(Rating)), min_size=1))
def test_the_next_memories_are_those_of_the_cards_one_by_one(
    cards: list[tuple[float, float, int, Rating]],
) -> None:
    stability, difficulty, elapsed, ratings = zip(*cards, strict=True)
    found = memory.next_memories(stability, difficulty, elapsed, ratings, DEFAULT_WEIGHTS)
    for place, (s, d, days, rating) in enumerate(cards):
        one = scheduler.next_memory(Memory(stability=s, difficulty=d), rating, days)
        assert found[0][place] == pytest.approx(one.stability, rel=1e-9)
        assert found[1][place] == pytest.approx(one.difficulty, rel=1e-9)


@pytest.mark.parametrize("rating", Rating)
def test_first_memories_are_those_of_new_cards(rating: Rating) -> None:
    stability, difficulty = memory.first_memories([rating], DEFAULT_WEIGHTS)
    one = scheduler.next_memory(None, rating, 0)
    assert (stability[0], difficulty[0]) == pytest.approx((one.stability, one.difficulty), rel=1e-12)


@given(STABILITY, st.floats(0.0, 10_000.0), st.floats(0.7, 0.99))
def test_recall_and_intervals_are_the_schedulers(stability: float, elapsed: float, retention: float) -> None:
    recall = memory.retrievability(stability, elapsed, DEFAULT_WEIGHTS)
    assert float(recall) == pytest.approx(scheduler.retrievability(stability, elapsed), rel=1e-12)
    days = memory.intervals(stability, retention, DEFAULT_WEIGHTS)
    assert float(days) == pytest.approx(scheduler.interval_at(stability, retention), rel=1e-12)


@given(STABILITY, st.floats(0.0, 1000.0), st.floats(0.5, 60.0))
def test_recalled_days_are_the_curve_summed(stability: float, start: float, days: float) -> None:
    moments = start + (np.arange(20_000) + 0.5) * days / 20_000
    summed = memory.retrievability(stability, moments, DEFAULT_WEIGHTS).mean() * days
    found = float(memory.recalled_days(stability, start, days, DEFAULT_WEIGHTS))
    assert found == pytest.approx(summed, rel=1e-3)
    assert scheduler.recalled_days(stability, start, days) == pytest.approx(found, rel=1e-9)


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: f"{case['parameters']}-{len(case['reviews'])}")
def test_the_golden_states_are_met(case: Mapping[str, Any]) -> None:
    weights = GOLDEN["parameter_sets"][case["parameters"]]
    (rating, _), *later = case["reviews"]
    state = memory.first_memories(rating, weights)
    for (rating, gap), golden in zip(later, case["states"][1:], strict=True):
        state = memory.next_memories(*state, gap, rating, weights)
        assert [float(each) for each in state] == pytest.approx(golden[1:], abs=1e-9, rel=1e-12)
    for retention, interval in case["interval_days"].items():
        assert float(memory.intervals(state[0], float(retention), weights)) == pytest.approx(interval, abs=1e-6)


@given(st.lists(st.tuples(STABILITY, DIFFICULTY), min_size=1), st.lists(st.integers(0, 400), min_size=1))
def test_every_rating_at_once_is_each_by_itself(states: list[tuple[float, float]], days: list[int]) -> None:
    stability, difficulty = (np.array(column)[:, None] for column in zip(*states, strict=True))
    found = memory.every_rating(stability, difficulty, days, DEFAULT_WEIGHTS)
    for rating in Rating:
        alone = memory.next_memories(stability, difficulty, days, int(rating), DEFAULT_WEIGHTS)
        assert found[0][int(rating) - 1] == pytest.approx(alone[0], rel=1e-12)
        assert np.broadcast_to(found[1][int(rating) - 1], alone[1].shape) == pytest.approx(alone[1], rel=1e-12)
    assert found[2] == pytest.approx(memory.retrievability(stability, days, DEFAULT_WEIGHTS))
