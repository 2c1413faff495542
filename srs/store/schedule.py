"""When cards come back: their states, the load of the coming days, and the settings of decks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, select, update

from srs.cramming import Crammed
from srs.day import Candidate, Day
from srs.errors import StaleCardError
from srs.model import ActionId, CardId, CardState, Json, Phase, PointId, QuestionId, Role
from srs.scheduler import weights_of
from srs.settings import Settings, lineage, resolve
from srs.store import log_codec, tables
from srs.store.day_reader import DayReader
from srs.store.portions import portions

_STATE, _CARD, _QUESTION = tables.card_state, tables.card, tables.question
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

    def in_review(self) -> list[tuple[CardState, str, QuestionId]]:
        """The states of all cards in review that are not retired, each with its deck and question, in order of id."""
        query = (
            select(*_STATE.c, _QUESTION.c.deck, _CARD.c.question_id)
            .join_from(_STATE, _CARD, _CARD.c.id == _STATE.c.card_id)
            .join(_QUESTION, _QUESTION.c.id == _CARD.c.question_id)
            .where(_STATE.c.phase == Phase.REVIEW.value, ~_CARD.c.retired, ~_QUESTION.c.retired)
            .order_by(_STATE.c.card_id)
        )
        rows = self._connection.execute(query).mappings()
        return [(log_codec.state_from(row), row["deck"], QuestionId(row["question_id"])) for row in rows]

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

    # ------------------------------------------------------------------------------------------------ day and settings

    def day(
        self, today: date, only: Collection[CardId] | None = None, *, settings: Mapping[str, Settings] | None = None
    ) -> Day:
        """What the queue of a study day is built from; with `only`, as if there were no other cards to come.

        What was done today counts whatever card it was. `settings` are those of `settings()`, where they are at hand.
        """
        return DayReader(self._connection, today, only).day(self.settings() if settings is None else settings)

    def settings(self) -> dict[str, Settings]:
        """The settings of every deck that holds a question, of those above them, and of the collection ('')."""
        stored = self.stored_settings()
        decks = {"", *(each for deck in self.decks() for each in lineage(deck))}
        return {deck: resolve(deck, stored) for deck in sorted(decks)}

    def coming(
        self, today: date, through: date | None = None, only: Collection[CardId] | None = None
    ) -> tuple[Candidate, ...]:
        """The reviews due after today, up to a study day if one is given, of cards that were not reviewed today."""
        return DayReader(self._connection, today, only).coming(through)

    def every(self, today: date, only: Collection[CardId] | None = None) -> tuple[Candidate, ...]:
        """Every card, or of these, that is not put aside on a study day, due or not."""
        return DayReader(self._connection, today, only).every()

    def seconds(self, today: date) -> dict[Role, float]:
        """What an answer takes by role, over the person's last answers; only of roles that have enough of them."""
        return DayReader(self._connection, today).seconds()

    def crammed(self, today: date, since: ActionId | None = None) -> dict[CardId, Crammed]:
        """How cards were crammed on a study day, and in the sitting that began after an action."""
        return DayReader(self._connection, today).crammed(since)

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
