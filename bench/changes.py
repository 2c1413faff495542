"""Changes of a collection of 10,000 cards and 200,000 log entries: settings, weights, undo; Anki's beside them.

Other weights fold every memory again from its log; `reschedule` also moves the due days of all cards in review. An undo
takes back the last answer, or a suspension of 500 cards, in turn or with answers on top of it. Anki knows no undo out
of turn. Run: python -m bench.changes [CARDS] [ENTRIES] [ROUNDS]
"""

import itertools
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.answer import sitting
from bench.collections_made import NOW, journal_at
from bench.logs_made import fill_anki_with_log, fill_with_log
from bench.measure import Spent, Stopwatch, in_turn, report, timed
from srs import actions
from srs.model import Json, Rating
from srs.scheduler import DEFAULT_WEIGHTS
from srs.store import Store, open_store

_MANY = 500


def _settings(store: Store) -> dict[str, Callable[[], Spent]]:
    journal = journal_at(store, NOW)
    limits, retentions = itertools.cycle((15, 16)), itertools.cycle((0.85, 0.88))
    others: itertools.cycle[list[Json]] = itertools.cycle([[first, *DEFAULT_WEIGHTS[1:]] for first in (0.25, 0.3)])
    return {
        "viva, a setting": timed(lambda: actions.set_setting(journal, "", "new_per_day", next(limits))),
        "viva, other weights": timed(lambda: actions.set_setting(journal, "", "weights", next(others))),
        "viva, other retention, reschedule": timed(
            lambda: actions.set_setting(journal, "", "desired_retention", next(retentions), reschedule=True)
        ),
    }


def _undo(path: Path, store: Store) -> dict[str, Callable[[], Spent]]:
    journal = journal_at(store, NOW)
    with store.reading() as transaction:
        some = sorted(transaction.schedule.states())[:_MANY]

    def answer() -> Spent:
        session = sitting(path)
        session.answer(Rating.GOOD, duration_ms=8000)
        watch = Stopwatch()
        session.undo()
        return watch.spent()

    def suspension(*, below: int) -> Callable[[], Spent]:
        def run() -> Spent:
            actions.suspend(journal, *some)
            with store.reading() as transaction:
                named = transaction.log.last_action_id()
            for card in some[:below]:
                actions.flag(journal, card)
            watch = Stopwatch()
            actions.undo(journal, named)
            return watch.spent()

        return run

    return {
        "viva, undo of an answer, and its card": answer,
        f"viva, undo of {_MANY} suspensions": suspension(below=0),
        f"viva, undo of {_MANY} suspensions out of turn": suspension(below=5),
    }


def _anki(path: Path) -> dict[str, Callable[[], Spent]]:
    """The same in Anki's library, whose FSRS is on."""
    from anki.collection import Collection
    from anki.deck_config_pb2 import UpdateDeckConfigsRequest

    collection = Collection(str(path))
    collection.set_config("fsrs", True)
    deck, cards = collection.decks.id("bench"), list(collection.find_cards("deck:bench"))[:_MANY]
    others, retentions = itertools.cycle((0.25, 0.3)), itertools.cycle((0.85, 0.88))
    assert deck is not None

    def update(*, weights: bool = False, reschedule: bool = False) -> Callable[[], object]:
        def run() -> None:
            now: Any = collection.decks.get_deck_configs_for_update(deck)
            config = now.all_config[0].config
            if weights:
                config.config.fsrs_params_6[:] = [next(others), *DEFAULT_WEIGHTS[1:]]
            if reschedule:
                config.config.desired_retention = next(retentions)
            config.config.new_per_day += 1
            request = UpdateDeckConfigsRequest(
                target_deck_id=deck, configs=[config], fsrs=True, fsrs_reschedule=reschedule
            )
            collection.decks.update_deck_configs(request)

        return run

    def undo_suspension() -> Spent:
        collection.sched.suspend_cards(cards)
        watch = Stopwatch()
        collection.undo()
        return watch.spent()

    return {
        "anki, a setting": timed(update()),
        "anki, other weights": timed(update(weights=True)),
        "anki, other retention, reschedule": timed(update(reschedule=True)),
        f"anki, undo of {_MANY} suspensions": undo_suspension,
    }


def main(cards: int = 10_000, entries: int = 200_000, rounds: int = 3) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "viva.db", Path(folder) / "collection.anki2"
        made = fill_with_log(ours, cards, entries)
        fill_anki_with_log(theirs, ours)
        store = open_store(str(ours))
        found = in_turn({**_anki(theirs), **_settings(store), **_undo(ours, store)}, rounds=rounds)
    report(f"changes of {cards} cards with {made} entries", found, bar="an undo ≤ 100 ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
