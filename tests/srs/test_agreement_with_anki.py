"""Anki's own library, given the same reviews on the same study days, has the same memory afterwards."""

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from srs.model import Memory, Rating
from srs.scheduler import DEFAULT_WEIGHTS, next_memory

anki = pytest.importorskip("anki.collection", reason="Anki's library is not installed")

_HISTORIES = 200
_DAY_MS = 86_400_000
_History = list[tuple[Rating, int]]
"""Ratings, each with the study days since the one before."""


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An empty collection of Anki's that schedules by FSRS-6 with its default weights."""
    opened = anki.Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    opened.set_config("fsrs", val=True)
    config = opened.decks.config_dict_for_deck_id(1)
    config["fsrsParams6"] = list(DEFAULT_WEIGHTS)
    opened.decks.update_config(config)
    yield opened
    opened.close()


def _random_history(lots: random.Random) -> _History:
    gaps = [0, *(lots.choice([0, 1, 1, 2, 3, 5, 9, 20, 45, 120]) for _ in range(lots.randint(0, 8)))]
    return [(lots.choice([*Rating, Rating.GOOD, Rating.GOOD]), gap) for gap in gaps]


def _ours(history: _History) -> Memory:
    memory = None
    for rating, gap in history:
        memory = next_memory(memory, rating, gap)
    assert memory is not None
    return memory


def _theirs(collection: Any, card: int, history: _History, first: int) -> Memory:
    """What Anki makes of the reviews, the first of them at noon of a day so many milliseconds after 1970."""
    collection.db.execute("delete from revlog where cid = ?", card)
    moment = first
    for n, (rating, gap) in enumerate(history):
        moment += gap * _DAY_MS + 60_000
        kind = 0 if n == 0 else 1
        row = (moment, card, -1, int(rating), 1, 1, 2500, 5000, kind)
        collection.db.execute("insert into revlog values (?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)
    state = collection.compute_memory_state(card)
    return Memory(stability=state.stability, difficulty=state.difficulty)


def test_the_next_memory_after_each_rating_is_ankis(collection: Any) -> None:
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = "What floats?"
    collection.add_note(note, 1)
    (card,) = collection.card_ids_of_note(note.id)
    lots = random.Random(20270111)
    noon = int(time.mktime((date.today() - timedelta(days=3000)).timetuple()) + 12 * 3600) * 1000  # noqa: DTZ011
    for _ in range(_HISTORIES):
        history = _random_history(lots)
        gap = lots.choice([0, 1, 4, 15, 60])
        for rating in Rating:
            reviews = [*history, (rating, gap)]
            ours, theirs = _ours(reviews), _theirs(collection, card, reviews, noon)
            assert ours.stability == pytest.approx(theirs.stability, rel=1e-3), reviews
            assert ours.difficulty == pytest.approx(theirs.difficulty, rel=1e-3), reviews
