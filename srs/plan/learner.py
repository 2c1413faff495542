"""What is believed of a learner: their memory's weights, how long answers take, how they rate themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from srs.memory import Floats

REPEAT_RECALL = 0.95
"""The chance that a card failed today is recalled when it is repeated the same day."""

_TRUST_ANSWERS = 30
_CARD_WORTH_ANSWERING_FOR = 0.003


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """FSRS-6 weights, seconds an answer of usual length takes, and the shares of the ratings.

    `first_ratings` are the shares of Again, Hard, Good and Easy in first answers, `passed_ratings` of Hard, Good and
    Easy among recalled ones. Defaults are the field's averages, used by the FSRS simulators.
    """

    weights: tuple[float, ...]
    seconds_recalled: float = 15.0
    seconds_failed: float = 30.0
    seconds_first: float = 45.0
    first_ratings: tuple[float, float, float, float] = (0.24, 0.094, 0.495, 0.171)
    passed_ratings: tuple[float, float, float] = (0.224, 0.631, 0.145)

    def seconds(self, recall: Floats) -> Floats:
        """Expected seconds of answers that are recalled with these chances: r ok + (1 - r) failed."""
        found: Floats = self.seconds_failed + (self.seconds_recalled - self.seconds_failed) * recall
        return found

    @property
    def seconds_repeat(self) -> float:
        """Expected seconds of repeating a card the day it was failed."""
        return REPEAT_RECALL * self.seconds_recalled + (1 - REPEAT_RECALL) * self.seconds_failed

    def rating_shares(self, recall: Floats) -> Floats:
        """The chances of the four ratings, as the first axis, at these chances of recall."""
        passed = [share * recall for share in self.passed_ratings]
        return np.stack([1 - recall, *passed])

    def floor(self, kept: float = 1.0) -> float:
        """The price under which a second is not worth asking for: an ordinary answer must buy 0.003 of a card.

        A learner who keeps fewer than 80 % of the planned days cannot lean on the last ones: a third of that.
        """
        price = _CARD_WORTH_ANSWERING_FOR / self.seconds_recalled
        return price if kept >= 0.8 else price / 3


def shrunk_median(seconds: Sequence[float], usual: float) -> float:
    """The median of a learner's own seconds, drawn towards the usual one as if 30 answers had shown that."""
    if not seconds:
        return usual
    count = len(seconds)
    return (count * median(seconds) + _TRUST_ANSWERS * usual) / (count + _TRUST_ANSWERS)
