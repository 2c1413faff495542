"""The figures of statistics on 10,000 cards and 200,000 log entries, beside those of Anki's statistics window.

They are read from a file that is open already, for the last 30, 90 and 365 study days and for all (the log is of two
years), and for 90 days part by part. Run: python -m bench.figures [CARDS] [ENTRIES] [ROUNDS]
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.collections_made import NOW
from bench.logs_made import fill_anki_with_log, fill_with_log
from bench.measure import Spent, in_turn, report, timed
from srs.clock import Clock
from srs.figures import PARTS, Part, figures
from srs.store import open_store

_SPANS = {"30 days": 30, "90 days": 90, "365 days": 365, "all (730 days)": None}


def _reading(path: Path) -> dict[str, Callable[[], Spent]]:
    """The figures of each span, as things to time."""
    store, clock = open_store(str(path)), Clock(zone=NOW.tzinfo, source=lambda: NOW)

    def counting(days: int | None, *parts: Part) -> Callable[[], Spent]:
        return timed(lambda: figures(store, clock, days=days, parts=parts))

    return {
        **{f"viva, {name}": counting(days, *PARTS) for name, days in _SPANS.items()},
        **{f"viva, 90 days, {part.value}": counting(90, part) for part in PARTS},
    }


def _anki(path: Path) -> dict[str, Callable[[], Spent]]:
    """The figures of Anki's statistics window, for a year and for all."""
    from anki.collection import Collection

    collection = Collection(str(path))
    return {
        "anki, 365 days": timed(lambda: collection._backend.graphs(search="deck:*", days=365)),
        "anki, all": timed(lambda: collection._backend.graphs(search="deck:*", days=0)),
    }


def main(cards: int = 10_000, entries: int = 200_000, rounds: int = 7) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "viva.db", Path(folder) / "collection.anki2"
        made = fill_with_log(ours, cards, entries)
        fill_anki_with_log(theirs, ours)
        found = in_turn({**_anki(theirs), **_reading(ours)}, rounds=rounds)
        report(f"statistics of {cards} cards, {made} entries", found, floor="anki, all", bar="90 days ≤ 200 ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
