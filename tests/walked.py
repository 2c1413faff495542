"""Every screen of the app in turn, for what must hold on all of them."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

from driven import Driven, Seconds
from factories import World, basic, cards, clock_of, question
from textual.widgets import Input

from srs.actions import Journal
from srs.model import Card, Choice, Question, Rating, Role
from srs.session import ReviewSession
from srs.store import open_store
from tui.app import VivaApp
from tui.preferences import Preferences

_BANK = "# Harbour\n\n## Why does a crane stop in a gale?\n\nBecause the boom would swing.\n\n## What is a bollard?\n"


def _choice(asked: Question) -> tuple[Card, ...]:
    options = tuple(Choice(text=text, right=text == "steel wire") for text in ("hemp", "steel wire", "sisal"))
    return (replace(basic(asked)[0], role=Role.CHOICE, choices=options),)


def collection(place: Path) -> World:
    """A collection in a file with answer cards, a choice card in a deck of its own, and two days of reviews."""
    world = World(str(place))
    world.add([replace(question("Which rope holds a ferry?"), deck="choices")], _choice)
    world.add([question(f"How would you moor a ship of {n} metres?") for n in range(20, 26)], cards)
    for rating in (Rating.GOOD, Rating.AGAIN):
        ReviewSession(world.journal, deck="harbour").answer(rating, duration_ms=31_000)
        world.hand.forward(days=1)
    (place.parent / "harbour.md").write_text(_BANK, encoding="utf-8")
    return world


async def walk(place: Path, preferences: Preferences, size: tuple[int, int]) -> AsyncIterator[tuple[str, Driven]]:
    """The name of each screen and state, while it is shown."""
    world = collection(place)

    @contextmanager
    def again() -> Iterator[Journal]:
        store = open_store(str(place), create=False)
        try:
            yield Journal(store=store, clock=clock_of(world.hand))
        finally:
            store.close()

    def open_again(create: bool) -> AbstractContextManager[Journal]:
        del create
        return again()

    app = VivaApp(world.journal, start="today", open_again=open_again, stopwatch=(seconds := Seconds()))
    app.prefer(preferences)
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = Driven(app, pilot, seconds)
        await screen.settled()
        async for name in _screens(screen, place.parent / "harbour.md"):
            yield name, screen
    world.store.close()


async def _screens(screen: Driven, bank: Path) -> AsyncIterator[str]:
    yield "today"
    await screen.press("colon")
    yield "palette"
    await screen.press("escape", "question_mark")
    yield "help"
    await screen.press("escape", "o")
    yield "settings"
    await screen.press("enter")
    yield "settings, typing"
    await screen.press("escape", "escape", "p")
    yield "interviews"
    await screen.press("a")
    yield "form, typing"
    await screen.press(*"SRE at Acme", "enter")
    yield "form"
    await screen.press("s")
    yield "form, refused"
    await screen.press("enter", *"+54", "enter", "s")
    yield "interviews, one"
    await screen.press("p")
    await screen.app.workers.wait_for_complete()
    await screen.settled()
    yield "plan"
    await screen.press("p", "d", "d", "q", "t")
    await screen.app.workers.wait_for_complete()
    await screen.settled()
    yield "statistics"
    await screen.press("n")
    yield "statistics in numbers"
    await screen.press("d")
    yield "choosing a deck"
    await screen.press("escape", "q")
    async for name in _browsing(screen):
        yield name
    await screen.press("i")
    yield "import"
    await screen.press("f2")
    yield "import, pasting"
    await screen.press("f2")
    screen.app.screen.query_one("#path", Input).value = str(bank)
    await screen.press("enter")
    while not screen.app.screen.query_one("#looking").display:
        await asyncio.sleep(0.01)
    await screen.settled()
    yield "import, looking"
    await screen.press("escape", "escape")
    async for name in _reviewing(screen):
        yield name


async def _shows(screen: Driven, words: str, *keys: str) -> None:
    """Press keys and wait until the screen has these words, read in a thread."""
    await screen.press(*keys)
    while words not in await screen.text():
        await asyncio.sleep(0.02)


async def _browsing(screen: Driven) -> AsyncIterator[str]:
    await _shows(screen, "▸", "b")
    yield "browse"
    await screen.press("slash")
    yield "browse, searching"
    await screen.press("escape", "space")
    yield "browse, marked"
    await _shows(screen, "Show this column", "c", "f1")
    await screen.press("escape")
    yield "choosing columns"
    await screen.press("escape")
    await _shows(screen, "questions", "v")
    await _shows(screen, "State", "enter")
    yield "a card"
    await screen.press("q", "q")


async def _reviewing(screen: Driven) -> AsyncIterator[str]:
    await screen.press("down", "enter")
    yield "review, options"
    await screen.press("2")
    yield "review, picked"
    await screen.press("y")
    yield "review, done"
    await screen.press("q", "r", "f")
    yield "review, front"
    screen.seconds.at += 600
    await screen.press("space")
    yield "review, back"
    await screen.press("1", "space", "2", "2")
    yield "review, ticked"
    await screen.press("b", "u", "u", "u")
    yield "review, failed"
