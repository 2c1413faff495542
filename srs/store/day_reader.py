"""What the queue of a study day is built from, read from the collection: the cards that may come, and what was done."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, case, exists, false, func, or_, select

from srs.card_queue import lot
from srs.clock import from_ms
from srs.cramming import Crammed
from srs.day import Candidate, Day
from srs.model import LONGEST_ANSWER_MS, ActionId, CardId, Chooser, EntryKind, Phase, QuestionId, Rating, Role
from srs.settings import NewOrder, Settings
from srs.store import tables

_STATE, _CARD, _QUESTION = tables.card_state, tables.card, tables.question
_LEARNING = (Phase.LEARNING.value, Phase.RELEARNING.value)
_COUNTED = (Chooser.QUEUE.value, Chooser.PERSON.value)
"""Who must have chosen a review for it to count for the day's limits: a plan goes by its minutes."""

_LONGEST_SITTING = timedelta(days=2)
"""How far back a cram that is still going on may have begun."""

_LAST_ANSWERS, _ENOUGH_ANSWERS = 2000, 10
"""How many of the last answers say what one takes, and how many a role needs."""


def _live(today: date) -> Select[*tuple[object, ...]]:
    """The columns of a candidate, of cards that may come today."""
    return (
        select(
            _CARD.c.id,
            _CARD.c.question_id,
            _CARD.c.role,
            _QUESTION.c.deck,
            _QUESTION.c.sequence,
            _CARD.c.position,
            _STATE.c.phase,
            _STATE.c.stability,
            _STATE.c.difficulty,
            _STATE.c.study_day,
            _STATE.c.due_day,
            _STATE.c.due_ms,
        )
        .select_from(_STATE)
        .join(_CARD, _CARD.c.id == _STATE.c.card_id)
        .join(_QUESTION, _QUESTION.c.id == _CARD.c.question_id)
        .where(
            ~_CARD.c.retired,
            ~_QUESTION.c.retired,
            ~_STATE.c.suspended,
            or_(_STATE.c.buried_until.is_(None), _STATE.c.buried_until <= today),
        )
    )


_OTHER, _ITS_STATE = _CARD.alias("answer_card"), _STATE.alias("answer_state")
_ANSWER_IS_NEW = exists().where(
    _OTHER.c.question_id == _CARD.c.question_id,
    _OTHER.c.role == Role.ANSWER.value,
    ~_OTHER.c.retired,
    _ITS_STATE.c.card_id == _OTHER.c.id,
    _ITS_STATE.c.phase == Phase.NEW.value,
    ~_ITS_STATE.c.suspended,
)


