"""Every figure of a collection over a span of days: what statistics show, read part by part in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
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


class Part(StrEnum):
    """What figures are read in: each part is a look through the collection of its own."""

    DAYS = "days"
    """The days of the activity."""
    BUTTONS = "buttons"
    """Its buttons and hours."""
    RECALL = "recall"
    """Retention and calibration."""
    CARDS = "cards"


PARTS = tuple(Part)
"""All parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures as of a study day: of the log from `first` on (None: all of it), of the cards as they stand."""

    today: date
    first: date | None = None
    activity: Activity = field(default_factory=Activity)
    retention: Retention = field(default_factory=Retention)
    calibration: Calibration = field(default_factory=Calibration)
    cards: Cards = field(default_factory=Cards)


Progress = Callable[[Figures, frozenset[Part]], object]
"""Is told the figures whenever a part of them is read, and which parts have been."""


def _untold(_figures: Figures, _read: frozenset[Part]) -> None:
    """Tell nobody."""


def figures(
    store: Store,
    clock: Clock,
    *,
    days: int | None = None,
    cards: CardSet | None = None,
    parts: Sequence[Part] = PARTS,
    progress: Progress = _untold,
) -> Figures:
    """The figures of the last so many study days, today among them (or of all), for all cards or those of a set.

    The cards' own figures are as they stand today, whatever the span. The parts are read in the order given; what is
    not among them stays empty.

    Raises:
        CollectionError: the collection cannot be read.
    """
    today = clock.study_day()
    first = None if days is None else today - timedelta(days=min(days, today.toordinal()) - 1)
    found = Figures(today=today, first=first)
    with store.reading() as transaction:
        for number, part in enumerate(parts, 1):
            found = _with(found, part, transaction, clock, cards)
            progress(found, frozenset(parts[:number]))
    return found


def _with(found: Figures, part: Part, transaction: Transaction, clock: Clock, cards: CardSet | None) -> Figures:
    """The figures with one part more."""
    log = transaction.log_statistics(found.first, cards)
    match part:
        case Part.DAYS:
            return replace(found, activity=replace(found.activity, days=log.days()))
        case Part.BUTTONS:
            return replace(found, activity=activity(found.activity.days, log.presses()))
        case Part.RECALL:
            recall = log.recall()
            recalled = retention(recall.recalled, recall.hours)
            return replace(found, retention=recalled, calibration=calibration(recall.predicted))
        case Part.CARDS:
            return replace(found, cards=_cards(transaction, clock, cards))


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
