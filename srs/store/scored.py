"""The reviews that recall is judged by, as a query: each was on a later study day than its card's last review."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, select, true, tuple_
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from srs.model import EntryKind, Rating
from srs.stats.retention import MATURE_DAYS
from srs.store import tables
from srs.store.bucket import bucket
from srs.store.card_sets import CardSet
from srs.store.day_numbers import day_number
from srs.store.standing import LOCAL_HOUR, counted, stands

Columns = ReadOnlyColumnCollection[str, Any]

_ENTRY = tables.entry.c
_TOUCHING_MEMORY = (EntryKind.REVIEW.value, EntryKind.RESET.value)

_NEVER = 4_000_000
"""A study day that no day is later than: what a reset leaves, after which a card is new again."""


def scored_reviews(first: date | None, cards: CardSet | None) -> Select[*tuple[Any, ...]]:
    """The reviews from a study day on: `day` (its number), `hour`, `age` (0, 1, 2), `passed`, `expected` (recall).

    The span is asked for by the number of its day, which no index has: SQLite then goes through the log card by card,
    where the review before is next to each, and not day by day. The offset of nothing is a fence: without it SQLite
    looks back once for each place that names `last_day`.
    """
    day = day_number(_ENTRY.study_day)
    begun = true() if first is None else day >= first.toordinal()
    review = (
        select(
            day.label("day"),
            LOCAL_HOUR.label("hour"),
            (_ENTRY.rating > int(Rating.AGAIN)).label("passed"),
            _ENTRY.expected_recall.label("expected"),
            _last_day().label("last_day"),
        )
        .where(_ENTRY.kind == EntryKind.REVIEW.value, begun, counted(None, cards))
        .offset(0)
        .subquery()
        .c
    )
    age = bucket(review.day - review.last_day, (2, MATURE_DAYS)).label("age")
    return select(review.day, review.hour, age, review.passed, review.expected).where(review.last_day < review.day)


def _last_day() -> ColumnElement[int]:
    """The study day of the card's last review before an entry, as a number; `_NEVER` where that was a reset."""
    before = tables.entry.alias("before")
    of_review = before.c.kind == EntryKind.REVIEW.value
    return (
        select(case((of_review, day_number(before.c.study_day)), else_=_NEVER))
        .where(
            before.c.card_id == _ENTRY.card_id,
            before.c.kind.in_(_TOUCHING_MEMORY),
            stands(before.c.action_id),
            tuple_(before.c.moment_ms, before.c.id) < tuple_(_ENTRY.moment_ms, _ENTRY.id),
        )
        .order_by(before.c.moment_ms.desc(), before.c.id.desc())
        .limit(1)
        .correlate(tables.entry)
        .scalar_subquery()
    )