class DayReader:
    """A study day; with `only`, as if there were no other cards to come."""

    def __init__(self, connection: Connection, today: date, only: Collection[CardId] | None = None) -> None:
        self._connection = connection
        self._today = today
        self._only = only

    def day(self, settings_of: Mapping[str, Settings]) -> Day:
        """What the queue of the day is built from. What was done today counts whatever card it was."""
        today = self._today
        reviewed = self._questions_reviewed()
        due = _live(today).where(_STATE.c.phase == Phase.REVIEW.value, _STATE.c.due_day <= today)
        learning = self._candidates(_live(today).where(_STATE.c.phase.in_(_LEARNING)))
        reviews = self._candidates(due)
        return Day(
            today=today,
            learning=learning,
            reviews=reviews,
            new=self._new(settings_of, reviewed, frozenset(each.question for each in (*learning, *reviews))),
            reviewed=reviewed,
            answers_near=self._answers_near(),
            new_done=self._done(Phase.NEW),
            reviews_done=self._done(Phase.REVIEW),
            seconds=self.seconds() if any(each.due_day and each.due_day < today for each in reviews) else {},
        )

    def coming(self, through: date | None = None) -> tuple[Candidate, ...]:
        """The reviews due after today, up to a study day if one is given, of cards that were not reviewed today."""
        query = _live(self._today).where(
            _STATE.c.phase == Phase.REVIEW.value,
            _STATE.c.due_day > self._today,
            _STATE.c.study_day.is_distinct_from(self._today),
        )
        return self._candidates(query if through is None else query.where(_STATE.c.due_day <= through))

    def every(self) -> tuple[Candidate, ...]:
        """Every card that is not put aside, due or not."""
        return self._candidates(_live(self._today))

    def crammed(self, since: ActionId | None = None) -> dict[CardId, Crammed]:
        """How cards were crammed today, and in the sitting that began after an action (or with the collection)."""
        entry = tables.entry.c
        in_sitting = entry.action_id > (since or "")
        query = (
            select(entry.card_id, entry.rating, entry.study_day == self._today, in_sitting)
            .outerjoin_from(tables.entry, tables.undone, tables.undone.c.action_id == entry.action_id)
            .where(entry.kind == EntryKind.CRAM.value, tables.undone.c.action_id.is_(None))
            .where(entry.study_day >= self._today - _LONGEST_SITTING)
            .order_by(entry.id)
        )
        found: dict[CardId, Crammed] = {}
        for card, rating, today, here in self._connection.execute(query):
            if today or here:
                found[card] = found.get(card, Crammed()).after(Rating(rating), today=bool(today), here=bool(here))
        return found

    def seconds(self) -> dict[Role, float]:
        """What an answer takes by role, over the person's last answers; long pauses count as ten minutes."""
        entry = tables.entry.c
        last = (
            select(entry.card_id, entry.duration_ms)
            .where(entry.kind == EntryKind.REVIEW.value, entry.duration_ms.is_not(None))
            .order_by(entry.id.desc())
            .limit(_LAST_ANSWERS)
            .subquery()
        )
        capped = case((last.c.duration_ms > LONGEST_ANSWER_MS, LONGEST_ANSWER_MS), else_=last.c.duration_ms)
        query = select(_CARD.c.role, func.avg(capped)).join_from(last, _CARD, _CARD.c.id == last.c.card_id)
        found = self._connection.execute(query.group_by(_CARD.c.role).having(func.count() >= _ENOUGH_ANSWERS))
        return {Role(row[0]): float(row[1]) / 1000 for row in found}

    def _candidates(self, query: Select[*tuple[object, ...]]) -> tuple[Candidate, ...]:
        found = (_candidate(row) for row in self._connection.execute(query))
        return tuple(each for each in found if self._only is None or each.card in self._only)

    def _new(
        self, settings_of: Mapping[str, Settings], reviewed: frozenset[QuestionId], asked: frozenset[QuestionId]
    ) -> Sequence[Candidate]:
        """New cards, deck by deck, until the day's limit of each deck is filled.

        Those of a question that is asked today anyway fill none of it: the queue may pass over them.
        """
        begun_by_answers = frozenset() if self._only is None else self._new_answers(self._only)
        found: list[Candidate] = []
        for deck, settings in settings_of.items():
            limit = settings.new_limit(self._today)
            if not deck or not limit:
                continue
            candidates = self._new_of(deck, begun_by_answers)
            if settings.new_order is NewOrder.RANDOM:
                candidates = sorted(candidates, key=lambda each: lot(each.question, self._today))
            found += _enough(candidates, limit, reviewed, asked, apart=settings.siblings_apart)
        return found

    def _new_of(self, deck: str, begun_by_answers: frozenset[QuestionId]) -> Iterable[Candidate]:
        """The new cards of a deck in order. A point whose answer card is new waits for it: its ticks begin the point.

        Where only some cards come, that is where the answer card is one of them.
        """
        waits = _ANSWER_IS_NEW if self._only is None else false()
        query = (
            _live(self._today)
            .where(
                _STATE.c.phase == Phase.NEW.value,
                _QUESTION.c.deck == deck,
                or_(_CARD.c.role != Role.POINT.value, ~waits),
            )
            .order_by(_QUESTION.c.sequence, _CARD.c.position)
        )
        found = (_candidate(row) for row in self._connection.execute(query))
        if self._only is None:
            return found
        only = self._only
        return (
            each
            for each in found
            if each.card in only and not (each.role is Role.POINT and each.question in begun_by_answers)
        )

    def _questions_reviewed(self) -> frozenset[QuestionId]:
        query = (
            select(_CARD.c.question_id)
            .distinct()
            .join(_STATE, _CARD.c.id == _STATE.c.card_id)
            .where(_STATE.c.study_day == self._today)
        )
        return frozenset(QuestionId(row[0]) for row in self._connection.execute(query))

    def _new_answers(self, only: Collection[CardId]) -> frozenset[QuestionId]:
        """The questions whose answer card is new, and one of these."""
        query = (
            select(_CARD.c.question_id, _CARD.c.id)
            .join(_STATE, _CARD.c.id == _STATE.c.card_id)
            .where(_CARD.c.role == Role.ANSWER.value, ~_CARD.c.retired)
            .where(_STATE.c.phase == Phase.NEW.value, ~_STATE.c.suspended)
        )
        return frozenset(QuestionId(row[0]) for row in self._connection.execute(query) if row[1] in only)

    def _answers_near(self) -> frozenset[QuestionId]:
        query = (
            select(_CARD.c.question_id, _CARD.c.id)
            .join(_STATE, _CARD.c.id == _STATE.c.card_id)
            .where(
                _CARD.c.role == Role.ANSWER.value,
                ~_CARD.c.retired,
                ~_STATE.c.suspended,
                or_(
                    and_(_STATE.c.phase == Phase.REVIEW.value, _STATE.c.due_day <= self._today + timedelta(days=1)),
                    _STATE.c.phase.in_(_LEARNING),
                ),
            )
        )
        rows = self._connection.execute(query)
        return frozenset(QuestionId(row[0]) for row in rows if self._only is None or row[1] in self._only)

    def _done(self, phase: Phase) -> dict[str, int]:
        """How many cards of this phase were reviewed today, by deck, as its limits count them."""
        entry = tables.entry.c
        query = (
            select(_QUESTION.c.deck, func.count())
            .select_from(tables.entry)
            .join(_CARD, _CARD.c.id == entry.card_id)
            .join(_QUESTION, _QUESTION.c.id == _CARD.c.question_id)
            .outerjoin(tables.undone, tables.undone.c.action_id == entry.action_id)
            .where(
                entry.study_day == self._today,
                entry.kind == EntryKind.REVIEW.value,
                entry.phase_before == phase.value,
                entry.chooser.in_(_COUNTED),
                tables.undone.c.action_id.is_(None),
            )
            .group_by(_QUESTION.c.deck)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}


def _enough(
    candidates: Iterable[Candidate],
    limit: int,
    reviewed: frozenset[QuestionId],
    asked: frozenset[QuestionId],
    *,
    apart: bool,
) -> list[Candidate]:
    """As many new cards as fill a limit; where siblings stay apart, one of each question that was not reviewed."""
    found: list[Candidate] = []
    filling: set[str] = set()
    questions: set[QuestionId] = set()
    for candidate in candidates:
        if apart and (candidate.question in questions or candidate.question in reviewed):
            continue
        questions.add(candidate.question)
        found.append(candidate)
        if candidate.question not in asked or not apart:
            filling.add(candidate.card)
        if len(filling) >= limit:
            break
    return found


def _candidate(row: Sequence[Any]) -> Candidate:
    card, question, role, deck, sequence, position, phase, stability, difficulty, study_day, due_day, due_ms = row
    return Candidate(
        card=card,
        question=question,
        role=Role(role),
        deck=deck,
        sequence=sequence,
        position=position,
        phase=Phase(phase),
        stability=stability,
        difficulty=difficulty,
        study_day=study_day,
        due_day=due_day,
        due_at=from_ms(due_ms) if due_ms is not None else None,
    )
