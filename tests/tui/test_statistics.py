"""The statistics screen: its sections in every size, numbers instead of drawings, days and decks."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from driven import Driven, Seconds
from factories import MORNING, World, clock_of
from logs import reviewed
from syrupy.assertion import SnapshotAssertion

from srs.actions import Journal
from srs.errors import CollectionError
from srs.store import open_store
from tui.app import VivaApp
from tui.counting import Counted, Counting
from tui.screens.choose_deck import ChooseDeckScreen
from tui.screens.statistics import StatisticsScreen
from tui.screens.today import TodayScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)], ids=["80x24", "120x40", "40x12"])
SECTIONS = pytest.mark.parametrize(
    "key", list("123456"), ids=["reviews", "cards", "retention", "answers", "memory", "calibration"]
)


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of reviews in a file; no test changes it."""
    place = tmp_path_factory.mktemp("statistics") / "viva.db"
    world = World(str(place))
    reviewed(world)
    world.store.close()
    return place


@dataclass
class Again:
    """Opens a collection once more, until it is broken."""

    place: Path
    broken: bool = False

    def __call__(self, create: bool) -> AbstractContextManager[Journal]:
        if self.broken:
            raise CollectionError("the collection is damaged; `viva restore` brings back the last backup")
        return self._opened(create=create)

    @contextmanager
    def _opened(self, *, create: bool) -> Iterator[Journal]:
        store = open_store(str(self.place), create=create)
        try:
            yield Journal(store=store, clock=clock_of(lambda: MORNING))
        finally:
            store.close()


@asynccontextmanager
async def statistics(
    place: Path, size: tuple[int, int] = (80, 24), again: Again | None = None
) -> AsyncIterator[Driven]:
    """The app with its statistics open and counted."""
    open_again = again or Again(place)
    with Again(place)(create=False) as journal:
        app = VivaApp(journal, start="today", open_again=open_again)
        async with app.run_test(size=size) as pilot:
            screen = Driven(app, pilot, Seconds())
            await counted(screen, "t")
            yield screen


async def counted(screen: Driven, *keys: str) -> str:
    """Press keys, wait until everything is counted, and give the screen as text."""
    await screen.press(*keys)
    await screen.app.workers.wait_for_complete()
    return await screen.text()


@SIZES
@SECTIONS
async def test_a_section(collection: Path, size: tuple[int, int], key: str, snapshot: SnapshotAssertion) -> None:
    """The section reversed in the bar; charts with their sentence, each bar with its number; the keys."""
    async with statistics(collection, size) as screen:
        assert await screen.press(key) == snapshot


