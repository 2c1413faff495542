"""Why the plan shows a card or does not: a sentence for each case, which the queue bears out."""

from dataclasses import replace

import pytest
from ahead import TODAY, interview
from factories import World, basic, cards, question

from srs import interviews
from srs.model import Afterwards, Aspect, Rating, Role, Weight, Went
from srs.planning import planning as module
from srs.planning.plan_queue import PlanQueue
from srs.planning.present import plan_of_today
from srs.planning.reasons import reason
from srs.session import ReviewSession


def _queue(world: World) -> PlanQueue:
    with world.store.reading() as transaction:
        found = plan_of_today(world.journal, transaction)
    assert found is not None
    return found


def _reason(world: World, number: int = 0) -> str:
    queue = _queue(world)
    return reason(queue, queue.rows[number].card) or ""


def test_the_first_of_today_is_said_to_be_the_first_and_what_it_gains(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(30)], basic)
    interviews.add(world.journal, interview())
    first = _queue(world).next(world.journal.clock.now())
    assert first is not None
    said = reason(_queue(world), first.card) or ""
    assert "The plan for SRE at Acme shows it today, first." in said
    assert "you would recall it on the day with 0%; a review now adds" in said
    told = [_reason(world, number) for number in range(30)]
    assert sum("after 1 other." in each for each in told) == 1
    assert any("gives the minutes of today to cards that gain more a second" in each for each in told)


def test_far_from_the_day_new_cards_come_in_their_turn_and_the_others_wait(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(30)], basic)
    interviews.add(world.journal, interview(days=67, minutes=60))
    told = [_reason(world, number) for number in range(30)]
    assert sum("begins new cards evenly, and shows it today in its turn" in each for each in told) == 1
    assert sum("leaves it for later: waiting costs next to nothing" in each for each in told) == 29


def test_what_was_answered_today_is_told(world: World) -> None:
    world.add([question("One?"), question("Two?")], basic)
    interviews.add(world.journal, interview(days=1))
    session = ReviewSession(world.journal)
    session.answer(Rating.GOOD, duration_ms=1000)
    session.answer(Rating.AGAIN, duration_ms=1000)
    told = {_reason(world, number) for number in range(2)}
    assert "The plan for SRE at Acme asks a card once a day, and you passed it today." in told
    assert any(each.startswith("You failed it today: the plan for SRE at Acme brings it back") for each in told)


def test_points_of_an_answer_that_comes_today_are_left_to_it(world: World) -> None:
    world.add([question("One?", points=3)], cards)
    interviews.add(world.journal, interview(minutes=20))
    roles = [row.role for row in _queue(world).rows]
    assert "leaves it to the answer card of its question" in _reason(world, roles.index(Role.POINT))


def test_the_points_of_an_answer_that_does_not_fit_come_first_and_say_so(world: World) -> None:
    world.add([question("One?", points=3)], cards)
    interviews.add(world.journal, interview(days=3))
    queue = _queue(world)
    first = queue.next(world.journal.clock.now())
    assert first is not None
    assert first.role is Role.POINT
    assert "shows it today, first." in (reason(queue, first.card) or "")
    assert queue.counts().new > 0


def test_a_day_off_and_a_card_outside_every_scope_have_their_words(world: World) -> None:
    world.add([question("One?"), replace(question("Two?"), deck="other")], basic)
    interviews.add(world.journal, interview(days_off=(TODAY,), scope="deck:harbour"))
    assert "The plan for SRE at Acme has no minutes today." in _reason(world)
    other = basic(question("Two?"))[0].id
    assert reason(_queue(world), other) is None


def test_a_card_that_counts_more_says_for_whichinterview(world: World) -> None:
    asked = question("One?")
    world.add([asked, question("Two?")], basic)
    over = Afterwards(asked=(asked.id,), went=Went.BADLY)
    interviews.add(world.journal, replace(interview(days=1, name="Before"), over=over))
    weights = (Weight(aspect=Aspect.STAGE, name="final round", times=2.0),)
    interviews.add(world.journal, interview(weights=weights))
    assert "For SRE at Acme it counts 6 times" in _reason(world, 0)
    assert "For SRE at Acme it counts 2 times" in _reason(world, 1)


def test_one_of_very_many_that_is_not_weighed_is_told_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.add([question(f"Question {n}") for n in range(12)], basic)
    interviews.add(world.journal, interview())
    monkeypatch.setattr(module, "MOST_WEIGHED", 5)
    queue = _queue(world)
    inside = {row.card for row in queue.rows}
    left = next(row.card for row in queue.planning.scoped.rows if row.card not in inside)
    assert (
        reason(queue, left)
        == "Of 12 cards in scope the 7 that gain least are not weighed today, and it is one of them."
    )
