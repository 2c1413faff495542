"""How soon the browse screen opens on 10,000 and on 100,000 cards, and how soon it follows a key and a search.

"Opens" is from the key on today's screen to the first paint of the browse screen, "first rows" to that of rows, "all
found" to the moment at which it is known how many there are; "search" is from a typed word to what it finds.
Run: python -m bench.browse_screen [ROUNDS]
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.collections_made import fill, journal_at
from bench.measure import Spent, Stopwatch, Times, report
from srs.actions import Journal
from srs.store import open_store
from tui.app import VivaApp
from tui.screens.browse import BrowseScreen

_SIZES = (10_000, 100_000)
_NAMES = ("opens", "first rows", "all found", "search")


class _TimedViva(VivaApp):
    """The app, noting when it first painted what."""

    opened_at = rows_at = found_at = 0.0

    def post_display_hook(self) -> None:
        """Textual calls this after each paint."""
        screen, now = self.screen, time.perf_counter()
        if not isinstance(screen, BrowseScreen):
            return
        self.opened_at = self.opened_at or now
        if screen.view.listed is not None:
            self.rows_at = self.rows_at or now
            if screen.view.listed.count is not None:
                self.found_at = self.found_at or now


async def _opening(path: Path) -> tuple[Spent, ...]:
    """What was spent until each of the moments."""

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
            watch = Stopwatch()
            app.simulate_key("b")
            while not app.found_at:
                await asyncio.sleep(0.002)
            moments = [watch.spent(moment) for moment in (app.opened_at, app.rows_at, app.found_at)]
            return (*moments, await _searching(app))


async def _searching(app: _TimedViva) -> Spent:
    """What was spent from a typed word to what it finds."""
    screen = app.screen
    assert isinstance(screen, BrowseScreen)
    watch = Stopwatch()
    screen.action_search()
    screen._text.value = "gear"
    while screen.view.asked.text != "gear":
        await asyncio.sleep(0.002)
    return watch.spent()


def main(rounds: int = 7) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        for cards in _SIZES:
            path = Path(folder) / f"{cards}.db"
            fill(path, cards, due=cards // 10)
            times = [asyncio.run(_opening(path)) for _ in range(rounds)]
            found = {name: Times.of(each[n] for each in times) for n, name in enumerate(_NAMES)}
            report(f"browse screen, {cards:,} cards", found, bar="opens with rows ≤ 200 ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
