"""What statistics count of the cards as they stand, counted by the database. Retired cards are not among them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Double, Select, and_, case, cast, func, null, or_, select

from srs.clock import from_ms, to_ms
from srs.model import Phase, Subject
from srs.scheduler import interval_at
from srs.stats.cards import Forecast
from srs.stats.histogram import DIFFICULTY_EDGES, RECALL_EDGES, STABILITY_EDGES
from srs.stats.retention import MATURE_DAYS
from srs.store import tables
from srs.store.bucket import bucket
from srs.store.card_sets import CardSet
from srs.store.day_numbers import day_number

_STATE, _CARD, _QUESTION = tables.card_state.c, tables.card.c, tables.question.c
_A_DAY_MS = 86_400_000

_RETIRED = (
    select(_CARD.id)
    .join_from(tables.card, tables.question, _QUESTION.id == _CARD.question_id)
    .where(or_(_CARD.retired, _QUESTION.retired))
)
"""The cards that are not counted. They are few: to leave them out is quicker than to look every other card up."""


@dataclass(frozen=True, slots=True)
class Standing:
    """So many cards alike: a name of `CardCounts`, and the buckets their memory is in, None where it is in none."""

    phase: str
    stability: int | None
    difficulty: int | None
    recall: int | None
    count: int


class CardStatistics:
    """All cards, or those of a set."""

    def __init__(self, connection: Connection, cards: CardSet | None = None) -> None:
        self._connection = connection
        self._cards = cards

    def standing(self, today: date) -> tuple[Standing, ...]:
        """How many cards stand alike; a card reviewed today has no recall that could be told.

        Recall falls with the days since the last review over stability, so an edge of one is an edge of the other.
        """
        card = self._remembered(today).subquery().c
        falling = tuple(interval_at(1.0, recall) for recall in reversed(RECALL_EDGES))
        buckets = select(
            card.phase,
            case((card.stability.is_not(None), bucket(card.stability, STABILITY_EDGES))).label("stability"),
            case((card.difficulty.is_not(None), bucket(card.difficulty, DIFFICULTY_EDGES))).label("difficulty"),
            case((card.ratio.is_not(None), len(falling) - bucket(card.ratio, falling))).label("recall"),
        ).subquery()
        query = select(*buckets.c, func.count().label("count")).group_by(*buckets.c)
        return tuple(Standing(**row) for row in self._connection.execute(query).mappings())

    def _remembered(self, today: date) -> Select[*tuple[Any, ...]]:
        """Of each card its phase, and unless it is suspended its memory; `ratio` is of days since then to stability."""
        elapsed = cast(today.toordinal() - day_number(_STATE.study_day), Double)
        return self._live(
            _phase().label("phase"),
            case((~_STATE.suspended, _STATE.stability)).label("stability"),
            case((~_STATE.suspended, _STATE.difficulty)).label("difficulty"),
            case((and_(~_STATE.suspended, _STATE.study_day < today), elapsed / _STATE.stability)).label("ratio"),
        )

    def forecast(self, today: date, begins: datetime) -> Forecast:
        """When the cards come back that are due some day; `begins` is the moment at which today begins.

        A card in (re)learning counts for the study day of its moment, a buried one for the day on which it returns.
        """
        ms = to_ms(begins)
        days_on = case((_STATE.due_ms < ms, -1), else_=(_STATE.due_ms - ms) // _A_DAY_MS)
        buried = case((_STATE.buried_until > today, _STATE.buried_until))
        keys = (_STATE.due_day, days_on, buried)
        query = self._live(*keys, func.count()).where(~_STATE.suspended, _STATE.phase != Phase.NEW.value)
        overdue, days = 0, dict[date, int]()
        for due_day, on, until, count in self._connection.execute(query.group_by(*keys)):
            day = due_day or today + timedelta(days=on)
            day = max(day, until) if until else day
            if day < today:
                overdue += count
            else:
                days[day] = days.get(day, 0) + count
        return Forecast(overdue=overdue, days=dict(sorted(days.items())))

    def added(self) -> tuple[tuple[datetime, int, int], ...]:
        """How many of the cards each action added: its moment, its zone offset in minutes, the number.

        A card that two machines added, or that came, went and came back, counts for the first action that stands.
        """
        change, action = tables.change.c, tables.action.c
        first = (
            select(change.subject_id, func.min(change.action_id).label("action_id"))
            .where(change.subject == Subject.CARD.value, change.before.is_(null()))
            .where(change.action_id.not_in(select(tables.undone.c.action_id)))
            .group_by(change.subject_id)
            .subquery()
            .c
        )
        cards = self._live(first.action_id, func.count().label("count")).where(first.subject_id == _STATE.card_id)
        counted = cards.group_by(first.action_id).subquery().c
        query = select(action.moment_ms, action.zone_offset_minutes, counted.count)
        rows = self._connection.execute(query.where(action.id == counted.action_id))
        return tuple((from_ms(ms), offset, count) for ms, offset, count in rows)

    def _live(self, *columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
        """Columns of the states of cards that are not retired, of the set."""
        query = select(*columns).select_from(tables.card_state).where(_STATE.card_id.not_in(_RETIRED))
        return query if self._cards is None else query.where(_STATE.card_id.in_(self._cards))


def _phase() -> ColumnElement[str]:
    """Where a card stands, by the names of `CardCounts`."""
    review = _STATE.phase == Phase.REVIEW.value
    return case(
        (_STATE.suspended, "suspended"),
        (and_(review, day_number(_STATE.due_day) - day_number(_STATE.study_day) >= MATURE_DAYS), "mature"),
        (review, "young"),
        else_=_STATE.phase,
    )
