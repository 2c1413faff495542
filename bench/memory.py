"""The most memory that a sitting over 100,000 cards holds, in a process of its own, beside bare Python with SQLAlchemy.

Run: python -m bench.memory [CARDS] [ANSWERS]
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.collections_made import fill

_SITTING = """
import sys
from bench.measure import peak_megabytes
from srs.actions import Journal
from srs.clock import clock_at
from srs.model import Rating
from srs.session import ReviewSession
from srs.store import open_store
store = open_store(sys.argv[1])
session = ReviewSession(Journal(store=store, clock=clock_at("2027-01-11T09:00+00:00", running=True)))
done = 0
while session.view.card is not None and done < int(sys.argv[2]):
    session.answer(Rating.GOOD, duration_ms=8000)
    done += 1
store.close()
print(done, round(peak_megabytes()))
"""
_FLOOR = "import sqlalchemy, fsrs; from bench.measure import peak_megabytes; print(0, round(peak_megabytes()))"


def _measured(script: str, *arguments: str) -> tuple[int, int]:
    done = subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True)
    answers, megabytes = done.stdout.split()
    return int(answers), int(megabytes)


def main(cards: int = 100_000, answers: int = 100) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "viva.db"
        fill(path, cards, due=cards // 20)
        floor = _measured(_FLOOR)[1]
        done, peak = _measured(_SITTING, str(path), str(answers))
    print(
        f"a sitting of {done} answers over {cards} cards: {peak} MB at most (bar: ≤ 200 MB); imports alone {floor} MB"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
