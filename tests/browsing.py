"""A real browser without a window: what it prints of a file, and the addresses that the file asked for.

Nothing leaves the machine: the browser's proxy is a port where nobody listens.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_BROWSER = next((found for found in map(shutil.which, _NAMES) if found), None)

needs_a_browser = pytest.mark.skipif(
    _BROWSER is None, reason="Chromium is not installed (Debian: apt install chromium)"
)

_OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
)  # fmt: skip

_OF_THE_BROWSER = "not an origin"
"""Whom the browser's log names for what no page asked for, such as a look for its own updates."""


def browsed(folder: Path, file: Path, *options: str) -> tuple[str, list[str]]:
    """Open a file with these options; gives what the browser prints, and the addresses that the page asked for."""
    assert _BROWSER is not None
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    own = (f"--user-data-dir={folder / 'profile'}", f"--log-net-log={folder / 'net.json'}")
    command = [_BROWSER, *_OPTIONS, *sandbox, *own, *options, file.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode(), _asked(folder / "net.json")


def _asked(log: Path) -> list[str]:
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    asked = [event["params"] for event in events if {"initiator", "url"} <= set(event.get("params", ()))]
    return [each["url"] for each in asked if each["initiator"] != _OF_THE_BROWSER]
