"""Learners whose memory is FSRS-6 with weights that a test knows, and the logs that their reviewing leaves."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from factories import World, basic, question
from logs import cards_of, review, write

from srs.fit.reviews import Touch
from srs.model import CardId, Rating
from srs.scheduler import DEFAULT_WEIGHTS, next_memory, retrievability

FIRST_DAY = date(2026, 1, 12)

QUICK_TO_FORGET: tuple[float, ...] = (
    0.05, 0.3, 0.8, 2.0, *DEFAULT_WEIGHTS[4:8], 1.2, 0.05, 0.5, *DEFAULT_WEIGHTS[11:20], 0.45,
)  # fmt: skip
"""Weights of one who forgets sooner than most, and learns less by each review."""

NEVER_FORGETS: tuple[float, ...] = (
    *(50.0,) * 4, *DEFAULT_WEIGHTS[4:8], 4.0, 0.0, 3.0, 5.0, 0.001, 0.9, 4.0, 1.0, 6.0, *DEFAULT_WEIGHTS[17:20], 0.1,
)  # fmt: skip
"""Weights of one whose every review lasts for years."""

_FIRST_RATINGS = [Rating.AGAIN, Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.EASY]
_PASSES = [Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.EASY]


def touches_of(
    cards: int, days: int, weights: Sequence[float], *, after: Sequence[float] | None = None, seed: int = 1
) -> list[Touch]:
    """What reviewing so many cards at random gaps leaves; from three quarters of the days on by the weights `after`."""
    chance = random.Random(seed)
    lives = [(f"card {n}", _life(chance, days, tuple(weights), tuple(after or weights))) for n in range(cards)]
    rows = [(day, place, card, rating) for card, life in lives for place, (day, rating) in enumerate(life)]
    return [(card, FIRST_DAY + timedelta(days=day), int(rating)) for day, _, card, rating in sorted(rows)]


def _life(
    chance: random.Random, days: int, weights: tuple[float, ...], after: tuple[float, ...]
) -> Iterator[tuple[int, Rating]]:
    """The reviews of a card: a failed one is passed on the same day."""
    day, rating = chance.randrange(30), chance.choice(_FIRST_RATINGS)
    memory = next_memory(None, rating, 0, weights)
    yield day, rating
    while True:
        gap = round(2 ** chance.uniform(0, 5))
        day += gap
        if day >= days:
            return
        now = weights if day < days * 3 / 4 else after
        passed = chance.random() < retrievability(memory.stability, gap, now)
        rating = chance.choice(_PASSES) if passed else Rating.AGAIN
        memory = next_memory(memory, rating, gap, now)
        yield day, rating
        if not passed:
            memory = next_memory(memory, Rating.GOOD, 0, now)
            yield day, Rating.GOOD


def reviewed_by(world: World, touches: Sequence[Touch]) -> None:
    """Put cards and what touched them into a collection's log, which ends today."""
    names = sorted({card for card, _, _ in touches})
    world.add([question(f"Question {n}") for n in range(len(names))], basic)
    ids: dict[str, CardId] = dict(zip(names, cards_of(world), strict=True))
    late = world.journal.clock.study_day() - max(day for _, day, _ in touches)
    entries = [
        review(ids[card], day + late, Rating(rating or 1), desired_retention=0.9) for card, day, rating in touches
    ]
    write(world, [replace(each, moment=each.moment + timedelta(milliseconds=n)) for n, each in enumerate(entries)])