@SIZES
async def test_numbers_in_place_of_drawings(
    collection: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """The rows of retention as lines."""
    async with statistics(collection, size) as screen:
        assert await screen.press("3", "n") == snapshot
        assert "█" in await screen.press("n")


@SIZES
async def test_before_the_first_review(tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """That there is nothing yet, and no drawing."""
    place = tmp_path / "viva.db"
    World(str(place)).store.close()
    async with statistics(place, size) as screen:
        assert await screen.text() == snapshot


@pytest.mark.parametrize("key", ["1", "3", "6"])
async def test_a_picture_of_a_section(collection: Path, key: str, picture: SnapshotAssertion) -> None:
    """Quiet sentences, green blocks, the marks of predictions beside them."""
    async with statistics(collection) as screen:
        await screen.press(key)
        assert await screen.svg() == picture


async def test_without_colour_the_same_is_said(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with statistics(collection) as screen:
        coloured = [await screen.press(key) for key in "123456"]
    monkeypatch.setenv("NO_COLOR", "1")
    async with statistics(collection) as screen:
        assert [await screen.press(key) for key in "123456"] == coloured


async def test_arrows_turn_over_the_sections_and_round(collection: Path) -> None:
    async with statistics(collection) as screen:
        assert "Due a week" in await screen.press("right")
        assert "Log loss" in await screen.press("left", "left")
        assert "Calendar" in await screen.press("right")


async def test_a_click_shows_a_section(collection: Path) -> None:
    async with statistics(collection) as screen:
        assert "True retention" in await screen.click_on("Retention")


async def test_r_looks_at_more_days_and_then_at_a_month(collection: Path) -> None:
    async with statistics(collection) as screen:
        assert "90 days" in await screen.text()
        assert "Answers a month" in await counted(screen, "r")
        text = await counted(screen, "r")
        assert "all days" in text
        assert "Answers a month" in text
        assert "Answers a day" in await counted(screen, "r")


async def test_d_chooses_a_deck_and_all_of_them_again(collection: Path) -> None:
    async with statistics(collection) as screen:
        assert "40 cards" in await screen.press("2", "pagedown")
        text = await screen.press("d")
        assert isinstance(screen.app.screen, ChooseDeckScreen)
        assert [line.strip() for line in text.splitlines()[1:5]] == ["All decks", "harbour", "Cranes", "lighthouse"]
        assert "harbour · 90 days" in await counted(screen, "down", "enter")
        assert "26 cards" in await screen.press("pagedown")
        assert "harbour › Cranes · 90 days" in await counted(screen, "d", "down", "enter")
        assert "harbour › Cranes · 90 days" in await counted(screen, "d", "escape")
        assert "All decks · 90 days" in await counted(screen, "d", "up", "up", "enter")


async def test_what_does_not_fit_scrolls(collection: Path) -> None:
    async with statistics(collection, (40, 12)) as screen:
        first = await screen.press("4")
        assert await screen.press("down") != first
        assert await screen.press("up") == first
        last = await screen.press(*["pagedown"] * 9)
        assert "00 03 06 09 12 15 18 21" in last
        assert await screen.press(*["pageup"] * 9) == first


async def test_a_collection_that_cannot_be_read_is_said(collection: Path) -> None:
    again = Again(collection)
    async with statistics(collection, again=again) as screen:
        again.broken = True
        assert "! the collection is damaged; `viva restore` brings back the last backup" in await counted(screen, "r")
        again.broken = False
        assert "Calendar" in await counted(screen, "r")


async def test_an_early_count_that_ends_late_is_passed_over(collection: Path) -> None:
    async with statistics(collection) as screen:
        shown = screen.app.screen
        assert isinstance(shown, StatisticsScreen)
        assert shown.view.counted is not None
        late = StatisticsScreen._Counted(0, shown.view.counted)
        await counted(screen, "r")
        before = shown.view
        shown.on_statistics_screen__counted(late)
        assert shown.view is before


@pytest.mark.parametrize("number", range(6))
def test_the_section_on_view_is_counted_first(collection: Path, number: int) -> None:
    told: list[Counted] = []
    again = Again(collection)
    Counting(lambda: again(False)).count(90, None, number, told.append)
    of_two_parts = 3
    assert told[number == of_two_parts].sections[number].charts
    assert all(section.charts for section in told[-1].sections)
    assert [each.done for each in told] == [0.25, 0.5, 0.75, 1.0]


async def test_a_section_that_is_still_counted_says_so_until_it_comes(collection: Path) -> None:
    async with statistics(collection) as screen:
        shown = screen.app.screen
        assert isinstance(shown, StatisticsScreen)
        whole = shown.view.counted
        assert whole is not None
        memory = replace(whole.sections[4], charts=())
        some = replace(whole, sections=(*whole.sections[:4], memory, whole.sections[5]), done=0.75)
        shown.on_statistics_screen__counted(StatisticsScreen._Counted(1, some))
        assert "counting █████████░░░" in await screen.text()
        text = await screen.press("5")
        assert "Counting …" in text
        assert "5 Memory" in text
        shown.on_statistics_screen__counted(StatisticsScreen._Counted(1, whole))
        text = await screen.text()
        assert "Stability" in text
        assert "ounting" not in text


async def test_q_goes_back_to_today_and_help_lists_the_keys(collection: Path) -> None:
    async with statistics(collection) as screen:
        assert "Numbers instead of drawings, and back" in await screen.press("question_mark")
        await screen.press("escape", "q")
        assert isinstance(screen.app.screen, TodayScreen)


async def test_an_app_without_a_way_to_open_a_collection_says_so(plain_cards: World) -> None:
    app = VivaApp(plain_cards.journal, start="today")
    async with app.run_test(notifications=True) as pilot:
        screen = Driven(app, pilot, Seconds())
        assert "This app has no" in await screen.press("t")
