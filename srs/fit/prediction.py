"""The recall that weights predict for each scored review, by the memory model on arrays."""

from collections.abc import Sequence

import numpy as np

from srs.fit.reviews import Reviews
from srs.fit.rounds import in_rounds
from srs.memory import Floats, first_memories, next_memories, retrievability


def predicted_recall(reviews: Reviews, weights: Sequence[float]) -> Floats:
    """The chance of recall at each review, in order of time; not a number for those that are not scored."""
    found = np.full(len(reviews), np.nan)
    stability = difficulty = np.empty(0)
    for nth, each in enumerate(in_rounds(reviews)):
        if nth == 0:
            stability, difficulty = first_memories(each.rating, weights)
            continue
        stability, difficulty = stability[: len(each)], difficulty[: len(each)]
        recall = retrievability(stability, each.elapsed_days, weights)
        found[each.places] = np.where(each.elapsed_days > 0, recall, np.nan)
        stability, difficulty = next_memories(stability, difficulty, each.elapsed_days, each.rating, weights)
    return found
