"""Roll-outs: the days until the interview played ahead several times by a rule, ticks of families included.

Within a day cards are taken in the order of their index until the minutes are used, then what was failed may come
again. Greedy runs end 0 to 3 points below the price index, which is the side to err on. The k-th answer to a card
draws the same number whatever the minutes are, so that roll-outs of different plans can be compared.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from srs import memory
from srs.memory import Floats
from srs.plan.cards import ALONE, Cards, Flags, Ints, Today
from srs.plan.families import families_of
from srs.plan.greedy import greedy_gains
from srs.plan.horizon import Horizon
from srs.plan.learner import REPEAT_RECALL, Learner

Rule = Callable[[Cards, int, Floats], tuple[Floats, Floats]]
"""The index of cards (runs, n) at a moment with so many seconds left (runs,), above 0 where answering one is worth it,
and the seconds they take."""

RUNS = 8
MOST_CARDS = 20_000
"""More cards than these are sampled, by whole families, with as large a part of the minutes."""

_ROUNDS = 6
_DRAWS = 31
_LEFTOVER = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rollout:
    """What became of the cards at `positions` (m,): all of them, or a sample.

    `recall` (runs, m, interviews): chance of recall at each interview; `seen` (m, interviews): the share of runs in
    which a card was answered before each; `seconds` (runs, steps): used at each moment, by all cards.
    """

    positions: Ints
    recall: Floats
    seen: Floats
    seconds: Floats

    @property
    def mean(self) -> Floats:
        """Mean recall of each card at each interview: (m, interviews)."""
        found: Floats = self.recall.mean(axis=0)
        return found


def rolled_out(
    of: Cards, horizon: Horizon, learner: Learner, *, runs: int = RUNS, most: int = MOST_CARDS, seed: int = 0
) -> Rollout:
    """So many runs by the greedy rule from today's cards, or about `most` of them, to the last interview."""
    return rolled_out_by(lambda _: greedy_rule(horizon, learner), of, horizon, learner, runs=runs, most=most, seed=seed)


def greedy_rule(horizon: Horizon, learner: Learner) -> Rule:
    """The rule that takes what gains most a second, as if it were the last answer to a card."""

    def rule(of: Cards, step: int, _: Floats) -> tuple[Floats, Floats]:
        gains = greedy_gains(of, horizon.days_left(np.asarray(float(step * horizon.step_days))), learner)
        return gains.worth / gains.seconds, gains.seconds

    return rule


def rolled_out_by(
    rule_for: Callable[[Ints], Rule],
    of: Cards,
    horizon: Horizon,
    learner: Learner,
    *,
    runs: int,
    most: int,
    seed: int = 0,
) -> Rollout:
    """So many runs by the rule for the cards at the positions that are played: all, or a sample of about `most`."""
    random = np.random.default_rng(seed)
    positions = _sample(of, most)
    share = len(positions) / max(1, len(of))
    play = _Play(of.only(positions), horizon, learner, runs, random, rule_for(positions))
    seconds = np.zeros((runs, horizon.steps))
    for step, budget in enumerate(horizon.seconds):
        seconds[:, step] = play.study(step, float(budget) * share) / max(share, 1e-9)
    play.score(np.inf)
    return Rollout(positions=positions, recall=play.recall, seen=play.seen.mean(axis=0), seconds=seconds)


