"""What a record's history folds to: pure, and the same on every machine that has the same changes."""

from collections.abc import Iterable, Mapping

from srs.model import Change, Json, Subject
from srs.store import codec
from srs.store.codec import Record
from srs.store.sections import with_changes

History = Iterable[tuple[Change, bool]]
"""The changes of one record in order of action, each with whether its action stands."""

_LATER_FIELDS: Mapping[Subject, Mapping[str, Json]] = {
    Subject.QUESTION: codec.LATER_QUESTION_FIELDS,
    Subject.CARD: {"choices": []},
}
"""What fields that came after the first version are where a change made before does not name them."""


def folded(history: History, subject: Subject) -> Record:
    """The record of a kind that its history gives.

    One whose making no longer stands is kept, retired, for the log may name it. Where two machines made it on their
    own, the later making is a change of what the earlier one said: what a person did in between stays.
    """
    record: Record = {}
    made: Mapping[str, Json] | None = None
    alive = False
    for change, stands in history:
        if change.before is not None:
            record = applied(record, change) if stands else record
        elif made is None:
            record = {**change.after, **({} if stands else {"retired": True})}
            made, alive = change.after, stands
        elif stands:
            record |= {name: value for name, value in change.after.items() if made.get(name) != value}
            record |= {} if alive else {"retired": change.after.get("retired", False)}
            made, alive = change.after, True
    return {**_LATER_FIELDS.get(subject, {}), **record}


def applied(record: Mapping[str, Json], change: Change) -> Record:
    """The record with one change: its fields as the change has them, the sections one by one."""
    made = {**record, **change.after}
    now, before, after = (each.get("sections") for each in (record, change.before or {}, change.after))
    if now != before and isinstance(now, list) and isinstance(before, list) and isinstance(after, list):
        made["sections"] = with_changes(now, before, after)
    return made


def last_value(history: History, field: str) -> Json:
    """What the last standing change gave this field; None where none stands, or it took the value away."""
    standing = [change.after.get(field) for change, stands in history if stands]
    return standing[-1] if standing else None
