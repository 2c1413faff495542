"""The ways out: each reaches the target by itself, and what is left out is told."""

from collections.abc import Callable

import numpy as np

from srs.model import Checked
from srs.outlook.ranges import shifted
from srs.outlook.reach import Asked, needs, one_interview, ways_out
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
        days=DAYS,
        learner=LEARNER,
        minutes=[minutes] * DAYS,
        week=[minutes] * 7,
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


def test_one_interview_has_the_cards_in_its_scope_and_their_answer_cards_by_new_places() -> None:
    weight = np.array([[1.0, 0.0], [1.0, 2.0], [0.0, 1.0]])
    both = cards(np.array([3.0, 4.0, 5.0]), np.full(3, 5.0), np.zeros(3), weight=weight, answer=np.array([-1, 0, 1]))
    some, inside = one_interview(both, 1)
    assert inside.tolist() == [1, 2]
    assert some.weight.tolist() == [[2.0], [1.0]]
    assert some.answer.tolist() == [-1, 0]
