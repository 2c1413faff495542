"""What is in doubt on the eve of an interview: order, chances on the day, what is left out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import World, basic, cards, question
from logs import MONDAY, review, write

from srs import actions
from srs.errors import NotFoundError, UsageError
from srs.eve import Eve, eve
from srs.ids import card_id
from srs.model import Afterwards, Aspect, CardId, Interview, InterviewId, Rating, Role, Weight
from srs.scheduler import DEFAULT_WEIGHTS, retrievability

DAY = MONDAY + timedelta(days=10)
ACME = Interview(id=InterviewId("acme"), name="SRE at Acme", day=DAY)


def _card(number: int) -> CardId:
    return card_id(question(f"Question {number}").id, Role.BASIC)


def _eve(world: World, interview: Interview = ACME) -> Eve:
    with world.store.reading() as transaction:
        return eve(transaction, world.journal.clock, interview)


def test_the_least_sure_on_the_day_comes_first(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)], basic)
    first, second, third = map(_card, range(3))
    week = MONDAY - timedelta(days=7)
    write(world, [review(first, week, Rating.EASY), review(second, week, Rating.AGAIN), review(third, week)])
    found = _eve(world)
    assert [each.card.id for each in found.doubts] == [second, third, first]
    state = world.state(third)
    assert state.memory is not None
    expected = retrievability(state.memory.stability, 17, DEFAULT_WEIGHTS)
    assert found.doubts[1].recall == pytest.approx(expected, abs=1e-12)
    assert found.doubts[1].loss == pytest.approx(1 - expected, abs=1e-12)
    assert [each.id for each in found.questions] == [each.question.id for each in found.doubts]


def test_a_weight_multiplies_the_chance_of_forgetting(world: World) -> None:
    world.add([question("Question 0"), replace(question("Question 1"), tags=("dns",))], basic)
    first, second = _card(0), _card(1)
    write(world, [review(first, MONDAY, Rating.AGAIN), review(second, MONDAY)])
    dns = Weight(aspect=Aspect.TAG, name="dns", times=20.0)
    plain, weighed = _eve(world), _eve(world, replace(ACME, weights=(dns,)))
    assert [each.card.id for each in plain.doubts] == [first, second]
    assert [each.card.id for each in weighed.doubts] == [second, first]
    assert weighed.doubts[0].loss == pytest.approx(20 * (1 - (weighed.doubts[0].recall or 0)))


def test_among_cards_never_seen_every_question_has_one_before_any_has_two(world: World) -> None:
    world.add([question("Question 0"), question("Question 1")], cards)
    found = _eve(world).doubts
    assert [each.recall for each in found] == [None] * 8
    assert [each.question.prompt for each in found[:4]] == ["Question 0", "Question 1"] * 2
    assert [each.card.role for each in found[:3]] == [Role.ANSWER, Role.ANSWER, Role.POINT]


def test_what_is_suspended_or_weighs_nothing_is_left_out(world: World) -> None:
    world.add([question("Question 0"), question("Question 1"), replace(question("Question 2"), tags=("dns",))], basic)
    actions.suspend(world.journal, _card(0))
    nothing = Weight(aspect=Aspect.TAG, name="dns", times=0.0)
    found = _eve(world, replace(ACME, weights=(nothing,)))
    assert [each.card.id for each in found.doubts] == [_card(1)]
    assert len(found.questions) == 3


@pytest.mark.parametrize(
    ("interview", "error", "said"),
    [
        (replace(ACME, over=Afterwards()), UsageError, "SRE at Acme is over"),
        (replace(ACME, day=date(2027, 1, 10)), UsageError, r"the day of SRE at Acme has passed \(2027-01-10\)"),
        (replace(ACME, scope="deck:nowhere"), NotFoundError, "no card in the scope 'deck:nowhere' of SRE at Acme"),
    ],
)
def test_nothing_to_look_at_is_one_clear_line(
    world: World, interview: Interview, error: type[Exception], said: str
) -> None:
    world.add([question()], basic)
    with pytest.raises(error, match=said) as caught:
        _eve(world, interview)
    assert "\n" not in str(caught.value)


def test_an_empty_collection_is_one_clear_line(world: World) -> None:
    with pytest.raises(NotFoundError, match="no card in the collection can be asked"):
        _eve(world)
