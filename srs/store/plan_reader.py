"""What a plan towards an interview is made of, read from the collection: cards with their memory, answers, days."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, select

from srs.clock import from_ms
from srs.model import LONGEST_ANSWER_MS, CardId, Chooser, EntryKind, Phase, QuestionId, Rating, Role
from srs.store import tables
from srs.store.standing import stands

_STATE, _CARD, _QUESTION, _ENTRY = tables.card_state.c, tables.card.c, tables.question.c, tables.entry.c

_LAST_ANSWERS = 2000
"""How many of the last answers say how a person answers."""


class PlanCard(NamedTuple):
    """A card that may be planned. `whole_point`: it asks for one key point, as a tick on its answer card reviews it.

    `minutes` is what the question's whole answer takes; `last_moment` of the last review, `due_at` the moment at which
    a step ends, None outside steps.
    """

    card: CardId
    question: QuestionId
    role: Role
    whole_point: bool
    deck: str
    sequence: int
    position: int
    minutes: float | None
    phase: Phase
    stability: float | None
    difficulty: float | None
    study_day: date | None
    reviews: int
    buried: bool
    due_at: datetime | None
    last_moment: datetime | None


class Answered(NamedTuple):
    """One answer: what it was to, how it was rated and how long it took (None where nobody knows)."""

    role: Role
    minutes: float | None
    rating: Rating
    first: bool
    seconds: float | None


class PlanReader:
    """What the plan of a study day is made of."""

    def __init__(self, connection: Connection, today: date) -> None:
        self._connection = connection
        self._today = today

    def cards(self, only: Collection[CardId]) -> list[PlanCard]:
        """These cards in the order of the collection, without those that are retired or suspended."""
        query = (
            select(
                _CARD.id,
                _CARD.question_id,
                _CARD.role,
                _CARD.point_id,
                _CARD.part,
                _QUESTION.deck,
                _QUESTION.sequence,
                _CARD.position,
                _QUESTION.minutes_low,
                _QUESTION.minutes_high,
                _STATE.phase,
                _STATE.stability,
                _STATE.difficulty,
                _STATE.study_day,
                _STATE.reviews,
                _STATE.buried_until,
                _STATE.due_ms,
                _STATE.last_ms,
            )
            .join_from(tables.card_state, tables.card, _CARD.id == _STATE.card_id)
            .join(tables.question, _QUESTION.id == _CARD.question_id)
            .where(~_CARD.retired, ~_QUESTION.retired, ~_STATE.suspended)
            .order_by(_QUESTION.sequence, _CARD.position, _CARD.id)
        )
        return [_plan_card(row, self._today) for row in self._connection.execute(query).all() if row[0] in only]

    def last_answers(self) -> list[Answered]:
        """The last reviews that the person answered and that stand, newest first; ticks on points are none."""
        query = self._answers().where(_ENTRY.kind == EntryKind.REVIEW.value).order_by(_ENTRY.id.desc())
        return [_answered(row) for row in self._connection.execute(query.limit(_LAST_ANSWERS))]

    def answers_today(self) -> list[Answered]:
        """What was answered on this study day, crammed or reviewed."""
        kinds = (EntryKind.REVIEW.value, EntryKind.CRAM.value)
        query = self._answers().where(_ENTRY.study_day == self._today, _ENTRY.kind.in_(kinds))
        return [_answered(row) for row in self._connection.execute(query)]

    def ratings_today(self) -> dict[CardId, list[Rating]]:
        """How each card that was reviewed on this study day was rated, by the person or by ticks, in their order."""
        query = (
            select(_ENTRY.card_id, _ENTRY.rating)
            .where(_ENTRY.study_day == self._today, _ENTRY.kind == EntryKind.REVIEW.value)
            .where(stands(_ENTRY.action_id))
            .order_by(_ENTRY.moment_ms, _ENTRY.id)
        )
        found: dict[CardId, list[Rating]] = {}
        for card, rating in self._connection.execute(query):
            found.setdefault(CardId(card), []).append(Rating(rating))
        return found

    def days_planned(self, since: date) -> frozenset[date]:
        """The study days from one on, today aside, on which the plan chose an answer that stands."""
        query = (
            select(_ENTRY.study_day)
            .distinct()
            .where(_ENTRY.study_day >= since, _ENTRY.study_day < self._today)
            .where(_ENTRY.chooser == Chooser.PLAN.value, stands(_ENTRY.action_id))
        )
        return frozenset(row[0] for row in self._connection.execute(query))

    def _answers(self) -> Select[*tuple[Any, ...]]:
        return (
            select(
                _CARD.role,
                _QUESTION.minutes_low,
                _QUESTION.minutes_high,
                _ENTRY.rating,
                _ENTRY.phase_before,
                _ENTRY.duration_ms,
            )
            .join_from(tables.entry, tables.card, _CARD.id == _ENTRY.card_id)
            .join(tables.question, _QUESTION.id == _CARD.question_id)
            .where(stands(_ENTRY.action_id), _ENTRY.chooser.is_distinct_from(Chooser.TICKS.value))
        )


def _plan_card(row: Sequence[Any], today: date) -> PlanCard:
    card, question, role, point, part, deck, sequence, position, low, high, *state = row
    phase, stability, difficulty, study_day, reviews, buried_until, due_ms, last_ms = state
    return PlanCard(
        card,
        question,
        Role(role),
        point is not None and part == point,
        deck,
        sequence,
        position,
        _middle(low, high),
        Phase(phase),
        stability,
        difficulty,
        study_day,
        reviews,
        buried_until is not None and buried_until > today,
        None if due_ms is None else from_ms(due_ms),
        None if last_ms is None else from_ms(last_ms),
    )


def _answered(row: Row[Any]) -> Answered:
    minutes = _middle(row.minutes_low, row.minutes_high)
    return Answered(
        role=Role(row.role),
        minutes=minutes,
        rating=Rating(row.rating),
        first=row.phase_before == Phase.NEW.value,
        seconds=counted_seconds(row.duration_ms, minutes),
    )


def counted_seconds(duration_ms: int | None, minutes: float | None) -> float | None:
    """The seconds of an answer as they count for a plan, for a question of so many minutes; None where nobody knows.

    Whoever walks away does not use up the day: an answer counts as `LONGEST_ANSWER_MS` at most, or as twice the
    question's minutes where that is longer.
    """
    if duration_ms is None:
        return None
    return min(duration_ms / 1000, max(LONGEST_ANSWER_MS / 1000, 2 * 60 * (minutes or 0.0)))


def _middle(low: float | None, high: float | None) -> float | None:
    if low is None or high is None:
        return high if low is None else low
    return (low + high) / 2
