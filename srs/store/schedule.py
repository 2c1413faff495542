"""Card states, and what the queue of a day is built from."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, case, exists, false, func, or_, select, update

from srs.card_queue import lot
from srs.clock import from_ms
from srs.day import Candidate, Day
from srs.errors import StaleCardError
from srs.model import LONGEST_ANSWER_MS, CardId, CardState, Chooser, EntryKind, Json, Phase, PointId, QuestionId, Role
from srs.scheduler import weights_of
from srs.settings import NewOrder, Settings, lineage, resolve
from srs.store import log_codec, tables
from srs.store.portions import portions

_STATE, _CARD, _QUESTION = tables.card_state, tables.card, tables.question
_LEARNING = (Phase.LEARNING.value, Phase.RELEARNING.value)
_COUNTED = (Chooser.QUEUE.value, Chooser.PLAN.value, Chooser.PERSON.value)
"""Who must have chosen a review for it to count for the day's limits."""

_LAST_ANSWERS, _ENOUGH_ANSWERS = 2000, 10
"""How many of the last answers say what one takes, and how many a role needs."""

_GET_STATE = select(_STATE).where(_STATE.c.card_id == bindparam("wanted"))
_FAMILY = (
    select(_CARD.c.point_id, _CARD.c.part, _STATE)
    .join(_CARD, _CARD.c.id == _STATE.c.card_id)
    .where(_CARD.c.question_id == bindparam("wanted"), ~_CARD.c.retired)
)
_PUT_STATE = update(_STATE).where(
    _STATE.c.card_id == bindparam("seen_card_id"),
    *(
        column.is_not_distinct_from(bindparam(f"seen_{column.name}", type_=column.type))
        for column in _STATE.c
        if not column.primary_key
    ),
)
_REPLACE_STATE = (
    update(_STATE)
    .where(_STATE.c.card_id == bindparam("this_card"))
    .values({column.name: bindparam(column.name) for column in _STATE.c if not column.primary_key})
)
_ROWS_AT_ONCE = 2000


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A card of a question: its state, and the key point it asks for if it asks for a whole one."""

    point: PointId | None
    state: CardState


class Schedule:
    """When cards come back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # ----------------------------------------------------------------------------------------------------------- states

    def state(self, card: CardId) -> CardState:
        """The state of a card."""
        return log_codec.state_from(self._connection.execute(_GET_STATE, {"wanted": card}).mappings().one())

    def states(self, cards: Iterable[CardId] | None = None) -> dict[CardId, CardState]:
        """The states of these cards, or of all."""
        wanted = None if cards is None else list(cards)
        queries = (
            [select(_STATE)]
            if wanted is None
            else [select(_STATE).where(_STATE.c.card_id.in_(wanted[n : n + 500])) for n in range(0, len(wanted), 500)]
        )
        rows = (row for query in queries for row in self._connection.execute(query).mappings())
        return {CardId(row["card_id"]): log_codec.state_from(row) for row in rows}

    def put(self, state: CardState, *, seen: CardState) -> None:
        """Replace the state of a card, if it is still the one seen in every field.

        Its last entry alone would not do: an earlier one may have been undone since.

        Raises:
            StaleCardError: the card was answered or changed since.
        """
        before = {f"seen_{name}": value for name, value in log_codec.state_row(seen).items()}
        done = self._connection.execute(_PUT_STATE, log_codec.state_row(state) | before)
        if done.rowcount != 1:
            raise StaleCardError(
                f"card {state.card[:8]} was answered or changed elsewhere since it was shown, so nothing was recorded; "
                "go on with the card that comes now"
            )

    def replace(self, states: Iterable[CardState]) -> None:
        """Replace states by others folded from the log."""
        for some in portions(states, _ROWS_AT_ONCE):
            rows = [log_codec.state_row(state) for state in some]
            self._connection.execute(_REPLACE_STATE, [{**row, "this_card": row["card_id"]} for row in rows])

    def in_review(self) -> list[tuple[CardState, str]]:
        """The states of all cards in review that are not retired, each with its deck, in order of id."""
        query = (
            select(*_STATE.c, _QUESTION.c.deck)
            .join_from(_STATE, _CARD, _CARD.c.id == _STATE.c.card_id)
            .join(_QUESTION, _QUESTION.c.id == _CARD.c.question_id)
            .where(_STATE.c.phase == Phase.REVIEW.value, ~_CARD.c.retired, ~_QUESTION.c.retired)
            .order_by(_STATE.c.card_id)
        )
        return [(log_codec.state_from(row), row["deck"]) for row in self._connection.execute(query).mappings()]

    def family(self, question: QuestionId) -> tuple[Relative, ...]:
        """The cards of a question, each with the point it asks for as a whole, if it does, and its state."""
        return tuple(
            Relative(
                point=PointId(row["point_id"]) if row["point_id"] and row["part"] == row["point_id"] else None,
                state=log_codec.state_from(row),
            )
            for row in self._connection.execute(_FAMILY, {"wanted": question}).mappings()
        )

    # ------------------------------------------------------------------------------------------------------------- load

    def due_days(self) -> dict[date, int]:
        """How many reviews are due on each study day that has any."""
        query = (
            select(_STATE.c.due_day, func.count())
            .where(_STATE.c.phase == Phase.REVIEW.value)
            .group_by(_STATE.c.due_day)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def next_due(self, today: date) -> date | None:
        """The first study day after today on which a review is due that may come."""
        query = (
            select(func.min(_STATE.c.due_day))
            .join(_CARD, _CARD.c.id == _STATE.c.card_id)
            .join(_QUESTION, _QUESTION.c.id == _CARD.c.question_id)
            .where(_STATE.c.phase == Phase.REVIEW.value, _STATE.c.due_day > today, ~_STATE.c.suspended)
            .where(~_CARD.c.retired, ~_QUESTION.c.retired)
        )
        return self._connection.execute(query).scalar()

    # -------------------------------------------------------------------------------------------------------- the day

    def day(self, today: date, only: Collection[CardId] | None = None) -> Day:
        """What the queue of a study day is built from; with `only`, as if there were no other cards to come.

        What was done today counts whatever card it was.
        """
        reviewed = self._questions_reviewed(today)
        due = _live(today).where(_STATE.c.phase == Phase.REVIEW.value, _STATE.c.due_day <= today)
        learning = self._candidates(_live(today).where(_STATE.c.phase.in_(_LEARNING)), only)
        reviews = self._candidates(due, only)
        return Day(
            today=today,
            learning=learning,
            reviews=reviews,
            new=self._new(today, reviewed, frozenset(each.question for each in (*learning, *reviews)), only),
            reviewed=reviewed,
            answers_near=self._answers_near(today, only),
            new_done=self._done(today, Phase.NEW),
            reviews_done=self._done(today, Phase.REVIEW),
            seconds=self._seconds() if any(each.due_day and each.due_day < today for each in reviews) else {},
        )

    def _candidates(self, query: Select[*tuple[object, ...]], only: Collection[CardId] | None) -> tuple[Candidate, ...]:
        found = (_candidate(row) for row in self._connection.execute(query))
        return tuple(each for each in found if only is None or each.card in only)

    def _new(
        self,
        today: date,
        reviewed: frozenset[QuestionId],
        asked: frozenset[QuestionId],
        only: Collection[CardId] | None,
    ) -> Sequence[Candidate]:
        """New cards, deck by deck, until the day's limit of each deck is filled.

        Those of a question that is asked today anyway fill none of it: the queue may pass over them.
        A point whose answer card is still new waits for it: the answer's ticks begin it.
        """
        other, its_state = _CARD.alias("answer_card"), _STATE.alias("answer_state")
        answer_is_new = exists().where(
            other.c.question_id == _CARD.c.question_id,
            other.c.role == Role.ANSWER.value,
            ~other.c.retired,
            its_state.c.card_id == other.c.id,
            its_state.c.phase == Phase.NEW.value,
            ~its_state.c.suspended,
        )
        waits = false() if only is not None else answer_is_new
        begun_by_answers = frozenset() if only is None else self._new_answers(only)
        found: list[Candidate] = []
        for deck, settings in self.settings().items():
            limit = settings.new_limit(today)
            if not deck or not limit:
                continue
            query = (
                _live(today)
                .where(
                    _STATE.c.phase == Phase.NEW.value,
                    _QUESTION.c.deck == deck,
                    or_(_CARD.c.role != Role.POINT.value, ~waits),
                )
                .order_by(_QUESTION.c.sequence, _CARD.c.position)
            )
            candidates: Iterable[Candidate] = (_candidate(row) for row in self._connection.execute(query))
            if only is not None:
                candidates = (
                    each
                    for each in candidates
                    if each.card in only and not (each.role is Role.POINT and each.question in begun_by_answers)
                )
            if settings.new_order is NewOrder.RANDOM:
                candidates = sorted(candidates, key=lambda each: lot(each.question, today))
            found += _enough(candidates, limit, reviewed, asked, apart=settings.siblings_apart)
        return found

    def _questions_reviewed(self, today: date) -> frozenset[QuestionId]:
        query = (
            select(_CARD.c.question_id)
            .distinct()
            .join(_STATE, _CARD.c.id == _STATE.c.card_id)
            .where(_STATE.c.study_day == today)
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

    def _answers_near(self, today: date, only: Collection[CardId] | None) -> frozenset[QuestionId]:
        query = (
            select(_CARD.c.question_id, _CARD.c.id)
            .join(_STATE, _CARD.c.id == _STATE.c.card_id)
            .where(
                _CARD.c.role == Role.ANSWER.value,
                ~_CARD.c.retired,
                ~_STATE.c.suspended,
                or_(
                    and_(_STATE.c.phase == Phase.REVIEW.value, _STATE.c.due_day <= today + timedelta(days=1)),
                    _STATE.c.phase.in_(_LEARNING),
                ),
            )
        )
        rows = self._connection.execute(query)
        return frozenset(QuestionId(row[0]) for row in rows if only is None or row[1] in only)

    def _done(self, today: date, phase: Phase) -> dict[str, int]:
        """How many cards of this phase were reviewed on a study day, by deck, as its limits count them."""
        entry = tables.entry.c
        query = (
            select(_QUESTION.c.deck, func.count())
            .select_from(tables.entry)
            .join(_CARD, _CARD.c.id == entry.card_id)
            .join(_QUESTION, _QUESTION.c.id == _CARD.c.question_id)
            .outerjoin(tables.undone, tables.undone.c.action_id == entry.action_id)
            .where(
                entry.study_day == today,
                entry.kind == EntryKind.REVIEW.value,
                entry.phase_before == phase.value,
                entry.chooser.in_(_COUNTED),
                tables.undone.c.action_id.is_(None),
            )
            .group_by(_QUESTION.c.deck)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def _seconds(self) -> dict[Role, float]:
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

    # --------------------------------------------------------------------------------------------------------- settings

    def settings(self) -> dict[str, Settings]:
        """The settings of every deck that holds a question, of those above them, and of the collection ('')."""
        stored = self.stored_settings()
        decks = {"", *(each for deck in self.decks() for each in lineage(deck))}
        return {deck: resolve(deck, stored) for deck in sorted(decks)}

    def stored_settings(self) -> dict[tuple[str, str], Json]:
        """What is stored, by deck and name; nothing where the defaults hold."""
        return {(row[0], row[1]): row[2] for row in self._connection.execute(select(*tables.setting.c))}

    def weights(self) -> tuple[float, ...]:
        """The weights in force."""
        return weights_of(resolve("", self.stored_settings()))

    def decks(self) -> tuple[str, ...]:
        """The decks that hold a question, in order of name."""
        query = select(_QUESTION.c.deck).distinct().where(~_QUESTION.c.retired).order_by(_QUESTION.c.deck)
        return tuple(row[0] for row in self._connection.execute(query))


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
