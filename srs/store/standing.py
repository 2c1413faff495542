"""Which entries of the log statistics count: those that stand, from a study day on, of a set of cards."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, select, true

from srs.store import tables
from srs.store.card_sets import CardSet

_ENTRY = tables.entry.c

LOCAL_HOUR: ColumnElement[int] = (_ENTRY.moment_ms + _ENTRY.zone_offset_minutes * 60_000) // 3_600_000 % 24
"""The hour of an entry where the person was, by the zone offset that was stored with it."""


def stands(action: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether an action was not undone."""
    return action.not_in(select(tables.undone.c.action_id))


def counted(first: date | None, cards: CardSet | None) -> ColumnElement[bool]:
    """Whether an entry stands, is of this study day or a later one, and of a card of this set."""
    begun = true() if first is None else _ENTRY.study_day >= first
    of_cards = true() if cards is None else _ENTRY.card_id.in_(cards)
    return and_(begun, of_cards, stands(_ENTRY.action_id))
