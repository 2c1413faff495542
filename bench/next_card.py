"""`viva next` as a whole process on 10,000 cards, beside Anki's library giving the next card, and bare Python.

Run: python -m bench.next_card [CARDS] [ROUNDS]
"""

import sys
import tempfile
from pathlib import Path

from bench.collections_made import fill, fill_anki
from bench.measure import in_turn, process, report

_ANKI = (
    "import sys; from anki.collection import Collection; c = Collection(sys.argv[1]); "
    "c.decks.select(c.decks.id('bench')); q = c.sched.get_queued_cards(fetch_limit=1); print(len(q.cards)); c.close()"
)


def main(cards: int = 10_000, rounds: int = 15) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "viva.db", Path(folder) / "anki.anki2"
        fill(ours, cards, due=200)
        fill_anki(theirs, cards, due=200)
        viva = [sys.executable, "-m", "tui", "--collection", str(ours), "--at", "2027-01-11T09:00+00:00"]
        found = in_turn(
            {
                "python -c pass": process([sys.executable, "-c", "pass"]),
                "anki": process([sys.executable, "-c", _ANKI, str(theirs)]),
                "viva next": process([*viva, "next", "--json"]),
                "viva due": process([*viva, "due"]),
            },
            rounds=rounds,
        )
    report(f"next card, {cards} cards, whole process", found, floor="anki", bar="viva next ≤ 1.5 × anki")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
