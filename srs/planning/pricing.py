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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prices:
    """Prices (steps,) of a plan, the study day they were solved for, and the key of what they were solved from."""

    key: str
    day: date
    last: date
    step_days: int
    values: Floats


def price_key(
    today: date,
    interviews: Sequence[Interview],
    minutes: Sequence[int],
    weights: Sequence[float],
    cards: Sequence[CardId],
) -> str:
    """What prices hang on: the study day, the interviews and their minutes, the weights, and which cards there are.

    Answers do not change it: solving again after each would gain nothing.
    """
    terms = [
        (each.id, each.day.isoformat(), [(w.aspect, w.name, w.times) for w in each.weights]) for each in interviews
    ]
    said = json.dumps([today.isoformat(), terms, list(minutes), list(weights)])
    digest = hashlib.blake2b(said.encode(), digest_size=16)
    digest.update("".join(cards).encode())
    return digest.hexdigest()


def prices_for(
    key: str,
    of: Cards,
    horizon: Horizon,
    learner: Learner,
    least: float,
    *,
    day: date,
    last: date,
    before: Prices | None,
) -> Prices:
    """The prices of this key: those from before where they are its own, else solved anew, warm where that can be."""
    if before is not None and before.key == key and len(before.values) == horizon.steps:
        return before
    values = solved(of, horizon, learner, warm=_warm(before, horizon, last), least=least)
    return Prices(key=key, day=day, last=last, step_days=horizon.step_days, values=values)


def _warm(before: Prices | None, horizon: Horizon, last: date) -> Floats | None:
    """The prices of the same days as they were before; None where they were of other ones."""
    if before is None or before.last != last or before.step_days != horizon.step_days:
        return None
    return before.values[-horizon.steps :] if 0 < horizon.steps <= len(before.values) else None


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
            day=date.fromisoformat(found["day"]),
            last=date.fromisoformat(found["last"]),
            step_days=int(found["step_days"]),
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
        "day": prices.day.isoformat(),
        "last": prices.last.isoformat(),
        "step_days": prices.step_days,
        "values": prices.values.tolist(),
    }
    with suppress(OSError):
        write_whole(place, json.dumps(document).encode())
