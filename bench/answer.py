"""An answer and the next card, durable, in one process: beside a bare SQLite commit, and Anki's library.

The three take turns, answer by answer. Run: python -m bench.answer [CARDS] [ANSWERS]
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from bench.collections_made import NOW, fill, fill_anki
from bench.measure import Spent, Stopwatch, in_turn, peak_megabytes, report, timed
from srs.actions import Journal
from srs.clock import Clock
from srs.model import Rating
from srs.session import ReviewSession
from srs.store import open_store


def _bare(path: Path) -> Callable[[], Spent]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, text TEXT)")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO log (text) VALUES (?)", ("entry" * 20,))
        connection.execute("COMMIT")

    return timed(commit)


def sitting(path: Path) -> ReviewSession:
    """A sitting over a collection whose clock goes on by eight seconds at each look."""
    passed = [NOW]

    def source() -> datetime:
        passed[0] += timedelta(seconds=8)
        return passed[0]

    return ReviewSession(Journal(store=open_store(str(path)), clock=Clock(zone=NOW.tzinfo, source=source)))


def _ours(path: Path) -> Callable[[], Spent]:
    session = sitting(path)

    def answer() -> None:
        assert session.view.card is not None
        session.answer(Rating.GOOD, duration_ms=8000)

    return timed(answer)


def _anki(path: Path) -> Callable[[], Spent]:
    from anki.collection import Collection
    from anki.scheduler.v3 import CardAnswer, Scheduler

    collection = Collection(str(path))
    deck = collection.decks.id("bench")
    assert deck is not None
    collection.decks.select(deck)
    scheduler = collection.sched
    assert isinstance(scheduler, Scheduler)
    queued = [scheduler.get_queued_cards(fetch_limit=1)]

    def answer() -> Spent:
        card = collection.get_card(queued[0].cards[0].card.id)
        card.start_timer()
        states = queued[0].cards[0].states
        watch = Stopwatch()
        scheduler.answer_card(scheduler.build_answer(card=card, states=states, rating=CardAnswer.GOOD))
        queued[0] = scheduler.get_queued_cards(fetch_limit=1)
        return watch.spent()

    return answer


def main(cards: int = 10_000, answers: int = 150) -> None:
    """Measure and print; the day's limit of 200 reviews bounds the answers."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "viva.db", cards, due=cards // 2)
        fill_anki(Path(folder) / "anki.anki2", cards, due=cards // 2)
        things = {
            "bare durable commit": _bare(Path(folder) / "bare.db"),
            "anki": _anki(Path(folder) / "anki.anki2"),
            "viva": _ours(Path(folder) / "viva.db"),
        }
        found = in_turn(things, rounds=min(answers, 190), warm_up=3)
    report(f"answer and next card, {cards} cards, {answers} answers", found, floor="anki", bar="viva ≤ 3 × anki")
    print(f"  viva p95 {found['viva'].percentile(0.95) * 1000:.2f} ms; peak of this process {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
