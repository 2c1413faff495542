"""What holds on every screen: each action that does something stands in footer, list of keys and palette."""

from pathlib import Path

import pytest
from driven import Driven, opened
from factories import World
from textual.command import CommandPalette
from walked import walk

from tui import keymap
from tui.preferences import Preferences, preferences_in
from tui.screens.help import HelpScreen
from tui.screens.keyed import KeyedScreen
from tui.screens.today import TodayScreen
from tui.widgets.key_bar import KeyBar

WIDE = (400, 60)


async def _palette(screen: Driven, *typed: str) -> str:
    """The palette of the screen on view, which it leaves again."""
    await _found(screen, "ctrl+p", *typed)
    text = await screen.text()
    await screen.press("escape")
    return text


async def _found(screen: Driven, *keys: str) -> None:
    """Press keys that open or fill the palette, and wait until it has found what there is."""
    await screen.press(*keys)
    assert isinstance(screen.app.screen, CommandPalette)
    for worker in [each for each in screen.app.workers if each.node is screen.app.screen]:
        await worker.wait()


async def _help(screen: Driven) -> str:
    assert isinstance(screen.app.screen, KeyedScreen)
    screen.app.screen.action_help()
    text = await screen.text()
    assert isinstance(screen.app.screen, HelpScreen)
    await screen.press("escape")
    return text


def _footer(screen: Driven, text: str) -> str:
    return "\n".join(text.split("\n")[-screen.app.screen.query_one(KeyBar).size.height :])


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (400, 60)])
async def test_every_action_stands_in_the_footer_of_its_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async for name, screen in walk(tmp_path / "viva.db", Preferences(), size):
        here = screen.app.screen
        if not isinstance(here, KeyedScreen):
            continue
        text = await screen.text()
        bar, footer = here.query_one(KeyBar), _footer(screen, text)
        for key in here.KEYS:
            if here.can(key) and bar._free_name(key):
                called = next((each.short for each in bar._keys if each.id == key.id), key.short)
                assert called in footer, (name, key.id, footer)


async def test_every_action_stands_in_help_and_palette_of_its_screen(tmp_path: Path) -> None:
    seen = set()
    async for name, screen in walk(tmp_path / "viva.db", Preferences(), WIDE):
        here = screen.app.screen
        if not isinstance(here, KeyedScreen):
            continue
        seen |= set(here.KEYS)
        helped, palette = await _help(screen), await _palette(screen)
        for key in here.KEYS:
            assert key.words in helped, (name, key.id)
            assert (key.words in palette) is ((here.can(key) and key is not keymap.PALETTE) or _shared(here, key)), (
                key.id
            )
    every = {key for keys in keymap.SCREENS.values() for key in keys}
    assert seen == every - {keymap.CLOSE, *keymap.ASK}, "a list of keys is left by any, a question says its own"


def _shared(screen: KeyedScreen[object], key: keymap.Key) -> bool:
    """Whether another action with the same words does something now."""
    return any(other.words == key.words and screen.can(other) for other in screen.KEYS if other is not keymap.PALETTE)


async def test_the_palette_finds_an_action_by_its_words_and_does_it(answers: World) -> None:
    async with opened(answers) as screen:
        await _found(screen, "colon", *"bury this")
        text = await screen.text()
        assert "b           Bury this card until tomorrow" in text
        assert "Suspend" not in text
        assert "Buried until tomorrow" in await screen.press("enter")


async def test_the_palette_shows_the_keys_that_hold_and_leaves_out_what_does_nothing(
    answers: World, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('keys.review.suspend = ["F9", "z"]')
    async with opened(answers, (80, 40), preferences=preferences_in(file)) as screen:
        front = await _palette(screen)
        assert "F9 z        Suspend this card" in front
        assert "Again: it did not come" not in front
        await screen.press("space")
        assert "Again: it did not come" in await _palette(screen)


async def test_the_palette_fits_a_small_screen(answers: World) -> None:
    async with opened(answers, (40, 12)) as screen:
        text = await _palette(screen)
        assert "space enter Show the answer" in text


async def test_a_theme_chosen_in_the_palette_holds_at_once_and_the_next_time(answers: World, tmp_path: Path) -> None:
    file = tmp_path / "viva" / "config.toml"
    async with opened(answers, preferences=preferences_in(file)) as screen:
        assert screen.app.theme == "dark"
        await _found(screen, "colon", *"theme: light")
        await screen.press("enter")
        assert screen.app.theme == "light"
        assert "keep a crane running" in await screen.text()
    async with opened(answers, preferences=preferences_in(file)) as screen:
        assert screen.app.theme == "light"


async def test_a_theme_that_cannot_be_kept_is_said(answers: World, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[keys")
    async with opened(answers, (120, 40), preferences=preferences_in(file), notifications=True) as screen:
        await screen.app.run_action("app.choose_theme('light')")
        assert "Not kept" in await screen.text()
        assert screen.app.theme == "light"
    assert file.read_text() == "[keys"


async def test_on_a_line_to_type_in_the_footer_names_the_keys_that_still_do_something(
    answers: World,
) -> None:
    async with opened(answers, (120, 24), start="today") as screen:
        await screen.press("o", "enter")
        footer = _footer(screen, await screen.text())
        assert "F1 help" in footer
        assert "F4 more" in footer
        assert "?" not in footer
        await screen.press("escape", "escape")
        assert isinstance(screen.app.screen, TodayScreen)
        assert "? help" in _footer(screen, await screen.text())


async def test_a_digit_with_another_key_stands_beside_the_digits_that_stay(answers: World, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('keys.review.digit.5 = "w"')
    async with opened(answers, (300, 40), preferences=preferences_in(file)) as screen:
        assert "1, 2, 3, 4, w, 6, 7, 8, 9, 0 Pick" in await _help(screen)
        assert "1234w67890 by number" in await screen.press("space")
    async with opened(answers, (300, 40)) as screen:
        assert "1 … 0  " in await _help(screen)
        assert "1…0 by number" in await screen.press("space")
