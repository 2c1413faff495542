"""A collection with a long log: cards reviewed over two years, their states folded from it; the same log in Anki."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import insert

from bench.collections_made import TODAY, fill
from srs.clock import to_ms
from srs.ids import TimeOrderedIds
from srs.model import (
    Action,
    ActionId,
    ActionKind,
    CardId,
    CardState,
    Chooser,
    Entry,
    EntryId,
    EntryKind,
    Phase,
    Rating,
    WeightsId,
)
from srs.scheduler import after_entry, expected_recall
from srs.store import Store, log_codec, open_store, tables

_DAYS = 730
_HOURS = (7, 8, 12, 18, 19, 20, 21)


def fill_with_log(path: Path, cards: int, entries: int) -> int:
    """Make a collection at a path with so many cards and about so many entries; gives how many there are."""
    fill(path, cards, due=0)
    store = open_store(str(path))
    chance = random.Random(11)
    with store.reading() as transaction:
        every = sorted(transaction.schedule.states())
    lives = [_life(card, entries // cards, chance) for card in every]
    _write(store, sorted((entry for entries, _ in lives for entry in entries), key=lambda entry: entry.moment))
    with store.writing() as transaction:
        transaction.schedule.replace(state for _, state in lives)
    store.close()
    return sum(len(entries) for entries, _ in lives)


def _life(card: CardId, reviews: int, chance: random.Random) -> tuple[list[Entry], CardState]:
    """The reviews of a card over two years, evenly spread but for chance, and the state they lead to."""
    state, entries = CardState(card=card), list[Entry]()
    gap = _DAYS / reviews
    days = sorted({int(number * gap + chance.random() * gap) for number in range(reviews)})
    for day in days:
        entry = _review(state, TODAY - timedelta(days=_DAYS - day), chance)
        state = after_entry(state, entry)
        entries.append(entry)
    return entries, state


def _review(state: CardState, day: date, chance: random.Random) -> Entry:
    moment = datetime.combine(day, time(chance.choice(_HOURS), chance.randrange(60), chance.randrange(60)), UTC)
    recall = expected_recall(state, day)
    passed = chance.random() < (recall or 0.85)
    rating = (
        chance.choice((Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.EASY)) if passed else Rating.AGAIN
    )
    return Entry(
        id=EntryId(""), action=ActionId(""), card=state.card, kind=EntryKind.REVIEW, moment=moment,
        zone_offset_minutes=60, study_day=day, rating=rating, duration_ms=chance.randrange(3000, 90_000),
        phase_before=state.phase, phase_after=Phase.REVIEW, due=day + timedelta(days=chance.randint(1, 60)),
        desired_retention=0.9, weights=WeightsId("fsrs-6-default"), expected_recall=recall, chooser=Chooser.QUEUE,
    )  # fmt: skip


def _write(store: Store, entries: list[Entry]) -> None:
    """Put the entries into the log, an action each."""
    ids = TimeOrderedIds()
    actions, rows = [], []
    for entry in entries:
        ms = to_ms(entry.moment)
        action = Action(
            id=ActionId(ids.next(ms)), kind=ActionKind.ANSWER, moment=entry.moment, zone_offset_minutes=60,
            machine="bench", sitting="bench", note="good: What does part of the machine do?",
        )  # fmt: skip
        actions.append(log_codec.action_row(action))
        rows.append(log_codec.entry_row(replace(entry, id=EntryId(ids.next(ms)), action=action.id)))
    with store.writing():
        store._connection.execute(insert(tables.action), actions)
        store._connection.execute(insert(tables.entry), rows)


def fill_anki_with_log(path: Path, ours: Path) -> None:
    """An Anki collection at a path with as many cards, and the log of a collection of ours as its own."""
    from anki.collection import Collection

    from bench.collections_made import fill_anki

    store = open_store(str(ours))
    with store.reading() as transaction:
        logs = list(transaction.log.entries().values())
    store.close()
    fill_anki(path, len(logs), due=0)
    collection = Collection(str(path))
    database = collection.db
    assert database is not None
    rows = list(_revlog(dict(zip(database.list("select id from cards order by id"), logs, strict=True))))
    insertion = "insert or ignore into revlog values (?,?,-1,?,20,10,2500,?,1)"
    database.transact(lambda: database.executemany(insertion, rows))
    collection.close()


def _revlog(logs: dict[int, tuple[Entry, ...]]) -> Iterator[tuple[int, int, int, int]]:
    for card, entries in logs.items():
        for entry in entries:
            assert entry.rating is not None
            yield to_ms(entry.moment) + card % 1000, card, int(entry.rating), entry.duration_ms or 0
