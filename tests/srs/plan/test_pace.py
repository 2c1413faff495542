"""New cards are begun evenly, the last a week before the day, whatever waiting would save."""

from dataclasses import replace
from math import ceil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cards import LEARNER, answer, deck, families

from srs.plan.agenda import Agenda, agenda
from srs.plan.cards import Cards
from srs.plan.families import answers_first
from srs.plan.horizon import Horizon, horizon
from srs.plan.pace import first_seconds, lifted, to_begin
from srs.plan.played_ahead import played_ahead

_FLOOR = LEARNER.floor()
_FIRST = LEARNER.seconds_first


def _ample(of: Cards, days: int) -> Agenda:
    """An agenda of a plan that has far more minutes than it needs: every price is the floor."""
    return agenda(of, horizon([days], 600), LEARNER, np.zeros(days), least=_FLOOR)


def test_new_cards_are_begun_evenly_until_a_week_before_the_day() -> None:
    of, ahead, begun = deck(100, new=1.0), horizon([32], 600), []
    for day in range(32):
        begun.append(to_begin(of, ahead.later(day), LEARNER) / _FIRST)
        of.stability[np.flatnonzero(~of.seen)[: ceil(begun[-1] - 1e-6)]] = 1.0
    assert begun[:18] == pytest.approx([4] * 18)
    assert sum(ceil(each - 1e-6) for each in begun[:30]) == 100


def test_within_a_fortnight_half_of_the_days_are_for_beginning() -> None:
    found = [to_begin(deck(60, new=1.0), horizon([days], 600), LEARNER) / _FIRST for days in (14, 10, 2, 1)]
    assert found == pytest.approx([60 / 7, 12, 60, 60])


def test_cards_begun_today_count_for_today() -> None:
    of = deck(60, new=1.0)
    assert to_begin(of, horizon([27], 20), LEARNER) == 3 * _FIRST
    of.stability[:2] = 1.0
    assert to_begin(of, horizon([27], 20), LEARNER, np.arange(60) < 2) == _FIRST
    of.stability[2] = 1.0
    assert to_begin(of, horizon([27], 20), LEARNER, np.arange(60) < 3) == 0


def test_each_card_counts_by_its_first_interview_and_days_off_begin_none() -> None:
    weight = np.zeros((40, 2))
    weight[:20, 0], weight[20:, 1] = 1.0, 1.0
    of = replace(deck(40, new=1.0), weight=weight)
    assert to_begin(of, horizon([3, 27], 20), LEARNER) == pytest.approx(11 * _FIRST)
    assert to_begin(of, Horizon(days=(30,), seconds=np.r_[0.0, np.full(29, 600.0)]), LEARNER) == 0
    half = np.tile([600.0, 0.0], 15)[:27]
    assert to_begin(deck(40, new=1.0), Horizon(days=(27,), seconds=half), LEARNER) == pytest.approx(4 * _FIRST)


def test_long_cards_take_their_share_of_the_days_and_ticks_begin_points_for_nothing() -> None:
    of = families(5, 7, length=8.0, new=1.0)
    assert to_begin(of, horizon([27], 20), LEARNER) == pytest.approx(5 * 8 * _FIRST / 20)
    assert to_begin(of, horizon([27], 5), LEARNER) == pytest.approx(5 * 7 * _FIRST / 20)
    seconds = first_seconds(of, ~of.seen, horizon([27], 20), LEARNER)
    assert seconds.reshape(5, 8)[0].tolist() == [8 * _FIRST] + [0.0] * 7


def test_with_ample_time_new_cards_come_though_waiting_would_cost_nothing() -> None:
    now = _ample(deck(30, new=1.0), 60)
    position = now.next(1e6)
    assert position == 0
    assert now.in_turn(position)
    assert answer(now, position, 3).enough


@given(st.sampled_from([deck(40, new=0.7), families(6, 4, new=0.7)]), st.integers(0, 30), st.floats(0, 900))
@settings(max_examples=50, deadline=None)
def test_as_many_seconds_are_above_the_floor_as_are_to_be_begun(of: Cards, above: int, wanted: float) -> None:
    index = np.where(np.arange(len(of)) < above, 2 * _FLOOR, -np.arange(len(of)) * 1e-6)
    seconds = first_seconds(of, ~of.seen, horizon([30], 60), LEARNER)
    found = lifted(index, seconds, of, np.arange(len(of)), _FLOOR, wanted, 1e6)
    assert (found[index > _FLOOR] == index[index > _FLOOR]).all()
    assert (found[of.seen] == index[of.seen]).all()
    begun = seconds[found > _FLOOR].sum()
    assert begun >= min(wanted, seconds.sum()) - 1e-6
    if (found > index).any():
        assert begun - wanted < seconds.max()


def test_new_cards_are_begun_in_their_turn() -> None:
    of, order = deck(4, new=1.0), np.array([2, 0, 3, 1])
    found = lifted(np.array([-1.0, -4.0, -2.0, -3.0]), np.full(4, 45.0), of, order, _FLOOR, 60.0, 1e6)
    assert (found > _FLOOR).tolist() == [False, True, False, True]


def test_those_are_begun_that_find_room_beside_what_is_worth_its_seconds() -> None:
    of, seconds = deck(4, new=1.0), np.array([900.0, 45.0, 45.0, 45.0])
    found = lifted(np.full(4, -1.0), seconds, of, np.arange(4), _FLOOR, 200.0, 100.0)
    assert (found > _FLOOR).tolist() == [False, True, True, False]
    assert lifted(np.full(4, -1.0), seconds, of, np.arange(4), _FLOOR, 200.0, -5.0).tolist() == [-1.0] * 4


def test_a_card_that_no_day_has_the_seconds_for_keeps_no_other_from_being_begun() -> None:
    of = replace(deck(3, new=1.0), length=np.array([30.0, 1.0, 1.0]))
    now = agenda(of, horizon([40], 10), LEARNER, np.zeros(40), least=_FLOOR)
    assert now.next(600) == 1
    assert to_begin(of, horizon([40], 10), LEARNER) == pytest.approx(2 * _FIRST / 33)


def test_of_a_new_question_the_answer_card_comes_before_its_points() -> None:
    of = replace(families(2, 3, new=0.5), today=np.array([0, 0, 0, 0, 2, 0, 0, 0]))
    index = np.array([1.0, 1.5, 3.0, -2.0, 1.0, 2.0, 0.0, 0.0])
    found = answers_first(index, of)
    assert found[0] > 3.0
    assert found[1:].tolist() == index[1:].tolist()


def test_the_plan_played_ahead_keeps_to_the_minutes_and_begins_every_card() -> None:
    of, ahead = deck(90, new=1.0), horizon([30], 20)
    now = agenda(of, ahead, LEARNER, np.zeros(30), least=_FLOOR)
    found = played_ahead(now, ahead)
    assert (found.seconds <= 20 * 60 + 30).all()
    assert (found.seen == 1).all()
    assert found.seconds[:, 0] == pytest.approx(4 * 45, abs=60)
    assert found.seconds.sum(axis=1).max() < 0.75 * 30 * 20 * 60


def test_today_of_the_plan_played_ahead_is_today_of_the_agenda() -> None:
    now = _ample(deck(30, new=1.0), 60)
    none = played_ahead(now.with_cards(now.cards, 0, now.left), now.horizon)
    one = played_ahead(now, now.horizon)
    assert none.seconds[:, 0] == pytest.approx(0.0)
    assert (one.seconds[:, 0] >= 45).all()
