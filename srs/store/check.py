"""Whether a collection is sound: its file, its references, and that every cache is what the log folds to."""

import math
from collections.abc import Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from srs.model import ActionKind, CardState, Subject
from srs.scheduler import fold
from srs.store import log_codec, question_text, records, tables
from srs.store.folding import folded, last_value
from srs.store.log import Log
from srs.store.schedule import Schedule

_CLOSE = 1e-9
"""How far memory may be from what the log folds to, relatively: another machine's mathematics library."""


def problems(connection: Connection) -> Iterator[str]:
    """What is wrong, a line each; nothing where all is well."""
    if connection.dialect.name == "sqlite":
        of_the_file = list(_of_the_file(connection))
        yield from of_the_file
        if of_the_file:
            return  # what is read from a damaged file means nothing, and may not be readable at all
        yield from _of_references(connection)
    yield from _as_far_as_readable("the actions", _of_standing(connection))
    yield from _as_far_as_readable("the log or a card's state", _of_states(connection))
    yield from _as_far_as_readable("the records or their changes", _of_records(connection))
    yield from _as_far_as_readable("the forecasts", _of_forecasts(connection))
    yield from _as_far_as_readable("the text that searches look through", question_text.problems(connection))


def _as_far_as_readable(where: str, found: Iterator[str]) -> Iterator[str]:
    """The problems found, the last of them a value that is none of those its column takes."""
    try:
        yield from found
    except (ValueError, LookupError, TypeError, AssertionError) as error:
        yield f"{where}: a value cannot be read: {' '.join(str(error).split())}"


def _of_the_file(connection: Connection) -> Iterator[str]:
    try:
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if said != "ok":
                yield f"the file: {' '.join(said.split())}"
    except DBAPIError as error:
        yield f"the file: {error.orig}"


def _of_references(connection: Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table}, row {row}: names a {parent} that is not there"


def _of_forecasts(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(tables.forecast)):
        shares = (row.low, row.expected, row.high)
        if not (0 <= row.low <= row.expected <= row.high <= 1 and 0 <= row.stopped <= 1 and 0 <= row.believed <= 1):
            yield f"forecast of {row.study_day} for interview {row.interview_id}: {shares} are no shares in order"


def _of_standing(connection: Connection) -> Iterator[str]:
    log = Log(connection)
    expected = {target for target, kind in log.turns().items() if kind is ActionKind.UNDO}
    for action in expected ^ log.undone():
        yield f"action {action}: stands where the log says undone, or the other way round"


def _of_states(connection: Connection) -> Iterator[str]:
    entries, states = Log(connection).entries(), Schedule(connection).states()
    weights = Schedule(connection).weights()
    for (card,) in connection.execute(select(tables.card.c.id)):
        if card not in states:
            yield f"card {card}: its state is missing"
    for card, state in states.items():
        for name in differing(state, fold(card, entries.get(card, ()), weights)):
            yield f"card {card}: its {name} is not what its log gives"


def differing(state: CardState, folded: CardState) -> list[str]:
    """The fields in which a state differs from the folded log."""
    stored, given = log_codec.state_row(state), log_codec.state_row(folded)
    return [name for name, value in stored.items() if not _same(value, given[name])]


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=_CLOSE)
    return one == other


def _of_records(connection: Connection) -> Iterator[str]:
    for subject, table in records.TABLES.items():
        histories = records.histories(connection, subject)
        for row in connection.execute(select(table)).mappings():
            record = {name: value for name, value in row.items() if name not in ("id", "key")}
            if row["id"] not in histories:
                yield f"{subject.value} {row['id']}: no action made it"
                continue
            given = folded(histories.pop(row["id"]), subject)
            wrong = [name for name, value in record.items() if not _same(value, given.get(name))]
            if wrong:
                yield f"{subject.value} {row['id']}: its {', '.join(wrong)} is not what its changes give"
        for identifier in histories:
            yield f"{subject.value} {identifier}: an action made it, and it is not there"
    for subject, field in records.VALUES.items():
        yield from _of_values(connection, subject, field)


def _of_values(connection: Connection, subject: Subject, field: str) -> Iterator[str]:
    stored = records.values(connection, subject)
    for identifier, history in records.histories(connection, subject).items():
        if stored.pop(identifier, None) != last_value(history, field):
            yield f"{subject.value} {identifier}: is not what its changes give"
    for identifier in stored:
        yield f"{subject.value} {identifier}: no action made it"
