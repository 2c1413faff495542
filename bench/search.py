"""Finding cards among 10,000 questions, in one process: beside Anki's library, and pages of what was found.

Each search is for another word than the last, so that neither program answers from memory.

Run: python -m bench.search [QUESTIONS] [ROUNDS]
"""

import itertools
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.collections_made import fill, fill_anki, journal_at
from bench.measure import in_turn, report, timed
from srs.search import Query, parse, query
from srs.store import Store, open_store
from srs.store.finding import Order

_SEARCHES: dict[str, tuple[str, ...]] = {
    "a rare word": tuple(str(number) for number in range(7001, 7100)),
    "a phrase of 103": tuple(f'"shaft {number}"' for number in range(40, 90)),
    "two words of all": ("machine part", "part machine"),
    "a word's beginning": tuple(f"703{digit}*" for digit in range(10)),
    "in a deck, due": ("deck:bench is:due", "is:due deck:bench"),
}
"""Searches by what they find, in words that both programs read."""


def _cycle(texts: tuple[str, ...], find: Callable[[str], object]) -> Callable[[], object]:
    coming = itertools.cycle(texts)
    return lambda: find(next(coming))


def _ours(store: Store) -> Callable[[str], object]:
    def find(text: str) -> object:
        with store.reading() as transaction:
            return transaction.finding.cards(_query(store, text))

    return find


def _query(store: Store, text: str) -> Query:
    return query(journal_at(store).clock, parse(text))


def _pages(store: Store, text: str) -> Callable[[], object]:
    """The next page of 50 of a list, as one that scrolls through it asks."""
    asked, offsets = _query(store, text), itertools.cycle(range(0, 9950, 450))

    def turn() -> object:
        with store.reading() as transaction:
            return transaction.finding.page(asked, Order.STABILITY, next(offsets), 50)

    return turn


def _anki(path: Path, questions: int) -> Any:
    """The same cards in Anki's library; None where it is not installed."""
    try:
        from anki.collection import Collection
    except ImportError:
        print("  (Anki's library is not installed: measured without it)")
        return None
    fill_anki(path, questions, due=200)
    return Collection(str(path))


def main(questions: int = 10_000, rounds: int = 40) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "viva.db", questions, due=200)
        store = open_store(str(Path(folder) / "viva.db"))
        collection = _anki(Path(folder) / "anki.anki2", questions)
        for name, texts in _SEARCHES.items():
            things = {"viva": timed(_cycle(texts, _ours(store)))}
            if collection is not None:
                things = {"anki": timed(_cycle(texts, collection.find_cards)), **things}
            bar = "viva ≤ 1 ms" if name == "a rare word" else ""
            floor = "anki" if collection is not None else None
            report(f"{name}, {questions} questions", in_turn(things, rounds=rounds), floor=floor, bar=bar)
        _report_pages(store, collection, rounds)
        store.close()
        if collection is not None:
            collection.close()


def _first_page(store: Store, text: str, order: Order) -> Callable[[], object]:
    """The first page of 50 of what a search finds, after a change that makes what was found before worthless."""
    asked = _query(store, text)

    def turn() -> object:
        with store.writing() as transaction:
            transaction._connection.exec_driver_sql("UPDATE bank SET name = name")
        with store.reading() as transaction:
            return transaction.finding.page(asked, order, 0, 50)

    return turn


def _anki_page(collection: Any) -> Callable[[], object]:
    """The same in Anki's browser: what is found, by due day, and the rows of fifty."""
    collection.set_browser_card_columns(["question", "cardDue", "deck", "cardIvl"])

    def turn() -> object:
        found = collection.find_cards("deck:bench", order=collection.get_browser_column("cardDue"))
        return [collection.browser_row_for_id(card) for card in found[:50]]

    return turn


def _report_pages(store: Store, collection: Any, rounds: int) -> None:
    things = {
        "viva, all, the collection's order": timed(_first_page(store, "", Order.BEST)),
        "viva, all, by due day": timed(_first_page(store, "", Order.DUE)),
    }
    if collection is not None:
        things = {"anki, all, by due day": timed(_anki_page(collection)), **things}
    floor = "anki, all, by due day" if collection is not None else None
    report("a page of 50 cards of a list", in_turn(things, rounds=rounds), floor=floor, bar="≤ 50 ms")
    for name, text in (("without words", "is:review"), ("with words shown", "shaft")):
        report(f"the next page, {name}", in_turn({"viva": timed(_pages(store, text))}, rounds=rounds), bar="≤ 5 ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
