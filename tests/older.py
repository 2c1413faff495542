"""A collection as the second version wrote it, by its own tables: points count sections, media are in no log."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from factories import MORNING, bank, basic, question

from srs.clock import to_ms
from srs.ids import TimeOrderedIds
from srs.model import PointList, Question, SectionKind
from srs.store import codec, database, upgrade
from srs.store.media import hash_of

PICTURE = b"\x89PNG\r\n\x1a\n a crane"


def second_version(path: Path) -> list[str]:
    """Make it: a bank with a picture, an edit that put a section above the others, and that edit undone.

    Gives the ids of the three actions.
    """
    engine = database.engine_for(str(path))
    with engine.connect() as connection, connection.begin():
        upgrade.migrate(connection, "0002")
        connection.exec_driver_sql(f"PRAGMA application_id = {database.APPLICATION_ID}")
    engine.dispose()
    ids = TimeOrderedIds()
    actions = [ids.next(to_ms(MORNING) + n) for n in range(3)]
    with closing(sqlite3.connect(path)) as plain, plain:
        for identifier, kind in zip(actions, ("import", "edit", "undo"), strict=True):
            target = actions[1] if kind == "undo" else None
            _insert(plain, "action", id=identifier, kind=kind, moment_ms=to_ms(MORNING), zone_offset_minutes=0,
                    machine="desk", sitting="s", target=target, note=kind)  # fmt: skip
        _import(plain, actions[0])
        _edit(plain, actions[1])
        _insert(plain, "undone", action_id=actions[1])
    return actions


def _import(connection: sqlite3.Connection, action: str) -> None:
    of = question()
    card = basic(of)[0]
    made = [("bank", bank().id, codec.bank_record(bank())), ("question", of.id, codec.question_record(of, 1024))]
    made += [("point", point, record) for point, record in _counted(of).items()]
    made.append(("card", card.id, codec.card_record(card)))
    for ordinal, (subject, identifier, record) in enumerate(made):
        _insert(connection, "change", action_id=action, ordinal=ordinal, subject=subject, subject_id=identifier,
                before=None, after=record)  # fmt: skip
        _insert(connection, subject, id=identifier, **record)
    _insert(connection, "card_state", card_id=card.id, phase="new", reviews=0, lapses=0, suspended=0)
    _insert(connection, "media", hash=hash_of(PICTURE), content=PICTURE)
    _insert(connection, "media_name", bank_id=bank().id, name="crane.png", hash=hash_of(PICTURE))


def _edit(connection: sqlite3.Connection, action: str) -> None:
    of = question()
    hints = PointList(kind=SectionKind.HINTS, heading="Hints", points=())
    edited = replace(of, sections=(hints, *of.sections))
    before, after = (codec.question_record(each, 1024)["sections"] for each in (of, edited))
    changes: list[tuple[str, str, Any, Any]] = [("question", of.id, {"sections": before}, {"sections": after})]
    changes += [("point", point, {"section": 1}, {"section": 2}) for point in _counted(of)]
    points = [{"id": point, **record} for point, record in _counted(of).items()]
    changes.append(("original", of.id, None, {"question": codec.question_record(of, 0), "points": points}))
    for ordinal, (subject, identifier, old, new) in enumerate(changes):
        _insert(connection, "change", action_id=action, ordinal=ordinal, subject=subject, subject_id=identifier,
                before=old, after=new)  # fmt: skip


def _counted(of: Question) -> dict[str, dict[str, Any]]:
    """The records of a question's points, which stand in its second section."""
    return {point: {**record, "section": 1} for point, record in codec.point_records(of).items()}


def _insert(connection: sqlite3.Connection, table: str, **values: Any) -> None:
    as_stored = [json.dumps(value) if isinstance(value, list | Mapping) else value for value in values.values()]
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join("?" for _ in values)
    connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', as_stored)
