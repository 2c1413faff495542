"""Cramming: every card found comes, those that failed again, and the schedule stays as it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from factories import World, basic, cards, question
from hypothesis import given, settings
from hypothesis import strategies as st

from srs import actions
from srs.day import Counts
from srs.errors import StaleCardError
from srs.model import ActionKind, CardId, CardState, Chooser, EntryKind, Rating, Tick
from srs.scheduler import fold
from srs.search import parse
from srs.session import ReviewSession
from srs.way import Cram
from srs.why import why


def _cram(world: World, search: str | None = None, *, at_random: bool = False) -> ReviewSession:
    return ReviewSession(world.journal, search=parse(search) if search else None, way=Cram(at_random=at_random))


def _on_view(session: ReviewSession) -> CardId:
    assert session.view.card is not None
    return session.view.card.id


def _gone_through(session: ReviewSession, rating: Rating = Rating.GOOD) -> Iterator[CardId]:
    """The cards in the order they come, all rated so; no more than forty."""
    for _ in range(40):
        if session.view.card is None:
            return
        yield _on_view(session)
        session.answer(rating)


def _scheduled(state: CardState) -> CardState:
    """A state without what only says when the log was written last."""
    return replace(state, last_entry=None, last_moment=None)


@pytest.fixture
def learnt(world: World) -> World:
    """Six plain cards: two learnt long ago, two yesterday, two new."""
    world.add([question(f"Question {n}") for n in range(6)], basic)
    session = ReviewSession(world.journal, limit=2)
    for rating in (Rating.GOOD, Rating.EASY):
        session.answer(rating)
    world.hand.forward(minutes=11)
    session = ReviewSession(world.journal, limit=1)
    session.answer(Rating.GOOD)
    world.hand.forward(days=1)
    session = ReviewSession(world.journal)
    for card in (basic(question(f"Question {n}"))[0].id for n in (2, 3)):
        session.show(card)
        session.answer(Rating.EASY)
    world.hand.forward(days=1)
    return world


def test_every_card_comes_due_or_not_least_recalled_first_and_new_ones_last(learnt: World) -> None:
    with learnt.store.reading() as transaction:
        states = transaction.schedule.states()
    session = _cram(learnt)
    assert session.view.counts == Counts(new=2, review=4)
    recalls = []
    for _ in range(4):
        recalls.append(session.view.recall)
        session.answer(Rating.GOOD)
    known = [recall for recall in recalls if recall is not None]
    assert known == sorted(known)
    assert len(known) == 4
    assert session.view.state is not None
    assert session.view.state.memory is None
    session.answer(Rating.GOOD)
    session.answer(Rating.GOOD)
    assert session.view.card is None
    with learnt.store.reading() as transaction:
        after = transaction.schedule.states()
    assert {card: _scheduled(state) for card, state in after.items()} == {
        card: _scheduled(state) for card, state in states.items()
    }
    assert learnt.store.problems() == ()


def test_no_rating_of_a_cram_leads_anywhere(learnt: World) -> None:
    assert _cram(learnt).view.outcomes == {}


def test_a_card_that_failed_comes_again_at_the_end_of_the_round_until_it_is_passed(learnt: World) -> None:
    session = _cram(learnt)
    first = _on_view(session)
    session.answer(Rating.AGAIN)
    assert session.view.counts == Counts(new=2, learning=1, review=3)
    others = [_on_view(session)]
    session.answer(Rating.HARD)
    others += [card for card, _ in zip(_gone_through(session), range(3), strict=False)]
    session.answer(Rating.GOOD)
    assert first not in others
    assert _on_view(session) == first
    session.answer(Rating.AGAIN)
    assert _on_view(session) == first
    session.answer(Rating.EASY)
    assert session.view.card is None
    assert session.view.summary.answered == 8


def test_the_log_says_that_a_card_was_crammed_and_limits_and_memory_do_not_count_it(learnt: World) -> None:
    with learnt.store.reading() as transaction:
        day = transaction.schedule.day(learnt.journal.clock.study_day())
    session = _cram(learnt, '"Question 0"')
    card = _on_view(session)
    session.answer(Rating.GOOD, duration_ms=7000, confidence=2)
    entry = learnt.entries(card)[-1]
    assert (entry.kind, entry.rating, entry.duration_ms, entry.confidence) == (EntryKind.CRAM, Rating.GOOD, 7000, 2)
    assert (entry.phase_after, entry.due, entry.chooser) == (None, None, Chooser.PERSON)
    with learnt.store.reading() as transaction:
        after = transaction.schedule.day(learnt.journal.clock.study_day())
        action, _ = transaction.log.actions(1)[0]
        assert transaction.study_days.worked(entry.study_day)[entry.study_day] == (1, 7000), "its time counts"
    assert (after.new_done, after.reviews_done, after.reviewed) == (day.new_done, day.reviews_done, day.reviewed)
    assert action.kind is ActionKind.ANSWER
    assert action.note == "cram, good: Question 0"
    assert why(learnt.journal, card).interval.endswith("You crammed it on 13 January 2027 (Good): that moved nothing.")


def test_ticks_of_a_cram_are_kept_and_review_no_points(world: World) -> None:
    world.add([question()], cards)
    session = _cram(world, "role:answer")
    shown = session.view.card
    assert shown is not None
    session.answer(Rating.AGAIN, ticks={shown.points[0].id: Tick.COVERED})
    (entry,) = world.entries()
    assert list(entry.ticks.values()) == [Tick.COVERED, Tick.MISSED, Tick.MISSED]


def test_undo_brings_the_card_back_into_the_cram_where_it_was(learnt: World) -> None:
    session = _cram(learnt)
    order = list(_gone_through(_cram(learnt)))
    session = _cram(learnt)
    first, counts, before = _on_view(session), session.view.counts, learnt.rows()
    assert sorted(order) == sorted(_left(session))
    session.answer(Rating.GOOD)
    view = session.undo()
    assert (_on_view(session), view.counts, view.summary.answered) == (first, counts, 0)
    assert learnt.rows() == before
    session.answer(Rating.AGAIN)
    assert session.view.counts.learning == 1
    session.undo()
    assert session.view.counts == counts


def _left(session: ReviewSession) -> list[CardId]:
    return [each.card for each in session._course.queue.cards]  # type: ignore[attr-defined]


def test_cards_that_are_put_aside_do_not_come(learnt: World) -> None:
    ids = [basic(question(f"Question {n}"))[0].id for n in range(6)]
    actions.suspend(learnt.journal, ids[0])
    actions.bury(learnt.journal, ids[1])
    session = _cram(learnt)
    assert set(_left(session)) == set(ids[2:])
    session.bury()
    assert session.view.counts.total == 3


def test_a_second_cram_of_the_day_begins_with_what_was_not_passed_and_has_all(learnt: World) -> None:
    session = _cram(learnt)
    failed = _on_view(session)
    session.answer(Rating.AGAIN)
    passed = _on_view(session)
    session.answer(Rating.GOOD)
    again = _cram(learnt)
    assert again.view.counts.total == 6
    order = list(_gone_through(again))
    assert order[-2:] == [failed, passed]


def test_at_random_the_order_is_another_in_each_cram_and_the_same_after_an_undo(learnt: World) -> None:
    orders = set()
    for _ in range(6):
        session = _cram(learnt, at_random=True)
        orders.add(tuple(_left(session)))
        before = _left(session)
        session.answer(Rating.GOOD)
        session.undo()
        assert _left(session) == before
    assert len(orders) > 1


def test_a_cram_over_the_rollover_goes_on_with_what_is_left(learnt: World) -> None:
    session = _cram(learnt)
    session.answer(Rating.GOOD)
    learnt.hand.forward(days=1)
    session.answer(Rating.GOOD)
    assert session.view.counts.total == 4


def test_a_card_answered_elsewhere_is_not_crammed_over(learnt: World) -> None:
    session = _cram(learnt)
    other = ReviewSession(learnt.elsewhere())
    other.show(_on_view(session))
    other.answer(Rating.GOOD)
    with pytest.raises(StaleCardError):
        session.answer(Rating.GOOD)


_steps = st.lists(st.sampled_from([*Rating, "undo", "bury", "wait", "day"]), max_size=14)


@settings(max_examples=25)
@given(_steps, st.booleans())
def test_a_cram_always_shows_what_its_log_says_and_never_moves_a_card(
    steps: list[Rating | str], at_random: bool
) -> None:
    world = World()
    world.add([question(f"Question {n}") for n in range(4)], basic)
    ReviewSession(world.journal, limit=1).answer(Rating.EASY)
    world.hand.forward(days=3)
    session = _cram(world, at_random=at_random)
    with world.store.reading() as transaction:
        before = {card: _scheduled(state) for card, state in transaction.schedule.states().items()}
    crammed = 0
    for step in steps:
        if isinstance(step, Rating) and session.view.card is not None:
            session.answer(step)
            crammed += 1
        elif step == "undo" and crammed:
            session.undo()
            crammed -= 1
        elif step == "wait":
            world.hand.forward(minutes=30)
        elif step == "day":
            world.hand.forward(days=1)
            session.refresh()
        left = _left(session)
        with world.store.reading() as transaction:
            session._course.build(transaction)
        assert _left(session) == left
    entries = world.entries()
    with world.store.reading() as transaction:
        states = transaction.schedule.states()
    for card, state in states.items():
        assert state == fold(card, [entry for entry in entries if entry.card == card])
        assert _scheduled(state) == before[card]
    assert sum(entry.kind is EntryKind.CRAM for entry in entries) == crammed
    assert world.store.problems() == ()
    world.store.close()


def test_cramming_takes_no_card_from_the_day(learnt: World) -> None:
    counts = ReviewSession(learnt.journal).view.counts
    list(_gone_through(_cram(learnt), Rating.EASY))
    learnt.hand.forward(minutes=5)
    assert ReviewSession(learnt.journal).view.counts == counts
    assert learnt.hand.moment - timedelta(minutes=5) <= learnt.journal.clock.now()
