"""Points name their section instead of counting to it, and what a bank calls a medium stands in the log."""

import secrets
import uuid
from collections import Counter
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ACTION = sa.table(
    "action",
    *map(sa.column, ("id", "kind", "moment_ms", "zone_offset_minutes", "machine", "sitting", "target", "note")),
)
_CHANGE = sa.table(
    "change",
    *map(sa.column, ("action_id", "ordinal", "subject", "subject_id")),
    sa.column("before", sa.JSON(none_as_null=True)),
    sa.column("after", sa.JSON()),
)
_POINT = sa.table("point", sa.column("id"), sa.column("section"))
_MEDIA_NAME = sa.table("media_name", *map(sa.column, ("bank_id", "name", "hash")))


def upgrade() -> None:
    """Rename the sections of all points, in the log and in the table, and log the names of media."""
    with op.batch_alter_table("point") as batch:
        batch.alter_column("section", existing_type=sa.Integer(), type_=sa.Text(), existing_nullable=False)
    connection = op.get_bind()
    _Sections(connection).rename_all()
    for bank in connection.execute(sa.select(_MEDIA_NAME.c.bank_id).distinct()).scalars().all():
        _log_media(connection, bank)


# ------------------------------------------------------------------------------------------------------------ sections


class _Sections:
    """The log gone through as it was written: a point's number counts the sections that its question had then."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._undone: set[str] = set()
        self._names: dict[str, dict[str, list[str]]] = {}  # by question, then by the action that gave them
        self._question_of: dict[str, str] = {}
        self._given: dict[str, dict[str, str]] = {}  # by point, then by the action that gave it

    def rename_all(self) -> None:
        """Rename the sections in every change, and in the rows of the points."""
        by_action: dict[str, list[Any]] = {}
        query = sa.select(_CHANGE).where(_CHANGE.c.subject.in_(("question", "point", "original")))
        for row in self._connection.execute(query.order_by(_CHANGE.c.action_id, _CHANGE.c.ordinal)):
            by_action.setdefault(row.action_id, []).append(row)
        for action in self._connection.execute(sa.select(_ACTION).order_by(_ACTION.c.id)).all():
            if action.kind == "undo":
                self._undone.add(action.target)
            elif action.kind == "redo":
                self._undone.discard(action.target)
            self._rename(by_action.get(action.id, ()))
        for point, given in self._given.items():
            section = self._standing(given)
            self._connection.execute(sa.update(_POINT).where(_POINT.c.id == point).values(section=section))

    def _rename(self, changes: Iterable[Any]) -> None:
        """Rename the sections in the changes of one action."""
        before = dict(self._names)
        for row in changes:
            if row.subject == "question" and "sections" in row.after:
                known = self._names.get(row.subject_id, {})
                self._names[row.subject_id] = {**known, row.action_id: _names(row.after["sections"])}
        for row in changes:
            if row.subject == "point":
                self._rename_point(row, before)
            elif row.subject == "original" and row.after.get("question"):
                names = _names(row.after["question"]["sections"])
                points = [{**point, "section": _at(names, point["section"])} for point in row.after["points"]]
                self._write(row, row.before, {**row.after, "points": points})

    def _rename_point(self, row: Any, before: dict[str, dict[str, list[str]]]) -> None:
        question = row.after.get("question_id") or self._question_of.get(row.subject_id, "")
        self._question_of[row.subject_id] = question
        if "section" not in row.after:
            return
        old, new = (self._standing(names.get(question, {})) or [] for names in (before, self._names))
        after = {**row.after, "section": _at(new, row.after["section"])}
        earlier = row.before and {**row.before, "section": _at(old, row.before["section"])}
        self._given.setdefault(row.subject_id, {})[row.action_id] = after["section"]
        self._write(row, earlier, after)

    def _write(self, row: Any, before: Any, after: Any) -> None:
        where = (_CHANGE.c.action_id == row.action_id) & (_CHANGE.c.ordinal == row.ordinal)
        self._connection.execute(sa.update(_CHANGE).where(where).values(before=before, after=after))

    def _standing(self, given: dict[str, Any]) -> Any:
        """What the last standing action gave; the first where none stands."""
        standing = [value for action, value in given.items() if action not in self._undone]
        return standing[-1] if standing else next(iter(given.values()), None)


def _names(sections: list[dict[str, Any]]) -> list[str]:
    seen: Counter[str] = Counter()
    names: dict[str, None] = {}
    for section in sections:
        called = name = f"{section['kind']} {section['heading']}".strip()
        while name in names:
            seen[called] += 1
            name = f"{called} #{seen[called] + 1}"
        names[name] = None
    return list(names)


def _at(names: list[str], index: int) -> str:
    return names[index] if 0 <= index < len(names) else f"other #{index}"


# --------------------------------------------------------------------------------------------------------------- media


def _log_media(connection: sa.Connection, bank: str) -> None:
    """Log what a bank calls its media as an import right after the one that made the bank."""
    made = sa.select(sa.func.min(_CHANGE.c.action_id)).where(
        _CHANGE.c.subject == "bank", _CHANGE.c.subject_id == bank, _CHANGE.c.before.is_(None)
    )
    first = connection.execute(sa.select(_ACTION).where(_ACTION.c.id == made.scalar_subquery())).mappings().first()
    if first is None:
        return
    action = _just_after(first["id"])
    connection.execute(sa.insert(_ACTION), {**first, "id": action})
    names = connection.execute(
        sa.select(_MEDIA_NAME).where(_MEDIA_NAME.c.bank_id == bank).order_by(_MEDIA_NAME.c.name)
    ).all()
    rows = [
        {
            "action_id": action,
            "ordinal": ordinal,
            "subject": "media",
            "subject_id": f"{bank}/{row.name}",
            "before": None,
            "after": {"hash": row.hash},
        }
        for ordinal, row in enumerate(names)
    ]
    connection.execute(sa.insert(_CHANGE), rows)


def _just_after(identifier: str) -> str:
    """A UUIDv7 of the next millisecond."""
    milliseconds = (uuid.UUID(identifier).int >> 80) + 1
    high, low = secrets.randbits(12), secrets.randbits(62)
    return str(uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))
