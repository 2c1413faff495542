"""The greedy gains: what a review today adds to recall on the day, as if it were the last. No prices, no tables.

For a card with r = R(S, e) today and H days to the interview:

    after  = (1 - r) R(S again, H) + r × sum over pass ratings of q R(S', H)
    gain   = after - R(S, e + H);    new: sum over first ratings of p R(S0, H)
    repeat = the same with the same-day states and r = 0.95, for a card failed today

It spends now what would be worth more later, and never sees that waiting is free; but it needs no horizon to be solved.
With the interview today (H = 0) it takes the weakest cards first.
"""

import numpy as np

from srs import memory
from srs.memory import Floats
from srs.plan.cards import ALONE, Cards, Today
from srs.plan.families import Gains, shared_gain
from srs.plan.learner import REPEAT_RECALL, Learner

BY_ITSELF = 1.7
"""A point goes by itself where it gains so many times as much a second as its answer card with all its points."""


def greedy_gains(of: Cards, days_left: Floats, learner: Learner) -> Gains:
    """The gains of cards so many days (interviews,) before their interviews; negative days count nothing.

    The cards' arrays may have any shape (…, n), as long as they have the same one; weights are (…, n, interviews).
    """
    ahead, weight = np.maximum(days_left, 0.0), of.weight * (days_left >= 0)
    new, failed = ~of.seen, of.today == Today.FAILED
    known, hard = np.where(new, 1.0, of.stability), np.where(new, 5.0, of.difficulty)
    after, _, recall = memory.every_rating(known, hard, of.elapsed, learner.weights)
    first, _ = memory.first_memories([1, 2, 3, 4], learner.weights)
    after = np.where(new, first.reshape(4, *(1,) * new.ndim), after)
    passing = np.where(failed, REPEAT_RECALL, np.where(new, 1 - learner.first_ratings[0], recall))
    chances = np.where(new, _column(learner.first_ratings, new.ndim), learner.rating_shares(recall))
    chances = np.where(failed, _column((1 - REPEAT_RECALL, 0.0, REPEAT_RECALL, 0.0), new.ndim), chances)
    kept = _recall_on_the_day(after, ahead, weight, learner)
    without = _recall_on_the_day(known[None], of.elapsed[..., None] + ahead, weight, learner)[0]
    without = np.where(new, 0.0, without)
    seconds = np.where(new, learner.seconds_first, np.where(failed, learner.seconds_repeat, learner.seconds(recall)))
    review = (chances * kept).sum(axis=0) - without
    tick = (of.today == Today.OPEN) * (passing * kept[2] + (1 - passing) * kept[0] - without)
    worth = np.where(of.today == Today.PASSED, 0.0, shared_gain(of, review, tick))
    waited = _waiting_for_answers(of, worth, seconds * of.length)
    return Gains(worth=waited, later=np.zeros_like(waited), seconds=seconds * of.length)


def _waiting_for_answers(of: Cards, worth: Floats, seconds: Floats) -> Floats:
    """The worth of cards, 0 for points that are better left to their answer card, which reviews them anyway."""
    member = np.flatnonzero(of.answer != ALONE)
    if not len(member):
        return worth
    answer, index, found = of.answer[member], worth / seconds, worth.copy()
    waits = (of.today[..., member] == Today.OPEN) & (index[..., member] < BY_ITSELF * index[..., answer])
    found[..., member] = np.where(waits, 0.0, worth[..., member])
    return found


def _recall_on_the_day(stability: Floats, days: Floats, weight: Floats, learner: Learner) -> Floats:
    """Weighted recall at the interviews of states (ratings, …, n): the same shape."""
    if weight.shape[-1] == 1:
        return weight[..., 0] * memory.retrievability(stability, days[..., 0], learner.weights)
    found: Floats = (weight * memory.retrievability(stability[..., None], days, learner.weights)).sum(axis=-1)
    return found


def _column(values: tuple[float, ...], dimensions: int) -> Floats:
    return np.reshape(values, (len(values),) + (1,) * dimensions)
