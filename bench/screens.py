"""How soon each screen opens on 10,000 cards and 200,000 log entries: from the key to the paint that shows its content.

Of statistics, the content is the charts of the section on view; "all counted" is when those of the others are there
too, which a thread brings behind it. Run: python -m bench.screens [CARDS] [ENTRIES] [ROUNDS]
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen

from bench.collections_made import journal_at
from bench.logs_made import fill_with_log
from bench.measure import Spent, Stopwatch, Times, report
from srs.actions import Journal
from srs.store import open_store
from tui.app import VivaApp
from tui.screens.bring import BringScreen
from tui.screens.review import ReviewScreen
from tui.screens.settings import SettingsScreen
from tui.screens.statistics import StatisticsScreen
from tui.screens.today import TodayScreen

Ready = Callable[[Screen[object]], bool]
"""Whether a screen that was painted shows what it is opened for."""

_PATIENCE_SECONDS = 30.0


def _today(screen: Screen[object]) -> bool:
    return isinstance(screen, TodayScreen) and screen.view is not None


def _section(screen: Screen[object]) -> bool:
    if not isinstance(screen, StatisticsScreen) or screen.view.counted is None or not screen.view.done:
        return False
    return bool(screen.view.counted.sections[screen.view.section].charts)


def _counted(screen: Screen[object]) -> bool:
    return _section(screen) and isinstance(screen, StatisticsScreen) and screen.view.done == 1


_STEPS: Mapping[str, tuple[str, Ready]] = {
    "review": ("r", lambda screen: isinstance(screen, ReviewScreen) and screen.showing.view.card is not None),
    "today, from review": ("q", _today),
    "settings": ("o", lambda screen: isinstance(screen, SettingsScreen)),
    "today, from settings": ("q", _today),
    "import": ("i", lambda screen: isinstance(screen, BringScreen)),
    "today, from import": ("escape", _today),
    "statistics, 90 days": ("t", _section),
    "statistics, 90 days, all counted": ("", _counted),
    "statistics, 365 days": ("r", _section),
    "statistics, 365 days, all counted": ("", _counted),
    "statistics, all days": ("r", _section),
    "statistics, all days, all counted": ("", _counted),
    "today, from statistics": ("q", _today),
}
"""From today's screen through the others and back: the key that leads on (none: the last still does), and to what."""


class _TimedViva(VivaApp):
    """The app, saying when it painted."""

    painted: asyncio.Event

    def post_display_hook(self) -> None:
        """Textual calls this after each paint."""
        self.painted.set()


async def _opened(app: _TimedViva, ready: Ready) -> None:
    """Wait for the paint of a screen that is ready."""
    while not ready(app.screen):
        app.painted.clear()
        await asyncio.wait_for(app.painted.wait(), _PATIENCE_SECONDS)


async def _round(app: _TimedViva, pilot: Pilot[None]) -> dict[str, Spent]:
    found: dict[str, Spent] = {}
    watch = Stopwatch()
    for name, (key, ready) in _STEPS.items():
        if key:
            await pilot.pause(0.3)
            app.painted.clear()
            watch = Stopwatch()
            app.simulate_key(key)
            await asyncio.wait_for(app.painted.wait(), _PATIENCE_SECONDS)
        await _opened(app, ready)
        found[name] = watch.spent()
    return found


async def _rounds(path: Path, rounds: int) -> dict[str, Times]:
    """What each step took; the first round imports the screens, and is told apart."""

    @contextmanager
    def again(create: bool) -> Iterator[Journal]:
        store = open_store(str(path), create=create)
        try:
            yield journal_at(store)
        finally:
            store.close()

    with again(create=False) as journal:
        app = _TimedViva(journal, start="today", open_again=again)
        app.painted = asyncio.Event()
        async with app.run_test(size=(80, 24)) as pilot:
            every = [await _round(app, pilot) for _ in range(rounds + 1)]
    first = {f"{name}, first time": Times.of([every[0][name]]) for name in _STEPS if "today" not in name}
    return {name: Times.of(each[name] for each in every[1:]) for name in _STEPS} | first


def main(cards: int = 10_000, entries: int = 200_000, rounds: int = 7) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "viva.db"
        made = fill_with_log(path, cards, entries)
        found = asyncio.run(_rounds(path, rounds))
    report(f"from the key to the screen, {cards} cards, {made} entries", found, bar="≤ 200 ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
