"""How a figure spreads over cards."""

from collections.abc import Mapping
from dataclasses import dataclass

STABILITY_EDGES = (1.0, 3.0, 7.0, 14.0, 21.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0)
"""Days of stability at which one bucket ends and the next begins."""

DIFFICULTY_EDGES = (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0)
"""The same of difficulty, which goes from 1 to 10."""

RECALL_EDGES = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
"""The same of retrievability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """How many cards lie from `low` to below `high`; None where there is no end."""

    low: float
    high: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Buckets in order, the empty ones too."""

    buckets: tuple[Bucket, ...] = ()

    @property
    def count(self) -> int:
        """How many cards it is of."""
        return sum(bucket.count for bucket in self.buckets)


def histogram(low: float, edges: tuple[float, ...], high: float | None, counts: Mapping[int, int]) -> Histogram:
    """The buckets that the edges make between a lowest and a highest value; `counts` is by number of bucket."""
    lows, highs = (low, *edges), (*edges, high)
    pairs = zip(lows, highs, strict=True)
    return Histogram(tuple(Bucket(low=a, high=b, count=counts.get(n, 0)) for n, (a, b) in enumerate(pairs)))
