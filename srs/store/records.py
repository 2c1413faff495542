"""Changes and the tables they make: apply the changes of an action, and fold a record again from those that stand."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, select, update

from srs.model import ActionId, CardId, CardState, Change, Json, Subject
from srs.store import codec, log_codec, tables

TABLES: Mapping[Subject, Table] = {
    Subject.BANK: tables.bank,
    Subject.QUESTION: tables.question,
    Subject.POINT: tables.point,
    Subject.CARD: tables.card,
}
_LATER_FIELDS: Mapping[Subject, Mapping[str, Json]] = {
    Subject.QUESTION: codec.LATER_QUESTION_FIELDS,
    Subject.CARD: {"choices": []},
}
"""What fields that came after the first version are where a change made before does not name them."""
_ORDER = tuple(TABLES)
"""Parents before children: foreign keys are checked at once."""


def setting_id(deck: str, name: str) -> str:
    """The id under which a setting of a deck is changed."""
    return f"{name}@{deck}"


def append(connection: Connection, changes: Sequence[Change]) -> None:
    """Add the changes of one action to the log and make them in the tables."""
    if not changes:
        return
    rows = [
        {
            "action_id": change.action,
            "ordinal": ordinal,
            "subject": change.subject.value,
            "subject_id": change.id,
            "before": dict(change.before) if change.before is not None else None,
            "after": dict(change.after),
        }
        for ordinal, change in enumerate(changes)
    ]
    connection.execute(insert(tables.change), rows)
    for subject in _ORDER:
        of_subject = [change for change in changes if change.subject is subject]
        _insert(connection, subject, [change for change in of_subject if change.before is None])
        _update(connection, TABLES[subject], [change for change in of_subject if change.before is not None])
    for change in changes:
        if change.subject is Subject.SETTING:
            _put_setting(connection, change.id, change.after.get("value"))


def _insert(connection: Connection, subject: Subject, changes: Sequence[Change]) -> None:
    if not changes:
        return
    connection.execute(insert(TABLES[subject]), [{"id": change.id, **change.after} for change in changes])
    if subject is Subject.CARD:
        states = [log_codec.state_row(CardState(card=CardId(change.id))) for change in changes]
        connection.execute(insert(tables.card_state), states)


def _update(connection: Connection, table: Table, changes: Sequence[Change]) -> None:
    """Update rows, those with the same changed fields together."""
    by_fields = sorted(changes, key=lambda change: sorted(change.after))
    for names, group in groupby(by_fields, key=lambda change: tuple(sorted(change.after))):
        if names:
            statement = update(table).where(table.c.id == bindparam("this_id"))
            rows = [{"this_id": change.id, **change.after} for change in group]
            connection.execute(statement.values({name: bindparam(name) for name in names}), rows)


def _put_setting(connection: Connection, identifier: str, value: Json) -> None:
    name, _, deck = identifier.partition("@")
    where = (tables.setting.c.deck == deck) & (tables.setting.c.name == name)
    connection.execute(delete(tables.setting).where(where))
    if value is not None:
        connection.execute(insert(tables.setting), {"deck": deck, "name": name, "value": value})


# ---------------------------------------------------------------------------------------------------------------- fold


def folded(changes: Iterable[tuple[Change, bool]], subject: Subject) -> dict[str, Json]:
    """The record of a kind that changes, each with whether it stands, give in order of action.

    A record whose making no longer stands is kept, retired, for the log may name it.
    """
    record: dict[str, Json] = {}
    for change, stands in changes:
        if stands:
            record |= change.after
        elif change.before is None and not record:
            record = dict(change.after) | {"retired": True}
    return dict(_LATER_FIELDS.get(subject, {})) | record


def folded_setting(changes: Iterable[tuple[Change, bool]]) -> Json:
    """The value that the last standing change of a setting gave it; None where none stands, or it took it away."""
    standing = [change.after.get("value") for change, stands in changes if stands]
    return standing[-1] if standing else None


def refold(connection: Connection, action: ActionId) -> None:
    """Make again, from the standing changes, every record that an action changed."""
    for subject in (*TABLES, Subject.SETTING):
        touched = select(tables.change.c.subject_id).where(
            tables.change.c.action_id == action, tables.change.c.subject == subject.value
        )
        changed = histories(connection, subject, touched)
        if subject is Subject.SETTING:
            for identifier, history in changed.items():
                _put_setting(connection, identifier, folded_setting(history))
        elif changed:
            found = {identifier: folded(history, subject) for identifier, history in changed.items()}
            table = TABLES[subject]
            statement = update(table).where(table.c.id == bindparam("this_id"))
            names = [column.name for column in table.c if column.name not in ("id", "key")]
            rows = [{"this_id": identifier, **record} for identifier, record in found.items()]
            connection.execute(statement.values({name: bindparam(name) for name in names}), rows)


def histories(
    connection: Connection, subject: Subject, only: Select[str] | None = None
) -> dict[str, list[tuple[Change, bool]]]:
    """The changes of every record of a kind (or of those a query names), by id, in order of action.

    Each comes with whether its action stands.
    """
    change, undone = tables.change.c, tables.undone.c
    query = (
        select(*change, undone.action_id.label("undone_id"))
        .outerjoin_from(tables.change, tables.undone, change.action_id == undone.action_id)
        .where(change.subject == subject.value)
        .order_by(change.action_id, change.ordinal)
    )
    if only is not None:
        query = query.where(change.subject_id.in_(only))
    found: dict[str, list[tuple[Change, bool]]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["subject_id"], []).append((_change_from(row), row["undone_id"] is None))
    return found


def _change_from(row: Mapping[Any, Any]) -> Change:
    return Change(
        action=row["action_id"],
        subject=Subject(row["subject"]),
        id=row["subject_id"],
        before=row["before"],
        after=row["after"],
    )
