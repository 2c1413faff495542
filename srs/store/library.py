"""Banks, questions, points and cards: reading them."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, Select, Table, bindparam, func, select

from srs.errors import NotFoundError
from srs.model import ActionKind, Bank, BankId, Card, CardId, Question, QuestionId, Subject
from srs.store import codec, tables
from srs.store.codec import Record
from srs.store.portions import portions

_AT_ONCE = 500
"""Ids a query names at most: SQLite bounds the parameters of a statement."""

_CARD = select(tables.card).where(tables.card.c.id == bindparam("wanted"))
_QUESTION = select(tables.question).where(tables.question.c.id == bindparam("wanted"))
_POINTS_OF = (
    select(tables.point)
    .where(tables.point.c.question_id == bindparam("wanted"), ~tables.point.c.retired)
    .order_by(tables.point.c.section, tables.point.c.position, tables.point.c.id)
)
"""What every card on view asks for: built once."""


class Library:
    """What the collection knows, as values."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # ------------------------------------------------------------------------------------------------ banks, questions

    def banks(self, *, retired: bool = False) -> tuple[Bank, ...]:
        """The banks in order of import; with `retired` also those that were taken out."""
        query = select(tables.bank).order_by(tables.bank.c.imported_ms, tables.bank.c.id)
        if not retired:
            query = query.where(~tables.bank.c.retired)
        return tuple(codec.bank_from(row) for row in self._connection.execute(query).mappings())

    def questions(
        self,
        *,
        ids: Iterable[QuestionId] | None = None,
        bank: BankId | None = None,
        retired: bool = False,
    ) -> tuple[Question, ...]:
        """Questions in the order of the collection: all, those of a bank, or those with these ids."""
        query = select(tables.question).order_by(tables.question.c.sequence, tables.question.c.id)
        points = select(tables.point).where(~tables.point.c.retired)
        points = points.order_by(tables.point.c.section, tables.point.c.position, tables.point.c.id)
        if bank is not None:
            query = query.where(tables.question.c.bank_id == bank)
            points = points.join(tables.question).where(tables.question.c.bank_id == bank)
        if not retired:
            query = query.where(~tables.question.c.retired)
        if ids is None:
            return self._questions(query, points)
        wanted = list(ids)
        found = [
            question
            for start in range(0, len(wanted), _AT_ONCE)
            for question in self._questions(
                query.where(tables.question.c.id.in_(wanted[start : start + _AT_ONCE])),
                points.where(tables.point.c.question_id.in_(wanted[start : start + _AT_ONCE])),
            )
        ]
        return tuple(found)

    def _questions(
        self, query: Select[*tuple[object, ...]], points: Select[*tuple[object, ...]]
    ) -> tuple[Question, ...]:
        by_question = codec.grouped_points(self._connection.execute(points).mappings())
        return tuple(
            codec.question_from(row, by_question.get(row["id"], {}))
            for row in self._connection.execute(query).mappings()
        )

    def question(self, identifier: QuestionId) -> Question:
        """The question with this id, retired or not."""
        by_section = codec.grouped_points(self._connection.execute(_POINTS_OF, {"wanted": identifier}).mappings())
        row = self._connection.execute(_QUESTION, {"wanted": identifier}).mappings().one()
        return codec.question_from(row, by_section.get(identifier, {}))

    def questions_of(self, records: Mapping[Subject, Collection[str]]) -> set[QuestionId]:
        """The questions among these records, and those whose points or cards are among them."""
        found = {QuestionId(identifier) for identifier in records.get(Subject.QUESTION, ())}
        for subject, table in ((Subject.POINT, tables.point), (Subject.CARD, tables.card)):
            for some in portions(records.get(subject, ())):
                query = select(table.c.question_id).distinct().where(table.c.id.in_(some))
                found.update(self._connection.execute(query).scalars())
        return found

    def sequences(self, bank: BankId) -> dict[QuestionId, int]:
        """The place of each question of a bank in the order of the collection."""
        query = select(tables.question.c.id, tables.question.c.sequence).where(tables.question.c.bank_id == bank)
        return {QuestionId(row[0]): row[1] for row in self._connection.execute(query)}

    def last_sequence(self) -> int:
        """The highest place of any question; 0 where there is none."""
        return self._connection.execute(select(func.max(tables.question.c.sequence))).scalar() or 0

    # ------------------------------------------------------------------------------------------------------------ cards

    def cards(
        self, *, questions: Iterable[QuestionId] | None = None, retired: bool = False
    ) -> dict[QuestionId, tuple[Card, ...]]:
        """Cards by question, in order: all, or those of these questions."""
        query = select(tables.card).order_by(tables.card.c.question_id, tables.card.c.position, tables.card.c.id)
        if not retired:
            query = query.where(~tables.card.c.retired)
        queries = [query]
        if questions is not None:
            wanted = list(questions)
            queries = [
                query.where(tables.card.c.question_id.in_(wanted[start : start + _AT_ONCE]))
                for start in range(0, len(wanted), _AT_ONCE)
            ]
        found: dict[QuestionId, list[Card]] = {}
        for each in queries:
            for row in self._connection.execute(each).mappings():
                found.setdefault(QuestionId(row["question_id"]), []).append(codec.card_from(row))
        return {question: tuple(cards) for question, cards in found.items()}

    def card(self, identifier: CardId) -> Card:
        """The card with this id, retired or not."""
        return codec.card_from(self._connection.execute(_CARD, {"wanted": identifier}).mappings().one())

    # ------------------------------------------------------------------------------------------------------------- ids

    def find_card(self, start: str) -> CardId:
        """The only card whose id begins so.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        return CardId(self._one(tables.card, "card", start))

    def find_question(self, start: str) -> QuestionId:
        """The only question whose id begins so, or whose card's id does.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        try:
            return QuestionId(self._one(tables.question, "question", start))
        except NotFoundError as error:
            if not self._starting(tables.card, start):
                raise
            try:
                return self.card(self.find_card(start)).question
            except NotFoundError:
                raise error from None

    def _one(self, table: Table, kind: str, start: str) -> str:
        found = self._starting(table, start)
        if not found:
            raise NotFoundError(f"no {kind} has an id that begins with {start!r}; `viva list` shows the ids")
        if len(found) > 1:
            raise NotFoundError(f"more than one {kind} has an id that begins with {start!r}; give more of it")
        return found[0]

    def _starting(self, table: Table, start: str) -> Sequence[str]:
        if not start.strip():
            return []
        query = select(table.c.id).where(table.c.id.startswith(start.strip().lower(), autoescape=True)).limit(2)
        return [str(row[0]) for row in self._connection.execute(query)]

    # --------------------------------------------------------------------------------------- what a merge compares with

    def retired_points(self, bank: BankId) -> dict[QuestionId, dict[str, Record]]:
        """The records of a bank's retired points by question and id: one may come back."""
        query = (
            select(*tables.point.c)
            .join(tables.question, tables.question.c.id == tables.point.c.question_id)
            .where(tables.question.c.bank_id == bank, tables.point.c.retired)
        )
        found: dict[QuestionId, dict[str, Record]] = {}
        for row in self._connection.execute(query).mappings():
            found.setdefault(QuestionId(row["question_id"]), {})[row["id"]] = _record(row)
        return found

    def originals(self, bank: BankId) -> dict[QuestionId, Question | None]:
        """The questions of a bank that a person changed, as the bank has them; None for those of the person's own.

        One that only imports speak of is none: the person's own change was taken back.
        """
        change, undone, action = tables.change.c, tables.undone.c, tables.action.c
        of_bank = select(tables.question.c.id).where(tables.question.c.bank_id == bank)
        query = (
            select(change.subject_id, change.after, action.kind)
            .join_from(tables.change, tables.action, change.action_id == action.id)
            .outerjoin(tables.undone, change.action_id == undone.action_id)
            .where(undone.action_id.is_(None), change.subject == Subject.ORIGINAL.value, change.subject_id.in_(of_bank))
            .order_by(change.action_id, change.ordinal)
        )
        rows = self._connection.execute(query).all()
        by_hand = {row.subject_id for row in rows if row.kind != ActionKind.IMPORT.value}
        last = {QuestionId(row.subject_id): row.after for row in rows if row.subject_id in by_hand}
        return {identifier: codec.original_from(identifier, record) for identifier, record in last.items()}

    def totals(self) -> dict[str, int]:
        """How many banks, questions and cards there are, the retired aside."""
        live = {"banks": tables.bank, "questions": tables.question, "cards": tables.card}
        return {
            name: self._connection.execute(select(func.count()).select_from(table).where(~table.c.retired)).scalar_one()
            for name, table in live.items()
        }


def _record(row: codec.Row) -> Record:
    return {name: value for name, value in row.items() if name not in ("id", "key")}
