"""Write docs/review.svg: the review screen of the real app on the sample bank, with some points ticked.

Run: python docs/make_pictures.py
"""

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from decks.intake import Wishes, bring, read
from decks.samples import sample
from srs.actions import Journal
from srs.clock import Clock
from srs.store import Store, open_store
from tui.app import VivaApp

_MORNING = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
_FONT_FACES = re.compile(r"\s*@font-face\s*\{[^}]*\}")
_SECONDS_SPOKEN = 184.0


def without_fonts_from_elsewhere(svg: str) -> str:
    """The picture without the fonts that it would fetch from another host; the reader's own monospace font serves."""
    return _FONT_FACES.sub("", svg)


async def review_screen(store: Store) -> str:
    """The review screen as an SVG: the first answer card of the sample, three of its five points covered."""
    seconds = [0.0]
    journal = Journal(store=store, clock=Clock(zone=UTC, source=lambda: _MORNING))
    app = VivaApp(journal, start="review", stopwatch=lambda: seconds[0])
    async with app.run_test(size=(80, 26)) as pilot:
        seconds[0] = _SECONDS_SPOKEN
        await pilot.press("space", "1", "3", "4")
        await pilot.pause()
        await pilot.pause()
        return app.export_screenshot(title="viva review")


def main() -> int:
    """Write the picture beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "collection.db"), create=True)
        journal = Journal(store=store, clock=Clock(zone=UTC, source=lambda: _MORNING))
        with sample() as bank:
            bring(journal, read(str(bank), Wishes()), Wishes())
        svg = without_fonts_from_elsewhere(asyncio.run(review_screen(store)))
        store.close()
    Path(__file__).with_name("review.svg").write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
