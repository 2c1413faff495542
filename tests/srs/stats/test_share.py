"""A share says nothing where there is too little, and how sure it is where there is enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs.stats.share import ENOUGH, Share


def test_too_few_give_no_share() -> None:
    assert Share(19, ENOUGH - 1).value is None
    assert Share(19, ENOUGH - 1).bounds is None
    assert Share(19, ENOUGH).value == pytest.approx(0.95)


def test_the_bounds_are_those_of_wilsons_interval() -> None:
    """Worked by hand: 81 of 263 is the example of Newcombe 1998, Stat. Med. 17:857."""
    assert Share(81, 263).bounds == pytest.approx((0.2553, 0.3662), abs=1e-4)


def test_shares_add_up() -> None:
    assert Share(3, 4) + Share(1, 9) == Share(4, 13)


@given(st.integers(ENOUGH, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_lies_within_its_bounds_and_these_between_0_and_1(pair: tuple[int, int]) -> None:
    share = Share(*pair)
    assert share.bounds is not None
    assert share.value is not None
    assert 0 <= share.bounds[0] <= share.value + 1e-12
    assert share.value <= share.bounds[1] + 1e-12
    assert share.bounds[1] <= 1
