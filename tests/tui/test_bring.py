"""The import screen: files and pasted text, the preview, depth and deck, and where it lands."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from driven import Driven, Seconds
from factories import MORNING, World, clock_of
from textual.events import Paste
from textual.widgets import Input

from decks.intake import Wishes, bring, read
from srs.actions import Journal
from srs.model import Depth
from srs.store import open_store
from tui.app import VivaApp
from tui.import_table import drawn, rows_of
from tui.screens.bring import BringScreen
from tui.screens.today import TodayScreen

BANK = "# Harbour\n\n## Why does a crane stop in a gale?\n\nBecause the boom would swing.\n\n## What is a bollard?\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "harbour.md").write_text(BANK, encoding="utf-8")
    return tmp_path / "collection.db"


@asynccontextmanager
async def importing(place: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driven]:
    @contextmanager
    def again(create: bool) -> Iterator[Journal]:
        store = open_store(str(place), create=create)
        try:
            yield Journal(store=store, clock=clock_of(lambda: MORNING))
        finally:
            store.close()

    def open_again(create: bool) -> AbstractContextManager[Journal]:
        return again(create)

    with again(create=False) as journal:
        app = VivaApp(journal, start="today", open_again=open_again)
        async with app.run_test(size=size, notifications=True) as pilot:
            screen = Driven(app, pilot, Seconds())
            await screen.press("i")
            yield screen


async def worked(screen: Driven) -> str:
    """Wait for the thread, and give the screen as text."""
    for _ in range(200):
        await asyncio.sleep(0.02)
        await screen.settled()
        if not getattr(screen.app.screen, "_working", False):
            break
    return await screen.text()


async def typed(screen: Driven, text: str) -> None:
    """Type a path and look at it."""
    assert isinstance(screen.app.screen, BringScreen)
    screen.app.screen.query_one("#path").value = text  # type: ignore[attr-defined]  # an Input
    await screen.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_file_is_looked_at_and_then_brought_in(place: Path, size: tuple[int, int]) -> None:
    async with importing(place, size) as screen:
        await typed(screen, str(place.parent / "banks" / "harbour.md"))
        text = await worked(screen)
        assert "2 questions, 1 answered, 1 unanswered" in text
        assert "Why does a crane stop" in text
        assert not place.exists(), "looking writes nothing"
        await screen.press("enter")
        await worked(screen)
        assert isinstance(screen.app.screen, TodayScreen)
        assert "harbour" in await screen.text()
        assert screen.app.screen._decks.deck == "harbour"
    store = open_store(str(place))
    with store.reading() as transaction:
        assert len(transaction.library.questions()) == 2
    store.close()


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n"])
async def test_pasted_lines_are_a_bank_and_not_a_path(place: Path, ends: str) -> None:
    async with importing(place) as screen:
        screen.app.screen.query_one("#path").post_message(Paste(BANK.replace("\n", ends)))
        await screen.settled()
        await screen.press("f5")
        assert "2 questions" in await worked(screen)


async def test_the_preview_ends_with_the_figures_that_the_command_prints(place: Path, world: World) -> None:
    bank = place.parent / "banks" / "harbour.md"
    bank.write_text(f"# Harbour\n\nA word before all.\n{BANK.removeprefix('# Harbour')}", encoding="utf-8")
    async with importing(place, (80, 60)) as screen:
        await typed(screen, str(bank))
        text = await worked(screen)
    report = bring(world.journal, read(str(bank), Wishes()), Wishes(), dry_run=True)
    shown = [line.rstrip() for line in text.splitlines()]
    assert [line for line in drawn(rows_of([report]), 36) if f"  {line}".rstrip() not in shown] == []
    assert "line 3: A word before all." in text


async def test_depth_and_deck_can_be_chosen_before_anything_is_written(place: Path) -> None:
    async with importing(place) as screen:
        await typed(screen, str(place.parent / "banks"))
        assert "depth points" in await worked(screen)
        await screen.press("d")
        assert f"depth {Depth.FULL.value}" in await worked(screen)
        await screen.press("n", *["backspace"] * 20, *"sea", "enter")
        await worked(screen)
        await screen.press("i")
        await worked(screen)
        assert "sea" in await screen.text()


async def test_what_is_no_bank_is_said_and_escape_goes_back(place: Path) -> None:
    async with importing(place) as screen:
        await typed(screen, str(place.parent / "none.md"))
        assert "there is no such file or folder" in await worked(screen)
        await typed(screen, "")
        assert "Name a file" in await worked(screen)
        await screen.press("escape")
        assert isinstance(screen.app.screen, TodayScreen)
    assert not place.exists()


async def test_escape_goes_from_the_preview_to_the_choice(place: Path) -> None:
    async with importing(place) as screen:
        await typed(screen, str(place.parent / "banks" / "harbour.md"))
        await worked(screen)
        text = await screen.press("escape")
        assert "Import a bank" in text
        assert "2 questions" not in text


async def test_a_pasted_path_stands_there_once(place: Path) -> None:
    async with importing(place) as screen:
        path = screen.app.screen.query_one("#path", Input)
        path.post_message(Paste("banks/harbour.md"))
        await screen.settled()
        assert path.value == "banks/harbour.md"


@pytest.mark.parametrize("typed_path", ["~/my banks/harbour.md", "'{}'", '"{}"', "{}"])
async def test_a_path_is_meant_as_a_terminal_gives_it(
    place: Path, monkeypatch: pytest.MonkeyPatch, typed_path: str
) -> None:
    folder = place.parent / "my banks"
    folder.mkdir()
    (folder / "harbour.md").write_text(BANK, encoding="utf-8")
    monkeypatch.setenv("HOME", str(place.parent))
    async with importing(place) as screen:
        await typed(screen, typed_path.format(folder / "harbour.md"))
        assert "2 questions" in await worked(screen)


async def test_a_dropped_path_with_its_blanks_marked_is_found(place: Path) -> None:
    folder = place.parent / "my banks (2)"
    folder.mkdir()
    (folder / "harbour.md").write_text(BANK, encoding="utf-8")
    async with importing(place) as screen:
        await typed(screen, str(folder / "harbour.md").replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)"))
        assert "2 questions" in await worked(screen)


async def test_names_are_completed_folder_by_folder(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place.parent / "banks" / "inner").mkdir()
    (place.parent / "banks" / "inner" / "tides.md").write_text(BANK, encoding="utf-8")
    monkeypatch.setenv("HOME", str(place.parent))
    async with importing(place) as screen:
        path = screen.app.screen.query_one("#path", Input)
        for typed_letters, whole in (("~/b", "~/banks/"), ("in", "~/banks/inner/"), ("t", "~/banks/inner/tides.md")):
            path.value += typed_letters
            path.action_end()
            for _ in range(50):
                await asyncio.sleep(0.02)
                if path._suggestion == whole:
                    break
            await screen.press("right")
            assert path.value == whole
