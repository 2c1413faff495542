"""Families: an answer card and the point cards that its ticks review, for the seconds of the answer alone.

A family is best reviewed together, so its wait is one moment u for all: with a the answer card, i the points that are
still open today, A_i(u) the value of a review of card i at u, l_u the price and c the seconds,

    together = max over u of [ A_a(u) + sum of A_i(u) - l_u c_a ],   apart = the sum of the cards' own best waits
    worth of the answer card = now_a + sum of tick_i - max(together, apart, no further review)

A point's own wait is no worse than the moment when the family is reviewed anyway, for nothing more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from srs.memory import Floats
from srs.plan.cards import ALONE, Cards, Ints, Today

_AHEAD = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prospects:
    """What reviews are worth, in cards, before the price of their seconds.

    `now` and by a `tick` today (n,), at `later` moments (n, moments), and `stop` (n,): without another one;
    `usual_seconds` (n, 1 + moments): now and later, at usual length; `prices` (moments,) of the later ones.
    """

    now: Floats
    tick: Floats
    later: Floats
    stop: Floats
    usual_seconds: Floats
    prices: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gains:
    """For each card (n,): what answering it today adds over the best wait, in cards, and its expected seconds.

    `worth` is recall on the day, with all that the card's ticks review; a card passed today is worth nothing. `later`
    is what the best wait adds over no further review, so `worth` + `later` is what answering today adds over that.
    """

    worth: Floats
    later: Floats
    seconds: Floats

    def with_rows(self, positions: Ints, some: "Gains") -> "Gains":
        """The same with other gains at some positions."""
        rows = (self.worth.copy(), self.later.copy(), self.seconds.copy())
        for row, new in zip(rows, (some.worth, some.later, some.seconds), strict=True):
            row[positions] = new
        return Gains(worth=rows[0], later=rows[1], seconds=rows[2])


def gains_among(of: Cards, ahead: Prospects) -> Gains:
    """The gains of cards from their prospects; answer cards are among them."""
    charge = ahead.prices * ahead.usual_seconds[:, 1:] * of.length[:, None]
    wait = np.maximum(ahead.stop, (ahead.later - charge).max(axis=1, initial=-np.inf))
    worth, later = ahead.now - wait, wait - ahead.stop
    point = np.flatnonzero((of.answer != ALONE) & (of.today == Today.OPEN))
    if len(point):
        heads, answers = np.unique(of.answer[point], return_inverse=True)
        joint, moment, stop = _waits_of_families(ahead, charge, wait, point, heads, answers)
        worth[heads] = ahead.now[heads] + np.bincount(answers, ahead.tick[point]) - joint
        later[heads] = joint - stop
        best = np.maximum(wait[point], _riding(ahead, point, moment[answers]))
        worth[point], later[point] = ahead.now[point] - best, best - ahead.stop[point]
    worth = np.where(of.today == Today.PASSED, 0.0, worth)
    return Gains(worth=worth, later=later, seconds=ahead.usual_seconds[:, 0] * of.length)


def _waits_of_families(
    ahead: Prospects, charge: Floats, wait: Floats, point: Ints, heads: Ints, answers: Ints
) -> tuple[Floats, Ints, Floats]:
    """Each family's best wait, the moment if that is to be reviewed together (else -1), and its worth unreviewed."""
    stop = ahead.stop[heads] + np.bincount(answers, ahead.stop[point])
    apart = np.maximum(wait[heads] + np.bincount(answers, wait[point]), stop)
    together = (ahead.later - charge)[heads]
    np.add.at(together, answers, ahead.later[point])
    if not together.shape[1]:
        return apart, np.full(len(heads), -1), stop
    best = together.max(axis=1)
    return np.maximum(best, apart), np.where(best > apart, together.argmax(axis=1), -1), stop


