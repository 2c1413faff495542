"""From ticks to a rating: an essential point missed or under 60 % fails, under 80 % is hard, else good."""

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from srs.model import GradedPoint, PointId, Rating, Tick
from srs.points import RATING_OF_TICK, covered_share, rating_of


def _points(count: int, *essential: int) -> tuple[GradedPoint, ...]:
    return tuple(GradedPoint(id=PointId(str(n)), text=f"Point {n}", essential=n in essential) for n in range(count))


def _ticks(said: str) -> dict[PointId, Tick]:
    meaning = {"c": Tick.COVERED, "n": Tick.NUDGED, "m": Tick.MISSED}
    return {PointId(str(n)): meaning[letter] for n, letter in enumerate(said) if letter in meaning}


@pytest.mark.parametrize(
    ("said", "rating"),
    [
        ("ccccc", Rating.GOOD), ("ccccm", Rating.GOOD), ("cccmm", Rating.HARD), ("ccmmm", Rating.AGAIN),
        ("ccccccccmm", Rating.GOOD), ("cccccccnmm", Rating.HARD), ("ccccccmmmm", Rating.HARD),
        ("cccccnmmmm", Rating.AGAIN), ("mmmmm", Rating.AGAIN), ("nnnnn", Rating.AGAIN), ("ccn", Rating.GOOD),
        ("cnn", Rating.HARD), ("c", Rating.GOOD), ("n", Rating.AGAIN), ("m", Rating.AGAIN),
    ],
)  # fmt: skip
def test_ticks_suggest_a_rating(said: str, rating: Rating) -> None:
    assert rating_of(_points(len(said)), _ticks(said)) is rating


def test_an_essential_point_missed_fails_whatever_else_was_covered() -> None:
    assert rating_of(_points(10, 9), _ticks("cccccccccm")) is Rating.AGAIN
    assert rating_of(_points(10, 9), _ticks("cccccccccn")) is Rating.GOOD
    assert rating_of(_points(10, 0), _ticks("cccccccccm")) is Rating.GOOD


def test_a_point_that_was_not_ticked_is_missed() -> None:
    assert covered_share(_points(4), _ticks("cc")) == 0.5
    assert rating_of(_points(4), {}) is Rating.AGAIN
    assert rating_of(_points(2, 1), _ticks("c")) is Rating.AGAIN


def test_a_nudge_counts_half() -> None:
    assert covered_share(_points(4), _ticks("ccnm")) == 0.625


def test_ticks_of_other_points_do_not_count() -> None:
    assert covered_share(_points(2), _ticks("ccmmmm")) == 1.0


def test_without_points_nothing_can_be_missed() -> None:
    assert covered_share((), {}) == 1.0
    assert rating_of((), {}) is Rating.GOOD


@given(st.lists(strategies.ticks, min_size=1, max_size=12), st.sets(st.integers(0, 11)))
def test_covering_more_never_lowers_the_rating_and_ticks_never_say_easy(
    given_ticks: list[Tick], kept: set[int]
) -> None:
    points = _points(len(given_ticks), *kept)
    ticks = {point.id: tick for point, tick in zip(points, given_ticks, strict=True)}
    rating = rating_of(points, ticks)
    assert rating is not Rating.EASY
    for point in points:
        assert rating_of(points, {**ticks, point.id: Tick.COVERED}) >= rating


def test_a_tick_rates_the_points_own_card() -> None:
    assert RATING_OF_TICK == {Tick.COVERED: Rating.GOOD, Tick.NUDGED: Rating.HARD, Tick.MISSED: Rating.AGAIN}
