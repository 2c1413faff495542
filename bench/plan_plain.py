"""Learners who study by plain FSRS: due reviews by lowest recall, then new cards, within the day's minutes.

Many variants at once: arrays are (variants, cards), with the same draws for all.
"""

from dataclasses import dataclass
from itertools import product
from math import ceil

import numpy as np

from bench.plan_learners import BELIEVED, DRAWS, Deck, Flags, Floats, Ints
from srs import memory
from srs.plan.cards import ALONE
from srs.plan.learner import REPEAT_RECALL

_CRAM_DAYS = 7
_MOST_REPEATS = 3
_NEVER = np.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Desired retention, new cards a day, a last pass over all cards or none, relearning the same day or not."""

    retention: float
    new: int
    cram: bool = False
    relearn: bool = True


def variants(days: int, new: int) -> list[Variant]:
    """20 new a day at 0.90 with relearning, the same paced, then all 84, whose best is known in hindsight alone."""
    paced = ceil(new / max(1, days - 2))
    main = [Variant(retention=0.9, new=20), Variant(retention=0.9, new=paced)]
    retentions = (0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97)
    every = product(retentions, (20, paced, new), (False, True), (True, False))
    return main + [Variant(retention=r, new=n, cram=c, relearn=again) for r, n, c, again in every]


def plain(
    deck: Deck, days: int, minutes: float, policies: list[Variant], missed: Flags | None = None
) -> tuple[Floats, Floats]:
    """Mean recall on the day and the seconds used, for each variant."""
    room = _Room(deck, policies)
    for day in range(days):
        if missed is None or not missed[day]:
            room.study(day, days, minutes * 60)
    return room.recall(days).mean(axis=1), room.used


class _Room:
    """All variants' learners beside one another."""

    def __init__(self, deck: Deck, policies: list[Variant]) -> None:
        shape = (len(policies), len(deck.last))
        self.deck, self.used = deck, np.zeros(len(policies))
        self.true = [np.tile(each, (shape[0], 1)) for each in deck.true]
        self.believed = [np.tile(each, (shape[0], 1)) for each in deck.believed]
        self.last = np.tile(deck.last, (shape[0], 1))
        self.answers = np.zeros(shape, dtype=np.int64)
        self.retention = np.array([each.retention for each in policies])[:, None]
        self.quota = np.array([each.new for each in policies])[:, None]
        self.cram = np.array([each.cram for each in policies])[:, None]
        self.relearn = np.array([each.relearn for each in policies])[:, None]
        self.due = np.tile(np.full(shape[1], _NEVER), (shape[0], 1))
        seen = np.flatnonzero(deck.seen)
        self.due[:, seen] = self.last[:, seen] + self._intervals(self.believed[0][:, seen])

    def _intervals(self, stability: Floats, rows: Ints | None = None) -> Floats:
        wanted = self.retention if rows is None else self.retention[rows, 0]
        return np.maximum(1, np.rint(memory.intervals(stability, wanted, BELIEVED.weights)))

    def recall(self, day: int, *, believed: bool = False) -> Floats:
        """The chance of recall of each card."""
        stability = (self.believed if believed else self.true)[0]
        weights = BELIEVED.weights if believed else self.deck.weights
        known = np.where(np.isnan(stability), 1.0, stability)
        return np.where(np.isnan(stability), 0.0, memory.retrievability(known, np.maximum(day - self.last, 0), weights))

    def study(self, day: int, days: int, budget: float) -> None:
        """One day for all variants."""
        rank = self._rank(day, days)
        order = np.argsort(rank, axis=1, kind="stable")
        ratings, repeats, cost, expected = self._answers(day)
        ordered = [np.take_along_axis(each, order, axis=1) for each in (cost, expected, rank)]
        before = np.cumsum(ordered[0], axis=1) - ordered[0]
        started = (before + ordered[1] <= budget) & np.isfinite(ordered[2])
        chosen = np.zeros_like(started)
        np.put_along_axis(chosen, order, started, axis=1)
        self.used += (cost * chosen).sum(axis=1)
        rows, columns = np.nonzero(chosen)
        self._learn(rows, columns, ratings[rows, columns], day)
        again = chosen & (repeats > 0)
        for number in range(1, _MOST_REPEATS + 1):
            rows, columns = np.nonzero(again & (repeats >= number))
            last = repeats[rows, columns] == number
            self._learn(rows, columns, np.where(last, 3, 1), day)
        if (self.deck.answer != ALONE).any():
            self._tick(chosen, day)

    def _rank(self, day: int, days: int) -> Floats:
        """Where each card stands in the day's queue: reviews by recall, the last pass, new cards; infinite for none."""
        recall = self.recall(day, believed=True)
        new = np.isnan(self.believed[0])
        answer, member = self.deck.answer, self.deck.answer != ALONE
        rank = np.full(new.shape, _NEVER)
        last_days = min(_CRAM_DAYS, max(1, days // 4))
        unseen_lately = ~new & (self.last < days - last_days)
        crams = self.cram & unseen_lately & (day >= days - last_days)
        rank[crams] = 1 + recall[crams]
        due = ~new & (self.due <= day)
        rank[due] = recall[due]
        fresh = new.copy()
        fresh[:, member] &= ~new[:, answer[member]]
        number = np.cumsum(fresh, axis=1)
        fresh &= number <= self.quota
        rank[fresh] = 2 + number[fresh]
        waits = np.zeros_like(new)
        waits[:, member] = self.due[:, answer[member]] <= day + 1
        rank[waits] = _NEVER
        return rank

    def _answers(self, day: int) -> tuple[Ints, Ints, Floats, Floats]:
        """What would come of answering each card: rating, repeats after a failure, seconds, expected seconds."""
        new = np.isnan(self.true[0])
        draw = np.take_along_axis(self.deck.draws, self.answers.T % DRAWS, axis=1).T
        recall = self.recall(day)
        first = 1 + np.searchsorted(np.cumsum(BELIEVED.first_ratings)[:3], draw, side="right")
        within = np.divide(draw, recall, out=np.ones_like(draw), where=recall > 0)
        later = 2 + np.searchsorted(np.cumsum(BELIEVED.passed_ratings)[:2], within, side="right")
        rating = np.where(new, first, np.where(draw < recall, later, 1))
        failed = rating == 1
        next_draw = np.take_along_axis(self.deck.draws, (self.answers.T + 1) % DRAWS, axis=1).T
        repeats = np.where(self.relearn & failed & ~new, 1 + (next_draw >= REPEAT_RECALL), 0)
        alone = np.where(failed, BELIEVED.seconds_failed, BELIEVED.seconds_recalled)
        usual = np.where(new, BELIEVED.seconds_first, alone)
        cost = usual + (repeats > 0) * BELIEVED.seconds_recalled + (repeats > 1) * BELIEVED.seconds_failed
        guess = BELIEVED.seconds(self.recall(day, believed=True))
        expected = np.where(new, BELIEVED.seconds_first, guess)
        return rating, repeats, cost * self.deck.length, expected * self.deck.length

    def _learn(self, rows: Ints, columns: Ints, rating: Ints, day: int) -> None:
        for (stability, difficulty), weights in (
            (self.true, self.deck.weights),
            (self.believed, BELIEVED.weights),
        ):
            new = np.isnan(stability[rows, columns])
            known = np.where(new, 1.0, stability[rows, columns])
            hard = np.where(new, 5.0, difficulty[rows, columns])
            elapsed = day - np.where(new, day, self.last[rows, columns])
            after = memory.next_memories(known, hard, elapsed, rating, weights)
            first = memory.first_memories(rating, weights)
            stability[rows, columns] = np.where(new, first[0], after[0])
            difficulty[rows, columns] = np.where(new, first[1], after[1])
        self.last[rows, columns] = day
        self.answers[rows, columns] += 1
        self.due[rows, columns] = day + self._intervals(self.believed[0][rows, columns], rows)

    def _tick(self, chosen: Flags, day: int) -> None:
        """An answer's ticks review its points: Good if recalled, else Again."""
        member = np.flatnonzero(self.deck.answer != ALONE)
        ticked = np.zeros_like(chosen)
        ticked[:, member] = chosen[:, self.deck.answer[member]] & ~chosen[:, member]
        rating = self._answers(day)[0]
        rows, columns = np.nonzero(ticked)
        self._learn(rows, columns, np.where(rating[rows, columns] > 1, 3, 1), day)
