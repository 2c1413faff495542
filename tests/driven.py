"""The app under a pilot: keys and clicks in, the screen as plain text or as a picture out."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from factories import World
from rich.console import Console
from textual.pilot import Pilot

from tui.app import VivaApp
from tui.preferences import Preferences
from tui.screens.review import ReviewScreen
from tui.showing import Showing


@dataclass
class Seconds:
    """A stopwatch that a test moves."""

    at: float = 100.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Driven:
    """An open app."""

    app: VivaApp
    pilot: Pilot[None]
    seconds: Seconds

    @property
    def showing(self) -> Showing:
        """What the review screen shows."""
        assert isinstance(self.app.screen, ReviewScreen)
        return self.app.screen.showing

    async def settled(self) -> None:
        """Wait until everything that was asked for is done and painted."""
        for _ in range(3):
            await self.pilot.pause()

    async def press(self, *keys: str) -> str:
        """Press keys, and give the screen as text."""
        await self.pilot.press(*keys)
        return await self.text()

    async def click(self, selector: str, offset: tuple[int, int] = (2, 0)) -> str:
        """Click on a widget, and give the screen as text."""
        assert await self.pilot.click(selector, offset=offset)
        return await self.text()

    async def click_on(self, words: str) -> str:
        """Click where these words stand on the screen, and give the screen as text."""
        lines = (await self.text()).split("\n")
        y = next(n for n, line in enumerate(lines) if words in line)
        assert await self.pilot.click(offset=(lines[y].index(words), y))
        return await self.text()

    async def text(self) -> str:
        """The screen as lines of plain text."""
        await self.settled()
        width, height = self.app.size
        console = Console(width=width, height=height, file=io.StringIO(), record=True, legacy_windows=False)
        screen, behind = self.app.screen, self.app._background_screens
        console.print(screen._compositor.render_update(full=True, screen_stack=behind))
        return "\n".join(line.rstrip() for line in console.export_text(styles=False).rstrip("\n").split("\n"))

    async def svg(self) -> str:
        """The screen as a picture."""
        await self.settled()
        return self.app.export_screenshot()


@asynccontextmanager
async def opened(
    world: World,
    size: tuple[int, int] = (80, 24),
    *,
    start: str = "review",
    notifications: bool = False,
    preferences: Preferences | None = None,
    coached: bool = False,
    **options: Any,
) -> AsyncIterator[Driven]:
    """Open the app on a world, in review unless another start is named."""
    seconds = Seconds()
    app = VivaApp(world.journal, start="review" if start == "review" else "today", stopwatch=seconds, **options)
    app.coaches = coached
    if preferences is not None:
        app.prefer(preferences)
    async with app.run_test(size=size, notifications=notifications) as pilot:
        driven = Driven(app, pilot, seconds)
        await driven.settled()
        yield driven
