"""How a card stands, its numbers, and what was done with it, as SQL.

A condition on a card's state names the cards by a look through the states alone, which are small: to join them with
their cards and questions first would take ten times as long.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from operator import ge, gt, le, lt
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, and_, cast, exists, false, func, literal, null, or_, select

from srs.clock import to_ms
from srs.model import EntryKind, Phase, Rating, Role, Subject
from srs.scheduler import interval_at
from srs.search.query import Query
from srs.search.tree import Added, Comparison, Condition, Measure, Measured, Rated
from srs.settings import Settings
from srs.store import tables

_JULIAN_1970 = 2440587.5

WEAK_RECALL = 0.8
"""Below this chance of recall today a card is weak."""

Sql = ColumnElement[bool]
_Compare = Callable[[Any, Any], Any]

_STATE, _CARD, _QUESTION = tables.card_state.c, tables.card.c, tables.question.c
_ENTRY, _ACTION, _CHANGE, _UNDONE = tables.entry.c, tables.action.c, tables.change.c, tables.undone.c
_LEARNING = (Phase.LEARNING.value, Phase.RELEARNING.value)
_TERMS = (Role.TERM.value, Role.TERM_REVERSED.value)
_ANSWERED = (EntryKind.REVIEW.value, EntryKind.CRAM.value)
_IN_DAYS_OR_TIMES = (Measure.DUE, Measure.INTERVAL, Measure.REVIEWS, Measure.LAPSES)
_COMPARED: Mapping[Comparison, _Compare] = {
    Comparison.LESS: lt, Comparison.LESS_OR_EQUAL: le, Comparison.MORE: gt, Comparison.MORE_OR_EQUAL: ge,
}  # fmt: skip


class States:
    """Conditions on the state of a card, seen from the day of a query, in one dialect of SQL."""

    def __init__(self, query: Query, dialect: str) -> None:
        self._query = query
        self._dialect = dialect

    # ------------------------------------------------------------------------------------------------------- conditions

    def standing(self, condition: Condition, settings: Callable[[], Mapping[str, Settings]]) -> Sql:
        """A card that stands so today; the settings of every deck say what a leech is."""
        match condition:
            case Condition.NEW | Condition.REVIEW:
                return _with(_STATE.phase == condition.value)
            case Condition.LEARNING:
                return _with(_STATE.phase.in_(_LEARNING))
            case Condition.DUE:
                return _with(self._due())
            case Condition.SUSPENDED:
                return _with(_STATE.suspended.is_(True))
            case Condition.BURIED:
                return _with(_STATE.buried_until > self._query.today)
            case Condition.FLAGGED:
                return _with(_STATE.flag.is_not(None))
            case Condition.LEECH:
                return _leech(settings())
            case Condition.UNANSWERED:
                return _unanswered()
            case Condition.WEAK:
                faded_or_failed = or_(self._recall(lt, WEAK_RECALL), _last_failed())
                return _with(and_(_STATE.phase != Phase.NEW.value, faded_or_failed))

    def _due(self) -> Sql:
        """Due today or before, and neither suspended nor buried."""
        not_buried = or_(_STATE.buried_until.is_(None), _STATE.buried_until <= self._query.today)
        return and_(self._due_day(le, 0), ~_STATE.suspended, not_buried)

    # ---------------------------------------------------------------------------------------------------------- numbers

    def measured(self, asked: Measured) -> Sql:
        """A number that compares so; a card without that number does not match."""
        return _with(self._measured(asked))

    def _measured(self, asked: Measured) -> Sql:
        if asked.comparison in _COMPARED:
            return self._compared(asked.measure, _COMPARED[asked.comparison], asked.value)
        whole = asked.measure in _IN_DAYS_OR_TIMES
        half = 0.0 if whole else 0.5 * 10**-asked.decimals
        low, high = asked.value - half, asked.value + half
        if asked.comparison is Comparison.EQUAL:
            return and_(
                self._compared(asked.measure, ge, low), self._compared(asked.measure, le if whole else lt, high)
            )
        return or_(self._compared(asked.measure, lt, low), self._compared(asked.measure, gt if whole else ge, high))

    def _compared(self, measure: Measure, compare: _Compare, value: float) -> Sql:
        match measure:
            case Measure.DUE:
                return self._due_day(compare, int(value))
            case Measure.RETRIEVABILITY:
                return self._recall(compare, value)
            case Measure.INTERVAL:
                days = self._days(_STATE.due_day, _STATE.study_day)
                return and_(_STATE.phase == Phase.REVIEW.value, compare(days, value))
            case Measure.STABILITY | Measure.DIFFICULTY | Measure.REVIEWS | Measure.LAPSES:
                found: Sql = compare(_STATE[measure.value], value)
                return found

    def _due_day(self, compare: _Compare, days: int) -> Sql:
        """The study day a card is due, or that of the moment it is, compared with `days` after today."""
        day = self._query.today + timedelta(days=days)
        past = compare in (le, gt)  # the bound is the end of the day
        end = to_ms(self._query.start_of(day + timedelta(days=past)))
        by_moment = _STATE.due_ms < end if compare in (lt, le) else _STATE.due_ms >= end
        return or_(compare(_STATE.due_day, day), by_moment)

    def _recall(self, compare: _Compare, share: float) -> Sql:
        """The chance of recall today, of cards that have one: not of new ones, nor on the study day of a review.

        It falls with the days since the last review, in units of stability, so a bound on it is one on those.
        """
        elapsed = self.elapsed()
        if share <= 0:
            return and_(elapsed > 0, _STATE.stability.is_not(None)) if compare in (gt, ge) else false()
        fallen: Mapping[_Compare, _Compare] = {lt: gt, le: ge, gt: lt, ge: le}
        return and_(elapsed > 0, fallen[compare](elapsed, _STATE.stability * interval_at(1.0, min(share, 1.0))))

    def elapsed(self) -> ColumnElement[Any]:
        """The study days since the last review of a card."""
        return self._days(literal(self._query.today, Date), _STATE.study_day)

    def due(self) -> ColumnElement[Any]:
        """When a card is due, in days: a number that is only good to order by."""
        if self._dialect == "sqlite":
            return func.coalesce(_STATE.due_ms / 86_400_000.0, func.julianday(_STATE.due_day) - _JULIAN_1970)
        return func.coalesce(_STATE.due_ms / 86_400_000.0, func.extract("epoch", _STATE.due_day) / 86_400.0)

    def _days(self, later: ColumnElement[Any], earlier: ColumnElement[Any]) -> ColumnElement[Any]:
        """The days from one date to another."""
        if self._dialect == "sqlite":
            return func.julianday(later) - func.julianday(earlier)
        return cast(later - earlier, Integer)

    # ---------------------------------------------------------------------------------------------------- what was done

    def rated(self, asked: Rated) -> Sql:
        """A card answered on one of the last study days, in a review or while cramming."""
        first = self._query.today - timedelta(days=asked.days - 1)
        answers = (
            select(_ENTRY.card_id)
            .outerjoin_from(tables.entry, tables.undone, _ENTRY.action_id == _UNDONE.action_id)
            .where(_UNDONE.action_id.is_(None), _ENTRY.kind.in_(_ANSWERED), _ENTRY.study_day >= first)
        )
        if asked.rating is not None:
            answers = answers.where(_ENTRY.rating == int(asked.rating))
        return _CARD.id.in_(answers)

    def added(self, asked: Added) -> Sql:
        """A card that an action made which stands, on one of the last study days."""
        since = to_ms(self._query.start_of(self._query.today - timedelta(days=asked.days - 1)))
        made = (
            select(_CHANGE.subject_id)
            .join_from(tables.change, tables.action, _CHANGE.action_id == _ACTION.id)
            .outerjoin(tables.undone, _CHANGE.action_id == _UNDONE.action_id)
            .where(_UNDONE.action_id.is_(None), _CHANGE.subject == Subject.CARD.value, _CHANGE.before.is_(null()))
            .where(_ACTION.moment_ms >= since, _CHANGE.action_id >= _first_id(since))
        )
        return _CARD.id.in_(made)


def _with(state: Sql) -> Sql:
    """A card whose state is so."""
    return _CARD.id.in_(select(_STATE.card_id).where(state))


def _first_id(milliseconds: int) -> str:
    """What every id of an action from this moment on is above: UUIDv7 begins with its time, never before the moment."""
    digits = f"{milliseconds:012x}"
    return f"{digits[:8]}-{digits[8:]}"


def _leech(settings: Mapping[str, Settings]) -> Sql:
    """A card that failed as often as its deck calls it a leech; 0 calls none one."""
    decks: dict[int, list[str]] = {}
    for deck, of_deck in settings.items():
        decks.setdefault(of_deck.leech_threshold, []).append(deck)
    if len(decks) == 1:
        (threshold,) = decks
        return _with(_STATE.lapses >= threshold) if threshold else false()
    failed = ((_with(_STATE.lapses >= threshold), of) for threshold, of in decks.items() if threshold)
    return or_(false(), *(and_(often, _QUESTION.deck.in_(of)) for often, of in failed))


def _unanswered() -> Sql:
    """A card of a question that has no card which asks for its answer."""
    other = tables.card.alias("answering")
    asking = (other.c.question_id == _QUESTION.id, ~other.c.retired, other.c.role.not_in(_TERMS))
    return ~exists(select(literal(1)).where(*asking))


def _last_failed() -> Sql:
    """A card whose last review that stands was rated Again."""
    last = (
        select(_ENTRY.rating)
        .outerjoin_from(tables.entry, tables.undone, _ENTRY.action_id == _UNDONE.action_id)
        .where(_ENTRY.card_id == _STATE.card_id, _ENTRY.kind == EntryKind.REVIEW.value, _UNDONE.action_id.is_(None))
        .order_by(_ENTRY.moment_ms.desc(), _ENTRY.id.desc())
        .limit(1)
        .correlate(tables.card_state)
    )
    return last.scalar_subquery() == int(Rating.AGAIN)
