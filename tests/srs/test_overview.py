"""Today at a glance: the same counts as a sitting, what was done, the streak, what comes next."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from factories import World, basic, question

from srs import actions
from srs.day import Counts
from srs.model import CardId, Rating, Tick
from srs.overview import Overview, never_answered, overview, streak
from srs.session import ReviewSession

TODAY = date(2027, 1, 11)


def _today(world: World, **choice: int) -> Overview:
    return overview(world.store, world.journal.clock, **choice)


def test_an_empty_collection_has_an_empty_today(world: World) -> None:
    assert _today(world) == Overview(today=TODAY)


def test_who_never_answered_is_known_by_the_log_and_an_undo_does_not_make_one_new(world: World) -> None:
    world.add([question("What is a bollard?")])
    assert never_answered(world.store)
    session = ReviewSession(world.journal)
    session.flag()
    assert never_answered(world.store)
    session.answer(Rating.AGAIN)
    assert not never_answered(world.store)
    session.undo()
    assert not never_answered(world.store)


def test_counts_are_those_of_a_sitting(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(30)])
    assert _today(world).counts == ReviewSession(world.journal).view.counts == Counts(new=20)
    session = ReviewSession(world.journal)
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.EASY):
        session.answer(rating)
        assert _today(world).counts == session.view.counts
    world.hand.forward(days=3)
    assert _today(world).counts == session.refresh().counts
    assert session.view.counts.review == 1


def test_decks_above_hold_the_counts_of_those_below(world: World) -> None:
    world.add([question("One"), replace(question("Two"), deck="harbour::Behavioral")], basic)
    assert _today(world).decks == {
        "harbour": Counts(new=2),
        "harbour::Behavioral": Counts(new=1),
        "harbour::Technical": Counts(new=1),
    }
    assert (_today(world).banks, _today(world).questions, _today(world).cards) == (1, 2, 2)


def test_answers_and_their_time_count_once_however_many_points_they_ticked(world: World) -> None:
    world.add([question()])
    session = ReviewSession(world.journal)
    assert session.view.card is not None
    session.answer(Rating.GOOD, ticks={p.id: Tick.COVERED for p in session.view.card.points}, duration_ms=90_000)
    found = _today(world)
    assert (found.reviews_today, found.milliseconds_today, dict(found.days)) == (1, 90_000, {TODAY: 1})
    actions.undo(world.journal)
    assert _today(world).reviews_today == 0
    assert _today(world).days == {}


def test_an_answer_left_open_over_lunch_counts_as_ten_minutes(world: World) -> None:
    world.add([question()], basic)
    ReviewSession(world.journal).answer(Rating.GOOD, duration_ms=3_600_000)
    assert _today(world).milliseconds_today == 600_000


def test_days_go_back_as_many_weeks_as_asked(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)], basic)
    for _ in range(3):
        ReviewSession(world.journal).answer(Rating.EASY)
        world.hand.forward(days=7)
    world.hand.forward(days=-7)
    assert list(_today(world, weeks=1).days) == [date(2027, 1, 18), date(2027, 1, 25)]
    assert len(_today(world).days) == 3


@pytest.mark.parametrize(
    ("ago", "length"), [([], 0), ([0], 1), ([1], 1), ([2], 0), ([0, 1, 2, 4], 3), ([1, 2, 3], 3), ([0, 2], 1)]
)
def test_a_streak_lasts_until_a_whole_day_is_missed(ago: list[int], length: int) -> None:
    assert streak(frozenset(TODAY - timedelta(days=n) for n in ago), TODAY) == length


def test_a_streak_counts_study_days_and_not_calendar_days(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)], basic)
    for moment in (datetime(2027, 1, 12, 23, 0, tzinfo=UTC), datetime(2027, 1, 14, 3, 0, tzinfo=UTC)):
        world.hand.moment = moment
        ReviewSession(world.journal).answer(Rating.EASY)
    assert _today(world).streak_days == 2


def test_a_day_whose_answers_were_all_undone_keeps_no_streak(world: World) -> None:
    world.add([question()], basic)
    ReviewSession(world.journal).answer(Rating.EASY)
    actions.undo(world.journal)
    assert _today(world).streak_days == 0


def test_the_next_day_with_a_card_is_told_when_nothing_is_left(world: World) -> None:
    world.add([question("One"), question("Two")], basic)
    session = ReviewSession(world.journal)
    assert _today(world).next_due is None
    session.answer(Rating.EASY)
    session.answer(Rating.GOOD)
    assert _today(world).next_due == TODAY + timedelta(days=2)


def test_a_suspended_or_retired_card_is_not_what_comes_next(world: World) -> None:
    world.add([question("One"), question("Two")], basic)
    session = ReviewSession(world.journal)
    soon = session.view.card
    assert soon is not None
    session.answer(Rating.GOOD)
    session.answer(Rating.EASY)
    actions.suspend(world.journal, CardId(soon.id))
    later = _today(world).next_due
    assert isinstance(later, date)
    assert later > TODAY + timedelta(days=2)
    actions.undo(world.journal, _import(world))
    assert _today(world).next_due is None


def _import(world: World) -> str:
    with world.store.reading() as transaction:
        return transaction.log.actions(100)[-1][0].id
