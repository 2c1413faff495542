"""What it takes to reach a target: minutes a day, a later date, fewer questions, or a lower target."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from srs.model import Checked
from srs.outlook.ranges import unshifted
from srs.plan.cards import Cards, Flags, Ints, recall_if_stopped
from srs.plan.horizon import horizon
from srs.plan.learner import Learner
from srs.plan.minutes import MOST_CARDS, days_needed, minutes_needed, question_recall, questions_that_fit, ranked
from srs.plan.rollout import Rollout, rolled_out

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
    """The plan, and which of its interviews is asked about: all are planned for, with the same minutes.

    `cards`: those in scope of any, with `questions` (n,) and `decks`; `days` to each interview, ascending; `minutes`
    of each day from today on, for a year at least; `left` (0 to 1): what is left of today's; `counted` is told of each
    roll-out.
    """

    cards: Cards
    questions: Ints
    decks: Sequence[str]
    days: Sequence[int]
    interview: int
    learner: Learner
    minutes: Sequence[int]
    left: float
    checked: Checked
    counted: Callable[[], object]

    @property
    def inside(self) -> Flags:
        """Which cards are in the scope of the interview: (n,)."""
        return self.cards.weight[:, self.interview] > 0

    @property
    def pattern(self) -> list[float]:
        """Each day's share of a study day's minutes until the last interview: none on a day off."""
        pattern = [float(minutes > 0) for minutes in self.minutes[: max(self.days)]] or [1.0]
        if not any(pattern):
            pattern = [1.0] * len(pattern)
        return [pattern[0] * self.left, *pattern[1:]]

    @property
    def budget(self) -> list[float]:
        """The minutes of each day, today's as they are left."""
        return [self.minutes[0] * self.left, *self.minutes[1:]] if self.minutes else [0.0]

    def measured(self, of: Rollout) -> float:
        """The mean recall of the interview's questions at its day."""
        self.counted()
        return question_recall(of, self.questions, self.interview, self.inside)

    def on(self, days: int) -> float:
        """The same if the interview were in so many days."""
        every = [*self.days]
        every[self.interview] = days
        order = np.argsort(every, kind="stable")
        moved = replace(self.cards, weight=self.cards.weight[:, order])
        rolled = self._rolled(moved, sorted(every))
        return question_recall(rolled, self.questions, int(np.flatnonzero(order == self.interview)[0]), self.inside)

    def only(self, among: Flags) -> float:
        """The same of some of its questions, if the others were left out."""
        weight = self.cards.weight.copy()
        weight[self.inside & ~among, self.interview] = 0.0
        kept = np.flatnonzero((weight > 0).any(axis=1))
        rolled = self._rolled(replace(self.cards, weight=weight).only(kept), self.days)
        return question_recall(rolled, self.questions[kept], self.interview, (self.inside & among)[kept])

    def _rolled(self, of: Cards, days: Sequence[int]) -> Rollout:
        self.counted()
        return rolled_out(of, horizon(days, self.budget), self.learner, most=MOST_CARDS)


def needs(of: Asked, targets: Sequence[float]) -> tuple[Need, ...]:
    """The minutes a study day that each target needs."""
    believed = [unshifted(target, of.checked) for target in targets]
    found = minutes_needed(of.cards, of.days, of.learner, believed, pattern=of.pattern, measure=of.measured)
    return tuple(Need(target=target, minutes=minutes) for target, minutes in zip(targets, found, strict=True))


def ways_out(of: Asked, need: Need, reach: float) -> WaysOut:
    """The four ways where a target does not fit; `reach` is what the plan reaches as it is."""
    believed = unshifted(need.target, of.checked)
    days = days_needed(lambda days: of.on(days) >= believed, after=of.days[of.interview])
    inside = np.flatnonzero(of.inside)
    ranks = np.full(len(of.cards), -1)
    stopped = recall_if_stopped(of.cards, horizon(of.days, of.budget), of.learner)[inside, of.interview]
    ranks[inside] = ranked(of.cards.at(inside), of.questions[inside], stopped, of.interview)
    total = int(ranks.max(initial=-1)) + 1
    fitting = questions_that_fit(total, lambda most: of.only((ranks >= 0) & (ranks < most)) >= believed)
    return WaysOut(
        target=need.target,
        minutes=need.minutes,
        days=days,
        questions=fitting,
        of=total,
        left_out=tuple(_left_out(of, inside, ranks[inside] < fitting)),
        reach=reach,
    )


def _left_out(of: Asked, inside: Ints, kept: Flags) -> Iterator[LeftOut]:
    """The decks that lose questions, those that lose most first."""
    every: dict[str, set[int]] = {}
    lost: dict[str, set[int]] = {}
    for position, stays in zip(inside.tolist(), kept.tolist(), strict=True):
        every.setdefault(of.decks[position], set()).add(int(of.questions[position]))
        if not stays:
            lost.setdefault(of.decks[position], set()).add(int(of.questions[position]))
    for deck in sorted(lost, key=lambda each: (-len(lost[each]), each)):
        yield LeftOut(deck=deck, questions=len(lost[deck]), of=len(every[deck]))
