"""What two collections both changed: the field, what stands after their union, and what the other side made of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from srs.model import ActionId, Change, Json, QuestionId, Subject
from srs.store.folding import folded, last_value
from srs.store.sections import in_words, section_names

_CALLED = {
    "prompt": "question",
    "deck": "deck",
    "type": "type",
    "difficulty": "difficulty",
    "stage": "stage",
    "tags": "tags",
    "language": "language",
    "text": "point",
    "essential": "essential",
}
"""The fields of a question or a point that a person writes, and what they are called."""

_UNSAID = frozenset({"kind", "heading", "right"})
"""What of a section is not among its words."""

_Changes = tuple[tuple[Change, bool], ...]
_Fields = dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that both sides changed: the question (None for what is of none), what stands, and what does not."""

    question: QuestionId | None
    field: str
    kept: str
    other: str


def conflicts(
    histories: Mapping[Subject, Mapping[str, Iterable[tuple[Change, bool]]]],
    ours: Collection[ActionId],
    theirs: Collection[ActionId],
) -> tuple[Conflict, ...]:
    """What both sides changed, by the histories of the records that both changed.

    `ours` and `theirs` are the actions that only one side had. A field is a conflict where each side made another value
    of it. Where each side made the record on its own, what both began with is the first making.
    """
    found: list[Conflict] = []
    for subject in (Subject.QUESTION, Subject.POINT):
        for identifier, history in histories.get(subject, {}).items():
            before, *views = _views(tuple(history), ours, theirs)
            records = [folded(view, subject) for view in (before or views[-1][:1], *views)]
            question = QuestionId(identifier if subject is Subject.QUESTION else str(records[-1].get("question_id")))
            found += _between(question, *(_written(record) for record in records))
    for history in histories.get(Subject.INTERVIEW, {}).values():
        before, *views = _views(tuple(history), ours, theirs)
        records = [folded(view, Subject.INTERVIEW) for view in (before or views[-1][:1], *views)]
        found += _between(None, *(_told_of(str(records[-1]["name"]), record) for record in records))
    for identifier, history in histories.get(Subject.SETTING, {}).items():
        views = _views(tuple(history), ours, theirs)
        found += _between(None, *({f"setting {identifier}": last_value(view, "value")} for view in views))
    return tuple(found)


def _views(history: _Changes, ours: Collection[ActionId], theirs: Collection[ActionId]) -> list[_Changes]:
    """The changes that both sides had, those of each side, and all: before, ours, theirs, together."""
    return [
        tuple(each for each in history if each[0].action not in ours and each[0].action not in theirs),
        tuple(each for each in history if each[0].action not in theirs),
        tuple(each for each in history if each[0].action not in ours),
        history,
    ]


def _between(
    question: QuestionId | None, before: _Fields, ours: _Fields, theirs: _Fields, together: _Fields
) -> Iterator[Conflict]:
    """A conflict for every field of which each side made something else."""
    for name in dict.fromkeys((*ours, *theirs)):
        mine, other = ours.get(name), theirs.get(name)
        if mine != other and before.get(name) not in (mine, other):
            kept = together.get(name)
            yield Conflict(
                question=question, field=name, kept=_told(kept), other=_told(other if kept == mine else mine)
            )


def _written(record: Mapping[str, Json]) -> _Fields:
    """What a person writes of a question or a point, under the names it has for them."""
    if record.get("retired"):
        return {"taken out": True}
    found: _Fields = {called: record[name] for name, called in _CALLED.items() if name in record}
    if "section" in record:
        found = {f"{in_words(str(record['section']))}: {called}": value for called, value in found.items()}
    if record.get("minutes_low") is not None:
        found["minutes"] = [record["minutes_low"], record["minutes_high"]]
    sections = record.get("sections")
    if isinstance(sections, list):
        found |= dict(zip(map(in_words, section_names(sections)), sections, strict=True))
    return found


def _told_of(name: str, record: _Fields) -> _Fields:
    """The fields of an interview, under a name that says whose they are."""
    if record.get("retired"):
        return {f"interview {name}: removed": True}
    return {f"interview {name}: {field.replace('_', ' ')}": value for field, value in record.items()}


def _told(value: Json) -> str:
    """A value in words: what is said in it, without the names of its parts."""
    match value:
        case None:
            return ""
        case list():
            return ", ".join(filter(None, map(_told, value)))
        case dict():
            return "\n".join(_told(part) for name, part in value.items() if name not in _UNSAID and part)
        case float():
            return f"{value:g}"
        case _:
            return str(value)
