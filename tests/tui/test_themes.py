"""Themes: every letter on every screen stands out from what is behind it, in each of them."""

from pathlib import Path

import pytest
from driven import Driven
from rich.color import Color
from walked import walk

from tui.preferences import THEMES, Preferences
from tui.themes import BY_NAME

NEEDED = {"dark": 4.5, "light": 4.5, "contrast": 7.0}
"""WCAG 2.2, 1.4.3 and 1.4.6: contrast of text, level AA and level AAA."""


def luminance(color: Color) -> float:
    """The relative luminance, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def words(screen: Driven) -> list[tuple[str, Color, Color]]:
    """Every piece of text on the screen that has a letter or a digit, its colour, and the one behind it."""
    found = []
    for strip in screen.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style and style.color and style.bgcolor and any(each.isalnum() for each in segment.text):
                found.append((segment.text.strip(), style.color, style.bgcolor))
    return found


def test_contrast_is_as_the_standard_computes_it() -> None:
    white, black, grey = (Color.parse(each) for each in ("#ffffff", "#000000", "#777777"))
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.48, abs=0.005)


def test_every_name_that_can_be_chosen_is_a_theme() -> None:
    assert tuple(BY_NAME) == THEMES


@pytest.mark.parametrize("theme", NEEDED)
async def test_text_stands_out_on_every_screen(theme: str, tmp_path: Path) -> None:
    faint = {}
    async for name, screen in walk(tmp_path / "viva.db", Preferences(theme=theme), (100, 30)):
        await screen.text()
        shown = words(screen)
        assert shown
        for text, color, behind in shown:
            if contrast(color, behind) < NEEDED[theme]:
                faint[text[:40]] = (name, color.name, behind.name, round(contrast(color, behind), 2))
    assert not faint, "\n".join(map(str, faint.items()))


def colours(screen: Driven) -> dict[tuple[Color | None, Color | None], str]:
    """Every pair of colours on the screen, with a text that has it."""
    return {
        (segment.style.color, segment.style.bgcolor): segment.text
        for strip in screen.app.screen._compositor.render_strips()
        for segment in strip
        if segment.style and segment.text.strip()
    }


async def test_the_terminals_own_colours_are_all_there_is_in_its_theme(tmp_path: Path) -> None:
    """Letters in its own colour or in red, green, blue, magenta; where something is behind them, in black."""
    others = {}
    async for name, screen in walk(tmp_path / "viva.db", Preferences(theme="terminal"), (100, 30)):
        for (color, behind), text in colours(screen).items():
            plain = behind is None or behind.is_default
            named = {None, *((1, 2, 4, 5) if plain else (0,))}
            decoration = not any(each.isalnum() for each in text)
            if color and (color.triplet or not (decoration or color.number in named)):
                others[text.strip()[:30]] = (name, color, behind)
    assert not others, "\n".join(map(str, others.items()))


async def test_no_color_leaves_no_colour_in_any_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async for name, screen in walk(tmp_path / "viva.db", Preferences(theme="light"), (100, 30)):
        for color, behind in colours(screen):
            assert color is None or color.is_default, name
            assert behind is None or behind.is_default, name
