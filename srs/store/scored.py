"""The reviews that recall is judged by, as a query: each was on a later study day than its card's last review."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select, tuple_
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

_MARGIN_DAYS = 2
"""How many study days before a span are read with it: after a flight west, one of its moments may be of those."""


def scored_reviews(first: date | None, cards: CardSet | None) -> Select[*tuple[Any, ...]]:
    """The reviews from a study day on: `day` (its number), `hour`, `age` (0, 1, 2), `passed`, `expected` (recall)."""
    touched = _touched(first, cards).subquery("touched").c
    order = (touched.moment_ms, touched.id)
    last: ColumnElement[int] = func.lag(touched.leaves).over(partition_by=touched.card_id, order_by=order)
    if first is not None:
        last = func.coalesce(last, _before_the_span(touched))
    with_last = select(*touched, last.label("last_day")).subquery().c
    query = select(
        with_last.day,
        with_last.hour,
        bucket(with_last.day - with_last.last_day, (2, MATURE_DAYS)).label("age"),
        (with_last.rating > int(Rating.AGAIN)).label("passed"),
        with_last.expected_recall.label("expected"),
    ).where(with_last.last_day < with_last.day, with_last.kind == EntryKind.REVIEW.value)
    return query if first is None else query.where(with_last.day >= first.toordinal())


def _touched(first: date | None, cards: CardSet | None) -> Select[*tuple[Any, ...]]:
    """Reviews and resets of the span and just before it; `leaves` is what their card's next review looks back to.

    The offset of nothing is a fence: without it SQLite walks the whole log in the order of cards, span or not.
    """
    early = None if first is None else date.fromordinal(max(1, first.toordinal() - _MARGIN_DAYS))
    query = select(
        _ENTRY.card_id, _ENTRY.moment_ms, _ENTRY.id, _ENTRY.kind, _ENTRY.rating, _ENTRY.expected_recall,
        day_number(_ENTRY.study_day).label("day"), LOCAL_HOUR.label("hour"), _leaves(_ENTRY).label("leaves"),
    )  # fmt: skip
    return query.where(_ENTRY.kind.in_(_TOUCHING_MEMORY), counted(early, cards)).offset(0)


def _leaves(entry: Columns) -> ColumnElement[int]:
    """The study day of a review, as a number; `_NEVER` of a reset."""
    return case((entry.kind == EntryKind.REVIEW.value, day_number(entry.study_day)), else_=_NEVER)


def _before_the_span(touched: Columns) -> ColumnElement[int]:
    """What a card's last review or reset before an entry leaves: for the first of a span, which has none in it."""
    before = tables.entry.alias("before")
    return (
        select(_leaves(before.c))
        .where(
            before.c.card_id == touched.card_id,
            before.c.kind.in_(_TOUCHING_MEMORY),
            stands(before.c.action_id),
            tuple_(before.c.moment_ms, before.c.id) < tuple_(touched.moment_ms, touched.id),
        )
        .order_by(before.c.moment_ms.desc(), before.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
