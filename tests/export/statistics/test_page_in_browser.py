"""The page in a real browser: it draws, it asks nobody for anything, and it is light or dark as the person wishes."""

import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from browsing import browsed, needs_a_browser
from factories import World
from logs import reviewed

from export.statistics.page import page
from srs.figures import figures

pytestmark = needs_a_browser

Browse = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    """Open a file with these options; gives what the browser prints, and the addresses that the page asked for."""
    return partial(browsed, tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    world = World()
    reviewed(world)
    made = tmp_path / "page.html"
    made.write_bytes(page(figures(world.store, world.journal.clock), "harbour"))
    world.store.close()
    return made


def test_it_draws_and_asks_nobody_for_anything(file: Path, browse: Browse) -> None:
    shown, asked = browse(file, "--dump-dom")
    assert shown.count("<svg") >= 15
    assert "True retention" in shown
    assert asked == []


def test_a_page_that_asks_would_be_noticed(tmp_path: Path, browse: Browse) -> None:
    greedy = tmp_path / "greedy.html"
    greedy.write_text('<!doctype html><img src="http://harbour.example/crane.png">', encoding="utf-8")
    assert browse(greedy, "--dump-dom")[1] == ["http://harbour.example/crane.png"]


@pytest.mark.parametrize("width", [1000, 360])
def test_it_is_light_or_dark(file: Path, browse: Browse, tmp_path: Path, width: int) -> None:
    pictures = []
    for name, options in {"light": (), "dark": ("--blink-settings=preferredColorScheme=0",)}.items():
        picture = tmp_path / f"{name}.png"
        browse(file, f"--screenshot={picture}", f"--window-size={width},900", *options)
        pictures.append(picture.read_bytes())
        assert struct.unpack(">II", pictures[-1][16:24]) == (width, 900)
    assert pictures[0] != pictures[1]
