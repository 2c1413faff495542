"""The page in a real browser: it draws, it asks nobody for anything, and it is light or dark as the person wishes.

Nothing leaves the machine: the browser's proxy is a port where nobody listens.
"""

import json
import os
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import World
from logs import reviewed

from export.statistics.page import page
from srs.figures import figures

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_BROWSER = next((found for found in map(shutil.which, _NAMES) if found), None)

pytestmark = pytest.mark.skipif(_BROWSER is None, reason="Chromium is not installed (Debian: apt install chromium)")

_OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
)  # fmt: skip

_OF_THE_BROWSER = "not an origin"
"""Whom the browser's log names for what no page asked for, such as a look for its own updates."""

Browse = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    """Open a file with these options; gives what the browser prints, and the addresses that the page asked for."""

    def run(file: Path, *options: str) -> tuple[str, list[str]]:
        assert _BROWSER is not None
        sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
        own = (f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={tmp_path / 'net.json'}")
        command = [_BROWSER, *_OPTIONS, *sandbox, *own, *options, file.as_uri()]
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode(), _asked(tmp_path / "net.json")

    return run


def _asked(log: Path) -> list[str]:
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    asked = [event["params"] for event in events if {"initiator", "url"} <= set(event.get("params", ()))]
    return [each["url"] for each in asked if each["initiator"] != _OF_THE_BROWSER]


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
