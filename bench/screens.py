"""Statistics on 10,000 cards and 200,000 log entries: the figures beside Anki's own, and how soon the screen opens.

The figures are read from a file that is open already, for the last 30, 90 and 365 study days and for all (the log is of
two years). "Opens" is from the key on today's screen to the first paint of the statistics; "shows" to that of its
charts for 90 days, which are counted in a thread. Run: python -m bench.screens [CARDS] [ENTRIES] [ROUNDS]
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.collections_made import NOW, journal_at
from bench.logs_made import fill_anki_with_log, fill_with_log
from bench.measure import Times, in_turn, report, timed
from srs.actions import Journal
from srs.clock import Clock
from srs.figures import figures
from srs.store import open_store
from tui.app import VivaApp
from tui.screens.statistics import StatisticsScreen

_SPANS = {"30 days": 30, "90 days": 90, "365 days": 365, "all (730 days)": None}


class _TimedViva(VivaApp):
    """The app, noting when it painted what."""

    opened_at = shown_at = 0.0

    def post_display_hook(self) -> None:
        """Textual calls this after each paint."""
        screen = self.screen
        if isinstance(screen, StatisticsScreen):
            self.opened_at = self.opened_at or time.perf_counter()
            if screen.view.counted is not None:
                self.shown_at = self.shown_at or time.perf_counter()


async def _opening(path: Path) -> tuple[float, float]:
    """Seconds from the key to the first paint of the screen, and to that of its charts."""

    @contextmanager
    def again(create: bool) -> Iterator[Journal]:
        store = open_store(str(path), create=create)
        try:
            yield journal_at(store)
        finally:
            store.close()

    with again(create=False) as journal:
        app = _TimedViva(journal, start="today", open_again=again)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.3)
            start = time.perf_counter()
            app.simulate_key("t")
            while not app.shown_at:
                await asyncio.sleep(0.005)
            return app.opened_at - start, app.shown_at - start


def _reading(path: Path) -> dict[str, Callable[[], float]]:
    """The figures of each span, as things to time."""
    store, clock = open_store(str(path)), Clock(zone=NOW.tzinfo, source=lambda: NOW)

    def counting(days: int | None) -> Callable[[], float]:
        return timed(lambda: figures(store, clock, days=days))

    return {f"viva, {name}": counting(days) for name, days in _SPANS.items()}


def _anki(path: Path) -> dict[str, Callable[[], float]]:
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
        report(f"statistics of {cards} cards, {made} entries", found, floor="anki, all", bar="≤ 150 ms")
        times = [asyncio.run(_opening(ours)) for _ in range(rounds)]
    both = {"statistics screen opens": 0, "statistics screen shows 90 days": 1}
    report(
        "from the key to the paint",
        {name: Times(tuple(pair[which] for pair in times)) for name, which in both.items()},
        bar="≤ 200 ms",
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
