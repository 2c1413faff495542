"""A sitting: what is shown is what is stored, and a new sitting goes on where this one stands."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import strategies
from factories import MORNING, Hand, Running, World, basic, cards, question
from hypothesis import given, settings
from hypothesis import strategies as st

from srs import actions
from srs.day import Counts
from srs.errors import NotFoundError, StaleCardError, UsageError
from srs.model import (
    ActionKind,
    Card,
    CardId,
    Chooser,
    EntryKind,
    Outcome,
    Phase,
    PointId,
    Question,
    Rating,
    Role,
    Tick,
)
from srs.scheduler import DEFAULT_WEIGHTS, expected_recall, weights_id
from srs.session import ReviewSession
from srs.view import Summary, View


def _shown(view: View) -> Card:
    assert view.card is not None
    return view.card


def _all(view: View, tick: Tick) -> dict[PointId, Tick]:
    return {point.id: tick for point in _shown(view).points}


def _family(world: World, of: Question) -> tuple[Card, ...]:
    with world.store.reading() as transaction:
        return transaction.library.cards(questions=[of.id])[of.id]


def _sitting(world: World) -> ReviewSession:
    return ReviewSession(world.elsewhere())


def _as_stored(outcome: Outcome, moment: datetime) -> tuple[object, ...]:
    """What an outcome promises, its step counted from the answer."""
    due = outcome.due if outcome.delay_seconds is None else moment + timedelta(seconds=outcome.delay_seconds)
    return outcome.rating, outcome.phase, outcome.step, due


# ----------------------------------------------------------------------------------------------- preview and record


@pytest.mark.parametrize("rating", list(Rating))
@pytest.mark.parametrize("past", [(), (Rating.GOOD,), (Rating.AGAIN,), (Rating.GOOD, Rating.AGAIN), (Rating.EASY,) * 3])
def test_what_a_button_shows_is_what_is_stored(world: World, past: tuple[Rating, ...], rating: Rating) -> None:
    world.add([question()], basic)
    session = ReviewSession(world.journal)
    card = _shown(session.view)
    for each in past:
        session.answer(each)
        world.hand.forward(days=9)
        session.show(card.id)
    view = session.view
    world.hand.forward(minutes=3)
    session.answer(rating)
    entry, state = world.entries(card.id)[-1], world.state(card.id)
    promised = _as_stored(view.outcomes[rating], entry.moment)
    assert (entry.rating, entry.phase_after, entry.step, entry.due) == promised
    assert (entry.rating, state.phase, state.step, state.due) == promised
    assert state.memory == view.outcomes[rating].memory
    assert entry.moment == world.hand.moment


@settings(max_examples=20)
@given(st.lists(st.tuples(strategies.ratings, strategies.spans), min_size=1, max_size=8), strategies.zones)
def test_previews_hold_over_any_sequence_of_answers(history: list[tuple[Rating, timedelta]], zone: ZoneInfo) -> None:
    world = World(zone=zone)
    world.add([question()], basic)
    session = ReviewSession(world.journal)
    card = _shown(session.view)
    for rating, span in history:
        view = session.show(card.id)
        session.answer(rating)
        entry, state = world.entries(card.id)[-1], world.state(card.id)
        promised = _as_stored(view.outcomes[rating], entry.moment)
        assert (entry.rating, entry.phase_after, entry.step, entry.due) == promised
        assert (entry.rating, state.phase, state.step, state.due) == promised
        assert state.memory == view.outcomes[rating].memory
        assert _sitting(world).show(card.id).outcomes == session.show(card.id).outcomes
        world.hand.moment += span
    assert world.store.problems() == ()
    world.store.close()


def test_an_entry_says_what_happened_and_what_was_decided(world: World) -> None:
    world.add([question()], basic)
    world.set("", desired_retention=0.85)
    session = ReviewSession(world.journal)
    card = _shown(session.view)
    session.answer(Rating.GOOD, duration_ms=4321, confidence=3)
    world.hand.forward(days=4)
    before = world.state(card.id)
    session.show(card.id)
    session.answer(Rating.HARD, duration_ms=999)
    first, second = world.entries(card.id)
    assert (first.kind, first.rating, first.duration_ms, first.confidence) == (EntryKind.REVIEW, Rating.GOOD, 4321, 3)
    assert (first.phase_before, first.phase_after, first.step) == (Phase.NEW, Phase.REVIEW, None)
    assert (first.expected_recall, first.desired_retention, first.weights) == (None, 0.85, weights_id(DEFAULT_WEIGHTS))
    assert (first.moment, first.study_day, first.chooser) == (MORNING, date(2027, 1, 11), Chooser.QUEUE)
    assert second.expected_recall == expected_recall(before, date(2027, 1, 15))
    assert second.expected_recall is not None
    assert 0.5 < second.expected_recall < 0.95
    assert (second.duration_ms, second.confidence, second.phase_before) == (999, None, Phase.REVIEW)


def test_the_zone_and_the_study_day_are_stored_per_entry(world: World) -> None:
    world.add([question()], basic)
    card = _shown(ReviewSession(world.journal).view).id
    for zone in ("Europe/Berlin", "America/New_York", "Pacific/Kiritimati"):
        session = ReviewSession(world.elsewhere(zone=ZoneInfo(zone)))
        session.show(card)
        session.answer(Rating.GOOD)
    world.hand.moment = datetime(2027, 7, 14, 2, 30, tzinfo=UTC)
    session = ReviewSession(world.elsewhere(zone=ZoneInfo("Europe/Berlin")))
    session.show(card)
    session.answer(Rating.GOOD)
    assert [(entry.zone_offset_minutes, entry.study_day) for entry in world.entries(card)] == [
        (60, date(2027, 1, 11)),
        (-300, date(2027, 1, 11)),
        (840, date(2027, 1, 11)),
        (120, date(2027, 7, 14)),
    ]
    assert world.store.problems() == ()


def test_a_review_at_half_past_four_after_the_spring_change_counts_one_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    world = World(zone=berlin, hand=Hand(datetime(2027, 3, 27, 4, 30, tzinfo=berlin)))
    world.add([question()], basic)
    session = ReviewSession(world.journal)
    card = _shown(session.view).id
    session.answer(Rating.GOOD)
    world.hand.moment = datetime(2027, 3, 28, 4, 30, tzinfo=berlin)
    recall = session.show(card).recall
    assert recall is not None
    assert recall == expected_recall(world.state(card), date(2027, 3, 28))
    session.answer(Rating.GOOD)
    state = world.state(card)
    assert state.memory is not None
    assert state.memory.stability > 4, "the same day would have left it near 2.3"
    assert state.study_day == date(2027, 3, 28)
    world.store.close()


def test_a_flight_west_gives_no_negative_days(world: World) -> None:
    world.add([question()], basic)
    card = _shown(ReviewSession(world.journal).view).id
    east = ReviewSession(world.elsewhere(zone=ZoneInfo("Pacific/Kiritimati")))
    east.show(card)
    world.hand.moment = datetime(2027, 1, 11, 15, 0, tzinfo=UTC)
    with pytest.raises(StaleCardError, match="new study day"):
        east.answer(Rating.GOOD)
    east.answer(Rating.GOOD)
    assert world.state(card).study_day == date(2027, 1, 12)
    world.hand.forward(minutes=30)
    west = ReviewSession(world.elsewhere(zone=ZoneInfo("Pacific/Pago_Pago")))
    assert west.show(card).recall is None
    west.answer(Rating.HARD)
    state = world.state(card)
    assert (state.study_day, world.entries(card)[-1].study_day) == (date(2027, 1, 12), date(2027, 1, 11))
    assert world.store.problems() == ()


# ------------------------------------------------------------------------------------------------------------- ticks


def test_ticks_start_the_points_own_cards(world: World) -> None:
    world.add([question()])
    session = ReviewSession(world.journal)
    answer, *points = _family(world, question())
    ticks = {points[0].point: Tick.COVERED, points[1].point: Tick.NUDGED, points[2].point: Tick.MISSED}
    session.answer(Rating.HARD, ticks={point: tick for point, tick in ticks.items() if point})
    states = [world.state(card.id) for card in points]
    assert [state.phase for state in states] == [Phase.REVIEW, Phase.LEARNING, Phase.LEARNING]
    assert [state.due for state in states[1:]] == [
        world.entries(points[1].id)[0].moment + timedelta(minutes=15),
        world.entries(points[2].id)[0].moment + timedelta(minutes=10),
    ]
    entries = world.entries()
    assert {entry.action for entry in entries} == {entries[0].action}
    assert [entry.rating for entry in entries] == [Rating.HARD, Rating.GOOD, Rating.HARD, Rating.AGAIN]
    assert [entry.chooser for entry in entries] == [Chooser.QUEUE, *[Chooser.TICKS] * 3]
    assert [dict(entry.ticks) for entry in entries] == [ticks, {}, {}, {}]
    assert entries[0].card == answer.id


def test_a_missed_point_comes_back_in_the_same_sitting(world: World) -> None:
    world.add([question()])
    session = ReviewSession(world.journal)
    points = _family(world, question())[1:]
    view = session.answer(Rating.AGAIN, ticks=_all(session.view, Tick.MISSED))
    assert view.counts == Counts(learning=4)
    seen: list[CardId] = []
    while view.card is not None and len(seen) < 9:
        seen.append(view.card.id)
        world.hand.forward(minutes=1)
        view = session.answer(Rating.GOOD)
    assert set(seen) == {card.id for card in _family(world, question())}
    assert {card.id for card in points} <= set(seen)


def test_points_that_no_tick_names_are_missed(world: World) -> None:
    world.add([question()])
    session = ReviewSession(world.journal)
    points = _family(world, question())[1:]
    first = points[0].point
    assert first is not None
    session.answer(Rating.AGAIN, ticks={first: Tick.COVERED})
    assert [world.state(card.id).phase for card in points] == [Phase.REVIEW, Phase.LEARNING, Phase.LEARNING]
    assert session.view.summary.points_asked == 3
    assert session.view.summary.points_covered == 1


def test_ticks_of_none_are_ticks_too(world: World) -> None:
    world.add([question()])
    session = ReviewSession(world.journal)
    session.answer(Rating.AGAIN, ticks={})
    assert [world.state(card.id).phase for card in _family(world, question())] == [Phase.LEARNING] * 4


def test_a_rating_without_ticks_is_an_entry_of_the_card_alone(world: World) -> None:
    world.add([question()])
    ReviewSession(world.journal).answer(Rating.GOOD)
    assert len(world.entries()) == 1
    assert [world.state(card.id).phase for card in _family(world, question())[1:]] == [Phase.NEW] * 3


def test_ticks_on_a_card_of_another_role_review_no_points(world: World) -> None:
    world.add([question()], lambda of: tuple(_with_role(card) for card in cards(of)))
    session = ReviewSession(world.journal)
    session.answer(Rating.GOOD, ticks=_all(session.view, Tick.COVERED))
    assert len(world.entries()) == 1
    assert len(world.entries()[0].ticks) == 3


def _with_role(card: Card) -> Card:
    return replace(card, role=Role.FRAMEWORK) if card.role is Role.ANSWER else card


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York"])
@pytest.mark.parametrize(("rating", "days"), [(Rating.AGAIN, 1), (Rating.HARD, 2)])
def test_a_step_that_reaches_into_a_later_day_ends_as_that_day_begins(zone: str, rating: Rating, days: int) -> None:
    world = World(zone=ZoneInfo(zone), hand=Hand(datetime(2027, 3, 27, 20, tzinfo=ZoneInfo(zone)).astimezone(UTC)))
    world.add([question()], basic)
    world.set("", learning_steps=[86400])
    session = ReviewSession(world.journal)
    promised = session.view.outcomes[rating].due
    session.answer(rating)
    card = world.entries()[0].card
    assert world.state(card).due == promised
    assert world.journal.clock.study_day(world.journal.clock.now()) == date(2027, 3, 27)
    world.hand.forward(days=days, hours=-12)
    assert _shown(_sitting(world).view).id == card
    world.hand.forward(hours=-6)
    assert _sitting(world).view.card is None
    world.store.close()


def test_entries_of_one_action_take_consecutive_milliseconds(world: World) -> None:
    world.add([question(points=6)])
    session = ReviewSession(world.journal)
    session.answer(Rating.GOOD, ticks=_all(session.view, Tick.COVERED))
    assert [entry.moment - MORNING for entry in world.entries()] == [timedelta(milliseconds=n) for n in range(7)]


def test_entries_of_one_action_take_consecutive_milliseconds_while_the_clock_runs() -> None:
    world = World(hand=Running(step=timedelta(microseconds=1700)))
    world.add([question(points=6)])
    session = ReviewSession(world.journal)
    session.answer(Rating.GOOD, ticks=_all(session.view, Tick.COVERED))
    entries = world.entries()
    assert [entry.moment - entries[0].moment for entry in entries] == [timedelta(milliseconds=n) for n in range(7)]
    assert [entry.id for entry in entries] == sorted(entry.id for entry in entries)
    world.store.close()


def test_no_two_entries_of_an_action_share_a_moment_when_a_points_card_is_ahead(world: World) -> None:
    world.add([question(points=6)])
    points = _family(world, question(points=6))[1:]
    for n, card in enumerate(points[:3]):
        world.hand.moment = MORNING + timedelta(milliseconds=3 - n)
        actions.flag(world.journal, card.id)
    world.hand.moment = MORNING
    session = ReviewSession(world.journal)
    session.answer(Rating.GOOD, ticks=_all(session.view, Tick.COVERED))
    moments = [entry.moment for entry in world.entries() if entry.kind is EntryKind.REVIEW]
    assert len(set(moments)) == len(moments) == 7
    assert world.store.problems() == ()


def test_ticks_pass_over_suspended_points_and_points_passed_today(world: World) -> None:
    world.add([question()])
    points = _family(world, question())[1:]
    actions.suspend(world.journal, points[0].id)
    early = ReviewSession(world.journal)
    early.show(points[1].id)
    early.answer(Rating.GOOD)
    session = ReviewSession(world.journal)
    answer = _family(world, question())[0]
    view = session.show(answer.id)
    session.answer(Rating.AGAIN, ticks=_all(view, Tick.MISSED))
    assert [len(world.entries(card.id)) for card in points] == [1, 1, 1]
    assert [world.state(card.id).reviews for card in points] == [0, 1, 1]


def test_a_point_failed_today_is_reviewed_again_by_ticks(world: World) -> None:
    world.add([question()])
    session = ReviewSession(world.journal)
    points = _family(world, question())[1:]
    session.answer(Rating.AGAIN, ticks=_all(session.view, Tick.MISSED))
    world.hand.forward(minutes=11)
    view = session.show(_family(world, question())[0].id)
    session.answer(Rating.GOOD, ticks=_all(view, Tick.COVERED))
    assert [world.state(card.id).reviews for card in points] == [2, 2, 2]
    assert [world.state(card.id).phase for card in points] == [Phase.REVIEW] * 3


def test_the_cards_that_one_answer_reviews_come_back_on_different_days_where_fuzz_has_enough(world: World) -> None:
    world.add([question()])
    session = ReviewSession(world.journal)
    answer, *points = _family(world, question())
    for days in (0, 3, 20):
        world.hand.forward(days=days)
        view = session.show(answer.id)
        session.answer(Rating.GOOD, ticks=_all(view, Tick.COVERED))
    dues = [world.state(card.id).due for card in (answer, *points)]
    assert len(set(dues)) == len(dues)


def test_entries_by_ticks_use_no_limit(world: World) -> None:
    world.set("", new_per_day=2)
    world.add([question(f"Question {n}") for n in range(4)])
    session = ReviewSession(world.journal)
    assert session.view.counts.new == 2
    view = session.answer(Rating.EASY, ticks=_all(session.view, Tick.COVERED))
    assert view.counts == Counts(new=1)
    assert _sitting(world).view.counts == Counts(new=1)


def test_a_buried_point_does_not_come_back_by_ticks_today(world: World) -> None:
    world.add([question()])
    points = _family(world, question())[1:]
    actions.bury(world.journal, points[0].id)
    session = ReviewSession(world.journal)
    view = session.answer(Rating.GOOD, ticks=_all(session.view, Tick.MISSED))
    assert view.counts == _sitting(world).view.counts == Counts(learning=2)


# ------------------------------------------------------------------------------------------------- stale, late, done


def test_a_card_answered_elsewhere_is_stale_and_nothing_is_recorded(place: Path) -> None:
    world, other = World(str(place)), None
    try:
        world.add([question(), question("What is slack water?")])
        other = World(str(place))
        here, there = ReviewSession(world.journal), ReviewSession(other.journal)
        card = _shown(here.view)
        assert card == _shown(there.view)
        there.answer(Rating.GOOD, ticks=_all(there.view, Tick.COVERED))
        before = world.rows("action", "entry", "card_state")
        with pytest.raises(StaleCardError, match=r"elsewhere.*nothing was recorded"):
            here.answer(Rating.AGAIN)
        assert world.rows("action", "entry", "card_state") == before
        assert _shown(here.refresh()) != card, "the sitting goes on with the next card"
        here.answer(Rating.GOOD)
        assert world.store.problems() == ()
    finally:
        world.store.close()
        if other:
            other.store.close()


def test_a_card_whose_past_was_undone_elsewhere_is_stale_though_its_last_entry_is_the_same(world: World) -> None:
    world.add([question()], basic)
    session = ReviewSession(world.journal)
    card = _shown(session.view).id
    session.answer(Rating.GOOD)
    first = world.entries(card)[0].action
    world.hand.forward(days=3)
    session.refresh()
    session.answer(Rating.GOOD)
    world.hand.forward(days=20)
    session.refresh()
    actions.undo(world.elsewhere(), first)
    with pytest.raises(StaleCardError):
        session.answer(Rating.GOOD)
    assert world.store.problems() == ()
    session.show(card)
    session.answer(Rating.GOOD)
    assert world.store.problems() == ()


def test_a_card_on_view_over_the_rollover_is_shown_anew_before_it_can_be_answered() -> None:
    world = World(hand=Hand(datetime(2027, 1, 11, 3, 58, tzinfo=UTC)))
    world.add([question(f"Question {n}") for n in range(3)], basic)
    session = ReviewSession(world.journal)
    card = _shown(session.view)
    session.answer(Rating.GOOD)
    world.hand.moment = datetime(2027, 1, 12, 3, 59, tzinfo=UTC)
    view = session.refresh()
    world.hand.forward(minutes=2)
    with pytest.raises(StaleCardError, match="new study day"):
        session.answer(Rating.GOOD)
    assert session.view.study_day == date(2027, 1, 12)
    assert _shown(session.view) == _shown(view)
    assert len(world.entries()) == 1
    session.answer(Rating.GOOD)
    assert world.entries()[-1].study_day == date(2027, 1, 12)
    fresh = _sitting(world)
    assert (session.view.card, session.view.counts) == (fresh.view.card, fresh.view.counts)
    assert card.id != _shown(view).id
    world.store.close()


def test_a_clock_set_back_over_the_rollover_bars_no_card(world: World) -> None:
    world.add([question()], basic)
    world.hand.moment = datetime(2027, 1, 12, 4, 5, tzinfo=UTC)
    session = ReviewSession(world.journal)
    card = _shown(session.view).id
    session.answer(Rating.AGAIN)
    world.hand.moment = datetime(2027, 1, 12, 3, 58, tzinfo=UTC)
    session.show(card)
    session.answer(Rating.GOOD)
    first, second = world.entries(card)
    assert second.moment == first.moment + timedelta(milliseconds=1)
    assert world.store.problems() == ()


def test_refresh_begins_a_new_study_day(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)], basic)
    world.set("", new_per_day=1)
    session = ReviewSession(world.journal)
    assert session.answer(Rating.GOOD).card is None
    world.hand.forward(days=1)
    assert session.refresh().counts == Counts(new=1)


def test_refresh_leaves_the_card_on_view_while_the_day_lasts(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)], basic)
    session = ReviewSession(world.journal)
    view = session.view
    world.hand.forward(hours=5)
    assert session.refresh() is view


def test_a_sitting_ends_at_its_limit(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(4)], basic)
    session = ReviewSession(world.journal, limit=2)
    session.answer(Rating.GOOD)
    view = session.answer(Rating.GOOD)
    assert view.card is None
    assert view.counts == Counts(new=2)
    assert session.refresh().card is None
    with pytest.raises(NotFoundError, match="no card to answer"):
        session.answer(Rating.GOOD)
    assert session.undo().card is not None


def test_a_sitting_over_a_deck_asks_only_its_cards(world: World) -> None:
    world.add([question("One"), replace(question("Two"), deck="harbour::Behavioral")], basic)
    session = ReviewSession(world.journal, deck="harbour::Behavioral")
    assert session.view.question is not None
    assert session.view.question.prompt == "Two"
    assert session.answer(Rating.EASY).card is None
    assert ReviewSession(world.journal, deck="harbour").view.counts == Counts(new=1)
    assert ReviewSession(world.journal, deck="harb").view.card is None


def test_an_empty_collection_has_nothing_to_ask(world: World) -> None:
    session = ReviewSession(world.journal)
    assert session.view == View()
    for act in (session.suspend, session.bury, session.flag):
        with pytest.raises(NotFoundError):
            act()
    with pytest.raises(NotFoundError, match="nothing to undo"):
        session.undo()


def test_a_learning_card_is_waited_for_beyond_the_learn_ahead_time(world: World) -> None:
    world.add([question()], basic)
    world.set("", learning_steps=[1800])
    session = ReviewSession(world.journal)
    view = session.answer(Rating.AGAIN)
    assert (view.card, view.waiting_until) == (None, MORNING + timedelta(minutes=30))
    world.hand.forward(minutes=9, seconds=59)
    assert session.refresh().card is None
    world.hand.forward(seconds=1)
    assert session.refresh().card is not None


# ------------------------------------------------------------------------------------------------ undo and summary


def test_undo_survives_a_restart(place: Path) -> None:
    world = World(str(place))
    world.add([question()])
    before = world.rows()
    session = ReviewSession(world.journal)
    card = _shown(session.view)
    session.answer(Rating.GOOD, ticks=_all(session.view, Tick.COVERED))
    world.store.close()
    again = World(str(place))
    view = ReviewSession(again.journal).undo()
    assert view.card == card
    assert again.rows() == before
    assert again.store.problems() == ()
    again.store.close()


def test_undo_shows_the_card_again_as_it_was(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)])
    session = ReviewSession(world.journal)
    shown = session.view
    session.answer(Rating.AGAIN, ticks=_all(shown, Tick.MISSED))
    view = session.undo()
    assert (view.card, view.state, view.outcomes, view.counts) == (
        shown.card,
        shown.state,
        shown.outcomes,
        shown.counts,
    )
    session.answer(Rating.GOOD)
    assert world.entries()[-1].chooser is Chooser.QUEUE


def test_undo_shows_the_answer_and_not_one_of_its_points(world: World) -> None:
    world.add([question(f"Question {n}", points=5) for n in range(6)])
    session = ReviewSession(world.journal)
    for _ in range(6):
        card = _shown(session.view)
        assert card.role is Role.ANSWER
        session.answer(Rating.EASY, ticks=_all(session.view, Tick.COVERED))
        assert session.undo().card == card
        session.answer(Rating.EASY, ticks=_all(session.view, Tick.COVERED))


def test_undo_takes_back_suspension_burial_and_flag(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)], basic)
    session = ReviewSession(world.journal)
    card = _shown(session.view)
    for act in (session.suspend, session.bury):
        assert act().card != card
        assert session.undo().card == card
    assert session.flag("odd").card == card
    assert session.view.state is not None
    assert session.view.state.flag == "odd"
    assert session.undo().state == world.state(card.id)
    assert world.state(card.id).flag is None


def test_a_flagged_card_can_be_answered_and_unflagged(world: World) -> None:
    world.add([question()], basic)
    session = ReviewSession(world.journal)
    card = _shown(session.view).id
    session.flag("odd")
    session.flag()
    assert world.state(card).flag is None
    session.flag("again")
    session.answer(Rating.GOOD)
    assert world.state(card).flag == "again"
    assert world.store.problems() == ()


def test_undo_in_a_sitting_refuses_an_import(world: World) -> None:
    world.add([question()], basic)
    session = ReviewSession(world.journal)
    before = world.rows("action", "undone")
    with pytest.raises(UsageError, match=r"no review but an import \(Harbour Questions\); `viva undo`"):
        session.undo()
    assert world.rows("action", "undone") == before


def test_who_chose_a_card_is_logged(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)], basic)
    session = ReviewSession(world.journal)
    session.show(_family(world, question("Question 2"))[0].id)
    session.answer(Rating.GOOD)
    assert world.entries()[-1].chooser is Chooser.PERSON
    session.answer(Rating.GOOD)
    assert world.entries()[-1].chooser is Chooser.QUEUE


def test_the_summary_counts_a_persons_own_ratings(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(2)])
    session = ReviewSession(world.journal)
    session.answer(Rating.GOOD, ticks=_all(session.view, Tick.COVERED), duration_ms=60_000)
    missed = {**_all(session.view, Tick.COVERED), _shown(session.view).points[0].id: Tick.MISSED}
    session.answer(Rating.HARD, ticks=missed, duration_ms=30_000)
    world.hand.forward(minutes=10)
    session.refresh()
    view = session.answer(Rating.GOOD)
    assert view.summary == Summary(
        answered=3,
        new=2,
        ratings={Rating.GOOD: 2, Rating.HARD: 1},
        duration_ms=90_000,
        points_covered=5,
        points_asked=6,
    )


def test_undo_takes_an_answer_out_of_the_summary_and_no_other_sittings(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)], basic)
    session = ReviewSession(world.journal)
    first = session.answer(Rating.GOOD).summary
    session.answer(Rating.GOOD)
    assert session.undo().summary == first
    other = ReviewSession(world.elsewhere())
    other.answer(Rating.GOOD)
    other.undo()
    assert other.undo().summary == Summary(), "the first sitting's answer was taken back by the second"
    assert world.entries() == ()


def test_a_leech_is_named_from_its_threshold_on(world: World) -> None:
    world.add([question()], basic)
    world.set("", leech_threshold=2, relearning_steps=[])
    session = ReviewSession(world.journal)
    card = _shown(session.view).id
    session.answer(Rating.EASY)
    leeches = []
    for _ in range(3):
        world.hand.forward(days=60)
        leeches.append(session.refresh().leech)
        session.answer(Rating.AGAIN)
    assert leeches == [False, False, True]
    assert world.state(card).lapses == 3


# -------------------------------------------------------------------------------- a new sitting agrees with this one

_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "answer", "answer", "answer", "person", "bury", "suspend", "undo"]),
        strategies.ratings,
        st.one_of(st.none(), st.lists(strategies.ticks, min_size=3, max_size=3)),
        st.integers(0, 30),
        st.sampled_from([0, 1, 4, 11, 25, 300, 1440, 4320]),
    ),
    min_size=1,
    max_size=14,
)


def _mixed(world: World, new: int, reviews: int, steps: list[int]) -> list[CardId]:
    """Questions with points and without in two decks under tight limits."""
    world.set("", new_per_day=new, reviews_per_day=reviews, learning_steps=list(steps))
    world.set("harbour::Behavioral", new_per_day=1)
    world.add([question(f"Long {n}") for n in range(4)])
    world.add([replace(question(f"Short {n}"), deck="harbour::Behavioral") for n in range(4)], basic)
    with world.store.reading() as transaction:
        return sorted(transaction.schedule.states())


@settings(max_examples=60)
@given(_STEPS, st.integers(1, 4), st.integers(1, 4), st.sampled_from([[600], [60, 600], []]))
def test_a_new_sitting_always_has_the_same_next_card_counts_and_outcomes(
    history: list[tuple[str, Rating, list[Tick] | None, int, int]], new: int, reviews: int, steps: list[int]
) -> None:
    world = World()
    every = _mixed(world, new, reviews, steps)
    session = ReviewSession(world.journal)
    for what, rating, given_ticks, index, minutes in history:
        match what:
            case "undo":
                try:
                    shown = _shown(session.undo()).id
                except UsageError:
                    continue
                assert session.view.outcomes == _sitting(world).show(shown).outcomes
                session.answer(rating)
            case "person":
                session.show(every[index % len(every)])
                session.answer(rating)
            case _ if session.view.card is None:
                pass
            case "bury":
                session.bury()
            case "suspend":
                session.suspend()
            case _:
                points = _shown(session.view).points
                ticks = dict(zip([point.id for point in points], given_ticks or [], strict=False))
                session.answer(rating, ticks=ticks if given_ticks and points else None)
        fresh = _sitting(world).view
        assert (session.view.card, session.view.counts, session.view.waiting_until) == (
            fresh.card,
            fresh.counts,
            fresh.waiting_until,
        )
        assert session.view.outcomes == fresh.outcomes
        assert session.view.recall == fresh.recall
        world.hand.forward(minutes=minutes)
        if session.view.card is None or minutes >= 1440:
            fresh = _sitting(world).view
            assert (session.refresh().card, session.view.counts) == (fresh.card, fresh.counts)
        elif session.view.study_day != world.journal.clock.study_day():
            session.refresh()
    assert world.store.problems() == ()
    world.store.close()


def test_a_question_in_learning_does_not_use_up_tomorrows_new_cards(world: World) -> None:
    world.add([question("One"), question("Two")])
    world.set("", new_per_day=1)
    session = ReviewSession(world.journal)
    session.answer(Rating.AGAIN)
    world.hand.forward(days=1)
    assert session.refresh().counts == Counts(new=1, learning=1)


def test_a_card_beyond_the_limit_that_a_person_chose_uses_the_limit_up(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(4)], basic)
    world.set("", new_per_day=2)
    session = ReviewSession(world.journal)
    session.show(_family(world, question("Question 3"))[0].id)
    view = session.answer(Rating.EASY)
    assert view.counts == _sitting(world).view.counts == Counts(new=1)


def test_an_action_of_a_sitting_is_an_answer_with_its_note(world: World) -> None:
    world.add([question()], basic)
    ReviewSession(world.journal).answer(Rating.HARD)
    with world.store.reading() as transaction:
        action, stands = transaction.log.actions(1)[0]
    assert (action.kind, stands, action.sitting, action.machine) == (ActionKind.ANSWER, True, "s1", "test")
    assert action.note == "hard: How do you keep a crane running?"
