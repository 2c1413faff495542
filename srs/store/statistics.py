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
    Date,
    Double,
    Integer,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    func,
    null,
    select,
    text,
    tuple_,
    union_all,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from srs.model import LONGEST_ANSWER_MS, Chooser, EntryKind, Phase, Rating
from srs.stats.activity import Presses, Work
from srs.stats.calibration import EDGES, SURE, Predicted
from srs.stats.retention import MATURE_DAYS, Age, Recalled
from srs.stats.share import Share
from srs.store import tables
from srs.store.bucket import bucket
from srs.store.card_sets import CardSet
from srs.store.day_arithmetic import days_between

_ENTRY = tables.entry.c
_ANSWERED = (EntryKind.REVIEW.value, EntryKind.CRAM.value)
_HOUR = (_ENTRY.moment_ms + _ENTRY.zone_offset_minutes * 60_000) // 3_600_000 % 24
"""The local hour of an entry, by the zone offset that was stored with it."""

_BY_TICKS = _ENTRY.chooser.is_not_distinct_from(Chooser.TICKS.value)


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
        ).where(_ENTRY.kind.in_(_ANSWERED), self._counted(), self._in_span())
        rows = self._connection.execute(query.group_by(_ENTRY.study_day).order_by(_ENTRY.study_day))
        return {
            day: Work(reviews=reviews, crams=crams, ticked=ticked, milliseconds=int(milliseconds))
            for day, reviews, crams, ticked, milliseconds in rows
        }

    def presses(self) -> tuple[Presses, ...]:
        """Answers by hour, button and phase; those that ticks gave are nobody's press."""
        keys = (_HOUR, _ENTRY.kind, _ENTRY.phase_before, _ENTRY.rating)
        query = (
            select(*keys, func.count())
            .where(_ENTRY.kind.in_(_ANSWERED), ~_BY_TICKS, self._counted(), self._in_span())
            .group_by(*keys)
        )
        return tuple(
            Presses(
                hour=hour,
                cram=kind == EntryKind.CRAM.value,
                phase=Phase(phase) if phase else None,
                rating=Rating(rating) if rating else None,
                count=count,
            )
            for hour, kind, phase, rating, count in self._connection.execute(query)
        )

    # ----------------------------------------------------------------------------------------------------------- recall

    def recall(self) -> RecallCounts:
        """How the cards were recalled that came on a later study day than their last review."""
        _have_logarithm(self._connection)
        recalled, hours, predicted = [], {}, []
        for day, hour, age, number, expected, loss, count, passed in self._connection.execute(self._recall_counts()):
            if age is not None:
                recalled.append(Recalled(day=day, age=Age(age), share=Share(passed, count)))
            elif hour is not None:
                hours[hour] = Share(passed, count)
            else:
                predicted.append(Predicted(bin=number, count=count, expected=expected, recalled=passed, loss=loss))
        return RecallCounts(tuple(recalled), hours, tuple(predicted))

    def _recall_counts(self) -> Select[*tuple[Any, ...]]:
        """One pass over the scored reviews, counted in three ways; which one a row is of, its keys say."""
        scored = self._scored().cte("scored").c
        days = _counted_by(scored, day=scored.study_day, age=scored.age)
        hours = _counted_by(scored, hour=scored.hour)
        sure = case((scored.expected < SURE, SURE), (scored.expected > 1 - SURE, 1 - SURE), else_=scored.expected)
        bins = _counted_by(
            scored,
            bin=bucket(scored.expected, EDGES),
            expected=func.sum(scored.expected),
            loss=func.sum(-func.ln(case((scored.passed, sure), else_=1 - sure))),
        ).where(scored.expected.is_not(None))
        return select(union_all(days, hours, bins).subquery())

    def _scored(self) -> Select[*tuple[Any, ...]]:
        """The reviews on a later study day than their card's last: day, hour, age, whether passed, expected recall."""
        with_last = self._with_last_by_window() if self._first is None else self._with_last_by_lookup()
        gap = days_between(with_last.c.last_day, with_last.c.study_day)
        age = case((gap == 1, Age.NEXT_DAY.value), (gap < MATURE_DAYS, Age.YOUNG.value), else_=Age.MATURE.value)
        return select(
            with_last.c.study_day,
            with_last.c.hour,
            age.label("age"),
            (with_last.c.rating > int(Rating.AGAIN)).label("passed"),
            with_last.c.expected_recall.label("expected"),
        ).where(with_last.c.last_day < with_last.c.study_day, with_last.c.kind == EntryKind.REVIEW.value)

    def _with_last_by_window(self) -> Subquery:
        """Reviews and resets, each with the study day of its card's last review; the quicker way for a whole log."""
        order = (_ENTRY.moment_ms, _ENTRY.id)
        last = func.lag(_study_day_of_review(_ENTRY)).over(partition_by=_ENTRY.card_id, order_by=order)
        query = select(*_REVIEWED, last.label("last_day"))
        return query.where(_ENTRY.kind.in_(_TOUCHING_MEMORY), self._counted()).subquery()

    def _with_last_by_lookup(self) -> Subquery:
        """Reviews of the span, each with the study day of its card's last review, even before the span."""
        before = tables.entry.alias("before")
        last = (
            select(_study_day_of_review(before.c))
            .where(
                before.c.card_id == _ENTRY.card_id,
                before.c.kind.in_(_TOUCHING_MEMORY),
                _stands(before.c.action_id),
                tuple_(before.c.moment_ms, before.c.id) < tuple_(_ENTRY.moment_ms, _ENTRY.id),
            )
            .order_by(before.c.moment_ms.desc(), before.c.id.desc())
            .limit(1)
            .correlate(tables.entry)
            .scalar_subquery()
        )
        query = select(*_REVIEWED, last.label("last_day"))
        return query.where(_ENTRY.kind == EntryKind.REVIEW.value, self._counted(), self._in_span()).subquery()

    # -------------------------------------------------------------------------------------------------- what is counted

    def _counted(self) -> ColumnElement[bool]:
        """Standing entries of the set of cards."""
        stands = _stands(_ENTRY.action_id)
        return stands if self._cards is None else and_(stands, _ENTRY.card_id.in_(self._cards))

    def _in_span(self) -> ColumnElement[bool]:
        return and_(True) if self._first is None else _ENTRY.study_day >= self._first


def _counted_by(scored: ReadOnlyColumnCollection[str, Any], **columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """How many of the scored reviews there are and were passed, by these keys; what a row does not have is null."""
    keys = [column for name, column in columns.items() if name in ("day", "hour", "age", "bin")]
    every = {name: columns.get(name, cast(null(), of())) for name, of in _COLUMNS.items()}
    count = {"count": func.count(), "passed": func.count().filter(scored.passed)}
    return select(*[column.label(name) for name, column in (every | count).items()]).group_by(*keys)


_COLUMNS = {"day": Date, "hour": Integer, "age": String, "bin": Integer, "expected": Double, "loss": Double}

_TOUCHING_MEMORY = (EntryKind.REVIEW.value, EntryKind.RESET.value)
_REVIEWED = (_ENTRY.study_day, _ENTRY.kind, _HOUR.label("hour"), _ENTRY.rating, _ENTRY.expected_recall)


def _stands(action: ColumnElement[str]) -> ColumnElement[bool]:
    return action.not_in(select(tables.undone.c.action_id))


def _study_day_of_review(entry: ReadOnlyColumnCollection[str, Any]) -> ColumnElement[date]:
    """The study day of a review; nothing of a reset, after which a card is new again."""
    return case((entry.kind == EntryKind.REVIEW.value, entry.study_day))


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
