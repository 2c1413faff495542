"""The days on which a person studied, from the log."""

from datetime import date, datetime

from sqlalchemy import Connection, case, exists, func, literal, select

from srs.clock import to_ms
from srs.model import LONGEST_ANSWER_MS, Chooser, EntryKind
from srs.store import tables

_ANSWERED = (EntryKind.REVIEW.value, EntryKind.CRAM.value)


class StudyDays:
    """Answers by study day."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def worked(self, since: date) -> dict[date, tuple[int, int]]:
        """Answers and their time in ms on each study day from `since` on that has any, oldest first.

        An answer counts as `LONGEST_ANSWER_MS` at most.
        """
        entry = tables.entry.c
        time = case((entry.duration_ms > LONGEST_ANSWER_MS, LONGEST_ANSWER_MS), else_=entry.duration_ms)
        query = (
            select(entry.study_day, func.count(), func.coalesce(func.sum(time), 0))
            .outerjoin_from(tables.entry, tables.undone, entry.action_id == tables.undone.c.action_id)
            .where(tables.undone.c.action_id.is_(None), entry.kind.in_(_ANSWERED), entry.study_day >= since)
            .where(entry.chooser.is_distinct_from(Chooser.TICKS.value))
            .group_by(entry.study_day)
            .order_by(entry.study_day)
        )
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(query)}

    def answered_after(self, today: date, now: datetime) -> date | None:
        """The study day of the last answer that stands, where it is after today and after now.

        A flight west alone makes a later study day of an earlier moment.
        """
        entry = tables.entry.c
        query = (
            select(entry.study_day)
            .where(entry.study_day > today, entry.moment_ms > to_ms(now), entry.kind.in_(_ANSWERED))
            .where(entry.action_id.not_in(select(tables.undone.c.action_id)))
            .order_by(entry.study_day.desc())
            .limit(1)
        )
        return self._connection.execute(query).scalar()

    def has_answers(self) -> bool:
        """Whether a card was ever answered, whether the answer stands or not."""
        query = select(exists().where(tables.entry.c.kind.in_(_ANSWERED)))
        return bool(self._connection.execute(query).scalar())

    def all(self) -> frozenset[date]:
        """Every study day with an answer that stands; the index names the days, and one answer of each is looked up."""
        days, entry = select(tables.entry.c.study_day).distinct().subquery(), tables.entry.c
        answer = (
            select(literal(1))
            .where(entry.study_day == days.c.study_day, entry.kind.in_(_ANSWERED))
            .where(entry.action_id.not_in(select(tables.undone.c.action_id)))
        )
        query = select(days.c.study_day).where(exists(answer))
        return frozenset(row[0] for row in self._connection.execute(query))
