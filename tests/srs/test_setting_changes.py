"""What other settings change: memory with other weights, due days only if asked, and all of it undone in one step."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import World, basic, question

from srs import actions
from srs.errors import SettingError, UsageError
from srs.model import ActionKind, Card, CardId, CardState, EntryKind, Json, Phase, Question, QuestionId, Rating
from srs.rescheduling import moves
from srs.scheduler import DEFAULT_WEIGHTS, fold, interval_at, weights_id
from srs.session import ReviewSession
from srs.settings import Settings
from srs.why import why

OTHER_WEIGHTS = [weight * 1.05 for weight in DEFAULT_WEIGHTS]


def _of_a_bank(n: int) -> Question:
    return replace(question(f"Why does harbour number {n} silt up?"), number=n)


@pytest.fixture
def learnt(world: World) -> World:
    """Thirty cards that were learnt on one day and reviewed once when they were due."""
    world.add([_of_a_bank(n) for n in range(30)], basic)
    world.set("", new_per_day=100, learning_steps=[])
    for days in (0, 2, 10):
        world.hand.forward(days=days)
        session = ReviewSession(world.journal)
        while session.view.card is not None:
            session.answer(Rating.GOOD)
    return world


def _states(world: World) -> dict[CardId, CardState]:
    with world.store.reading() as transaction:
        return transaction.schedule.states()


def _due(world: World) -> dict[CardId, object]:
    return {card: state.due for card, state in _states(world).items()}


def test_other_weights_fold_every_memory_again_and_leave_the_due_days(learnt: World) -> None:
    before = _states(learnt)
    change = actions.set_setting(learnt.journal, "", "weights", list(OTHER_WEIGHTS))
    assert change.action is not None
    assert (change.action.kind, change.moved) == (ActionKind.WEIGHTS, 0)
    after = _states(learnt)
    assert {card: state.due for card, state in after.items()} == {card: state.due for card, state in before.items()}
    for card, state in after.items():
        assert state.memory != before[card].memory
        assert state == fold(card, learnt.entries(card), tuple(OTHER_WEIGHTS))
    assert learnt.store.problems() == ()


def test_weights_taken_back_leave_every_row_as_it_was(learnt: World) -> None:
    rows = learnt.rows()
    actions.set_setting(learnt.journal, "", "weights", list(OTHER_WEIGHTS), reschedule=True)
    with_others = learnt.rows()
    actions.undo(learnt.journal)
    assert learnt.rows() == rows
    actions.redo(learnt.journal)
    assert learnt.rows() == with_others
    assert learnt.store.problems() == ()


def test_an_answer_says_which_weights_decided(learnt: World) -> None:
    actions.set_setting(learnt.journal, "", "weights", list(OTHER_WEIGHTS))
    learnt.hand.forward(days=60)
    session = ReviewSession(learnt.journal)
    card = session.view.card
    assert card is not None
    session.answer(Rating.GOOD)
    last = learnt.entries(card.id)[-1]
    assert last.weights == weights_id(tuple(OTHER_WEIGHTS)) != weights_id(DEFAULT_WEIGHTS)
    assert learnt.store.problems() == ()


def test_another_retention_moves_no_due_day_unless_asked(learnt: World) -> None:
    before = _due(learnt)
    actions.set_setting(learnt.journal, "", "desired_retention", 0.8)
    assert _due(learnt) == before


def test_asked_for_due_days_follow_the_retention_within_what_fuzz_allows(learnt: World) -> None:
    change = actions.set_setting(learnt.journal, "", "desired_retention", 0.8, reschedule=True)
    assert change.moved == 30
    for state in _states(learnt).values():
        assert state.memory is not None
        assert state.study_day is not None
        assert isinstance(state.due, date)
        raw = interval_at(state.memory.stability, 0.8)
        assert abs((state.due - state.study_day).days - raw) <= 1.5 + 0.15 * raw
        assert state.desired_retention == 0.8
    assert learnt.store.problems() == ()


def test_due_days_that_move_are_spread_over_the_days_that_fuzz_allows(learnt: World) -> None:
    actions.set_setting(learnt.journal, "", "desired_retention", 0.8, reschedule=True)
    on_days = Counter(_due(learnt).values())
    assert max(on_days.values()) - min(on_days.values()) <= 1
    assert len(on_days) > 5


def test_asking_again_moves_nothing_more(learnt: World) -> None:
    actions.set_setting(learnt.journal, "", "desired_retention", 0.8, reschedule=True)
    assert actions.set_setting(learnt.journal, "", "desired_retention", 0.8, reschedule=True).moved == 0


def test_asking_where_days_off_leave_no_other_day_moves_nothing(world: World) -> None:
    world.add([_of_a_bank(1)], basic)
    today = world.journal.clock.study_day()
    off: list[Json] = [(today + timedelta(days=n)).isoformat() for n in range(1, 40)]
    world.set("", learning_steps=[], days_off=off)
    ReviewSession(world.journal).answer(Rating.AGAIN)
    before = _due(world)
    assert actions.set_setting(world.journal, "", "desired_retention", 0.9, reschedule=True).moved == 0
    assert _due(world) == before


def test_cards_of_one_question_are_moved_to_different_days_even_where_one_day_is_empty(learnt: World) -> None:
    (one, *_) = (state for state in _states(learnt).values())
    states = [(replace(one, card=CardId(f"sibling {n}")), "harbour", QuestionId("theirs")) for n in range(4)]
    today = learnt.journal.clock.study_day()
    crowded = {today + timedelta(days=n): 50 for n in range(400)}
    of_decks = {"": Settings(desired_retention=0.8), "harbour": Settings(desired_retention=0.8)}
    empty = next(moves(states, of_decks, crowded, today)).day
    found = list(moves(states, of_decks, {**crowded, empty: 0}, today))
    assert len({each.day for each in found}) == len(found) == 4


def test_no_card_is_moved_before_today_and_none_whose_day_a_person_set(learnt: World) -> None:
    (card, *_) = _states(learnt)
    day = learnt.journal.clock.study_day() + timedelta(days=200)
    actions.due_on(learnt.journal, day, card)
    learnt.hand.forward(days=15)
    today = learnt.journal.clock.study_day()
    actions.set_setting(learnt.journal, "", "desired_retention", 0.97, reschedule=True)
    due = _due(learnt)
    assert due.pop(card) == day
    assert all(isinstance(each, date) and each >= today for each in due.values())


def test_a_retention_of_one_deck_moves_only_its_cards(world: World) -> None:
    def elsewhere(n: int) -> Question:
        return replace(_of_a_bank(n), deck="elsewhere")

    world.add([_of_a_bank(1), elsewhere(2)], basic)
    world.set("", learning_steps=[])
    session = ReviewSession(world.journal)
    while session.view.card is not None:
        session.answer(Rating.EASY)
    assert actions.set_setting(world.journal, "elsewhere", "desired_retention", 0.75, reschedule=True).moved == 1


def test_a_day_set_by_hand_is_a_review_of_that_day_and_no_floor_for_the_next(learnt: World) -> None:
    (card, *_) = _states(learnt)
    today = learnt.journal.clock.study_day()
    (state,) = actions.due_on(learnt.journal, today, card)
    assert (state.phase, state.due) == (Phase.REVIEW, today)
    assert ReviewSession(learnt.journal).show(card).outcomes[Rating.GOOD].interval_days is not None
    assert actions.undo(learnt.journal).target.kind is ActionKind.RESCHEDULE


@pytest.mark.parametrize("days", [-1, 40_000])
def test_a_day_that_is_past_or_far_is_refused(learnt: World, days: int) -> None:
    (card, *_) = _states(learnt)
    with pytest.raises(UsageError, match="must be today"):
        actions.due_on(learnt.journal, learnt.journal.clock.study_day() + timedelta(days=days), card)


def test_a_new_card_has_no_day_to_set(world: World) -> None:
    world.add([question()], basic)
    (card,) = _states(world)
    with pytest.raises(UsageError, match="is new"):
        actions.due_on(world.journal, world.journal.clock.study_day(), card)


def test_several_cards_are_marked_in_one_step(learnt: World) -> None:
    rows, some = learnt.rows(), tuple(_states(learnt))[:5]
    states = actions.suspend(learnt.journal, *some, *some[:2])
    assert [state.card for state in states] == list(some)
    assert all(state.suspended for state in states)
    assert actions.undo(learnt.journal).target.note == "5 cards"
    assert learnt.rows() == rows


def test_a_setting_of_the_collection_is_refused_for_a_deck(world: World) -> None:
    with pytest.raises(SettingError, match="whole collection"):
        actions.set_setting(world.journal, "harbour", "days_off", [])


# ------------------------------------------------------------------------------------------------------------- leeches


def _forgotten(world: World, times: int) -> CardId:
    """Fail a card so often, each time when it is in review."""
    session = ReviewSession(world.journal)
    assert session.view.card is not None
    card = session.view.card.id
    session.answer(Rating.EASY)
    for _ in range(times):
        world.hand.forward(days=90)
        session = ReviewSession(world.journal)
        session.show(card)
        session.answer(Rating.AGAIN)
    return card


def _card(of: Question) -> tuple[Card, ...]:
    return basic(of)


def test_a_card_that_becomes_a_leech_is_suspended_where_that_is_set_and_undo_takes_both_back(world: World) -> None:
    world.add([question()], _card)
    world.set("", leech_threshold=3, leech_action="suspend", relearning_steps=[])
    card = _forgotten(world, 2)
    assert not world.state(card).suspended
    rows = world.rows()
    world.hand.forward(days=90)
    session = ReviewSession(world.journal)
    assert session.answer(Rating.AGAIN).card is None
    assert world.state(card).suspended
    assert [entry.kind for entry in world.entries(card)[-2:]] == [EntryKind.REVIEW, EntryKind.SUSPEND]
    assert world.store.problems() == ()
    actions.undo(world.journal)
    assert world.rows() == rows


def test_a_leech_brought_back_is_suspended_again_after_half_the_threshold(world: World) -> None:
    world.add([question()], _card)
    world.set("", leech_threshold=4, leech_action="suspend", relearning_steps=[])
    card = _forgotten(world, 4)
    suspended = []
    for _ in range(3):
        actions.suspend(world.journal, card, on=False)
        world.hand.forward(days=90)
        session = ReviewSession(world.journal)
        session.show(card)
        session.answer(Rating.AGAIN)
        suspended.append(world.state(card).suspended)
    assert suspended == [False, True, False]


def test_a_leech_is_only_marked_unless_more_is_asked(world: World) -> None:
    world.add([question()], _card)
    world.set("", leech_threshold=2, relearning_steps=[])
    assert not world.state(_forgotten(world, 3)).suspended


@pytest.mark.parametrize("action", ["mark", "suspend"])
def test_a_sitting_names_the_cards_that_its_last_answer_made_leeches(world: World, action: str) -> None:
    world.add([question()], _card)
    world.set("", leech_threshold=2, leech_action=action, relearning_steps=[])
    session = ReviewSession(world.journal)
    (card,) = _states(world)
    found = []
    for rating in (Rating.EASY, Rating.AGAIN, Rating.AGAIN, Rating.GOOD):
        session.show(card)
        session.answer(rating)
        assert session.last_entry == [entry for entry in world.entries(card) if entry.rating][-1].id
        found.append(session.leeches)
        world.hand.forward(days=9)
    assert found == [(), (), found[2], ()]
    assert [(each.lapses, each.suspended) for each in found[2]] == [(2, action == "suspend")]
    assert "It is a leech, forgotten 2 times: `viva edit" in why(world.journal, card).interval
