"""Every figure of a collection over a span of days: what statistics show, read in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import TypeVar

from srs.clock import Clock, study_day
from srs.stats.activity import Activity, activity
from srs.stats.calibration import Calibration, calibration
from srs.stats.cards import CardCounts, Cards
from srs.stats.histogram import DIFFICULTY_EDGES, RECALL_EDGES, STABILITY_EDGES, histogram
from srs.stats.retention import Retention, retention
from srs.store import Store, Transaction
from srs.store.card_sets import CardSet

Key = TypeVar("Key")

Progress = Callable[[str, int, int], object]
"""Is told what is being read, how many parts are done, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures as of a study day: of the log from `first` on (None: all of it), of the cards as they stand."""

    today: date
    first: date | None = None
    activity: Activity = field(default_factory=Activity)
    retention: Retention = field(default_factory=Retention)
    calibration: Calibration = field(default_factory=Calibration)
    cards: Cards = field(default_factory=Cards)


def _untold(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""


def figures(
    store: Store, clock: Clock, *, days: int | None = None, cards: CardSet | None = None, progress: Progress = _untold
) -> Figures:
    """The figures of the last so many study days, today among them (or of all), for all cards or those of a set.

    The cards' own figures are as they stand today, whatever the span.

    Raises:
        CollectionError: the collection cannot be read.
    """
    today = clock.study_day()
    first = None if days is None else today - timedelta(days=min(days, today.toordinal()) - 1)
    with store.reading() as transaction:
        log = transaction.log_statistics(first, cards)
        progress("answers", 0, 4)
        work = log.days()
        progress("buttons", 1, 4)
        done = activity(work, log.presses())
        progress("recall", 2, 4)
        recall = log.recall()
        progress("cards", 3, 4)
        standing = _cards(transaction, clock, cards)
        progress("cards", 4, 4)
    return Figures(
        today=today,
        first=first,
        activity=done,
        retention=retention(recall.recalled, recall.hours),
        calibration=calibration(recall.predicted),
        cards=standing,
    )


def _cards(transaction: Transaction, clock: Clock, cards: CardSet | None) -> Cards:
    """The cards as they stand."""
    counted, today = transaction.card_statistics(cards), clock.study_day()
    alike = counted.standing(today)
    return Cards(
        counts=CardCounts(**_added_up((each.phase, each.count) for each in alike)),
        forecast=counted.forecast(today, clock.start_of_day(today)),
        added=_by_day(counted.added(), clock.rollover_hour),
        stability=histogram(0.0, STABILITY_EDGES, None, _added_up((each.stability, each.count) for each in alike)),
        difficulty=histogram(1.0, DIFFICULTY_EDGES, 10.0, _added_up((each.difficulty, each.count) for each in alike)),
        retrievability=histogram(0.0, RECALL_EDGES, 1.0, _added_up((each.recall, each.count) for each in alike)),
    )


def _added_up(counts: Iterable[tuple[Key | None, int]]) -> dict[Key, int]:
    """Counts added up by key; those without one are left out."""
    found: dict[Key, int] = {}
    for key, count in counts:
        if key is not None:
            found[key] = found.get(key, 0) + count
    return found


def _by_day(added: Iterable[tuple[datetime, int, int]], rollover_hour: int) -> dict[date, int]:
    """Cards by the study day of the action that added them."""
    days = ((study_day(at, timezone(timedelta(minutes=offset)), rollover_hour), n) for at, offset, n in added)
    return dict(sorted(_added_up(days).items()))
