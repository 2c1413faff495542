"""The tables of truth as sets of rows: which of them another collection has, and taking those in.

Actions, entries, changes and media are known by their ids, so that what two collections have together is a union: the
same whichever takes in the other, and however often. Of two forecasts of one interview and day the later stands.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, TableClause, column, delete, insert, select
from sqlalchemy import table as sql_table
from sqlalchemy.exc import IntegrityError

from srs.model import ActionId, ActionKind, CardId, EntryId, Subject
from srs.store import records, tables
from srs.store.log import Log
from srs.store.portions import AT_ONCE, portions

_CONTENTS_AT_ONCE = 8
"""Media are read whole, and some are large."""

ChangeKey = tuple[ActionId, int]
ForecastKey = tuple[str, date]
"""The interview and the study day of a forecast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a collection has: its actions, the action of each entry, its changes by action and ordinal, its media.

    Of each forecast: when it was made (milliseconds since 1970), and what it expected.
    """

    actions: frozenset[ActionId] = frozenset()
    entries: Mapping[EntryId, ActionId] = field(default_factory=dict)
    changes: frozenset[ChangeKey] = frozenset()
    media: frozenset[str] = frozenset()
    forecasts: Mapping[ForecastKey, tuple[int, float]] = field(default_factory=dict)

    def without(self, other: "Held") -> "Held":
        """What the other has not.

        An entry from outside may have come in by an action of each: it belongs to the earlier. Of a forecast the later
        is had.
        """
        return Held(
            actions=self.actions - other.actions,
            entries={
                entry: action
                for entry, action in self.entries.items()
                if entry not in other.entries or action < other.entries[entry]
            },
            changes=self.changes - other.changes,
            media=self.media - other.media,
            forecasts={
                key: made
                for key, made in self.forecasts.items()
                if key not in other.forecasts or made > other.forecasts[key]
            },
        )

    @property
    def empty(self) -> bool:
        """Whether there is nothing."""
        return not (self.actions or self.entries or self.changes or self.media or self.forecasts)


def _untyped(table: Table) -> TableClause:
    """A table whose values pass as the driver has them: nothing is read and written anew between two files."""
    return sql_table(table.name, *(column(each.name) for each in table.c))


class Truth:
    """The tables of truth of a collection, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def held(self) -> Held:
        """The ids of everything there is."""
        entries = self._connection.execute(select(tables.entry.c.id, tables.entry.c.action_id)).all()
        changes = self._connection.execute(select(tables.change.c.action_id, tables.change.c.ordinal)).all()
        return Held(
            actions=frozenset(self._connection.execute(select(tables.action.c.id)).scalars()),
            entries=dict(map(tuple, entries)),
            changes=frozenset(map(tuple, changes)),
            media=frozenset(self._connection.execute(select(tables.media.c.hash)).scalars()),
            forecasts=self._forecasts(),
        )

    def _forecasts(self) -> dict[ForecastKey, tuple[int, float]]:
        made = tables.forecast.c
        query = select(made.interview_id, made.study_day, made.made_ms, made.expected)
        return {(interview, day): (ms, expected) for interview, day, ms, expected in self._connection.execute(query)}

    def take(self, other: "Truth", missing: Held) -> tuple[CardId, ...]:
        """Take in what is missing here and let the records follow. Gives the cards whose state must be folded again.

        Raises:
            LookupError: a row names another that is not there.
        """
        try:
            return self._take(other, missing)
        except IntegrityError as error:
            raise LookupError(f"a row names another that is not there: {error.orig}") from error

    def _take(self, other: "Truth", missing: Held) -> tuple[CardId, ...]:
        changed = {action for action, _ in missing.changes}
        self._copy(other, tables.action, "id", missing.actions)
        self._copy(other, tables.media, "hash", missing.media, at_once=_CONTENTS_AT_ONCE)
        self._copy(other, tables.change, "action_id", changed, lambda row: row[:2] in missing.changes)
        turned = self._turn()
        records.refold(self._connection, records.touched_by(self._connection, sorted(changed | turned)))
        known = self._connection.execute(select(tables.entry.c.id)).scalars().all()
        for some in portions(missing.entries.keys() & known):
            self._connection.execute(delete(tables.entry).where(tables.entry.c.id.in_(some)))
        self._copy(other, tables.entry, "id", missing.entries)
        self._take_forecasts(other, missing.forecasts)
        return self._cards(missing.entries, turned)

    def _take_forecasts(self, other: "Truth", missing: Collection[ForecastKey]) -> None:
        """Take these forecasts in the place of those there are of the same interview and day."""
        made = tables.forecast.c
        interviews = sorted({interview for interview, _ in missing})
        query = select(tables.forecast).where(made.interview_id.in_(interviews))
        found = [dict(row) for row in other._connection.execute(query).mappings()] if interviews else []
        rows = [row for row in found if (row["interview_id"], row["study_day"]) in missing]
        for row in rows:
            same = (made.interview_id == row["interview_id"], made.study_day == row["study_day"])
            self._connection.execute(delete(tables.forecast).where(*same))
            self._connection.execute(insert(tables.forecast), row)

    def _copy(
        self,
        other: "Truth",
        table: Table,
        key: str,
        wanted: Iterable[str],
        missing: Callable[[Sequence[Any]], bool] = bool,
        *,
        at_once: int = AT_ONCE,
    ) -> None:
        """Copy the rows of a table whose key is wanted, those that are missing, a portion at a time."""
        if self._connection is other._connection:
            raise AssertionError("a collection takes in nothing of its own")
        alike = self._connection.dialect.name == other._connection.dialect.name
        shape = _untyped(table) if alike else table
        names = [each.name for each in table.c]
        for some in portions(sorted(wanted), at_once):
            found = other._connection.execute(select(shape).where(shape.c[key].in_(some))).all()
            rows = [dict(zip(names, row, strict=True)) for row in found if missing(row)]
            if rows:
                self._connection.execute(insert(shape), rows)

    def _turn(self) -> set[ActionId]:
        """Let those actions stand that the last undo or redo of each says. Gives those for which that is news."""
        log = Log(self._connection)
        expected, before = {each for each, kind in log.turns().items() if kind is ActionKind.UNDO}, log.undone()
        for some in portions(sorted(before - expected)):
            self._connection.execute(delete(tables.undone).where(tables.undone.c.action_id.in_(some)))
        if expected - before:
            rows = [{"action_id": each} for each in sorted(expected - before)]
            self._connection.execute(insert(tables.undone), rows)
        return expected ^ before

    def _cards(self, entries: Collection[EntryId], actions: Collection[ActionId]) -> tuple[CardId, ...]:
        entry = tables.entry.c
        found: set[CardId] = set()
        for key, wanted in ((entry.id, entries), (entry.action_id, actions)):
            for some in portions(wanted):
                found.update(self._connection.execute(select(entry.card_id).where(key.in_(some))).scalars())
        return tuple(sorted(found))

    def machines(self, actions: Collection[ActionId]) -> tuple[str, ...]:
        """The machines on which these actions were done, in order of name."""
        found: set[str] = set()
        for some in portions(actions):
            query = select(tables.action.c.machine).distinct().where(tables.action.c.id.in_(some))
            found.update(self._connection.execute(query).scalars())
        return tuple(sorted(found))

    def changed_by(self, actions: Collection[ActionId]) -> Mapping[Subject, Collection[str]]:
        """The ids of the records that these actions changed, or whose changes they took back or brought back."""
        targets: set[ActionId] = set()
        for some in portions(actions):
            query = select(tables.action.c.target).where(tables.action.c.id.in_(some))
            targets.update(target for target in self._connection.execute(query).scalars() if target)
        return records.touched_by(self._connection, sorted({*actions, *targets}))
