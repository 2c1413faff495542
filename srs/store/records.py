"""Changes and the tables they make: apply the changes of an action, and fold a record again from those that stand."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from srs.model import ActionId, BankId, CardId, CardState, Change, Json, Subject
from srs.store import log_codec, tables
from srs.store.folding import History, applied, folded, last_value
from srs.store.portions import portions

TABLES: Mapping[Subject, Table] = {
    Subject.BANK: tables.bank,
    Subject.QUESTION: tables.question,
    Subject.POINT: tables.point,
    Subject.CARD: tables.card,
    Subject.INTERVIEW: tables.interview,
}
"""What has a row of its fields, parents before children: foreign keys are checked at once."""

VALUES: Mapping[Subject, str] = {Subject.SETTING: "value", Subject.MEDIA: "hash"}
"""What has one value that the last change gave it, and the field of a change that holds it."""


_READ: Mapping[Subject, frozenset[str]] = {
    Subject.QUESTION: frozenset(("prompt", "tags", "sections")),
    Subject.POINT: frozenset(("section", "position", "text", "retired")),
}
"""The fields that are text to searches, or decide which text is."""
_AT_ONCE = 500


SAVED_SEARCH = "search:"
"""What the name of a setting of the collection begins with that holds a saved search."""

SHOWN_COLUMNS = "columns:"
"""What the name of a setting of the collection begins with that says which columns a list shows."""


def setting_id(deck: str, name: str) -> str:
    """The id under which a setting of a deck is changed."""
    return f"{name}@{deck}"


def medium_id(bank: BankId, name: str) -> str:
    """The id under which what a bank calls a medium is changed."""
    return f"{bank}/{name}"


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
    for subject in TABLES:
        of_subject = [change for change in changes if change.subject is subject]
        if subject is Subject.QUESTION:
            of_subject = _with_sections(connection, of_subject)
        _insert(connection, subject, {change.id: change.after for change in of_subject if change.before is None})
        _update(connection, TABLES[subject], [change for change in of_subject if change.before is not None])
    for change in changes:
        if change.subject in VALUES:
            _PUT[change.subject](connection, change.id, change.after.get(VALUES[change.subject]))
    read = [change for change in changes if _READ.get(change.subject, frozenset()) & change.after.keys()]
    _follow_text(connection, {subject: [c.id for c in read if c.subject is subject] for subject in _READ})


def _follow_text(connection: Connection, changed: Mapping[Subject, Sequence[str]]) -> None:
    """Let what searches look through follow the questions and points with these ids."""
    questions, points = list(changed.get(Subject.QUESTION, ())), changed.get(Subject.POINT, ())
    for start in range(0, len(points), _AT_ONCE):
        query = select(tables.point.c.question_id).where(tables.point.c.id.in_(points[start : start + _AT_ONCE]))
        questions += connection.execute(query.distinct()).scalars()
    if questions:
        from srs.store import question_text  # noqa: PLC0415 - an answer does not wait for it

        question_text.follow(connection, questions)


def _insert(connection: Connection, subject: Subject, made: Mapping[str, Mapping[str, Json]]) -> None:
    """Insert rows, of cards with the state of a new one."""
    if not made:
        return
    connection.execute(insert(TABLES[subject]), [{"id": identifier, **record} for identifier, record in made.items()])
    if subject is Subject.CARD:
        states = [log_codec.state_row(CardState(card=CardId(identifier))) for identifier in made]
        connection.execute(insert(tables.card_state), states)


def _with_sections(connection: Connection, changes: Sequence[Change]) -> list[Change]:
    """The changes of questions, their sections put among those that are there now."""
    wanted = [change.id for change in changes if change.before is not None and "sections" in change.after]
    table = tables.question.c
    now = {
        identifier: sections
        for some in portions(wanted)
        for identifier, sections in connection.execute(select(table.id, table.sections).where(table.id.in_(some)))
    }
    return [
        replace(change, after=applied({"sections": now[change.id]}, change)) if change.id in now else change
        for change in changes
    ]


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


def _put_medium(connection: Connection, identifier: str, content: Json) -> None:
    bank, _, name = identifier.partition("/")
    where = (tables.media_name.c.bank_id == bank) & (tables.media_name.c.name == name)
    connection.execute(delete(tables.media_name).where(where))
    if content is not None:
        connection.execute(insert(tables.media_name), {"bank_id": bank, "name": name, "hash": content})


_PUT: Mapping[Subject, Callable[[Connection, str, Json], None]] = {
    Subject.SETTING: _put_setting,
    Subject.MEDIA: _put_medium,
}


# ---------------------------------------------------------------------------------------------------------------- fold


def touched_by(connection: Connection, actions: Iterable[ActionId]) -> dict[Subject, set[str]]:
    """The ids of the records that these actions changed, by kind."""
    change = tables.change.c
    found: dict[Subject, set[str]] = {}
    for some in portions(actions):
        query = select(change.subject, change.subject_id).distinct().where(change.action_id.in_(some))
        for subject, identifier in connection.execute(query):
            found.setdefault(Subject(subject), set()).add(identifier)
    return found


def refold(connection: Connection, touched: Mapping[Subject, Collection[str]]) -> None:
    """Make these records again from the standing changes; those that have no row yet get one."""
    for subject in TABLES:
        _write(connection, subject, histories(connection, subject, touched.get(subject, ())))
    for subject, field in VALUES.items():
        for identifier, history in histories(connection, subject, touched.get(subject, ())).items():
            _PUT[subject](connection, identifier, last_value(history, field))
    _follow_text(connection, {subject: list(touched.get(subject, ())) for subject in _READ})


def _write(connection: Connection, subject: Subject, changed: Mapping[str, History]) -> None:
    """Give every record the row that its history folds to."""
    table = TABLES[subject]
    known = {
        row[0]
        for some in portions(changed)
        for row in connection.execute(select(table.c.id).where(table.c.id.in_(some)))
    }
    found = {identifier: folded(history, subject) for identifier, history in changed.items()}
    _insert(connection, subject, {identifier: each for identifier, each in found.items() if identifier not in known})
    if known:
        names = [column.name for column in table.c if column.name not in ("id", "key")]
        statement = update(table).where(table.c.id == bindparam("this_id"))
        rows = [{"this_id": identifier, **found[identifier]} for identifier in found if identifier in known]
        connection.execute(statement.values({name: bindparam(name) for name in names}), rows)


def values(connection: Connection, subject: Subject) -> dict[str, Json]:
    """What the tables have of a kind with one value, by the id under which it is changed."""
    if subject is Subject.MEDIA:
        names = connection.execute(select(*tables.media_name.c))
        return {medium_id(BankId(row.bank_id), row.name): row.hash for row in names}
    return {setting_id(row.deck, row.name): row.value for row in connection.execute(select(*tables.setting.c))}


def histories(
    connection: Connection, subject: Subject, only: Collection[str] | None = None
) -> dict[str, list[tuple[Change, bool]]]:
    """The changes of every record of a kind (or of those with these ids), by id, in order of action.

    Each comes with whether its action stands.
    """
    change, undone = tables.change.c, tables.undone.c
    query = (
        select(*change, undone.action_id.label("undone_id"))
        .outerjoin_from(tables.change, tables.undone, change.action_id == undone.action_id)
        .where(change.subject == subject.value)
        .order_by(change.action_id, change.ordinal)
    )
    queries = [query] if only is None else [query.where(change.subject_id.in_(some)) for some in portions(only)]
    found: dict[str, list[tuple[Change, bool]]] = {}
    for each in queries:
        for row in connection.execute(each).mappings():
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
