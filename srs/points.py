"""From ticked points to a rating."""

from collections.abc import Mapping, Sequence

from srs.model import GradedPoint, PointId, Rating, Tick

HARD_FROM, GOOD_FROM = 0.6, 0.8
"""Shares of the points covered: below the first an answer has failed, below the second it was hard."""

_WORTH = {Tick.COVERED: 1.0, Tick.NUDGED: 0.5, Tick.MISSED: 0.0}

RATING_OF_TICK: Mapping[Tick, Rating] = {
    Tick.COVERED: Rating.GOOD,
    Tick.NUDGED: Rating.HARD,
    Tick.MISSED: Rating.AGAIN,
}
"""What a tick on an answer says of the point's own card."""


def covered_share(points: Sequence[GradedPoint], ticks: Mapping[PointId, Tick]) -> float:
    """The share of the points that were covered, one after a nudge counting half; 1.0 where there are none."""
    if not points:
        return 1.0
    return sum(_WORTH[ticks.get(point.id, Tick.MISSED)] for point in points) / len(points)


def rating_of(points: Sequence[GradedPoint], ticks: Mapping[PointId, Tick]) -> Rating:
    """The rating that these ticks suggest: never Easy, which is the person's own to give.

    An essential point missed, or less than 60 % covered: Again. Less than 80 %: Hard, which is a pass. Else Good.
    """
    missed = any(point.essential and ticks.get(point.id, Tick.MISSED) is Tick.MISSED for point in points)
    share = covered_share(points, ticks)
    if missed or share < HARD_FROM:
        return Rating.AGAIN
    return Rating.HARD if share < GOOD_FROM else Rating.GOOD
