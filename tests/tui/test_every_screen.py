"""Every screen in its states, as text, at the two sizes that people have."""

import asyncio
import re
from pathlib import Path

import pytest
from driven import Driven
from syrupy.assertion import SnapshotAssertion
from walked import walk

from tui.preferences import Preferences


async def _steady(screen: Driven) -> str:
    """The screen once nothing is read any more, without the ids that are new each time."""
    before, text = "", await screen.text()
    while before != text:
        await asyncio.sleep(0.1)
        before, text = text, await screen.text()
    return re.sub(r"\([0-9a-f]{8}\)", "(an id)", text)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_every_screen_looks_as_it_should(
    tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "ferry.md").touch()
    monkeypatch.chdir(tmp_path / "banks")
    async for name, screen in walk(tmp_path / "viva.db", Preferences(), size):
        assert await _steady(screen) == snapshot(name=name)
