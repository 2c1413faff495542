from dataclasses import replace

import pytest
from factories import basic, question
from hypothesis import given
from hypothesis import strategies as st

from srs.choices import as_shown, has_one_right, rating_of
from srs.model import Card, Choice, Rating, Role


def choosing(*texts: str, right: tuple[int, ...] = (0,)) -> Card:
    options = tuple(Choice(text=text, right=place in right) for place, text in enumerate(texts))
    return replace(basic(question("Which rope holds?"))[0], role=Role.CHOICE, choices=options)


def test_options_come_in_another_order_from_showing_to_showing() -> None:
    of = choosing("hemp", "steel", "sisal", "cotton")
    orders = {as_shown(of, showings) for showings in range(20)}
    assert len(orders) > 5
    assert as_shown(of, 3) == as_shown(of, 3)


@given(st.lists(st.text(max_size=20), max_size=8), st.integers(0, 99))
def test_no_option_is_lost_or_made(texts: list[str], showings: int) -> None:
    of = choosing(*texts)
    assert sorted(option.text for option in as_shown(of, showings)) == sorted(texts)


@pytest.mark.parametrize("last", ["All of the above", "None of the above.", "none of these", "Both of the above"])
def test_an_option_about_all_others_stays_last(last: str) -> None:
    of = choosing("hemp", last, "steel", "sisal")
    assert all(as_shown(of, showings)[-1].text == last for showings in range(20))


@pytest.mark.parametrize("named", ["Both A and B", "A, B and C", "a & c", "Options 1 and 3", "B or C"])
def test_options_that_name_others_by_letter_stay_in_the_banks_order(named: str) -> None:
    of = choosing("hemp", "steel", "sisal", named)
    assert all(as_shown(of, showings) == of.choices for showings in range(20))


def test_a_pick_is_good_only_where_it_is_exactly_right() -> None:
    one, several = choosing("a", "b", "c").choices, choosing("a", "b", "c", right=(0, 2)).choices
    assert has_one_right(one)
    assert not has_one_right(several)
    assert rating_of(one, {0}) is Rating.GOOD
    assert rating_of(one, {1}) is Rating.AGAIN
    assert rating_of(several, {0, 2}) is Rating.GOOD
    assert rating_of(several, {0}) is Rating.AGAIN
    assert rating_of(several, {0, 1, 2}) is Rating.AGAIN
