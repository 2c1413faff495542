"""How well weights predict reviews: the calibration of their predictions."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from srs.fit.prediction import predicted_recall
from srs.fit.reviews import Reviews
from srs.memory import Floats
from srs.stats.calibration import EDGES, SURE, Calibration, Predicted, calibration


def score(reviews: Reviews, weights: Sequence[float], held_out: int = 0) -> Calibration:
    """Predicted against actual recall over the scored reviews but the first `held_out` ones, in order of time."""
    places = np.flatnonzero(reviews.scored)[held_out:]
    chance = predicted_recall(reviews, weights)[places]
    return calibration(_by_bin(chance, reviews.recalled[places]))


def day_of(reviews: Reviews, place: int) -> date:
    """The study day of the scored review of this place in order of time."""
    return date.fromordinal(int(reviews.day[np.flatnonzero(reviews.scored)[place]]))


def _by_bin(chance: Floats, recalled: NDArray[np.bool_]) -> Iterator[Predicted]:
    bins = np.searchsorted(EDGES, chance, side="right")
    sure = np.clip(chance, SURE, 1 - SURE)
    loss = -np.log(np.where(recalled, sure, 1 - sure))
    for number in np.unique(bins):
        among = bins == number
        yield Predicted(
            bin=int(number),
            count=int(among.sum()),
            expected=float(chance[among].sum()),
            recalled=int(recalled[among].sum()),
            loss=float(loss[among].sum()),
        )
