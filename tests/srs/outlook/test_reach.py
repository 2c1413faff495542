"""The ways out: each reaches the target by itself, and what is left out is told."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from srs.model import Checked
from srs.outlook.ranges import shifted
from srs.outlook.reach import Asked, needs, ways_out
from srs.plan.cards import Cards, cards
from srs.plan.horizon import horizon
from srs.plan.learner import Learner
from srs.plan.minutes import question_recall
from srs.plan.rollout import rolled_out
from srs.scheduler import DEFAULT_WEIGHTS

LEARNER = Learner(weights=DEFAULT_WEIGHTS)
DAYS = 10


def _new(count: int) -> Cards:
    nothing = np.full(count, np.nan)
    return cards(nothing, nothing, np.zeros(count))


def _asked(
    count: int = 60, minutes: int = 2, checked: Checked | None = None, counted: Callable[[], object] = lambda: None
) -> Asked:
    """Two cards a question, the first half in one deck and the others in another."""
    return Asked(
        cards=_new(count),
        questions=np.arange(count) // 2,
        decks=["cranes" if number < count // 2 else "ferries" for number in range(count)],
        days=[DAYS],
        interview=0,
        learner=LEARNER,
        minutes=[minutes] * 366,
        left=1.0,
        checked=checked or Checked(),
        counted=counted,
    )


def _reached(of: Asked, minutes: float, days: int = DAYS) -> float:
    return question_recall(rolled_out(of.cards, horizon([days], minutes), LEARNER), of.questions)


def test_the_minutes_needed_reach_the_target_and_half_a_minute_less_does_not() -> None:
    asked = _asked()
    [need] = needs(asked, [0.8])
    assert need.minutes is not None
    assert _reached(asked, need.minutes) >= 0.8
    assert _reached(asked, need.minutes - 1) < 0.8


def test_a_model_that_promised_too_much_needs_more_minutes() -> None:
    [usual] = needs(_asked(), [0.8])
    [wary] = needs(_asked(checked=Checked(answers=500, predicted=0.9, observed=0.8)), [0.8])
    assert usual.minutes is not None
    assert wary.minutes is not None
    assert wary.minutes > usual.minutes


def test_each_way_out_reaches_the_target_by_itself() -> None:
    counted: list[int] = []
    asked = _asked(counted=lambda: counted.append(1))
    [need] = needs(asked, [0.8])
    reach = _reached(asked, 2)
    assert reach < 0.8
    found = ways_out(asked, need, reach)
    assert found.minutes == need.minutes
    assert found.reach == reach
    assert found.days is not None
    assert found.days > DAYS
    assert _reached(asked, 2, found.days) >= 0.8
    assert 0 < found.questions < found.of == 30
    kept = asked.cards.only(np.flatnonzero(asked.questions < found.questions))
    rolled = rolled_out(kept, horizon([DAYS], 2), LEARNER)
    assert question_recall(rolled, asked.questions[asked.questions < found.questions]) >= 0.8
    assert len(counted) > 10


def test_what_is_left_out_is_told_by_deck() -> None:
    asked = _asked()
    [need] = needs(asked, [0.8])
    found = ways_out(asked, need, 0.5)
    lost = {each.deck: (each.questions, each.of) for each in found.left_out}
    assert sum(questions for questions, _ in lost.values()) == found.of - found.questions
    assert lost["ferries"][1] == 15
    assert [each.questions for each in found.left_out] == sorted((n for n, _ in lost.values()), reverse=True)


def test_without_minutes_no_later_date_and_no_fewer_cards_help() -> None:
    asked = _asked(minutes=0)
    [need] = needs(asked, [0.8])
    found = ways_out(asked, need, 0.0)
    assert need.minutes is not None
    assert (found.days, found.questions) == (None, 0)


def test_a_target_that_the_shift_puts_out_of_reach_says_so() -> None:
    never = Checked(answers=100_000, predicted=0.99, observed=0.01)
    assert shifted(0.99, never) < 0.1
    [need] = needs(_asked(count=10, checked=never), [0.95])
    assert need.minutes is None


def _two(first: int, second: int, minutes: int = 4) -> Asked:
    """Two interviews in so many days, each about one half of the questions; the first is asked about."""
    found = _asked(minutes=minutes)
    weight = np.zeros((60, 2))
    weight[:30, 0], weight[30:, 1] = 1.0, 1.0
    return replace(found, cards=replace(found.cards, weight=weight), days=[first, second])


def test_with_another_interview_the_minutes_are_for_both() -> None:
    [both], [alone] = needs(_two(8, 9), [0.8]), needs(replace(_asked(count=30), days=[8]), [0.8])
    assert both.minutes is not None
    assert alone.minutes is not None
    assert both.minutes > alone.minutes


def test_a_later_date_may_lie_behind_the_other_interview() -> None:
    asked = _two(3, 5, minutes=2)
    found = ways_out(asked, needs(asked, [0.8])[0], 0.3)
    assert found.days is not None
    assert found.days > 5
    assert asked.on(found.days) >= 0.8 > asked.on(found.days - 1)


def test_a_later_date_counts_the_days_off_on_the_way() -> None:
    usual = _asked()
    off = replace(usual, minutes=[2] * DAYS + [0] * 30 + [2] * 326)
    need = needs(usual, [0.8])[0]
    sooner, later = ways_out(usual, need, 0.3).days, ways_out(off, need, 0.3).days
    assert sooner is not None
    assert later is not None
    assert sooner + 30 <= later < sooner + 40


def test_of_what_fits_only_the_questions_asked_about_are_left_out() -> None:
    asked = _two(8, 9, minutes=2)
    found = ways_out(asked, needs(asked, [0.8])[0], 0.3)
    assert 0 < found.questions < found.of == 15
    assert {each.deck for each in found.left_out} == {"cranes"}
