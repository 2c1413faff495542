"""Why: each decision about a card has its plain reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from factories import World, basic, cards, question

from srs import actions
from srs.actions import Journal
from srs.model import CardId, Json, PointId, Question, Rating, Role, Tick
from srs.scheduler import DEFAULT_WEIGHTS
from srs.session import ReviewSession
from srs.why import Why, why


def _of_a_bank(n: int) -> Question:
    return replace(question(f"Why does harbour number {n} silt up?"), number=n)


def _ids(world: World, role: Role = Role.BASIC) -> list[CardId]:
    with world.store.reading() as transaction:
        every = [transaction.library.card(card) for card in transaction.schedule.states()]
        places = transaction.library.sequences(transaction.library.banks()[0].id)
    return [card.id for card in sorted(every, key=lambda c: (places[c.question], c.position)) if card.role is role]


@pytest.fixture
def three(world: World) -> World:
    world.add([_of_a_bank(n) for n in range(3)], basic)
    world.set("", learning_steps=[], relearning_steps=[600])
    return world


def _answered(world: World, card: CardId, rating: Rating) -> Why:
    session = ReviewSession(world.journal)
    session.show(card)
    session.answer(rating)
    return why(world.journal, card)


def test_a_new_card_says_when_its_turn_is(three: World) -> None:
    first, second, _ = _ids(three)
    assert why(three.journal, first) == Why(
        card=first, now="It is new and its turn is today, first of the new cards.", interval=""
    )
    assert "after 1 other of the new cards" in why(three.journal, second).now


def test_a_new_card_beyond_the_limit_names_it(three: World) -> None:
    three.set("harbour", new_per_day=1)
    assert why(three.journal, _ids(three)[1]).now == (
        "It waits: the limit of 1 new cards a day for harbour is reached (setting new_per_day)."
    )


def test_a_limit_of_today_only_is_named_as_that(three: World) -> None:
    three.set("harbour", new_today={"day": "2027-01-11", "count": 1})
    assert why(three.journal, _ids(three)[1]).now.endswith("for harbour is reached (setting new_today).")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (actions.suspend, "It is suspended"),
        (actions.bury, "It is put off until 12 January 2027"),
    ],
)
def test_a_card_put_aside_says_so(three: World, act: Callable[[Journal, CardId], object], said: str) -> None:
    card = _ids(three)[0]
    act(three.journal, card)
    assert why(three.journal, card).now.startswith(said)


def test_an_interval_is_told_by_stability_retention_and_chance(three: World) -> None:
    told = _answered(three, _ids(three)[0], Rating.EASY)
    assert told.now.startswith("It is not due: it comes back on ")
    assert told.interval.startswith(
        "After Easy on 11 January 2027 its stability is 8.3 days: recall falls to 90% after 8.3, and it comes back "
    )
    assert "Chance chooses from 6 to 10 days" in told.interval


def test_a_day_off_a_sibling_and_the_load_are_named(three: World) -> None:
    today = three.journal.clock.study_day()
    off: list[Json] = [(today + timedelta(days=n)).isoformat() for n in range(6, 11)]
    three.set("", days_off=off)
    assert "is a day off" in _answered(three, _ids(three)[0], Rating.EASY).interval
    three.set("", days_off=[])
    _answered(three, _ids(three)[1], Rating.EASY)
    for card in _ids(three):
        said = why(three.journal, card).interval
        assert "Chance chooses" in said or not said


def test_a_step_is_told_in_minutes(three: World) -> None:
    card = _ids(three)[0]
    _answered(three, card, Rating.EASY)
    three.hand.forward(days=20)
    told = _answered(three, card, Rating.AGAIN)
    assert told.interval == "After Again on 31 January 2027 it comes back after a step of 10 minutes."
    assert told.now == "It is in its steps and comes back at 09:10, first of those."
    three.hand.forward(minutes=10)
    assert why(three.journal, card).now == "It is in its steps and is due, first of those."


def test_a_step_ends_by_the_clock_on_the_wall() -> None:
    world = World(zone=ZoneInfo("Europe/Berlin"))
    world.add([_of_a_bank(1)], basic)
    world.set("", learning_steps=[7200])
    told = _answered(world, _ids(world)[0], Rating.AGAIN)
    assert told.interval == "After Again on 11 January 2027 it comes back after a step of 2 hours."
    assert told.now == "It is in its steps and comes back at 12:00, first of those."
    world.store.close()


def test_a_step_into_a_later_day_names_the_day(three: World) -> None:
    three.set("", learning_steps=[86400])
    told = _answered(three, _ids(three)[0], Rating.AGAIN)
    assert told.interval == "After Again on 11 January 2027 it comes back after its step, on 12 January 2027."
    assert told.now == "It is in its steps and comes back on 12 January 2027 at 04:00, first of those."


def test_a_due_card_tells_the_chance_of_recall_and_the_order(three: World) -> None:
    card = _ids(three)[0]
    _answered(three, card, Rating.EASY)
    three.hand.forward(days=30)
    told = why(three.journal, card)
    assert told.now == "It is due: the chance that you recall it is 79%. Reviews come lowest recall first; it is first."


def test_a_day_that_a_person_set_is_theirs(three: World) -> None:
    card = _ids(three)[0]
    _answered(three, card, Rating.EASY)
    actions.due_on(three.journal, three.journal.clock.study_day() + timedelta(days=2), card)
    assert why(three.journal, card).interval == "You set the day yourself, on 11 January 2027."


def test_a_day_that_followed_another_retention_says_so(three: World) -> None:
    card = _ids(three)[0]
    _answered(three, card, Rating.EASY)
    actions.set_setting(three.journal, "", "desired_retention", 0.8, reschedule=True)
    assert why(three.journal, card).interval.startswith("When retention or weights were changed, its stability is 8.3")


def test_a_day_that_was_past_when_it_was_asked_for_says_so(three: World) -> None:
    card = _ids(three)[0]
    _answered(three, card, Rating.EASY)
    three.hand.forward(days=5)
    actions.set_setting(three.journal, "", "desired_retention", 0.99, reschedule=True)
    assert why(three.journal, card).interval.endswith("That day was past already when you asked for it.")


def test_a_day_off_is_named_where_the_day_was_asked_for(three: World) -> None:
    card = _ids(three)[0]
    _answered(three, card, Rating.EASY)
    today = three.journal.clock.study_day()
    three.set("", days_off=[(today + timedelta(days=n)).isoformat() for n in range(11, 60)])
    actions.set_setting(three.journal, "", "desired_retention", 0.8, reschedule=True)
    assert why(three.journal, card).interval.endswith("the day that chance chose is a day off.")


@pytest.mark.parametrize("times", [4.0, 0.25])
def test_a_day_chosen_by_other_weights_is_not_told_as_if_by_these(three: World, times: float) -> None:
    card = _ids(three)[0]
    _answered(three, card, Rating.EASY)
    actions.set_setting(
        three.journal, "", "weights", [*(times * each for each in DEFAULT_WEIGHTS[:4]), *DEFAULT_WEIGHTS[4:]]
    )
    assert why(three.journal, card).interval.endswith(
        "Settings, weights or its log were others when that day was chosen; it stays until the next review."
    )


def test_the_longest_interval_is_named_where_it_holds(three: World) -> None:
    three.set("", maximum_interval_days=7)
    card = _ids(three)[0]
    assert _answered(three, card, Rating.EASY).interval.endswith(
        "No interval is longer than 7 days (maximum_interval_days)."
    )


def test_a_pass_that_the_interval_before_holds_says_so(three: World) -> None:
    card = _ids(three)[0]
    for _ in range(9):
        told = _answered(three, card, Rating.GOOD)
    assert told.interval.endswith("A pass is never shorter than the interval before, nor than the rating below it.")


def test_a_card_that_was_reset_has_no_reason_for_an_interval(three: World) -> None:
    card = _ids(three)[0]
    _answered(three, card, Rating.EASY)
    actions.reset(three.journal, card)
    assert why(three.journal, card).interval == ""


def test_siblings_and_points_say_whom_they_wait_for(world: World) -> None:
    world.add([_of_a_bank(1)], cards)
    (answer,), (point, *_) = _ids(world, Role.ANSWER), _ids(world, Role.POINT)
    assert "another card of its question comes today" in why(world.journal, point).now
    session = ReviewSession(world.journal)
    card = session.show(answer).card
    assert card is not None
    session.answer(Rating.GOOD, ticks={PointId(each.id): Tick.COVERED for each in card.points})
    assert "given by a tick on its answer" in why(world.journal, point).interval
    world.hand.forward(days=30)
    assert "waits for the answer card of its question" in why(world.journal, point).now


def test_a_retired_card_says_so(three: World) -> None:
    card = _ids(three)[0]
    actions.undo(three.journal)
    actions.undo(three.journal)
    assert why(three.journal, card).now.startswith("It is retired")
