"""An answer and the next card, durable, in one process: beside a bare SQLite commit, and Anki's library.

Run: python -m bench.answer [CARDS] [ANSWERS]
"""

import sqlite3
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench.collections_made import NOW, fill, fill_anki
from bench.measure import Times, peak_megabytes, report
from srs.actions import Journal
from srs.clock import Clock
from srs.model import Rating
from srs.session import ReviewSession
from srs.store import open_store


def _bare(path: Path, answers: int) -> Times:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, text TEXT)")
    seconds = []
    for number in range(answers):
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO log (text) VALUES (?)", (f"entry {number}" * 10,))
        connection.execute("COMMIT")
        seconds.append(time.perf_counter() - start)
    connection.close()
    return Times(tuple(seconds))


def _ours(path: Path, answers: int) -> Times:
    store = open_store(str(path))
    passed = [NOW]

    def source() -> object:
        passed[0] += timedelta(seconds=8)
        return passed[0]

    session = ReviewSession(Journal(store=store, clock=Clock(zone=NOW.tzinfo, source=source)))  # type: ignore[arg-type]
    seconds = []
    for _ in range(answers):
        if session.view.card is None:
            break
        start = time.perf_counter()
        session.answer(Rating.GOOD, duration_ms=8000)
        seconds.append(time.perf_counter() - start)
    store.close()
    return Times(tuple(seconds))


def _anki(path: Path, answers: int) -> Times:
    from anki.collection import Collection
    from anki.scheduler.v3 import CardAnswer, Scheduler

    collection = Collection(str(path))
    deck = collection.decks.id("bench")
    assert deck is not None
    collection.decks.select(deck)
    scheduler = collection.sched
    assert isinstance(scheduler, Scheduler)
    queued = scheduler.get_queued_cards(fetch_limit=1)
    seconds = []
    for _ in range(answers):
        if not queued.cards:
            break
        card = collection.get_card(queued.cards[0].card.id)
        card.start_timer()
        states = queued.cards[0].states
        start = time.perf_counter()
        answer = scheduler.build_answer(card=card, states=states, rating=CardAnswer.GOOD)
        scheduler.answer_card(answer)
        queued = scheduler.get_queued_cards(fetch_limit=1)
        seconds.append(time.perf_counter() - start)
    collection.close()
    return Times(tuple(seconds))


def main(cards: int = 10_000, answers: int = 150) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "viva.db", cards, due=cards // 2)
        fill_anki(Path(folder) / "anki.anki2", cards, due=cards // 2)
        found = {
            "bare durable commit": _bare(Path(folder) / "bare.db", answers),
            "anki": _anki(Path(folder) / "anki.anki2", answers),
            "viva": _ours(Path(folder) / "viva.db", answers),
        }
    shortest = min(len(times.seconds) for times in found.values())
    cut = {name: Times(times.seconds[:shortest]) for name, times in found.items()}
    report(f"answer and next card, {cards} cards, {shortest} answers", cut, floor="anki", bar="viva ≤ 3 × anki")
    print(f"  viva p95 {found['viva'].percentile(0.95) * 1000:.2f} ms; peak of this process {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
