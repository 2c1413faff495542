"""What statistics count in the log, counted by the database: answers, buttons, recall.

Only standing entries count. A span begins with a study day or, without one, with the first entry; a set of cards
narrows everything.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Double,
    Integer,
    Select,
    case,
    cast,
    func,
    null,
    select,
    text,
    union_all,
)
from sqlalchemy.exc import OperationalError

from srs.model import LONGEST_ANSWER_MS, Chooser, EntryKind, Phase, Rating
from srs.stats.activity import Presses, Work
from srs.stats.calibration import EDGES, SURE, Predicted
from srs.stats.retention import Age, Recalled
from srs.stats.share import Share
from srs.store import tables
from srs.store.bucket import bucket
from srs.store.card_sets import CardSet
from srs.store.scored import Columns, scored_reviews
from srs.store.standing import LOCAL_HOUR, counted

_ENTRY = tables.entry.c
_ANSWERED = (EntryKind.REVIEW.value, EntryKind.CRAM.value)
_BY_TICKS = _ENTRY.chooser.is_not_distinct_from(Chooser.TICKS.value)
_AGES = (Age.NEXT_DAY, Age.YOUNG, Age.MATURE)


@dataclass(frozen=True, slots=True)
class RecallCounts:
    """Reviews on a later study day than their card's last, counted by day and age, by hour, and by predicted recall."""

    recalled: tuple[Recalled, ...]
    hours: Mapping[int, Share]
    predicted: tuple[Predicted, ...]


class LogStatistics:
    """The log from a study day on (or all of it), of all cards or of a set."""

    def __init__(self, connection: Connection, first: date | None = None, cards: CardSet | None = None) -> None:
        self._connection = connection
        self._first = first
        self._cards = cards

    def days(self) -> dict[date, Work]:
        """What was done on each study day that has any, in order."""
        time = case((_ENTRY.duration_ms > LONGEST_ANSWER_MS, LONGEST_ANSWER_MS), else_=_ENTRY.duration_ms)
        of_review = _ENTRY.kind == EntryKind.REVIEW.value
        query = select(
            _ENTRY.study_day,
            func.count().filter(of_review, ~_BY_TICKS),
            func.count().filter(~of_review, ~_BY_TICKS),
            func.count().filter(_BY_TICKS),
            func.coalesce(func.sum(time), 0),
        ).where(_ENTRY.kind.in_(_ANSWERED), counted(self._first, self._cards))
        rows = self._connection.execute(query.group_by(_ENTRY.study_day).order_by(_ENTRY.study_day))
        return {
            day: Work(reviews=reviews, crams=crams, ticked=ticked, milliseconds=int(milliseconds))
            for day, reviews, crams, ticked, milliseconds in rows
        }

    def presses(self) -> tuple[Presses, ...]:
        """Answers by hour, button and phase; those that ticks gave are nobody's press."""
        keys = (LOCAL_HOUR, _ENTRY.kind == EntryKind.CRAM.value, _ENTRY.phase_before, _ENTRY.rating)
        query = (
            select(*keys, func.count())
            .where(_ENTRY.kind.in_(_ANSWERED), ~_BY_TICKS, counted(self._first, self._cards))
            .group_by(*keys)
        )
        return tuple(
            Presses(
                hour=hour,
                cram=bool(cram),
                phase=Phase(phase) if phase else None,
                rating=Rating(rating) if rating else None,
                count=count,
            )
            for hour, cram, phase, rating, count in self._connection.execute(query)
        )

    def recall(self) -> RecallCounts:
        """How the cards were recalled that came on a later study day than their last review."""
        _have_logarithm(self._connection)
        recalled, hours, predicted = [], {}, []
        for day, hour, age, number, expected, loss, count, passed in self._connection.execute(self._recall_counts()):
            if age is not None:
                recalled.append(Recalled(day=date.fromordinal(day), age=_AGES[age], share=Share(passed, count)))
            elif hour is not None:
                hours[hour] = Share(passed, count)
            else:
                predicted.append(Predicted(bin=number, count=count, expected=expected, recalled=passed, loss=loss))
        return RecallCounts(tuple(recalled), hours, tuple(predicted))

    def _recall_counts(self) -> Select[*tuple[Any, ...]]:
        """One pass over the scored reviews, counted in three ways; which one a row is of, its keys say."""
        scored = scored_reviews(self._first, self._cards).cte("scored").c
        days = _counted_by(scored, day=scored.day, age=scored.age)
        hours = _counted_by(scored, hour=scored.hour)
        sure = case((scored.expected < SURE, SURE), (scored.expected > 1 - SURE, 1 - SURE), else_=scored.expected)
        bins = _counted_by(
            scored,
            bin=bucket(scored.expected, EDGES),
            expected=func.sum(scored.expected),
            loss=func.sum(-func.ln(case((scored.passed, sure), else_=1 - sure))),
        ).where(scored.expected.is_not(None))
        return select(union_all(days, hours, bins).subquery())


_KEYS = {"day": Integer, "hour": Integer, "age": Integer, "bin": Integer}
_SUMS = {"expected": Double, "loss": Double}


def _counted_by(scored: Columns, **columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """How many of the scored reviews there are and were passed, by these keys; what a row does not have is null."""
    keys = [column for name, column in columns.items() if name in _KEYS]
    every = {name: columns.get(name, cast(null(), of())) for name, of in (_KEYS | _SUMS).items()}
    count = {"count": func.count(), "passed": func.count().filter(scored.passed)}
    return select(*[column.label(name) for name, column in (every | count).items()]).group_by(*keys)


def _have_logarithm(connection: Connection) -> None:
    """Give SQLite the natural logarithm, which it may have been built without."""
    if connection.dialect.name != "sqlite":
        return
    try:
        connection.execute(text("SELECT ln(1.0)"))
    except OperationalError:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.create_function("ln", 1, math.log, deterministic=True)
