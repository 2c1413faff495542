"""Review ahead: what is due in the coming days comes now, as reviews that the schedule goes on from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import strategies
from factories import World, basic, cards, question
from hypothesis import given, settings
from hypothesis import strategies as st

from srs import actions
from srs.day import Counts
from srs.model import CardId, Chooser, EntryKind, Phase, Rating, Role, Tick
from srs.scheduler import expected_recall, fold, next_memory
from srs.search import parse
from srs.session import ReviewSession
from srs.way import Ahead


def _ahead(
    world: World, days: int | None = None, *, deck: str | None = None, search: str | None = None
) -> ReviewSession:
    return ReviewSession(world.journal, deck=deck, search=parse(search) if search else None, way=Ahead(days))


def _id(n: int) -> CardId:
    return basic(question(f"Question {n}"))[0].id


def _on_view(session: ReviewSession) -> CardId:
    assert session.view.card is not None
    return session.view.card.id


def _order(session: ReviewSession) -> Iterator[CardId]:
    """The cards in the order they come, all rated Good; no more than forty."""
    for _ in range(40):
        if session.view.card is None:
            return
        yield _on_view(session)
        session.answer(Rating.GOOD)


@pytest.fixture
def coming(world: World) -> World:
    """Six plain cards learnt on one day, due in 0, 2, 2, 5, 9 and 30 days, and a new one; a day later."""
    world.add([question(f"Question {n}") for n in range(7)], basic)
    session = ReviewSession(world.journal)
    for n in range(6):
        session.show(_id(n))
        session.answer(Rating.EASY)
    world.hand.forward(days=1)
    for n, days in enumerate((0, 2, 2, 5, 9, 30)):
        actions.due_on(world.journal, world.journal.clock.study_day() + timedelta(days=days), _id(n))
    return world


def test_cards_due_within_the_days_come_most_due_first_and_no_new_one(coming: World) -> None:
    assert list(_order(_ahead(coming, 5))) == [_id(0), *sorted((_id(1), _id(2)), key=[_id(1), _id(2)].index), _id(3)]


def test_without_a_number_the_next_day_comes_that_has_any_and_no_further_day_after_it(coming: World) -> None:
    assert list(_order(_ahead(coming))) == [_id(0), _id(1), _id(2)]
    assert list(_order(_ahead(coming))) == [_id(3)]


def test_a_deck_and_a_search_keep_what_comes_to_theirs(coming: World) -> None:
    assert list(_order(_ahead(coming, search="question 4"))) == [_id(4)]
    assert _ahead(coming, 30, deck="lighthouse").view.card is None


def test_an_early_answer_is_a_review_on_its_real_day_with_the_recall_it_had(coming: World) -> None:
    session = _ahead(coming, 9, search="question 4")
    before, promised = coming.state(_id(4)), session.view.outcomes[Rating.GOOD]
    assert before.memory is not None
    today = coming.journal.clock.study_day()
    session.answer(Rating.GOOD)
    entry, after = coming.entries(_id(4))[-1], coming.state(_id(4))
    assert (entry.kind, entry.chooser, entry.study_day) == (EntryKind.REVIEW, Chooser.AHEAD, today)
    assert entry.expected_recall == expected_recall(before, today)
    assert after.memory == promised.memory == next_memory(before.memory, Rating.GOOD, 1)
    assert (after.due, after.study_day) == (promised.due, today)


def test_an_early_pass_is_never_due_before_the_interval_that_was_running(world: World) -> None:
    world.add([question("One")], basic)
    ReviewSession(world.journal).answer(Rating.EASY)
    world.hand.forward(days=3)
    session = _ahead(world)
    before = world.state(_on_view(session)).due
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY):
        promised = session.view.outcomes[rating].due
        assert isinstance(promised, date)
        assert isinstance(before, date)
        assert promised > before


def test_an_early_failure_is_relearnt_in_the_same_sitting(coming: World) -> None:
    session = _ahead(coming, 9, search="question 4")
    session.answer(Rating.AGAIN)
    assert coming.state(_id(4)).phase is Phase.RELEARNING
    assert session.view.counts == Counts(learning=1)
    coming.hand.forward(minutes=11)
    assert session.refresh().card is not None
    session.answer(Rating.GOOD)
    assert session.view.card is None, "what was reviewed today does not come a second time"


def test_only_what_was_due_uses_the_limits_of_the_day(coming: World) -> None:
    coming.set("", reviews_per_day=3)
    session = _ahead(coming, 9)
    assert session.view.counts == Counts(review=5)
    list(_order(session))
    with coming.store.reading() as transaction:
        day = transaction.schedule.day(coming.journal.clock.study_day())
    assert sum(day.reviews_done.values()) == 1
    assert [entry.chooser for entry in coming.entries() if entry.study_day == day.today and entry.rating] == [
        Chooser.PERSON, *[Chooser.AHEAD] * 4,
    ]  # fmt: skip


def test_a_card_that_a_person_answers_before_its_day_uses_no_limit(coming: World) -> None:
    session = ReviewSession(coming.journal)
    session.show(_id(4))
    session.answer(Rating.GOOD)
    assert coming.entries(_id(4))[-1].chooser is Chooser.AHEAD


def test_siblings_stay_apart_and_points_wait_for_an_answer_that_comes_with_them(world: World) -> None:
    world.add([question("One"), question("Two")], cards)
    session = ReviewSession(world.journal)
    while session.view.card is not None:
        session.answer(Rating.EASY, ticks={point.id: Tick.COVERED for point in session.view.card.points})
    world.hand.forward(days=1)
    session = _ahead(world, 60)
    shown = []
    while session.view.card is not None:
        shown.append((session.view.card.question, session.view.card.role))
        session.answer(Rating.GOOD)
    assert len({question for question, _ in shown}) == len(shown) == 2


def test_where_siblings_may_come_together_points_come_with_no_answer_near(world: World) -> None:
    world.add([question("One")], cards)
    world.set("", siblings_apart=False)
    session = ReviewSession(world.journal)
    session.answer(Rating.EASY, ticks={point.id: Tick.COVERED for point in cards(question("One"))[0].points})
    world.hand.forward(days=1)
    answer, *points = (card.id for card in cards(question("One")))
    today = world.journal.clock.study_day()
    actions.due_on(world.journal, today + timedelta(days=20), answer)
    actions.due_on(world.journal, today + timedelta(days=3), *points)
    assert list(_order(_ahead(world, 10))) == points
    world.hand.forward(days=1)
    actions.due_on(world.journal, today + timedelta(days=2), answer)
    actions.due_on(world.journal, today + timedelta(days=3), *points)
    session = _ahead(world, 10)
    assert session.view.card is not None
    assert session.view.card.role is Role.ANSWER
    assert session.view.counts.total == 1


def test_undo_in_a_review_ahead_brings_the_card_back(coming: World) -> None:
    session = _ahead(coming, 9)
    before, counts = coming.rows(), session.view.counts
    first = _on_view(session)
    session.answer(Rating.GOOD)
    session.undo()
    assert (_on_view(session), session.view.counts) == (first, counts)
    assert coming.rows() == before


def test_nothing_ahead_is_said_by_no_card(world: World) -> None:
    world.add([question()], basic)
    assert _ahead(world, 30).view.card is None


@settings(max_examples=25)
@given(
    st.lists(st.tuples(strategies.ratings, st.sampled_from([None, 1, 3, 10, 60]), st.integers(0, 3)), max_size=12),
    st.booleans(),
)
def test_ahead_what_is_shown_is_stored_and_states_are_what_the_log_folds_to(
    steps: list[tuple[Rating, int | None, int]], apart: bool
) -> None:
    world = World()
    world.add([question(f"Question {n}", points=1) for n in range(3)], cards)
    world.set("", siblings_apart=apart)
    for rating, days, wait in steps:
        session = ReviewSession(world.journal)
        if session.view.card is None:
            session = session.in_way(Ahead(days))
        view = session.view
        if view.card is not None:
            assert view.state is not None
            session.answer(rating)
            entry, state = world.entries(view.card.id)[-1], world.state(view.card.id)
            promised = view.outcomes[rating]
            due = promised.due
            if promised.delay_seconds is not None:
                due = entry.moment + timedelta(seconds=promised.delay_seconds)
            assert (state.due, state.phase, state.memory) == (due, promised.phase, promised.memory)
            early = isinstance(view.state.due, date) and not isinstance(view.state.due, datetime)
            assert (entry.chooser is Chooser.AHEAD) == (early and view.state.due > entry.study_day)  # type: ignore[operator]
            left = replace(session.view, state=None, outcomes={}, recall=None)
            with world.store.reading() as transaction:
                session._course.build(transaction)
                session._advance(transaction)
            assert replace(session.view, state=None, outcomes={}, recall=None) == left
        world.hand.forward(days=wait)
    for card in {entry.card for entry in world.entries()}:
        assert world.state(card) == fold(card, world.entries(card))
    assert world.store.problems() == ()
    world.store.close()