def _riding(ahead: Prospects, point: Ints, moment: Ints) -> Floats:
    """What points are worth when their family is reviewed anyway at these moments; -inf for none (-1)."""
    if not ahead.later.shape[1]:
        return np.full(len(point), -np.inf)
    return np.where(moment >= 0, ahead.later[point, np.maximum(moment, 0)], -np.inf)


def chunks(of: Cards, most: int) -> Iterator[Ints]:
    """The positions of all cards in parts of about so many, each of whole families."""
    heads = families_of(of)
    order = np.argsort(heads, kind="stable")
    begins = np.flatnonzero(np.r_[True, np.diff(heads[order]) > 0][: len(of)])
    inside = np.searchsorted(begins, np.arange(most, len(of), most), side="right") - 1
    yield from (part for part in np.split(order, np.unique(begins[inside])) if len(part))


def with_families(of: Cards, positions: Ints) -> Ints:
    """These positions and those of all cards of their families."""
    heads = families_of(of)
    return np.flatnonzero(np.isin(heads, heads[positions]))


def effective_lengths(of: Cards) -> Floats:
    """What each card's review costs within its family, as lengths: (n,).

    An answer's seconds are shared out: a point bears an even share of them, at most its own length (else it would be
    reviewed by itself), the answer the rest. Whatever is reviewed by an answer then costs the answer's seconds
    together, and no card more than by itself, so prices that are solved with these lengths bound the recall of families
    as well.
    """
    shares = of.length / (1 + points_of_answers(of))
    member = of.answer != ALONE
    found = of.length.copy()
    found[member] = np.minimum(of.length[member], shares[of.answer[member]])
    np.subtract.at(found, of.answer[member], found[member])
    return found


def points_of_answers(of: Cards) -> Ints:
    """How many point cards the ticks of each card review: (n,), 0 for all but answer cards."""
    return np.bincount(of.answer[of.answer != ALONE], minlength=len(of))


def ticked_by(of: Cards, position: int) -> Ints:
    """The positions of the point cards that an answer's ticks review."""
    return np.flatnonzero(of.answer == position)


def shared_gain(of: Cards, gain: Floats, ticked: Floats) -> Floats:
    """What a review of each card adds with all that its ticks review: its own gain and its points' gains by a tick.

    Arrays are (…, n). Points that were reviewed today gain nothing by a tick.
    """
    member = of.answer != ALONE
    if not member.any():
        return gain
    total = gain.copy()
    rows, ticks = total.reshape(-1, len(of)), ticked.reshape(-1, len(of))
    for run in range(len(rows)):
        rows[run] += np.bincount(of.answer[member], weights=ticks[run, member], minlength=len(of))
    return total


def answers_first(index: Floats, of: Cards) -> Floats:
    """The index (n,) with the answer card of a new question just above its new points: its ticks start them."""
    member = np.flatnonzero(of.answer != ALONE)
    answer = of.answer[member]
    new = ~of.seen[member] & ~of.seen[answer] & (of.today[answer] == Today.OPEN)
    found = index.copy()
    points = index[member[new]]
    np.maximum.at(found, answer[new], points + _AHEAD * np.abs(points))
    return found


def families_of(of: Cards) -> Ints:
    """The position of the card that stands for each card's family: its answer card, or itself: (n,)."""
    return np.where(of.answer == ALONE, np.arange(len(of)), of.answer)


def in_turn(topics: Ints) -> Ints:
    """Ranks that take one card of each topic after another, in the cards' order within a topic: (n,).

    Equal new cards gain alike; ranks break such ties, so that not one topic alone is learnt first.
    """
    order = np.argsort(topics, kind="stable")
    ordered = topics[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(topics) else np.empty(0, dtype=np.int64)
    lengths = np.diff(np.r_[starts, len(topics)])
    rounds = np.empty(len(topics), dtype=np.int64)
    rounds[order] = np.arange(len(topics)) - np.repeat(starts, lengths)
    ranks = np.empty(len(topics), dtype=np.int64)
    ranks[np.lexsort((np.arange(len(topics)), rounds))] = np.arange(len(topics))
    return ranks
