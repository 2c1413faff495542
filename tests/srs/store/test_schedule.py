"""What the queue of a day is built from: live cards, in order, with what was done today."""

from dataclasses import replace
from datetime import timedelta

import pytest
from factories import World, basic, cards, question

from srs import actions
from srs.day import Counts, Day
from srs.errors import StaleCardError
from srs.model import Card, CardId, CardState, Phase, Question, Rating, Role, Tick
from srs.session import ReviewSession

QUESTION = question()


def _day(world: World) -> Day:
    with world.store.reading() as transaction:
        return transaction.schedule.day(world.journal.clock.study_day())


def _ids() -> list[CardId]:
    return [card.id for card in cards(QUESTION)]


@pytest.fixture
def one(world: World) -> World:
    world.add([QUESTION])
    return world


def test_of_a_new_question_only_the_answer_card_comes(one: World) -> None:
    assert [(each.role, each.card) for each in _day(one).new] == [(Role.ANSWER, _ids()[0])]


def test_the_points_of_a_new_question_come_by_themselves_when_its_answer_is_suspended(one: World) -> None:
    actions.suspend(one.journal, _ids()[0])
    assert [each.card for each in _day(one).new] == [_ids()[1]]


def test_the_points_of_a_new_question_wait_for_its_answer_that_is_buried(one: World) -> None:
    actions.bury(one.journal, _ids()[0])
    assert _day(one).new == []
    one.hand.forward(days=1)
    assert [each.card for each in _day(one).new] == [_ids()[0]]


def test_the_points_of_an_answer_rated_without_ticks_come_on_later_days_one_by_one(one: World) -> None:
    session = ReviewSession(one.journal)
    session.answer(Rating.EASY)
    assert _day(one).new == []
    for card in _ids()[1:]:
        one.hand.forward(days=1)
        assert [each.card for each in _day(one).new] == [card]
        session.show(card)
        session.answer(Rating.EASY)


def test_a_due_point_waits_for_its_answer_until_the_answer_is_more_than_a_day_away(one: World) -> None:
    answer, point, *others = _ids()
    for card in others:
        actions.suspend(one.journal, card)
    session = ReviewSession(one.journal)
    for card, rating in ((answer, Rating.GOOD), (point, Rating.AGAIN)):
        session.show(card)
        session.answer(rating)
    one.hand.forward(minutes=11)
    session.show(point)
    session.answer(Rating.GOOD)
    assert one.state(point).due == one.journal.clock.study_day() + timedelta(days=1)
    one.hand.forward(days=1)
    assert QUESTION.id in _day(one).answers_near
    assert session.refresh().counts == Counts()
    session.show(answer)
    session.answer(Rating.EASY)
    one.hand.forward(days=1)
    assert _day(one).answers_near == frozenset()
    assert session.refresh().card is not None
    assert session.view.card is not None
    assert session.view.card.id == point


@pytest.mark.parametrize("what", ["suspend", "bury", "retire"])
def test_a_card_that_is_put_aside_is_no_candidate(world: World, what: str) -> None:
    world.add([question("One")], basic)
    card = _day(world).new[0].card
    if what == "retire":
        actions.undo(world.journal)
    else:
        {"suspend": actions.suspend, "bury": actions.bury}[what](world.journal, card)
    assert _day(world).new == []


def test_new_cards_come_in_the_order_of_the_bank_up_to_the_limit_of_their_deck(world: World) -> None:
    world.set("harbour::Technical", new_per_day=3)
    world.add([question(f"Question {n}") for n in (5, 1, 4, 2, 3)], basic)
    with world.store.reading() as transaction:
        prompts = {each.id: each.prompt for each in transaction.library.questions()}
    assert [prompts[each.question] for each in _day(world).new] == ["Question 5", "Question 1", "Question 4"]


def test_what_was_done_today_counts_by_deck_and_only_what_was_not_by_ticks(one: World) -> None:
    session = ReviewSession(one.journal)
    assert session.view.card is not None
    session.answer(Rating.GOOD, ticks={point.id: Tick.COVERED for point in session.view.card.points})
    day = _day(one)
    assert dict(day.new_done) == {"harbour::Technical": 1}
    assert dict(day.reviews_done) == {}
    assert day.reviewed == {QUESTION.id}
    one.hand.forward(days=3)
    session.refresh()
    session.answer(Rating.GOOD)
    assert dict(_day(one).reviews_done) == {"harbour::Technical": 1}
    assert dict(_day(one).new_done) == {}
    actions.undo(one.journal)
    assert dict(_day(one).reviews_done) == {}


def test_a_card_answered_twice_on_a_day_counts_once_for_each_phase_it_was_in(world: World) -> None:
    world.add([QUESTION], basic)
    session = ReviewSession(world.journal)
    session.answer(Rating.AGAIN)
    world.hand.forward(minutes=11)
    session.refresh()
    session.answer(Rating.AGAIN)
    assert dict(_day(world).new_done) == {"harbour::Technical": 1}
    assert [each.phase for each in _day(world).learning] == [Phase.LEARNING]


def test_a_state_is_replaced_only_if_it_is_the_one_seen_in_every_field(one: World) -> None:
    card = _ids()[0]
    seen = one.state(card)
    for other in (
        replace(seen, reviews=1),
        replace(seen, suspended=True),
        replace(seen, flag="x"),
        replace(seen, phase=Phase.REVIEW, due=one.journal.clock.study_day()),
    ):
        with pytest.raises(StaleCardError), one.store.writing() as transaction:
            transaction.schedule.put(replace(seen, reviews=9), seen=other)
    assert one.state(card) == seen
    with one.store.writing() as transaction:
        transaction.schedule.put(replace(seen, reviews=9), seen=seen)
    assert one.state(card).reviews == 9


def test_the_family_of_a_question_tells_which_card_asks_for_which_whole_point(world: World) -> None:
    def with_a_second_sentence(_: Question) -> tuple[Card, ...]:
        made = cards(QUESTION)
        return (*made, replace(made[1], id=CardId("second"), part=f"{made[1].point}/2"))

    world.add([QUESTION], with_a_second_sentence)
    with world.store.reading() as transaction:
        family = {relative.state.card: relative.point for relative in transaction.schedule.family(QUESTION.id)}
    assert family == {card.id: card.point for card in cards(QUESTION)} | {"second": None}


def test_load_is_the_reviews_of_each_day(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(4)], basic)
    session = ReviewSession(world.journal)
    for rating in (Rating.GOOD, Rating.GOOD, Rating.AGAIN):
        session.answer(rating)
    with world.store.reading() as transaction:
        assert transaction.schedule.due_days() == {world.journal.clock.study_day() + timedelta(days=2): 2}


def test_settings_are_known_for_every_deck_with_a_question_and_those_above_it(one: World) -> None:
    one.set("harbour", new_per_day=4)
    with one.store.reading() as transaction:
        found = transaction.schedule.settings()
        assert transaction.schedule.decks() == ("harbour::Technical",)
    assert {deck: settings.new_per_day for deck, settings in found.items()} == {
        "": 20,
        "harbour": 4,
        "harbour::Technical": 4,
    }


def test_states_of_many_cards_are_read_at_once(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(600)], basic)
    with world.store.reading() as transaction:
        every = transaction.schedule.states()
        assert transaction.schedule.states(list(every)) == every
        assert transaction.schedule.states([]) == {}
    assert len(every) == 600
    assert all(state == CardState(card=card) for card, state in every.items())
