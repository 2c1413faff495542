"""A simulated year: against a reckoning by hand, in the right order, within its limits."""

from dataclasses import replace

import numpy as np
import pytest

from srs.model import Memory, Rating
from srs.scheduler import DEFAULT_WEIGHTS, interval_at, next_memory, retrievability
from srs.simulation import Course, Deck, Scenario, play


def _deck(count: int, *, new: int = 0, seed: int = 3) -> Deck:
    chance = np.random.default_rng(seed)
    stability = np.exp(chance.normal(2.5, 1.0, count))
    stability[:new] = np.nan
    elapsed = np.floor(chance.random(count) * 20)
    return Deck(
        stability=stability, difficulty=chance.uniform(1, 10, count), elapsed=elapsed,
        due=np.floor(chance.random(count) * 30) - 5, seconds=chance.choice([10.0, 15.0, 90.0], count),
    )  # fmt: skip


def _play(deck: Deck, scenario: Scenario, days: int = 120, seed: int = 1) -> Course:
    return play(deck, scenario, days, DEFAULT_WEIGHTS, seed)


def _by_hand(seed: int, days: int) -> tuple[dict[int, float], float]:
    """The seconds on each day with an answer, and the recall at the end, of one card that is due on the third day."""
    luck = np.random.default_rng(seed).random((days, 1))[:, 0]
    memory, last, due, answers = Memory(stability=5.0, difficulty=5.0), -3, 2, {}
    while due < days:
        recall = retrievability(memory.stability, due - last)
        if luck[due] < recall:
            share = luck[due] / recall
            rating = Rating.HARD if share < 0.224 else Rating.GOOD if share < 0.855 else Rating.EASY
            memory, answers[due] = next_memory(memory, rating, due - last), 20.0
        else:
            memory = next_memory(next_memory(memory, Rating.AGAIN, due - last), Rating.GOOD, 0)
            answers[due] = 40.0
        last, due = due, due + max(1, round(interval_at(memory.stability, 0.9)))
    return answers, retrievability(memory.stability, days - 1 - last)


def test_one_card_goes_as_reckoned_by_hand() -> None:
    deck = Deck(
        stability=np.array([5.0]), difficulty=np.array([5.0]), elapsed=np.array([3.0]), due=np.array([2.0]),
        seconds=np.array([20.0]),
    )  # fmt: skip
    every: list[float] = []
    for seed in range(12):
        found, (answers, known) = _play(deck, Scenario(retention=0.9, new_per_day=0), 365, seed), _by_hand(seed, 365)
        assert {int(day): float(found.seconds[day]) for day in np.flatnonzero(found.reviews)} == answers
        assert found.known == pytest.approx(known, abs=1e-9)
        assert found.seen == 1
        every += answers.values()
    assert len(every) > 40
    assert set(every) == {20.0, 40.0}


def test_higher_retention_asks_for_more_reviews_and_keeps_more() -> None:
    deck = _deck(800, new=300)
    courses = [_play(deck, Scenario(retention=share, new_per_day=10), 365) for share in (0.75, 0.85, 0.9, 0.95)]
    reviews = [int(each.reviews.sum()) for each in courses]
    assert reviews == sorted(reviews)
    assert reviews[-1] > 1.5 * reviews[0]
    recall = [float(np.nanmean(each.recall)) for each in courses]
    assert recall == sorted(recall)
    assert [each.seen for each in courses] == [800] * 4


def test_no_day_goes_beyond_its_limits() -> None:
    deck = _deck(600, new=300)
    scenario = Scenario(retention=0.9, new_per_day=7, reviews_per_day=30, minutes=12.0)
    found = _play(deck, scenario)
    assert found.seconds.max() <= 12 * 60
    assert found.begun.max() <= 7
    assert found.reviews.max() <= 30
    assert found.seconds.max() > 11 * 60 - 180
    free = _play(deck, Scenario(retention=0.9, new_per_day=7))
    assert free.seconds.max() > 12 * 60


def test_the_days_on_which_a_limit_left_cards_waiting_are_told() -> None:
    deck = _deck(600, new=300)
    scenario = Scenario(retention=0.97, new_per_day=7)
    free = _play(deck, scenario)
    assert not free.at_reviews.any()
    assert not free.at_minutes.any()
    by_reviews = _play(deck, replace(scenario, reviews_per_day=20))
    assert by_reviews.at_reviews.sum() > 60
    assert set(by_reviews.reviews[by_reviews.at_reviews]) == {20}
    assert not by_reviews.at_minutes.any()
    by_minutes = _play(deck, replace(scenario, minutes=10.0, reviews_per_day=2000))
    assert by_minutes.at_minutes.sum() > 60
    assert by_minutes.seconds[by_minutes.at_minutes].min() > 600 - 180
    assert not by_minutes.at_reviews.any()
    most = int(free.reviews.max())
    assert not _play(deck, replace(scenario, reviews_per_day=most)).at_reviews.any()
    assert _play(deck, replace(scenario, reviews_per_day=most - 1)).at_reviews.any()


def test_without_new_cards_none_begin() -> None:
    found = _play(_deck(50, new=50), Scenario(retention=0.9, new_per_day=0), 20)
    assert (found.begun.sum(), found.seen, found.known, found.seconds.sum()) == (0, 0, 0.0, 0.0)
    assert np.isnan(found.recall).all()


def test_the_same_seed_gives_the_same_course_and_another_another() -> None:
    deck, scenario = _deck(200, new=80), Scenario(retention=0.9, new_per_day=5)
    first, again, other = (_play(deck, scenario, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(first.seconds, again.seconds)
    assert first.known == again.known
    assert not np.array_equal(first.seconds, other.seconds)


def test_the_cards_that_it_begins_with_are_left_alone() -> None:
    deck = _deck(100, new=20)
    before = deck.stability.copy()
    _play(deck, Scenario(retention=0.9, new_per_day=5))
    assert np.array_equal(before, deck.stability, equal_nan=True)


def test_no_interval_is_longer_than_the_longest() -> None:
    deck = _deck(40)
    found = _play(deck, Scenario(retention=0.7, new_per_day=0, maximum_interval_days=10), 100)
    assert found.reviews.sum() >= 40 * 100 // 10 * 0.8
