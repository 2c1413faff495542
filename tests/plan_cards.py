"""Cards, learners and plans for tests of the planner, with FSRS-6 written out once more for one card at a time."""

import math

import numpy as np

from srs import memory
from srs.model import Memory, Rating
from srs.plan.agenda import Agenda
from srs.plan.cards import Cards, Today, cards
from srs.plan.families import ticked_by
from srs.plan.learner import Learner
from srs.scheduler import DEFAULT_WEIGHTS, next_memory, retrievability

LEARNER = Learner(weights=DEFAULT_WEIGHTS)


def deck(count: int, *, new: float = 0.6, seed: int = 1, length: float = 1.0) -> Cards:
    """So many cards, the first of them new, the others last seen within twenty days."""
    random = np.random.default_rng(seed)
    stability = np.exp(random.normal(2, 1, count))
    stability[: round(new * count)] = np.nan
    elapsed = np.where(np.isnan(stability), 0, random.integers(1, 20, count))
    return cards(stability, random.uniform(1, 10, count), elapsed, length=np.full(count, length))


def families(questions: int, points: int, *, length: float = 8.0, new: float = 0.6, seed: int = 1) -> Cards:
    """Questions of an answer card, so many times as long as a point's, and points that its ticks review."""
    size = 1 + points
    of = deck(questions * size, new=new, seed=seed)
    head = np.arange(questions * size) // size * size
    first = np.arange(questions * size) == head
    return cards(
        of.stability,
        of.difficulty,
        of.elapsed,
        length=np.where(first, length, 1.0),
        answer=np.where(first, -1, head),
    )


def answer(now: Agenda, position: int, rating: int) -> Agenda:
    """The agenda after an answer, whose ticks review the points that are still open."""
    ticked = [each for each in ticked_by(now.cards, position) if now.cards.today[each] == Today.OPEN]
    positions = np.array([position, *ticked])
    some = now.cards.at(positions)
    ratings = np.full(len(positions), rating)
    first = memory.first_memories(ratings, LEARNER.weights)
    known = np.where(some.seen, some.stability, 1.0), np.where(some.seen, some.difficulty, 5.0)
    later = memory.next_memories(*known, some.elapsed, ratings, LEARNER.weights)
    new = ~some.seen
    return now.answered(
        positions, np.where(new, first[0], later[0]), np.where(new, first[1], later[1]), ratings > 1, left=now.left
    )


def after(stability: float, difficulty: float, rating: int, elapsed: int) -> tuple[float, float]:
    """The next memory of one card, by the scheduler."""
    found = next_memory(Memory(stability=stability, difficulty=difficulty), Rating(rating), elapsed)
    return found.stability, found.difficulty


def recall(stability: float, elapsed: float) -> float:
    """The chance of recall of one card, by the scheduler."""
    return retrievability(stability, elapsed)


def first_memory(rating: int) -> tuple[float, float]:
    """The memory after a first answer, by the scheduler."""
    found = next_memory(None, Rating(rating), 0)
    return found.stability, found.difficulty


def best_value(stability: float, difficulty: float, moment: int, prices: list[float], *, repeats: int = 2) -> float:
    """W at a moment, by plain recursion over all delays without any grid: exponential, for tiny horizons."""
    days = len(prices)
    found = recall(stability, days - moment)
    for later in range(moment + 1, days):
        waited = review_value(stability, difficulty, later - moment, later, prices, repeats=repeats)
        chance = recall(stability, later - moment)
        found = max(found, waited - prices[later] * (30 - 15 * chance))
    return found


def failed_value(stability: float, difficulty: float, moment: int, prices: list[float], *, repeats: int) -> float:
    """F at a moment, likewise."""
    rest = best_value(stability, difficulty, moment, prices)
    if not repeats:
        return rest
    good, again = after(stability, difficulty, 3, 0), after(stability, difficulty, 1, 0)
    passed = best_value(*good, moment, prices)
    failed = failed_value(*again, moment, prices, repeats=repeats - 1)
    return max(rest, 0.95 * passed + 0.05 * failed - prices[moment] * (0.95 * 15 + 0.05 * 30))


def review_value(
    stability: float, difficulty: float, elapsed: int, moment: int, prices: list[float], *, repeats: int = 2
) -> float:
    """A at a moment, likewise."""
    chance = recall(stability, elapsed)
    again = after(stability, difficulty, 1, elapsed)
    found = (1 - chance) * failed_value(*again, moment, prices, repeats=repeats)
    for rating, share in ((2, 0.224), (3, 0.631), (4, 0.145)):
        found += chance * share * best_value(*after(stability, difficulty, rating, elapsed), moment, prices)
    return found


def first_value(moment: int, prices: list[float]) -> float:
    """N at a moment, likewise."""
    found = 0.24 * failed_value(*first_memory(1), moment, prices, repeats=2)
    for rating, share in ((2, 0.094), (3, 0.495), (4, 0.171)):
        found += share * best_value(*first_memory(rating), moment, prices)
    return found


def is_close(one: float, other: float, *, within: float) -> bool:
    """Whether two values differ by no more."""
    return math.isclose(one, other, rel_tol=0.0, abs_tol=within)
