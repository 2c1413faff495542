"""What touched the memories of cards: the standing reviews and resets, as plain rows."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from srs.model import EntryKind
from srs.store import tables
from srs.store.standing import stands

_ENTRY = tables.entry.c


def touches(connection: Connection) -> Iterator[tuple[str, date, int | None]]:
    """Card, study day and rating (None for a reset) of each, in order of time: by moment, then id."""
    query = (
        select(_ENTRY.card_id, _ENTRY.study_day, _ENTRY.rating, _ENTRY.kind)
        .where(_ENTRY.kind.in_((EntryKind.REVIEW.value, EntryKind.RESET.value)), stands(_ENTRY.action_id))
        .order_by(_ENTRY.moment_ms, _ENTRY.id)
    )
    for card, study_day, rating, kind in connection.execute(query):
        yield card, study_day, rating if kind == EntryKind.REVIEW.value else None
