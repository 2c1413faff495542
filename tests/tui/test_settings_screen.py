"""The settings screen: what holds and where it is set, setting it, decks, undo."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from driven import Driven, opened
from factories import World, basic, clock_of, question
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input
from walked import collection

from srs.actions import Journal
from srs.scheduler import DEFAULT_WEIGHTS
from srs.settings import SETTINGS, resolve
from srs.store import open_store
from tui.screens.settings import SettingsScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)], ids=["80x24", "120x40", "40x12"])


@pytest.fixture
def harbour(world: World) -> World:
    world.add([question(f"How would you moor a ship of {n} metres?") for n in (20, 30)], basic)
    return world


def _held(world: World, name: str, deck: str = "") -> object:
    with world.store.reading() as transaction:
        return getattr(resolve(deck, transaction.schedule.stored_settings()), name)


async def _typed(screen: Driven, text: str) -> str:
    """Open the field, write this in the place of what stands in it, and enter."""
    await screen.press("enter", "home", "shift+end", "delete")
    return await screen.press(*text.replace("%", " percent_sign ").split(), "enter")


@SIZES
async def test_the_settings_of_the_collection(
    harbour: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    harbour.set("", new_per_day=12)
    async with opened(harbour, size, start="today") as screen:
        assert await screen.press("o") == snapshot


@SIZES
async def test_a_value_that_is_none_stays_in_the_field_with_the_reason(
    harbour: World, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with opened(harbour, size, start="today") as screen:
        await screen.press("o")
        assert await _typed(screen, "m a n y") == snapshot
        text = await screen.press("escape")
        assert "esc back" in text
    assert _held(harbour, "new_per_day") == 20


async def test_what_is_typed_holds_at_once_and_u_takes_it_back(harbour: World) -> None:
    async with opened(harbour, start="today") as screen:
        await screen.press("o", *["down"] * 4)
        text = await _typed(screen, "8 5 %")
        assert "desired_retention is set; u takes it back." in text
        assert "0.85" in text
        assert _held(harbour, "desired_retention") == 0.85
        text = await screen.press("u")
        assert "Taken back: a setting (desired_retention: 0.85)." in text
        assert _held(harbour, "desired_retention") == 0.9
        assert "the last action was none of these but an import" in await screen.press("u")


async def test_a_deck_has_its_own_and_lets_the_one_above_decide_again(harbour: World) -> None:
    harbour.set("", new_per_day=12)
    async with opened(harbour, start="today") as screen:
        await screen.press("down", "o")
        assert "Settings for harbour" in await screen.text()
        assert "set for the collection" in await screen.text()
        assert "rollover_hour" not in await screen.text()
        await _typed(screen, "3")
        assert (_held(harbour, "new_per_day"), _held(harbour, "new_per_day", "harbour")) == (12, 3)
        assert "set for harbour" in await screen.text()
        await screen.press("d")
        assert _held(harbour, "new_per_day", "harbour") == 12
        assert "for harbour › Technical" in await screen.press("n")
        assert "for the whole collection" in await screen.press("n")


async def test_letters_go_into_the_field_while_one_types(harbour: World) -> None:
    async with opened(harbour, start="today") as screen:
        await screen.press("o", "enter", "d", "n", "u", "q")
        assert isinstance(screen.app.screen, SettingsScreen)
        assert "  dnuq " in await screen.text()


async def test_a_zone_that_is_set_is_todays_zone_at_once(harbour: World) -> None:
    harbour.hand.forward(hours=11)
    async with opened(harbour, start="today") as screen:
        assert "Monday 11 January 2027" in await screen.text()
        await screen.press("o", *["down"] * 18)
        assert "zone" in await screen.text()
        await screen.press("enter", "home", "shift+end", "delete")
        await screen.press(*"Pacific", "slash", *"Auckland", "enter")
        assert "Tuesday 12 January 2027" in await screen.press("q")


async def test_a_click_chooses_a_setting(harbour: World) -> None:
    async with opened(harbour, start="today") as screen:
        await screen.press("o")
        assert "The chance of recall at which a review comes back." in await screen.click_on("desired_retention")


async def test_before_the_first_card_there_is_nothing_to_set(world: World) -> None:
    async with opened(world, start="today") as screen:
        await screen.press("o")
        assert not isinstance(screen.app.screen, SettingsScreen)


async def test_other_weights_are_folded_in_while_the_screen_goes_on(tmp_path: Path) -> None:
    world = collection(tmp_path / "viva.db")

    @contextmanager
    def again() -> Iterator[Journal]:
        store = open_store(str(tmp_path / "viva.db"), create=False)
        yield Journal(store=store, clock=clock_of(world.hand))
        store.close()

    async with opened(world, start="today", open_again=lambda _: again()) as screen:
        await screen.press("o", *["down"] * list(SETTINGS).index("weights"), "enter")
        screen.app.screen.query_one("#value", Input).value = " ".join(map(str, (0.3, *DEFAULT_WEIGHTS[1:])))
        await screen.press("enter")
        await screen.app.workers.wait_for_complete()
        await screen.settled()
        assert "weights is set; u takes it back." in await screen.text()
        await screen.press("u")
        await screen.app.workers.wait_for_complete()
        await screen.settled()
        assert "Taken back: other weights" in await screen.text()
    assert world.store.problems() == ()
    world.store.close()
