"""The plan of a study day from a collection: its arrays, its prices kept in a file, and very many cards."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from ahead import interview
from factories import World, basic, cards, question

from srs import actions, interviews
from srs.model import Aspect, Minutes, Rating, Role, Weight
from srs.plan.cards import ALONE, Today
from srs.plan.horizon import MOST_STEPS
from srs.planning import planning as module
from srs.planning.planning import Planning, planning_of
from srs.planning.pricing import kept, kept_at
from srs.planning.upcoming import FAR_DAYS
from srs.session import ReviewSession
from srs.way import QUEUED


def _planning(world: World) -> Planning:
    with world.store.reading() as transaction:
        found = planning_of(world.journal, transaction)
    assert found is not None
    return found


def _roles(of: Planning) -> Sequence[Role]:
    return [row.role for row in of.scoped.rows]


def test_the_arrays_hold_each_card_in_scope_with_its_family_and_what_was_done_today(world: World) -> None:
    world.add([question("One?", points=2), question("Two?", points=1)], cards)
    interviews.add(world.journal, interview())
    session = ReviewSession(world.journal, way=QUEUED)
    session.answer(Rating.AGAIN, ticks={}, duration_ms=1000)
    plan = _planning(world)
    answer, point = Role.ANSWER, Role.POINT
    assert _roles(plan) == [answer, point, point, answer, point]
    assert plan.cards.answer.tolist() == [ALONE, 0, 0, ALONE, 3]
    assert plan.cards.today.tolist() == [Today.FAILED] * 3 + [Today.OPEN] * 2
    assert plan.cards.seen.tolist() == [True] * 3 + [False] * 2
    assert plan.scoped.questions.tolist() == [0, 0, 0, 1, 1]
    assert (plan.spent_seconds, plan.days, plan.minutes) == (1.0, [8], (5,) * 8)


def test_a_card_is_worth_its_share_of_its_question(world: World) -> None:
    world.add([question("One?", points=2), question("Two?", points=0)], cards)
    interviews.add(world.journal, interview())
    interviews.add(world.journal, interview(days=20, name="Points", scope="role:point"))
    found = _planning(world)
    assert found.cards.weight[:, 0].sum() == pytest.approx(len(found.cards))
    by_question = np.bincount(found.scoped.questions, found.cards.weight[:, 0])
    assert by_question[0] == pytest.approx(by_question[1])
    assert found.cards.weight[:, 1].tolist() == [0.0, 1.0, 1.0, 0.0]
    assert found.scoped.counts[:, 0].tolist() == [1.0] * 4


def test_what_counts_for_all_questions_alike_changes_nothing(world: World) -> None:
    world.add([question(f"Question {n}", points=2) for n in range(6)], cards)
    usual = interview(days=30)
    interviews.add(world.journal, usual)
    plain = _planning(world)
    weights = (Weight(aspect=Aspect.STAGE, name="*", times=3.0),)
    interviews.edit(world.journal, usual, replace(usual, weights=weights))
    heavy = _planning(world)
    assert heavy.cards.weight == pytest.approx(plain.cards.weight)
    assert heavy.agenda.index == pytest.approx(plain.agenda.index)
    assert (heavy.scoped.counts == 3.0).all()


def test_the_floor_follows_what_cards_are_worth_at_several_interviews(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(6)], basic)
    interviews.add(world.journal, interview(days=30))
    one = _planning(world)
    interviews.add(world.journal, interview(days=40, name="Again"))
    two = _planning(world)
    assert (one.scoped.scale, two.scoped.scale) == (1.0, 2.0)
    assert two.least == pytest.approx(2 * one.least)
    assert two.a_minute_adds == pytest.approx(one.a_minute_adds)


def test_the_floor_of_a_day_holds_however_long_answers_take(filed: World) -> None:
    filed.add([question(f"Question {n}") for n in range(40)], basic)
    interviews.add(filed.journal, interview(days=60, minutes=20))
    before = _planning(filed)
    ReviewSession(filed.journal).answer(Rating.GOOD, duration_ms=300_000)
    after = _planning(filed)
    assert after.learner.seconds_first > before.learner.seconds_first
    assert after.least == before.least
    assert (after.agenda.index > after.least).sum() <= (before.agenda.index > before.least).sum()


def test_a_far_interview_waits_while_a_near_one_is_planned_for(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(6)], basic)
    interviews.add(world.journal, interview(days=400, name="Far"))
    assert [each.name for each in _planning(world).interviews] == ["Far"]
    interviews.add(world.journal, interview(days=30))
    assert [each.name for each in _planning(world).interviews] == ["SRE at Acme"]
    assert MOST_STEPS == FAR_DAYS


def test_a_long_answer_counts_as_long_as_its_question_may_take(world: World) -> None:
    long = replace(question("One?"), minutes=Minutes(low=10, high=15))
    world.add([long, question("Two?")], basic)
    interviews.add(world.journal, interview(minutes=60))
    session = ReviewSession(world.journal)
    for _ in range(2):
        session.answer(Rating.GOOD, duration_ms=3_600_000)
    spent = sum(seconds for seconds in (25 * 60, 10 * 60))
    assert session.view.plan is not None
    assert session.view.plan.spent_seconds == spent
    assert _planning(world).spent_seconds == spent


def test_points_whose_answer_card_is_out_of_scope_stand_alone(world: World) -> None:
    world.add([question("One?", points=2)], cards)
    interviews.add(world.journal, interview(scope="role:point"))
    assert _planning(world).cards.answer.tolist() == [ALONE, ALONE]


def test_suspended_cards_are_out_and_buried_ones_closed_for_today(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(3)], basic)
    interviews.add(world.journal, interview())
    actions.suspend(world.journal, basic(question("Question 0"))[0].id)
    actions.bury(world.journal, basic(question("Question 1"))[0].id)
    assert _planning(world).cards.today.tolist() == [Today.PASSED, Today.OPEN]


def test_prices_are_kept_for_the_study_day_and_solved_again_when_the_plan_changes(filed: World, place: Path) -> None:
    filed.add([question(f"Question {n}") for n in range(12)], basic)
    seen = interview()
    interviews.add(filed.journal, seen)
    first = _planning(filed).prices
    beside = kept_at(place)
    assert beside is not None
    assert beside.exists()
    ReviewSession(filed.journal).answer(Rating.GOOD, duration_ms=9000)
    assert _planning(filed).prices.values.tolist() == first.values.tolist()
    interviews.edit(filed.journal, seen, replace(seen, minutes=9))
    other = _planning(filed).prices
    assert other.key != first.key
    filed.hand.forward(days=1)
    assert len(_planning(filed).prices.values) == len(first.values) - 1


def test_the_plan_hangs_on_nothing_that_was_kept_of_another(filed: World, place: Path) -> None:
    filed.add([question(f"Question {n}") for n in range(60)], basic)
    seen = interview(days=12, minutes=20)
    interviews.add(filed.journal, seen)
    ample = _planning(filed).prices.values.tolist()
    interviews.edit(filed.journal, seen, replace(seen, minutes=3))
    scarce = _planning(filed).prices.values.tolist()
    beside = kept_at(place)
    assert beside is not None
    beside.unlink()
    assert _planning(filed).prices.values.tolist() == scarce
    actions.undo(filed.journal)
    assert _planning(filed).prices.values.tolist() == ample


@pytest.mark.parametrize("content", [b"", b"no", b"[]", b"{}", b'{"values": ["x"]}', b"\xff", b'{"values": 1e999}'])
def test_a_file_of_prices_that_nobody_can_read_is_as_none(filed: World, place: Path, content: bytes) -> None:
    filed.add([question(f"Question {n}") for n in range(3)], basic)
    interviews.add(filed.journal, interview())
    beside = kept_at(place)
    assert beside is not None
    beside.write_bytes(content)
    assert kept(beside) is None
    assert np.isfinite(_planning(filed).prices.values).all()
    assert kept(beside) is not None


def test_of_very_many_cards_those_that_gain_most_are_weighed_by_whole_families(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_WEIGHED", 6)
    world.add([question(f"Question {n}", points=2) for n in range(5)], cards)
    interviews.add(world.journal, interview())
    plan = _planning(world)
    assert (plan.sampled, len(plan.cards), len(plan.weighed)) == (True, 15, 6)
    assert np.bincount(plan.scoped.questions[plan.weighed]).max() == 3
    assert len(set(plan.scoped.questions[plan.weighed].tolist())) == 2
    view = ReviewSession(world.journal).view
    assert view.plan is not None
    assert (view.plan.cards, view.plan.weighed) == (15, 6)


def test_a_forecast_plays_the_days_that_are_left_and_more_minutes_reach_more(world: World) -> None:
    world.add([question(f"Question {n}") for n in range(40)], basic)
    interviews.add(world.journal, interview())
    plan = _planning(world)
    as_planned, none = plan.forecast(), plan.forecast([0.0])
    assert as_planned.mean.mean() > none.mean.mean() == 0
    assert plan.forecast([60.0]).mean.mean() > as_planned.mean.mean()
