"""Taking in a log of 100,000 entries from another machine: beside SQLite copying the same rows, without a fold.

Run: python -m bench.union [CARDS] [ENTRIES]
"""

import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from bench.collections_made import NOW, fill, journal_at
from bench.measure import Spent, Stopwatch, in_turn, peak_megabytes, report
from srs.actions import refold
from srs.clock import to_ms
from srs.model import ActionId, ActionKind, CardId, Chooser, Entry, EntryId, EntryKind, Phase, Rating
from srs.store import open_store
from srs.store.portions import portions
from srs.store.visitor import visiting
from srs.union import unite

_IN_AN_ACTION = 4
_EVENING = 200


def answer(path: Path, entries: int, start: datetime) -> None:
    """Log so many reviews of the cards of a collection, a few an action, from a moment on, seven seconds apart."""
    store, chance, moment = open_store(str(path)), random.Random(start.day), start
    with store.writing() as transaction:
        cards = sorted(transaction.schedule.states())
        for some in portions(range(entries), _IN_AN_ACTION):
            moment += timedelta(seconds=7)
            action, ids = journal_at(store, moment).action(transaction, ActionKind.ANSWER, at=moment, note="good: …")
            made = [
                _review(chance.choice(cards), EntryId(ids.next(to_ms(moment))), action.id, moment, chance) for _ in some
            ]
            transaction.log.append(action, made)
        refold(transaction, cards)
    store.close()


def _review(card: CardId, identifier: EntryId, action: ActionId, moment: datetime, chance: random.Random) -> Entry:
    day = moment.date()
    return Entry(
        id=identifier, action=action, card=card, kind=EntryKind.REVIEW, moment=moment, zone_offset_minutes=0,
        study_day=day, rating=chance.choice(list(Rating)), duration_ms=8000, phase_before=Phase.REVIEW,
        phase_after=Phase.REVIEW, due=day + timedelta(days=chance.randint(1, 90)), desired_retention=0.9,
        chooser=Chooser.QUEUE,
    )  # fmt: skip


def _ours(ours: Path, theirs: Path, folder: Path) -> Callable[[], Spent]:
    """Take the other's log into a copy of the collection."""

    def run() -> Spent:
        path = folder / "into.db"
        shutil.copy(ours, path)
        store = open_store(str(path))
        watch = Stopwatch()
        with visiting(theirs, store) as other:
            unite(journal_at(store), other)
        spent = watch.spent()
        store.close()
        return spent

    return run


def _bare(ours: Path, theirs: Path, folder: Path) -> Callable[[], Spent]:
    """Copy the rows that are missing, and nothing else."""

    def run() -> Spent:
        path = folder / "bare.db"
        shutil.copy(ours, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            watch = Stopwatch()
            connection.execute("ATTACH ? AS other", (str(theirs),))
            connection.execute("BEGIN IMMEDIATE")
            for table in ("action", "entry"):
                connection.execute(
                    f'INSERT INTO "{table}" SELECT * FROM other."{table}" WHERE true ON CONFLICT DO NOTHING'
                )
            connection.execute("COMMIT")
            return watch.spent()

    return run


def _evening(theirs: Path, folder: Path) -> Callable[[], Spent]:
    """Take in what another machine added in one evening to the log that both have."""
    later = folder / "later.db"
    shutil.copy(theirs, later)
    answer(later, _EVENING, NOW + timedelta(days=30))
    return _ours(theirs, later, folder)


def main(cards: int = 10_000, entries: int = 100_000) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = folder / "desk.db", folder / "train.db"
        fill(ours, cards, due=0)
        shutil.copy(ours, theirs)
        answer(ours, entries // 10, NOW)
        answer(theirs, entries, NOW + timedelta(seconds=3))
        things = {
            "bare copy": _bare(ours, theirs, folder),
            "viva": _ours(ours, theirs, folder),
            "viva, an evening's entries": _evening(theirs, folder),
        }
        found = in_turn(things, rounds=3)
    report(f"{entries} entries taken in, {cards} cards", found, floor="bare copy", bar="viva ≤ 10 s")
    print(f"  peak of this process {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
