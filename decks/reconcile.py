"""A question that a person changed here and that its bank has anew: what each of them changed, in one question.

Three wordings are compared: the bank's before, the person's, the bank's now. What only one side changed is as that side
has it; what both changed is as the person has it, and a conflict.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from decks.section_pairs import paired, texts_of
from srs.model import (
    Choices,
    Framework,
    Minutes,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    QuestionId,
    Section,
    Story,
)
from srs.weave import woven

Value = TypeVar("Value")

_FIELDS = ("deck", "type", "difficulty", "minutes", "stage", "tags", "language")
_STORY_PARTS = ("context", "situation", "task", "action", "result", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What a person and the bank both changed: the question, the field in words, what stays, what the bank now says."""

    question: QuestionId
    field: str
    kept: str
    offered: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A question with the changes of both sides, and what both changed."""

    question: Question
    conflicts: tuple[Conflict, ...]


def reconciled(before: Question, ours: Question, theirs: Question) -> Reconciled:
    """What a person made of a question (`ours`) and its bank now says (`theirs`), the bank having said `before`.

    All three have the same id, and points that are the same have the same ids.
    """
    sides = _Sides(ours.id)
    changed = {name: sides.pick(name, *(getattr(each, name) for each in (before, ours, theirs))) for name in _FIELDS}
    prompt = sides.pick("question", *(None if each.prompt_missing else each.prompt for each in (before, ours, theirs)))
    if prompt is None:
        changed |= {"prompt": theirs.prompt, "prompt_missing": True}
    else:
        changed |= {"prompt": prompt, "prompt_missing": False}
    retired = ours.retired and not before.retired
    merged = replace(theirs, **changed, retired=retired, sections=sides.sections(before, ours, theirs))
    return Reconciled(_each_point_once(merged), tuple(sides.conflicts))


class _Sides:
    """Takes each part of a question from the side that changed it, and notes what both did."""

    def __init__(self, question: QuestionId) -> None:
        self._question = question
        self.conflicts: list[Conflict] = []

    def pick(self, field: str, before: Value, ours: Value, theirs: Value) -> Value:
        """The bank's value where the person left it alone, else the person's."""
        if ours == before:
            return theirs
        if theirs not in (before, ours):
            self._note(field, _told(ours), _told(theirs))
        return ours

    def _note(self, field: str, kept: str, offered: str) -> None:
        self.conflicts.append(Conflict(question=self._question, field=field, kept=kept, offered=offered))

    # -------------------------------------------------------------------------------------------------------- sections

    def sections(self, before: Question, ours: Question, theirs: Question) -> tuple[Section, ...]:
        """The sections of both sides in one order."""
        of_before = dict(enumerate(before.sections))
        of_ours = paired(of_before, ours.sections)
        of_theirs = paired(of_before, theirs.sections)
        new = {key: section for key, section in of_ours.items() if key not in of_before}
        of_theirs = {
            **{key: section for key, section in of_theirs.items() if key in of_before},
            **paired(new, [section for key, section in of_theirs.items() if key not in of_before], first=1_000_000),
        }
        of_theirs = _in_order(of_theirs, theirs.sections)
        made = [
            self._section(of_before.get(key), of_ours.get(key), of_theirs.get(key))
            for key in woven(list(of_before), list(of_ours), list(of_theirs))
        ]
        return tuple(section for section in made if section is not None)

    def _section(self, before: Section | None, ours: Section | None, theirs: Section | None) -> Section | None:
        """One section as both sides have it; None where one of them took it out."""
        name = _name(ours or theirs or before)
        if before is None:
            if ours and theirs and texts_of(ours) != texts_of(theirs):
                self._note(name, texts_of(ours), texts_of(theirs))
            return ours or theirs
        if ours is None:
            if theirs is not None and texts_of(theirs) != texts_of(before):
                self._note(name, "", texts_of(theirs))
            return None
        if theirs is None:
            if texts_of(ours) == texts_of(before):
                return None
            self._note(name, texts_of(ours), "")
            return ours
        return self._merged(name, before, ours, theirs)

    def _merged(self, name: str, before: Section, ours: Section, theirs: Section) -> Section:
        heading = self.pick("heading", before.heading, ours.heading, theirs.heading)
        match before, ours, theirs:
            case PointList(), PointList(), PointList():
                points = self.points(name, before.points, ours.points, theirs.points)
                return replace(theirs, heading=heading, points=points)
            case Framework(), Framework(), Framework():
                return Framework(
                    heading=heading,
                    names=self.pick(f"{name}: names", before.names, ours.names, theirs.names),
                    steps=self.points(name, before.steps, ours.steps, theirs.steps),
                    text=self.pick(name, before.text, ours.text, theirs.text),
                )
            case Story(), Story(), Story():
                parts = {
                    part: self.pick(f"{name}: {part}", *(getattr(each, part) for each in (before, ours, theirs)))
                    for part in _STORY_PARTS
                }
                return Story(heading=heading, **parts)
            case Choices(), Choices(), Choices():
                return Choices(heading=heading, options=self.pick(name, before.options, ours.options, theirs.options))
            case Prose(), Prose(), Prose():
                return replace(theirs, heading=heading, text=self.pick(name, before.text, ours.text, theirs.text))
            case _:
                return self.pick(name, before, ours, theirs)

    # ---------------------------------------------------------------------------------------------------------- points

    def points(
        self, name: str, before: Sequence[Point], ours: Sequence[Point], theirs: Sequence[Point]
    ) -> tuple[Point, ...]:
        """The statements of both sides in one order."""
        sides = [{point.id: point for point in side} for side in (before, ours, theirs)]
        made = [self._point(name, *(side.get(key) for side in sides)) for key in woven(*map(list, sides))]
        return tuple(point for point in made if point is not None)

    def _point(self, name: str, before: Point | None, ours: Point | None, theirs: Point | None) -> Point | None:
        """One statement as both sides have it; None where one of them took it out."""
        if before is None:
            if ours and theirs and ours.text != theirs.text:
                self._note(name, ours.text, theirs.text)
            return ours or theirs
        if ours is None:
            if theirs is not None and theirs.text != before.text:
                self._note(name, "", theirs.text)
            return None
        if theirs is None:
            if _same(ours, before):
                return None
            self._note(name, ours.text, "")
            return ours
        own = self.pick(name, before.text, ours.text, theirs.text) == ours.text and ours.text != theirs.text
        essential = theirs.essential if ours.essential == before.essential else ours.essential
        return replace(ours if own else theirs, essential=essential)


def _in_order(named: Mapping[int, Section], order: Sequence[Section]) -> dict[int, Section]:
    places = {id(section): place for place, section in enumerate(order)}
    return dict(sorted(named.items(), key=lambda pair: places[id(pair[1])]))


def _same(one: Point, other: Point) -> bool:
    return (one.text, one.essential) == (other.text, other.essential)


def _each_point_once(question: Question) -> Question:
    """The question without a second point of one id: one side may have moved it to another section."""
    seen: set[PointId] = set()

    def once(points: tuple[Point, ...]) -> tuple[Point, ...]:
        kept = tuple(point for point in points if point.id not in seen)
        seen.update(point.id for point in points)
        return kept

    sections: list[Section] = []
    for section in question.sections:
        if isinstance(section, PointList):
            sections.append(replace(section, points=once(section.points)))
        elif isinstance(section, Framework):
            sections.append(replace(section, steps=once(section.steps)))
        else:
            sections.append(section)
    return replace(question, sections=tuple(sections))


def _name(section: Section | None) -> str:
    if section is None:
        return ""
    kind = section.kind.value.replace("_", " ") if isinstance(section, PointList | Prose) else type(section).__name__
    return section.heading or kind.lower()


def _told(value: object) -> str:
    """A value in words."""
    match value:
        case None:
            return ""
        case Minutes():
            return f"{value.low:g}-{value.high:g}"
        case tuple():
            return ", ".join(each.text if hasattr(each, "text") else str(each) for each in value)
        case Framework() | Story() | PointList() | Choices() | Prose():
            return texts_of(value)
        case _:
            return str(value)
