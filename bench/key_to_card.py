"""Key press to painted next card, in a headless terminal of 80x24, beside a bare Textual app that updates a Static.

    python bench/key_to_card.py [answers]

Both run in turn, several rounds in one process. Of the review screen the press is the one that rates, so its time holds
the durable commit, the next card read and laid out, and the paint. Prints medians, the 95th percentile and the ratio.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from factories import World, basic, cards, question

from tui.app import VivaApp

ROUNDS = 4
_BAR_MS = 16.0
_BETWEEN_SECONDS = 0.06
"""Between two keys: Textual paints at most 60 times a second, so a key within 17 ms of a paint waits for the next frame."""
_TEXT = "How would you keep crane {} running in a gale?\n\n- Grease **every** bearing\n- Log `what` was done\n"


class _Painted:
    """When the screen was last painted."""

    def __init__(self) -> None:
        self.event = asyncio.Event()
        self.at = 0.0

    def note(self) -> None:
        self.at = time.perf_counter()
        self.event.set()


class BareApp(App[None]):
    """A Static that every key press updates."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = _Painted()
        self.presses = 0

    def compose(self) -> ComposeResult:
        yield Static(_TEXT.format(0), markup=False)

    def on_key(self) -> None:
        self.presses += 1
        self.query_one(Static).update(_TEXT.format(self.presses))

    def post_display_hook(self) -> None:
        self.painted.note()


class TimedViva(VivaApp):
    """The app, noting when it painted."""

    painted: _Painted

    def post_display_hook(self) -> None:
        self.painted.note()


async def _press(app: App[None], painted: _Painted, key: str, is_there: Callable[[], bool]) -> float:
    """Milliseconds from a key to the paint that shows what it led to."""
    began = time.perf_counter()
    app.simulate_key(key)
    while True:
        await painted.event.wait()
        painted.event.clear()
        if is_there():
            return (painted.at - began) * 1000


async def _bare(answers: int) -> list[float]:
    app = BareApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        times = []
        for number in range(1, answers + 1):
            app.painted.event.clear()
            times.append(await _press(app, app.painted, "space", lambda number=number: app.presses == number))
            await pilot.pause(_BETWEEN_SECONDS)
        return times


async def _viva(answers: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        world = World(place=str(Path(folder) / "collection.db"))
        half = answers // 2 + 1
        world.add([question(_TEXT.format(n), points=5) for n in range(half)], cards)
        world.add([question(_TEXT.format(n), points=0) for n in range(half, 2 * half)], basic)
        app = TimedViva(world.journal, start="review")
        app.painted = _Painted()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            times = await _rated(app, answers, pilot.pause)
        world.store.close()
        return times


async def _rated(app: TimedViva, answers: int, pause: Callable[[float], Awaitable[None]]) -> list[float]:
    from tui.screens.review import ReviewScreen

    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    times = []
    for _ in range(answers):
        if screen.showing.view.card is None:
            break
        app.simulate_key("space")
        await pause(_BETWEEN_SECONDS)
        if screen.showing.points:
            app.simulate_key("c")
            await pause(_BETWEEN_SECONDS)
        before = screen.showing.view.summary.answered
        app.painted.event.clear()
        took = await _press(app, app.painted, "g", lambda: screen.showing.view.summary.answered > before)  # noqa: B023
        if screen.showing.view.card is not None:
            times.append(took)
        await pause(_BETWEEN_SECONDS)
    return times


def _told(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"{name:<28} n {len(times):>4}  median {statistics.median(times):6.2f} ms  p95 {p95:6.2f}  worst {ordered[-1]:6.2f}"


def main() -> int:
    """Run both in turn and print what was measured; exit 1 if the bar is missed."""
    answers = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    bare: list[float] = []
    viva: list[float] = []
    for number in range(ROUNDS):
        bare += asyncio.run(_bare(answers))
        rounds = asyncio.run(_viva(answers))
        viva += rounds
        print(_told(f"review screen, round {number + 1}", rounds))
    print(_told("bare Static", bare))
    print(_told("review screen", viva))
    p95 = sorted(viva)[int(len(viva) * 0.95)]
    print(
        f"ratio of medians {statistics.median(viva) / statistics.median(bare):.2f}; p95 {p95:.1f} ms, bar {_BAR_MS:.0f} ms"
    )
    return 0 if p95 <= _BAR_MS else 1


if __name__ == "__main__":
    sys.exit(main())
