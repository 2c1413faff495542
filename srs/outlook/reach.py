"""What it takes to reach a target: minutes a day, a later date, fewer questions, or a lower target."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from srs.model import Checked
from srs.outlook.ranges import unshifted
from srs.plan.cards import Cards, Ints
from srs.plan.learner import Learner
from srs.plan.minutes import cards_that_fit, days_needed, minutes_needed, question_recall
from srs.plan.rollout import Rollout

USUAL_TARGETS = (0.8, 0.9, 0.95)
TARGET = 0.9
"""What is aimed at where the person names no target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """The minutes a day at which a target (0 to 1) is reached; None where no day is long enough."""

    target: float
    minutes: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A deck, and how many of its questions in scope would be left out."""

    deck: str
    questions: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOut:
    """What may give way where a target does not fit; each way is what it takes if the others stay.

    `minutes` a day, `days` from today to a later date, `questions` that fit out of `of` with what is `left_out`, and
    the `reach`: a lower target. None where that way does not lead there.
    """

    target: float
    minutes: float | None
    days: int | None
    questions: int
    of: int
    left_out: tuple[LeftOut, ...]
    reach: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """The cards in the scope of one interview, and the minutes until then.

    `questions` (n,) and `decks`: the number of each card's question, and its deck; `week`: the minutes of the seven
    days from today on, of which `left` (0 to 1) is left of today's; `counted` is told of each roll-out.
    """

    cards: Cards
    questions: Ints
    decks: Sequence[str]
    days: int
    learner: Learner
    minutes: Sequence[int]
    week: Sequence[int]
    left: float
    checked: Checked
    counted: Callable[[], object]

    def measured(self, of: Rollout) -> float:
        """The mean recall of the questions of a roll-out at the interview."""
        self.counted()
        return question_recall(of, self.questions)

    @property
    def pattern(self) -> list[float]:
        """Each day's share of a study day's minutes: none on a day off."""
        pattern = [float(minutes > 0) for minutes in self.minutes] or [1.0]
        if not any(pattern):
            pattern = [1.0] * len(pattern)
        return [pattern[0] * self.left, *pattern[1:]]


def one_interview(of: Cards, interview: int) -> tuple[Cards, Ints]:
    """The cards in the scope of one interview, worth only what they are to it, and their positions."""
    inside = np.flatnonzero(of.weight[:, interview] > 0)
    some = of.only(inside)
    return replace(some, weight=some.weight[:, [interview]]), inside


def needs(of: Asked, targets: Sequence[float]) -> tuple[Need, ...]:
    """The minutes a study day that each target needs."""
    believed = [unshifted(target, of.checked) for target in targets]
    found = minutes_needed(of.cards, [of.days], of.learner, believed, pattern=of.pattern, measure=of.measured)
    return tuple(Need(target=target, minutes=minutes) for target, minutes in zip(targets, found, strict=True))


def ways_out(of: Asked, need: Need, reach: float) -> WaysOut:
    """The four ways where a target does not fit; `reach` is what the plan reaches as it is."""
    believed = unshifted(need.target, of.checked)
    week = of.week if any(of.week) else [0]
    days = days_needed(of.cards, of.learner, week, believed, measure=of.measured, after=of.days)
    fitting = cards_that_fit(
        of.cards, [of.days], of.learner, of.minutes, believed, questions=of.questions, counted=of.counted
    )
    kept = np.unique(of.questions[fitting])
    return WaysOut(
        target=need.target,
        minutes=need.minutes,
        days=days,
        questions=len(kept),
        of=len(np.unique(of.questions)),
        left_out=tuple(_left_out(of, frozenset(kept.tolist()))),
        reach=reach,
    )


def _left_out(of: Asked, kept: frozenset[int]) -> Iterator[LeftOut]:
    """The decks that lose questions, those that lose most first."""
    every: dict[str, set[int]] = {}
    for question, deck in zip(of.questions.tolist(), of.decks, strict=True):
        every.setdefault(deck, set()).add(question)
    lost = {deck: len(questions - kept) for deck, questions in every.items()}
    for deck in sorted(lost, key=lambda each: (-lost[each], each)):
        if lost[deck]:
            yield LeftOut(deck=deck, questions=lost[deck], of=len(every[deck]))
