"""The sections of a page: statements with their points, options, frameworks, stories and running text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from decks import framework, story
from decks.page.block import Block
from decks.page.bullets import Statement, bullets, mark_of, statements
from decks.page.writing import NAMES, STEPS, STORY_PARTS
from decks.sections import LIST_KINDS
from decks.structure import statement
from srs.errors import SourceError
from srs.ids import point_id
from srs.model import (
    Choice,
    Choices,
    Framework,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    Section,
    SectionKind,
    Story,
    section_points,
)

_BOX = re.compile(r"\[(?P<box>[ xX?])\](?:[ \t]+|$)")
_RIGHT = {" ": False, "x": True, "X": True, "?": None}


class Points:
    """Gives every statement of a page its point: the one it is marked as, or a new one.

    `lines` are all of the page: a new point takes no id that one of them is marked with.
    """

    def __init__(self, question: Question, lines: Iterator[str]) -> None:
        self._question = question.id
        self._known = {point.id: point for section in question.sections for point in section_points(section)}
        self._ids = sorted(self._known)
        marks = {mark for line in lines if (mark := mark_of(line)[1])}
        self._marked = {identity for mark in marks for identity in self._beginning(mark)}
        self._lines: dict[PointId, int] = {}

    def keep(self, section: Section, line: int) -> None:
        """Take the points of a section that begins on this line and was not touched."""
        for point in section_points(section):
            self._take(point.id, line, point.id[:8])

    def point(self, said: Statement, kind: SectionKind) -> Point:
        """The point of a statement.

        Raises:
            SourceError: its mark is no point's of this question, or another line's too.
        """
        if said.mark is None:
            made = statement(self._free_id(said, kind), kind, said.text)
            return _essential(made, on=said.essential)
        before = self._known[self._named(said.mark, said.line)]
        self._take(before.id, said.line, said.mark)
        same = _words(before.text) == _words(said.text)
        return _essential(before if same else statement(before.id, kind, said.text), on=said.essential)

    def _named(self, mark: str, line: int) -> PointId:
        found = self._beginning(mark)
        if len(found) == 1:
            return found[0]
        many = "more than one statement of this question is" if found else "no statement of this question is"
        raise SourceError(f"line {line}: {many} marked {mark}; take the comment out to make this a new one")

    def _beginning(self, mark: str) -> list[PointId]:
        """The first ids that begin so, two at most."""
        at = bisect_left(self._ids, mark.lower())
        return [identity for identity in self._ids[at : at + 2] if identity.startswith(mark.lower())]

    def _take(self, identity: PointId, line: int, mark: str) -> None:
        if identity in self._lines:
            raise SourceError(
                f"line {line}: the mark {mark} stands on line {self._lines[identity]} too; take the comment out of one"
            )
        self._lines[identity] = line

    def _free_id(self, said: Statement, kind: SectionKind) -> PointId:
        ordinal, identity = 0, point_id(self._question, kind, said.text)
        while identity in self._lines or identity in self._marked:
            ordinal += 1
            identity = point_id(self._question, kind, said.text, ordinal)
        self._lines[identity] = said.line
        return identity


def read_section(body: Block, heading: str, kind: SectionKind, points: Points) -> Section | None:
    """The section of this heading that stands in a block; None where nothing does."""
    if not body.text():
        return None
    if kind in LIST_KINDS:
        made = tuple(points.point(said, kind) for said in statements(body))
        return PointList(kind=kind, heading=heading, points=made) if made else None
    if kind is SectionKind.CHOICES:
        options = tuple(_options(body))
        return Choices(heading=heading, options=options) if options else None
    if kind is SectionKind.FRAMEWORK:
        return _framework(heading, body, points)
    if kind is SectionKind.STORY:
        return _story(heading, body)
    return Prose(kind=kind, heading=heading, text=body.text())


def _options(block: Block) -> Iterator[Choice]:
    """The options of a list, each with whether its box is ticked; None where it has none, or a question mark in it."""
    for _, first, rest in bullets(block):
        box = _BOX.match(first)
        text = "\n".join([first[box.end() :] if box else first, *rest]).strip()
        if text:
            yield Choice(text=text, right=_RIGHT[box["box"]] if box else None)


def _framework(heading: str, block: Block, points: Points) -> Framework:
    """A framework with the names and steps listed, or, where none are, those that its text tells."""
    parts = _parts(block, (NAMES, STEPS))
    text = parts[""].text(3)
    found = framework.read(text)
    names, steps = found.names, [Statement(block.line, step) for step in found.steps]
    if len(parts) > 1:
        names = tuple(said.text for said in statements(parts[NAMES])) if NAMES in parts else ()
        steps = list(statements(parts[STEPS])) if STEPS in parts else []
    made = tuple(points.point(step, SectionKind.FRAMEWORK) for step in steps)
    return Framework(heading=heading, names=names, steps=made, text=text)


def _story(heading: str, block: Block) -> Story:
    """A story by the parts that have a heading, or by those that its text labels."""
    parts = _parts(block, [part.capitalize() for part in STORY_PARTS])
    text = parts.pop("").text(3)
    told = {name.lower(): part.text(3) for name, part in parts.items()}
    if not told:
        told = story.parts(text)
        text = "" if told else text
    return Story(
        heading=heading,
        context=told.get("context") or None,
        situation=told.get("situation") or None,
        task=told.get("task") or None,
        action=told.get("action") or None,
        result=told.get("result") or None,
        text=text or None,
    )


def _parts(block: Block, names: Sequence[str]) -> dict[str, Block]:
    """The blocks below the headings of level 3 that have one of these names, and under "" what stands before them."""
    starts = {"": -1}
    for index, line in enumerate(block.lines):
        name = line[4:].strip().capitalize() if line.startswith("### ") and not block.inside[index] else ""
        if name in starts and name:
            raise SourceError(f"line {block.line + index}: {name} stands here twice; put both under one heading")
        if name in names:
            starts[name] = index
    ends = [*list(starts.values())[1:], len(block.lines)]
    return {name: block.part(start + 1, end) for (name, start), end in zip(starts.items(), ends, strict=True)}


def _essential(point: Point, *, on: bool) -> Point:
    return (
        point
        if point.essential == on
        else Point(id=point.id, text=point.text, label=point.label, tick=point.tick, essential=on)
    )


def _words(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().split("\n")]
