"""What today's screen says in each state, and where its keys and clicks lead."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from driven import opened
from factories import World, basic, cards, question
from syrupy.assertion import SnapshotAssertion

from srs.errors import CollectionError
from srs.model import Rating
from srs.session import ReviewSession
from tui import open_collection
from tui.preferences import Preferences
from tui.screens.review import ReviewScreen
from tui.screens.today import TodayScreen
from tui.shades import level_of

SIZES = [(80, 24), (120, 40), (40, 12)]
IDS = ["80x24", "120x40", "40x12"]


@pytest.fixture
def weeks(world: World) -> World:
    """Two decks, and nine days of reviews, one of them with a gap before it."""
    questions = [question(f"How would you moor a ship of {n} metres?") for n in range(20, 50)]
    kinds = ("Technical", "Behavioral", "Situational")
    named = [replace(each, deck=f"harbour::{kinds[n % 3]}") for n, each in enumerate(questions)]
    world.add(named[:10], cards)
    world.add([replace(each, deck="lighthouse") for each in named[10:]], basic)
    for day in range(9):
        session = ReviewSession(world.journal, limit=1 + 2 * day)
        while session.view.card is not None:
            session.answer(Rating.GOOD if day % 3 else Rating.EASY, duration_ms=31_000)
        world.hand.forward(days=1 + (day == 2))
    ReviewSession(world.journal).answer(Rating.AGAIN, duration_ms=50_000)
    return world


@pytest.mark.parametrize("size", SIZES, ids=IDS)
async def test_today_with_cards_due(weeks: World, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """Totals, what was done today, the streak, every deck with its three counts, and the weeks in shades."""
    async with opened(weeks, size, start="today") as screen:
        assert await screen.text() == snapshot


@pytest.mark.parametrize("size", SIZES, ids=IDS)
async def test_today_before_the_first_import(world: World, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """How to import, in one line, and the demo; no key for reviewing."""
    async with opened(world, size, start="today") as screen:
        assert await screen.text() == snapshot


@pytest.mark.parametrize("size", SIZES, ids=IDS)
async def test_today_with_nothing_due(
    one_card: Callable[..., World], size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """That nothing is due, and on which day the next card comes."""
    world = one_card()
    ReviewSession(world.journal).answer(Rating.EASY, duration_ms=20_000)
    async with opened(world, size, start="today") as screen:
        assert await screen.text() == snapshot


async def test_a_picture_of_today(weeks: World, picture: SnapshotAssertion) -> None:
    """A calm dark screen; counts in colour, the busiest days brightest."""
    async with opened(weeks, start="today") as screen:
        assert await screen.svg() == picture


@pytest.mark.parametrize("theme", ["light", "contrast"])
async def test_pictures_of_today_in_other_themes(weeks: World, theme: str, picture: SnapshotAssertion) -> None:
    """The busiest days stand out most, on light too."""
    async with opened(weeks, start="today", preferences=Preferences(theme=theme)) as screen:
        assert await screen.svg() == picture


async def test_without_colour_the_shades_and_numbers_remain(weeks: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(weeks, start="today") as screen:
        coloured = await screen.text()
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(weeks, start="today") as screen:
        assert await screen.text() == coloured
    for shade in "░▒▓█":
        assert shade in coloured


@pytest.mark.parametrize("key", ["enter", "space", "r"])
async def test_enter_space_and_r_review_everything(weeks: World, key: str) -> None:
    async with opened(weeks, start="today") as screen:
        await screen.press(key)
        assert isinstance(screen.app.screen, ReviewScreen)


async def test_a_deck_under_the_cursor_is_reviewed_alone(weeks: World) -> None:
    async with opened(weeks, start="today") as screen:
        text = await screen.press(*["down"] * 9)
        assert "▸ lighthouse" in text
        assert "▸ harbour" in await screen.press(*["up"] * 9, "down")
        await screen.press(*["down"] * 9, "enter")
        view = screen.showing.view
        assert view.question is not None
        assert view.question.deck == "lighthouse"
        assert view.counts.total < 20


async def test_r_reviews_everything_wherever_the_cursor_is(weeks: World) -> None:
    async with opened(weeks, start="today") as screen:
        whole = "All decks"
        assert whole in await screen.press("down", "down")
        await screen.press("r")
        total = screen.showing.view.counts.total
    async with opened(weeks) as screen:
        assert screen.showing.view.counts.total == total


async def test_a_click_on_a_deck_reviews_it(weeks: World) -> None:
    async with opened(weeks, start="today") as screen:
        await screen.click_on("lighthouse")
        assert isinstance(screen.app.screen, ReviewScreen)


async def test_it_is_up_to_date_after_a_review(plain_cards: World) -> None:
    async with opened(plain_cards, start="today") as screen:
        assert "6 new" in await screen.text()
        text = await screen.press("r", "space", "g", "q")
        assert "5 new" in text
        assert "1 review today" in text


async def test_help_lists_its_keys(plain_cards: World) -> None:
    async with opened(plain_cards, start="today") as screen:
        assert "Review everything that is due" in await screen.press("question_mark")
        assert "6 new" in await screen.press("q")
        assert isinstance(screen.app.screen, TodayScreen)


async def test_q_leaves(plain_cards: World) -> None:
    async with opened(plain_cards, start="today") as screen:
        await screen.pilot.press("q")
        await screen.pilot.pause()
        assert not screen.app.is_running or screen.app._exit


async def test_without_a_card_nothing_is_reviewed(world: World) -> None:
    async with opened(world, start="today") as screen:
        assert "viva import FILE" in await screen.press("enter", "space", "r")
        assert isinstance(screen.app.screen, TodayScreen)


async def test_a_collection_that_cannot_be_read_is_said(plain_cards: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> None:
        raise CollectionError("the collection is damaged; `viva restore` brings a backup back")

    monkeypatch.setattr(open_collection, "overview", damaged)
    async with opened(plain_cards, start="today") as screen:
        assert "! the collection is damaged; `viva restore` brings a backup back" in await screen.text()


async def test_many_decks_scroll_with_the_cursor(world: World) -> None:
    world.add([replace(question(f"Why pier {n}?"), deck=f"pier {n:02}") for n in range(20)], basic)
    async with opened(world, (40, 12), start="today") as screen:
        assert "pier 19" not in await screen.text()
        assert "▸ pier 19" in await screen.press(*["down"] * 20)


async def test_a_new_study_day_shows_by_itself(plain_cards: World) -> None:
    async with opened(plain_cards, start="today") as screen:
        assert "Monday 11 January 2027" in await screen.text()
        plain_cards.hand.forward(days=1)
        assert isinstance(screen.app.screen, TodayScreen)
        screen.app.screen._look()
        assert "Tuesday 12 January 2027" in await screen.text()


@pytest.mark.parametrize(("reviews", "level"), [(0, 0), (1, 1), (2, 2), (4, 3), (6, 4), (8, 4)])
def test_a_day_is_shaded_by_its_share_of_the_busiest(reviews: int, level: int) -> None:
    assert level_of(reviews, 8) == level
