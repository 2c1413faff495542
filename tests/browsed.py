"""The browse screen under a pilot, on a collection in a file: a harbour's questions, some of them learnt."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Literal

from driven import Driven, Seconds
from factories import MORNING, World, cards, clock_of, question
from logs import MONDAY, review, write

from srs import actions
from srs.actions import Journal
from srs.model import Question, Rating
from srs.store import open_store
from tui.app import VivaApp
from tui.start import Among

_PLACES = ("Crane", "Ferry", "Dry dock", "Pilot boat", "Radar", "Lock gate")
_PATIENCE = 200


def questions(count: int = 12) -> list[Question]:
    """Questions with three points each, in two decks."""
    return [
        replace(
            question(f"{_PLACES[n % 6]} {n + 1}: how is it kept running?"),
            number=n + 1,
            deck=f"harbour::{'Technical' if n % 3 else 'Behavioural'}",
            tags=("steel",) if n % 2 else ("steel", "night shift"),
        )
        for n in range(count)
    ]


def filled(place: Path, count: int = 12) -> None:
    """Questions with their cards in a file: four answers were learnt, one is suspended, one flagged."""
    world = World(str(place))
    world.add(questions(count), cards)
    answers = [cards(each)[0].id for each in questions(count)]
    days = [MONDAY - timedelta(days=back) for back in (40, 38, 30, 12)]
    ratings = [Rating.GOOD, Rating.AGAIN, Rating.HARD, Rating.GOOD]
    for n, card in enumerate(answers[:4]):
        write(world, [
            review(card, day + timedelta(days=n), rating, due=day + timedelta(days=n + 9), desired_retention=0.9)
            for day, rating in zip(days, ratings, strict=True)
        ])  # fmt: skip
    actions.suspend(world.journal, answers[1])
    actions.flag(world.journal, answers[2], note="ask Ada about it")
    world.store.close()


@dataclass
class Browsed(Driven):
    """The app with its browse screen open."""

    place: Path = Path()

    async def shows(self, words: str, *keys: str) -> str:
        """Press keys and wait until the screen has these words; gives the screen as text."""
        if keys:
            await self.pilot.press(*keys)
        for _ in range(_PATIENCE):
            text = await self.text()
            if words in text:
                return text
            await asyncio.sleep(0.02)
        raise AssertionError(f"{words!r} never came:\n{text}")

    async def steady(self, words: str, *keys: str) -> str:
        """The same, once nothing changes any more."""
        before, text = "", await self.shows(words, *keys)
        while before != text:
            await asyncio.sleep(0.1)
            before, text = text, await self.text()
        assert words in text
        return text

    def world(self) -> World:
        """The collection as it is now, opened once more; to be closed."""
        return World(str(self.place))


@asynccontextmanager
async def browsed(
    place: Path,
    size: tuple[int, int] = (80, 24),
    *,
    search: str | None = None,
    start: Literal["today", "review"] = "today",
) -> AsyncIterator[Browsed]:
    """The app among the cards that a search finds, or come there from today's screen; or in review."""

    @contextmanager
    def opened(*, create: bool) -> Iterator[Journal]:
        store = open_store(str(place), create=create)
        try:
            yield Journal(store=store, clock=clock_of(lambda: MORNING))
        finally:
            store.close()

    def again(create: bool) -> AbstractContextManager[Journal]:
        return opened(create=create)

    with again(False) as journal:
        app = VivaApp(journal, start=Among(search) if search is not None else start, open_again=again)
        async with app.run_test(size=size) as pilot:
            screen = Browsed(app, pilot, Seconds(), place)
            await screen.settled()
            if search is None and start == "today":
                await screen.pilot.press("b")
            yield screen
