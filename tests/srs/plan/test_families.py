"""Families are reviewed together for the seconds of their answer card."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_cards import LEARNER, deck, families

from srs.plan.agenda import agenda, greedy_agenda
from srs.plan.cards import Today, cards
from srs.plan.families import chunks, effective_lengths, in_turn, points_of_answers, shared_gain, with_families
from srs.plan.horizon import horizon


@given(st.integers(1, 5), st.integers(0, 9), st.floats(0.1, 40))
def test_shared_lengths_add_up_to_the_answers_and_none_is_above_its_own(
    questions: int, points: int, length: float
) -> None:
    of = families(questions, points, length=length)
    shared = effective_lengths(of)
    assert shared.reshape(questions, -1).sum(axis=1) == pytest.approx(np.full(questions, length))
    assert (shared > 0).all()
    assert (shared <= of.length + 1e-9).all()
    assert (points_of_answers(of).reshape(questions, -1)[:, 0] == points).all()


def test_cards_alone_keep_their_lengths() -> None:
    of = deck(5, length=3.0)
    assert (effective_lengths(of) == 3.0).all()


def test_an_answer_is_worth_its_points_as_well() -> None:
    of = families(4, 7)
    alone = cards(of.stability, of.difficulty, of.elapsed, length=of.length)
    ahead, prices = horizon([10], 10), np.full(10, 0.004)
    together, apart = (agenda(each, ahead, LEARNER, prices) for each in (of, alone))
    assert (together.gains.worth[::8] > apart.gains.worth[::8]).all()
    greedy, each = greedy_agenda(of, ahead, LEARNER), greedy_agenda(alone, ahead, LEARNER)
    assert (greedy.gains.worth[::8] > each.gains.worth[::8]).all()


def test_points_answered_today_add_nothing_to_their_answer() -> None:
    of = families(1, 3, new=0.0)
    today = np.array([Today.OPEN, Today.PASSED, Today.FAILED, Today.PASSED])
    done = cards(
        of.stability, of.difficulty, np.where(today > 0, 0, of.elapsed), length=of.length, answer=of.answer, today=today
    )
    alone = cards(of.stability[:1], of.difficulty[:1], of.elapsed[:1], length=of.length[:1])
    days = np.array([10.0])
    from srs.plan.greedy import greedy_gains

    assert greedy_gains(done, days, LEARNER).worth[0] == pytest.approx(greedy_gains(alone, days, LEARNER).worth[0])


def test_a_gain_is_shared_upwards_in_every_run() -> None:
    of = families(2, 2)
    gain, tick = np.ones((3, 6)), np.arange(18.0).reshape(3, 6)
    found = shared_gain(of, gain, tick)
    assert found[:, 0] == pytest.approx(1 + tick[:, 1] + tick[:, 2])
    assert found[:, 1] == pytest.approx(np.ones(3))
    assert gain.sum() == 18


@given(st.integers(0, 30), st.integers(0, 4), st.integers(1, 12))
def test_parts_hold_every_card_once_and_no_family_is_torn(questions: int, points: int, most: int) -> None:
    of = families(questions, points)
    parts = list(chunks(of, most))
    assert sorted(np.concatenate(parts).tolist() if parts else []) == list(range(len(of)))
    for part in parts:
        assert set(with_families(of, part).tolist()) == set(part.tolist())
        assert len(part) <= most + points + 1


@given(st.lists(st.integers(0, 5), max_size=40))
def test_topics_take_turns(topics: list[int]) -> None:
    ranks = in_turn(np.array(topics, dtype=np.int64))
    assert sorted(ranks.tolist()) == list(range(len(topics)))
    order = np.argsort(ranks)
    for topic in set(topics):
        inside = [position for position in order if topics[position] == topic]
        assert inside == sorted(inside)
    if topics:
        assert len({topics[position] for position in order[: len(set(topics))]}) == len(set(topics))
