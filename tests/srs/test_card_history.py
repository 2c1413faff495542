"""What is known of a card: every entry with the state after it, the last of which is the card's."""

import random
from datetime import timedelta

import pytest
from factories import World, basic, question

from srs import actions
from srs.card_history import card_history
from srs.model import CardId, EntryKind, Rating
from srs.session import ReviewSession


@pytest.fixture
def card(world: World) -> CardId:
    world.add([question()], basic)
    return basic(question())[0].id


def _answered(world: World, *ratings: Rating, days: int = 4) -> None:
    for rating in ratings:
        session = ReviewSession(world.journal)
        if session.view.card is not None:
            session.answer(rating)
        world.hand.forward(days=days)


def test_a_new_card_has_no_steps_and_no_recall(world: World, card: CardId) -> None:
    history = card_history(world.journal, card)
    assert (history.steps, history.recall, history.bank) == ((), None, "Harbour Questions")
    assert history.question.prompt == question().prompt


def test_the_state_after_the_last_entry_is_the_state_of_the_card(world: World, card: CardId) -> None:
    chance = random.Random(3)
    _answered(world, *(chance.choice(list(Rating)) for _ in range(12)), days=3)
    actions.flag(world.journal, card, note="look")
    actions.suspend(world.journal, card)
    actions.undo(world.journal)
    history = card_history(world.journal, card)
    assert history.steps[-1].state == history.state == world.state(card)
    assert [step.entry for step in history.steps] == list(world.entries(card))


def test_an_interval_is_in_days_and_a_step_is_a_delay(world: World, card: CardId) -> None:
    _answered(world, Rating.AGAIN, Rating.EASY)
    again, easy = card_history(world.journal, card).steps
    assert again.interval_days is None
    assert again.delay == timedelta(minutes=10)
    assert easy.delay is None
    assert easy.interval_days is not None
    assert easy.interval_days > 1


def test_a_day_set_by_hand_is_counted_from_the_last_review(world: World, card: CardId) -> None:
    _answered(world, Rating.EASY, days=2)
    actions.due_on(world.journal, world.journal.clock.study_day() + timedelta(days=5), card)
    last = card_history(world.journal, card).steps[-1]
    assert last.entry.kind is EntryKind.RESCHEDULE
    assert last.interval_days == 7


def test_what_was_taken_back_is_not_in_it(world: World, card: CardId) -> None:
    _answered(world, Rating.GOOD)
    actions.undo(world.journal)
    assert card_history(world.journal, card).steps == ()


def test_a_card_that_was_taken_out_is_still_known(world: World, card: CardId) -> None:
    from decks import editing

    _answered(world, Rating.GOOD)
    editing.remove(world.journal, [question().id])
    history = card_history(world.journal, card)
    assert len(history.steps) == 1
    assert "retired" in history.why.now
