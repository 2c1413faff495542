"""The prices of a plan's days: solved once a study day from those of the day before, and kept in a file.

The file stands beside the collection, holds nothing that cannot be computed again, and may be deleted at any time.
"""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from srs.files import write_whole
from srs.memory import Floats
from srs.model import CardId, Interview
from srs.plan.cards import Cards
from srs.plan.horizon import Horizon
from srs.plan.learner import Learner
from srs.plan.prices import solved

_SUFFIX = ".prices"

_AS_MANY_CARDS = 0.1
"""Prices of a tenth more or fewer cards are near."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Terms:
    """What prices hang on; answers are not among it, for solving again after each would gain nothing.

    The study day, the interviews with their weights, the `minutes` of each day from it on until the last interview, the
    learner's `weights`, and which cards there are.
    """

    day: date
    interviews: Sequence[Interview]
    minutes: Sequence[int]
    weights: Sequence[float]
    cards: Sequence[CardId]

    @property
    def last(self) -> date:
        """The day of the last interview."""
        return max(each.day for each in self.interviews)

    @property
    def lasting(self) -> str:
        """A digest of what stays the same from day to day."""
        told = [
            (each.id, each.day.isoformat(), each.scope, [(of.aspect, of.name, of.times) for of in each.weights])
            for each in self.interviews
        ]
        return _digest(json.dumps([told, list(self.weights)]))

    @property
    def key(self) -> str:
        """A digest of all."""
        return _digest(json.dumps([self.lasting, self.day.isoformat(), list(self.minutes)]) + "".join(self.cards))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prices:
    """Prices (steps,) of a plan, and of its terms what tells whether they are near those of others.

    `minutes` are those of each day from the prices' own to the eve of the `last` interview; `cards` how many there
    were; `least` is the floor they were solved with, which holds as long as they do.
    """

    key: str
    lasting: str
    last: date
    minutes: tuple[int, ...]
    cards: int
    step_days: int
    least: float
    values: Floats


def prices_for(
    terms: Terms, of: Cards, horizon: Horizon, learner: Learner, least: float, *, before: Prices | None
) -> Prices:
    """The prices of these terms: those from before where they are theirs, else solved anew, warm if they are near."""
    key = terms.key
    if before is not None and before.key == key and len(before.values) == horizon.steps:
        return before
    return Prices(
        key=key,
        lasting=terms.lasting,
        last=terms.last,
        minutes=tuple(terms.minutes),
        cards=len(of),
        step_days=horizon.step_days,
        least=least,
        values=solved(of, horizon, learner, warm=_warm(before, terms, horizon), least=least),
    )


def _warm(before: Prices | None, terms: Terms, horizon: Horizon) -> Floats | None:
    """The prices of the same days as they were before; None where anything else was planned for then.

    A few steps from there do not lead to prices that are far away, so that the plan would hang on what was kept.
    """
    if before is None or before.lasting != terms.lasting or before.last != terms.last:
        return None
    same_days = before.step_days == horizon.step_days and before.minutes[-len(terms.minutes) :] == tuple(terms.minutes)
    if not same_days or abs(len(terms.cards) - before.cards) > _AS_MANY_CARDS * before.cards:
        return None
    return before.values[-horizon.steps :] if 0 < horizon.steps <= len(before.values) else None


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def kept_at(collection: Path | None) -> Path | None:
    """Where the prices of a collection are kept; None where it is no file."""
    return None if collection is None else collection.with_name(collection.name + _SUFFIX)


def kept(place: Path | None) -> Prices | None:
    """The prices that are kept; None where there are none, or nobody can read them."""
    if place is None:
        return None
    try:
        found = json.loads(place.read_bytes())
        values = np.array(found["values"], dtype=np.float64)
        read = Prices(
            key=str(found["key"]),
            lasting=str(found["lasting"]),
            last=date.fromisoformat(found["last"]),
            minutes=tuple(map(int, found["minutes"])),
            cards=int(found["cards"]),
            step_days=int(found["step_days"]),
            least=float(found["least"]),
            values=values,
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return read if values.ndim == 1 and bool(np.isfinite(values).all()) and bool((values >= 0).all()) else None


def keep(place: Path | None, prices: Prices) -> None:
    """Keep prices for the next run; where they cannot be written they are solved again."""
    if place is None:
        return
    document = {
        "key": prices.key,
        "lasting": prices.lasting,
        "last": prices.last.isoformat(),
        "minutes": list(prices.minutes),
        "cards": prices.cards,
        "step_days": prices.step_days,
        "least": prices.least,
        "values": prices.values.tolist(),
    }
    with suppress(OSError):
        write_whole(place, json.dumps(document).encode())
