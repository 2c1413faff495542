"""Key press to painted next card in a headless terminal of 80x24, beside a bare Textual app that updates a Static.

The press is the one that rates, so its time holds the durable answer, the next card read and laid out, and the paint.
The keys come 60 ms apart: Textual paints at most 60 times a second, so a key within 17 ms of a paint waits for the next
frame. The first three answers of a sitting are left out: they fill caches (the first takes some 40 ms).
Run: python -m bench.key_to_card [CARDS] [ANSWERS]
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from bench.collections_made import NOW, fill
from bench.measure import Spent, Stopwatch, Times, report
from srs.actions import Journal
from srs.clock import Clock
from srs.store import open_store
from tui.app import VivaApp
from tui.screens.review import ReviewScreen

_BETWEEN_SECONDS = 0.06
_WARM_UP = 3
_TEXT = "How would you keep crane {} running in a gale?\n\nGrease every bearing, and log what was done."


class _Painted:
    """When the screen was last painted."""

    def __init__(self) -> None:
        self.event = asyncio.Event()
        self.at = 0.0

    def note(self) -> None:
        """It was painted now."""
        self.at = time.perf_counter()
        self.event.set()


class _BareApp(App[None]):
    """A Static that every key updates."""

    painted: _Painted
    presses = 0

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(_TEXT.format(0), markup=False)

    def on_key(self) -> None:
        """Another text."""
        self.presses += 1
        self.query_one(Static).update(_TEXT.format(self.presses))

    def post_display_hook(self) -> None:
        """Textual calls this after each paint."""
        self.painted.note()


class _TimedViva(VivaApp):
    """The app, noting when it painted."""

    painted: _Painted

    def post_display_hook(self) -> None:
        """Textual calls this after each paint."""
        self.painted.note()


async def _timed(app: "_BareApp | _TimedViva", key: str, led_to: Callable[[], bool]) -> Spent:
    """What it took from a key to the paint of what it led to."""
    app.painted.event.clear()
    watch = Stopwatch()
    app.simulate_key(key)
    while True:
        await app.painted.event.wait()
        app.painted.event.clear()
        if led_to():
            return watch.spent(until=app.painted.at)


async def _bare(answers: int) -> list[Spent]:
    app = _BareApp()
    app.painted = _Painted()
    spent = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(_BETWEEN_SECONDS)
        for number in range(1, answers + 1):
            spent.append(await _timed(app, "x", lambda number=number: app.presses == number))  # type: ignore[misc]
            await pilot.pause(_BETWEEN_SECONDS)
    return spent


async def _viva(path: Path, answers: int) -> list[Spent]:
    passed = [NOW]

    def source() -> object:
        passed[0] += timedelta(seconds=1)
        return passed[0]

    store = open_store(str(path))
    clock = Clock(zone=NOW.tzinfo, source=source)  # type: ignore[arg-type]
    app = _TimedViva(Journal(store=store, clock=clock), start="review")
    app.painted = _Painted()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        spent = await _answered(app, pilot, answers + _WARM_UP)
    store.close()
    return spent[_WARM_UP:]


async def _answered(app: _TimedViva, pilot: Pilot[None], answers: int) -> list[Spent]:
    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    spent: list[Spent] = []
    while len(spent) < answers and screen.showing.view.card is not None:
        app.simulate_key("space")
        await pilot.pause(_BETWEEN_SECONDS)
        if screen.showing.points:
            app.simulate_key("c")
            await pilot.pause(_BETWEEN_SECONDS)
        done = screen.showing.view.summary.answered
        led_to: Callable[[], bool] = lambda done=done: screen.showing.view.summary.answered > done  # type: ignore[misc]  # noqa: E731
        spent.append(await _timed(app, "g", led_to))
        await pilot.pause(_BETWEEN_SECONDS)
    return spent


def main(cards: int = 10_000, answers: int = 100) -> None:
    """Measure and print; rounds of the two in turn."""
    bare: list[Spent] = []
    viva: list[Spent] = []
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "viva.db", cards, due=min(cards // 2, 2000))
        for _ in range(4):
            bare += asyncio.run(_bare(answers // 4))
            viva += asyncio.run(_viva(Path(folder) / "viva.db", answers // 4))
    shortest = min(len(bare), len(viva))
    found = {"bare Static": Times.of(bare[:shortest]), "review screen": Times.of(viva[:shortest])}
    report(f"key to painted next card, {cards} cards, {shortest} answers", found, floor="bare Static")
    for name, times in found.items():
        print(f"  {name:44} p95    {times.percentile(0.95) * 1000:10.2f} ms")
    print("  bar: p95 of the review screen 16 ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
