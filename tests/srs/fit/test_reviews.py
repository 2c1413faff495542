"""The reviews that a fit reads: what is scored, where a card begins anew, and what stood at some time."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from learners import QUICK_TO_FORGET, touches_of

from srs.fit.reviews import Touch, reviews_of
from srs.fit.rounds import in_rounds

DAY = date(2027, 1, 11)


def _on(card: str, days: int, rating: int | None) -> Touch:
    return card, DAY + timedelta(days=days), rating


def test_a_review_is_scored_when_it_is_on_a_later_study_day_than_the_last_of_its_card() -> None:
    found = reviews_of([_on("a", 0, 3), _on("b", 0, 1), _on("a", 0, 1), _on("a", 4, 3), _on("b", 5, 2)])
    assert found.card.tolist() == [0, 1, 0, 0, 1]
    assert found.elapsed_days.tolist() == [0, 0, 0, 4, 5]
    assert found.scored.tolist() == [False, False, False, True, True]
    assert found.recalled.tolist() == [True, False, False, True, True]


def test_a_card_made_new_again_is_another_card_from_there() -> None:
    found = reviews_of([_on("a", 0, 3), _on("a", 3, 3), _on("a", 4, None), _on("a", 9, 1), _on("a", 11, 3)])
    assert found.card.tolist() == [0, 0, 1, 1]
    assert found.elapsed_days.tolist() == [0, 3, 0, 2]


def test_a_flight_west_never_makes_days_negative() -> None:
    found = reviews_of([_on("a", 2, 3), _on("a", 1, 3), _on("a", 3, 3)])
    assert found.elapsed_days.tolist() == [0, 0, 1]


def test_no_reviews_are_no_reviews() -> None:
    found = reviews_of([])
    assert (len(found), in_rounds(found), found.until(3)) == (0, (), found)


def test_until_holds_the_reviews_before_a_scored_one() -> None:
    found = reviews_of([_on("a", 0, 3), _on("b", 0, 3), _on("a", 1, 3), _on("a", 1, 3), _on("b", 2, 3), _on("a", 9, 3)])
    assert [len(found.until(scored)) for scored in range(5)] == [2, 4, 5, 6, 6]
    assert [int(found.until(scored).scored.sum()) for scored in range(5)] == [0, 1, 2, 3, 3]


def test_some_cards_keep_all_their_reviews_in_order() -> None:
    found = reviews_of([_on("a", 0, 3), _on("b", 0, 1), _on("c", 1, 2), _on("b", 2, 4)])
    kept = found.of_cards(np.array([False, True, True]))
    assert kept.rating.tolist() == [1, 2, 4]
    assert kept.elapsed_days.tolist() == [0, 0, 2]


def test_rounds_hold_every_review_once_and_a_card_at_one_place() -> None:
    reviews = reviews_of(touches_of(30, 120, QUICK_TO_FORGET))
    rounds = in_rounds(reviews)
    assert sorted(np.concatenate([each.places for each in rounds])) == list(range(len(reviews)))
    for before, after in pairwise(rounds):
        assert (reviews.card[before.places[: len(after)]] == reviews.card[after.places]).all()
        assert (before.places[: len(after)] < after.places).all()
        groups = np.concatenate([after.passed, after.failed, after.same_day])
        assert sorted(groups) == list(range(len(after)))
