"""Kinds: cards of all weights and lengths as few classes, so that tables need not be made for each card.

A card of weights a (one for each interview) that takes k times the usual seconds is worth s V(a / s, k / s), s the
sum of a: the value of a card of unit weight when all prices are multiplied by k / s. Each mixture of weights a / s
has a ladder of multiples; values between two rungs are interpolated linearly in the multiple to the power 0.7, which
fits them best (in the multiple itself they come out too high, in its logarithm too low).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from srs.memory import Floats
from srs.plan.cards import Ints

LADDER_RATIO = 1.6
_BEND = 0.7
_MOST_RUNGS = 12
_MIXTURE_PARTS = 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kinds:
    """`rewards` (kinds, interviews): what recall at each interview counts, summing to 1; `multiples` (kinds,)."""

    rewards: Floats
    multiples: Floats

    def __len__(self) -> int:
        return len(self.multiples)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Classed:
    """Cards by kind: values are `scale` × ((1 - `share`) value of `lower` + `share` value of `upper`); all (n,)."""

    scale: Floats
    lower: Ints
    upper: Ints
    share: Floats

    def at(self, positions: Ints) -> "Classed":
        """Those of some cards."""
        return Classed(
            scale=self.scale[positions],
            lower=self.lower[positions],
            upper=self.upper[positions],
            share=self.share[positions],
        )

    def blended(self, value: Callable[[Ints], Floats]) -> Floats:
        """Values of unit cards (n, …) by what gives them for kinds (n,), between each card's lower and upper kind."""
        low = value(self.lower)
        if not self.share.any():
            return low
        low += self.share.reshape((-1,) + (1,) * (low.ndim - 1)) * (value(self.upper) - low)
        return low


def kinds_of(weight: Floats, length: Floats, ratio: float = LADDER_RATIO) -> tuple[Kinds, Classed]:
    """The kinds that cards of these weights (n, interviews) and lengths (n,) need, and each card's place among them.

    `ratio`: at most so much apart are the rungs of a ladder.
    """
    scale = weight.sum(axis=1)
    worth = np.where(scale > 0, scale, 1.0)
    parts = np.rint(weight / worth[:, None] * _MIXTURE_PARTS).astype(np.int64)
    mixtures, mixture = np.unique(parts, axis=0, return_inverse=True)
    multiple = np.maximum(length, 1e-6) / worth
    rewards: list[Floats] = []
    multiples: list[float] = []
    lower, upper, share = np.zeros(len(scale), np.int64), np.zeros(len(scale), np.int64), np.zeros(len(scale))
    for number, parted in enumerate(mixtures):
        inside = np.flatnonzero(mixture.reshape(-1) == number)
        ladder = _ladder(multiple[inside], ratio)
        below, part = _between(multiple[inside], ladder)
        lower[inside] = below + len(multiples)
        upper[inside] = np.minimum(below + 1, len(ladder) - 1) + len(multiples)
        share[inside] = part
        multiples += ladder.tolist()
        rewards += [parted / max(1, parted.sum())] * len(ladder)
    kinds = Kinds(rewards=np.array(rewards).reshape(len(multiples), weight.shape[1]), multiples=np.array(multiples))
    return kinds, Classed(scale=scale, lower=lower, upper=upper, share=share)


def _ladder(multiples: Floats, ratio: float) -> Floats:
    """Multiples in even ratios that hold all of these; one alone where they are equal."""
    low, high = multiples.min(), multiples.max()
    if high / low < 1 + 1e-9:
        return np.array([low])
    steps = min(_MOST_RUNGS, 1 + int(np.ceil(np.log(high / low) / np.log(ratio))))
    return np.geomspace(low, high, max(2, steps))


def _between(multiples: Floats, ladder: Floats) -> tuple[Ints, Floats]:
    """The rung below each multiple, and how far it is towards the next (0 to 1) on the bent scale."""
    if len(ladder) == 1:
        return np.zeros(len(multiples), np.int64), np.zeros(len(multiples))
    below = np.clip(np.searchsorted(ladder, multiples, side="right") - 1, 0, len(ladder) - 2)
    bent, rungs = multiples**_BEND, ladder**_BEND
    return below, np.clip((bent - rungs[below]) / (rungs[below + 1] - rungs[below]), 0.0, 1.0)
