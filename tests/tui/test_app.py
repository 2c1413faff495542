"""How the app begins, what waits for its first paint, and how failures in the background are told."""

import subprocess
import sys
import threading
import time

import pytest
from driven import opened
from factories import World

from srs.errors import CollectionError, SrsError
from tui.app import VivaApp


async def test_review_begins_with_the_first_card_and_today_with_the_figures(plain_cards: World) -> None:
    async with opened(plain_cards) as screen:
        assert "keep a crane running" in await screen.text()
    async with opened(plain_cards, start="today") as screen:
        assert "Due today: 6 new" in await screen.text()


async def test_a_sitting_may_be_over_one_deck(plain_cards: World) -> None:
    async with opened(plain_cards, deck="elsewhere") as screen:
        assert "Nothing is due." in await screen.text()


async def test_the_work_after_the_first_paint_runs_once_in_a_thread(plain_cards: World) -> None:
    ran: list[tuple[str, bool]] = []
    frames: list[bool] = []

    def work() -> None:
        ran.append((threading.current_thread().name, bool(frames)))

    class Watched(VivaApp):
        def post_display_hook(self) -> None:
            frames.append("crane" in str(self.screen.query("#front")) or True)

    app = Watched(plain_cards.journal, start="review", on_first_paint=work)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("space", "g", "q")
        await pilot.pause()
    assert [painted for _, painted in ran] == [True]
    assert ran[0][0] != threading.main_thread().name


async def test_what_fails_after_the_first_paint_is_told_as_text(plain_cards: World) -> None:
    def work() -> None:
        raise CollectionError("no room for the backup of [red]today[/red] [@click=app.quit]")

    async with opened(plain_cards, (100, 30), notifications=True, on_first_paint=work) as screen:
        await screen.pilot.pause(0.2)
        text = " ".join((await screen.text()).split())
        assert "no room for the backup of" in text
        assert "[red]today[/red]" in text
        assert screen.app.is_running


async def test_slow_work_after_the_first_paint_holds_no_key_up(plain_cards: World) -> None:
    done = threading.Event()
    async with opened(plain_cards, on_first_paint=lambda: done.wait(5)) as screen:
        began = time.perf_counter()
        assert "It floats." in await screen.press("space")
        assert time.perf_counter() - began < 3
        done.set()


def test_a_collection_that_cannot_be_read_fails_before_the_screen_is_taken(
    plain_cards: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise CollectionError("damaged")

    monkeypatch.setattr("tui.app.ReviewSession", damaged)
    with pytest.raises(SrsError, match="damaged"):
        VivaApp(plain_cards.journal, start="review")


async def test_a_sitting_that_cannot_begin_is_told_on_today(
    plain_cards: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise CollectionError("the collection is [locked]")

    async with opened(plain_cards, (100, 30), start="today", notifications=True) as screen:
        monkeypatch.setattr("tui.app.ReviewSession", damaged)
        assert "the collection is [locked]" in await screen.press("r")


def test_reviewing_does_not_import_what_it_does_not_show() -> None:
    code = (
        "import sys, tui.app;"
        "print([n for n in ('tui.screens.today', 'tui.screens.help', 'markdown_it', 'pygments') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_the_help_scrolls_by_keyboard_on_a_small_screen(plain_cards: World) -> None:
    """The last key of the list is in sight after End."""
    async with opened(plain_cards, (40, 12)) as screen:
        await screen.press("question_mark")
        top = await screen.text()
        await screen.press("end")
        assert await screen.text() != top
