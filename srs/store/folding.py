"""What a record's history folds to: pure, and the same on every machine that has the same changes."""

from collections.abc import Iterable, Mapping

from srs.model import Change, Json, Subject
from srs.store import codec
from srs.store.codec import Record

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
            record |= change.after if stands else {}
        elif made is None:
            record = {**change.after, **({} if stands else {"retired": True})}
            made, alive = change.after, stands
        elif stands:
            record |= {name: value for name, value in change.after.items() if made.get(name) != value}
            record |= {} if alive else {"retired": change.after.get("retired", False)}
            made, alive = change.after, True
    return {**_LATER_FIELDS.get(subject, {}), **record}


def last_value(history: History, field: str) -> Json:
    """What the last standing change gave this field of a setting or a name; None where none stands or it was taken away."""
    standing = [change.after.get(field) for change, stands in history if stands]
    return standing[-1] if standing else None
