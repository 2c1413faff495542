"""The chance of recall of a card on every day: between its reviews, through resets, and from today on."""

from datetime import timedelta

import pytest
from factories import World, basic, question
from hypothesis import given
from hypothesis import strategies as st
from logs import MONDAY, reset, review

from srs.card_history import stepped
from srs.model import CardId, Entry, EntryKind, Rating
from srs.recall_curve import RecallCurve, recall_curve
from srs.scheduler import DEFAULT_WEIGHTS, retrievability

CARD = CardId("c0000000-0000-5000-8000-000000000000")


def _curve(*entries: Entry) -> RecallCurve:
    return recall_curve((step.entry, step.state) for step in stepped(CARD, entries, DEFAULT_WEIGHTS))


def _after(days: int, rating: Rating = Rating.GOOD) -> Entry:
    return review(CARD, MONDAY + timedelta(days=days), rating)


def test_a_card_that_was_never_reviewed_has_no_recall() -> None:
    curve = _curve()
    assert curve.stretches == ()
    assert curve.on(MONDAY) is None
    assert curve.falls_to(0.9) is None


def test_recall_is_whole_on_the_day_of_a_review_and_falls_until_the_next() -> None:
    curve = _curve(_after(0), _after(10))
    first, second = curve.stretches
    assert curve.on(MONDAY - timedelta(days=1)) is None
    assert curve.on(MONDAY) == 1
    assert curve.on(MONDAY + timedelta(days=9)) == pytest.approx(retrievability(first.stability, 9))
    assert curve.on(MONDAY + timedelta(days=10)) == 1
    assert curve.on(MONDAY + timedelta(days=40)) == pytest.approx(retrievability(second.stability, 30))


def test_reviews_of_one_study_day_are_one_stretch_by_the_last_of_them() -> None:
    twice = _curve(_after(0, Rating.AGAIN), _after(0, Rating.GOOD))
    (stretch,) = twice.stretches
    (once,) = _curve(_after(0, Rating.AGAIN)).stretches
    assert stretch.since == MONDAY
    assert stretch.stability > once.stability


def test_after_a_reset_there_is_no_recall_until_the_next_review() -> None:
    curve = _curve(_after(0), reset(CARD, MONDAY + timedelta(days=4)), _after(8))
    assert curve.on(MONDAY + timedelta(days=3)) is not None
    assert curve.on(MONDAY + timedelta(days=4)) is None
    assert curve.on(MONDAY + timedelta(days=8)) == 1


def test_a_reset_at_the_end_leaves_nothing_to_fall() -> None:
    curve = _curve(_after(0), reset(CARD, MONDAY + timedelta(days=4)))
    assert curve.falls_to(0.5) is None


def test_cramming_and_setting_a_day_leave_the_curve_as_it_is() -> None:
    quiet = [
        review(CARD, MONDAY + timedelta(days=2), Rating.AGAIN, kind=EntryKind.CRAM),
        review(CARD, MONDAY + timedelta(days=3), None, kind=EntryKind.RESCHEDULE),
    ]
    assert _curve(_after(0), *quiet) == _curve(_after(0))


@given(st.floats(0.3, 0.99), st.integers(0, 400))
def test_the_day_to_which_recall_falls_is_the_first_with_no_more(share: float, days: int) -> None:
    curve = _curve(_after(0, Rating.EASY), _after(max(1, days)))
    day = curve.falls_to(share)
    if day is None:
        assert (curve.on(MONDAY + timedelta(days=36500)) or 0) > share
        return
    assert (curve.on(day) or 0) <= share + 1e-9
    before = curve.on(day - timedelta(days=1))
    assert day == curve.stretches[-1].since or (before is not None and before > share - 1e-9)


def test_the_curve_of_a_card_in_a_collection_ends_with_its_recall_today(world: World) -> None:
    from srs.card_history import card_history
    from srs.session import ReviewSession

    world.add([question()], basic)
    (card,) = basic(question())
    ReviewSession(world.journal).answer(Rating.EASY)
    world.hand.forward(days=6)
    history = card_history(world.journal, card.id)
    assert history.curve.on(world.journal.clock.study_day()) == history.recall
    assert history.recall is not None