def _sample(of: Cards, most: int) -> Ints:
    """All positions, or those of whole families, taken evenly over how well their head is known."""
    if len(of) <= most:
        return np.arange(len(of))
    family = families_of(of)
    heads = np.unique(family)
    ordered = heads[np.argsort(np.nan_to_num(of.stability[heads], nan=-1.0), kind="stable")]
    count = max(1, len(heads) * most // len(of))
    chosen = ordered[((np.arange(count) + 0.5) * len(heads) / count).astype(np.int64)]
    return np.flatnonzero(np.isin(family, chosen))


class _Play:
    """All runs beside one another: arrays are (runs, n)."""

    def __init__(
        self, of: Cards, horizon: Horizon, learner: Learner, runs: int, random: np.random.Generator, rule: Rule
    ) -> None:
        self.learner, self.horizon, self.rule, count = learner, horizon, rule, len(of)
        fields = {
            name: np.tile(getattr(of, name), (runs, 1)) for name in ("stability", "difficulty", "elapsed", "today")
        }
        self.cards = replace(of, **fields)
        self.last = -self.cards.elapsed
        self.draws = random.random((runs, count, _DRAWS), dtype=np.float32)
        self.answers = np.zeros((runs, count), dtype=np.int64)
        self.recall = np.zeros((runs, count, len(horizon.days)))
        self.seen = np.zeros((runs, count, len(horizon.days)), dtype=np.bool_)
        self.scored = 0

    def score(self, until: float) -> None:
        """Note the recall at interviews on days up to this one, as the memories stand."""
        while self.scored < len(self.horizon.days) and self.horizon.days[self.scored] <= until:
            seen = self.cards.seen
            elapsed = self.horizon.days[self.scored] - self.last
            known = memory.retrievability(np.where(seen, self.cards.stability, 1.0), elapsed, self.learner.weights)
            self.recall[..., self.scored] = np.where(seen, known, 0.0)
            self.seen[..., self.scored] = seen
            self.scored += 1

    def study(self, step: int, budget: float) -> Floats:
        """Play one moment; the seconds used in each run."""
        day = float(step * self.horizon.step_days)
        self.score(day)
        today = self.cards.today if step == 0 else np.zeros_like(self.cards.today)
        self.cards = replace(self.cards, elapsed=day - self.last, today=today)
        left = np.full(len(self.last), budget)
        for _ in range(_ROUNDS):
            used = self._round(step, left)
            left -= used
            if not used.any() or not (left > _LEFTOVER * budget).any():
                break
        return budget - left

    def _round(self, step: int, left: Floats) -> Floats:
        """Answer cards in the order of their index while they fit; the seconds used."""
        index, expected = self.rule(self.cards, step, left)
        index = np.where(expected <= left[:, None], index, 0.0)
        index[self._given_way(index)] = 0.0
        order = np.argsort(-index, axis=1, kind="stable")
        rating, cost = self._outcomes()
        cost = np.take_along_axis(cost, order, axis=1)
        begun = np.cumsum(cost, axis=1) - cost
        fits = begun + np.take_along_axis(expected, order, axis=1) <= left[:, None]
        fits &= np.take_along_axis(index, order, axis=1) > 0
        chosen = np.zeros_like(fits)
        np.put_along_axis(chosen, order, fits, axis=1)
        used: Floats = (cost * fits).sum(axis=1)
        self._answer(chosen, rating, float(step * self.horizon.step_days))
        return used

    def _given_way(self, index: Floats) -> Flags:
        """Which cards leave this round to another of their family: points to a worthier answer card, or it to them."""
        answer, found = self.cards.answer, np.zeros(index.shape, dtype=np.bool_)
        member = np.flatnonzero(answer != ALONE)
        if len(member):
            behind = index[:, member] <= index[:, answer[member]]
            found[:, member] = behind
            runs, points = np.nonzero(~behind)
            found[runs, answer[member[points]]] = True
        return found

    def _outcomes(self) -> tuple[Ints, Floats]:
        """The rating that answering each card now would get, and the seconds it would take."""
        cards, learner, new = self.cards, self.learner, ~self.cards.seen
        draw = np.take_along_axis(self.draws, self.answers[..., None] % _DRAWS, axis=2)[..., 0]
        known = np.where(new, 1.0, cards.stability)
        failed_today = cards.today == Today.FAILED
        recall = memory.retrievability(known, cards.elapsed, learner.weights)
        recall = np.where(failed_today, REPEAT_RECALL, np.where(new, 1 - learner.first_ratings[0], recall))
        passed = np.asarray(learner.passed_ratings)
        first = np.asarray(learner.first_ratings[1:]) / max(1e-9, 1 - learner.first_ratings[0])
        within = draw / np.maximum(recall, 1e-9)
        shares = [np.where(new, a, b) for a, b in zip(np.cumsum(first), np.cumsum(passed), strict=True)]
        rating = 2 + (within >= shares[0]).astype(np.int64) + (within >= shares[1])
        rating = np.where(failed_today, 3, rating)
        rating = np.where(draw < recall, rating, 1)
        again = np.where(rating == 1, learner.seconds_failed, learner.seconds_recalled)
        return rating, np.where(new, learner.seconds_first, again) * cards.length

    def _answer(self, chosen: Flags, rating: Ints, day: float) -> None:
        """Give the chosen cards their ratings, and the points of chosen answer cards Good or Again."""
        answer = self.cards.answer
        member = np.flatnonzero(answer != ALONE)
        if len(member):
            ticked = np.zeros_like(chosen)
            ticked[:, member] = chosen[:, answer[member]] & (self.cards.today[:, member] == Today.OPEN)
            rating = np.where(ticked & ~chosen, np.where(rating > 1, 3, 1), rating)
            chosen = chosen | ticked
        at = np.nonzero(chosen)
        new = ~self.cards.seen[at]
        first = memory.first_memories(rating[at], self.learner.weights)
        after = memory.next_memories(
            np.where(new, 1.0, self.cards.stability[at]),
            np.where(new, 5.0, self.cards.difficulty[at]),
            self.cards.elapsed[at],
            rating[at],
            self.learner.weights,
        )
        self.cards.stability[at], self.cards.difficulty[at] = np.where(new, first, after)
        self.cards.elapsed[at], self.last[at] = 0.0, day
        self.cards.today[at] = np.where(rating[at] > 1, Today.PASSED, Today.FAILED)
        self.answers[at] += 1
