"""Families: an answer card and the point cards that its ticks review, for the seconds of the answer alone."""

import numpy as np

from srs.memory import Floats
from srs.plan.cards import ALONE, Cards, Ints


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
    for row, ticks in zip(total.reshape(-1, len(of)), ticked.reshape(-1, len(of)), strict=True):
        row += np.bincount(of.answer[member], weights=ticks[member], minlength=len(of))
    return total


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
