"""Two questions that ask the same made one: the one kept takes what it lacks, the other is taken out."""

from collections.abc import Iterator
from dataclasses import replace

from decks.editing import Saved, bank_of, written
from decks.rewriting import rewritten
from decks.section_pairs import meaning
from decks.structure import statement
from srs.actions import Journal
from srs.errors import UsageError
from srs.ids import normalised, point_id
from srs.model import (
    ActionKind,
    Framework,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    QuestionId,
    Section,
    SectionKind,
    section_points,
)


def join(journal: Journal, kept: QuestionId, dropped: QuestionId) -> Saved:
    """Make two questions one, as one action; the history of the cards of each stays with them.

    An import of the dropped question's bank leaves it out.

    Raises:
        UsageError: both are the same question, or one of them was taken out already.
    """
    with journal.store.writing() as transaction:
        keep, drop = transaction.library.question(kept), transaction.library.question(dropped)
        if keep.id == drop.id:
            raise UsageError("a question cannot be merged with itself; name two: viva duplicates --merge KEEP DROP")
        for each in (keep, drop):
            if each.retired:
                raise UsageError(f"question {each.id[:8]} was taken out already; `viva history` shows when")
        made = joined(keep, drop)
        changed = [made] if made != keep else []
        bank, other = bank_of(transaction, keep), bank_of(transaction, drop)
        if bank.id == other.id:
            differences = [*rewritten(transaction, bank, before=bank, changed=changed, removed=[drop.id]).differences]
        else:
            differences = [
                *rewritten(transaction, bank, before=bank, changed=changed).differences,
                *rewritten(transaction, other, before=other, removed=[drop.id]).differences,
            ]
        return written(journal, transaction, [made, drop], differences, kind=ActionKind.EDIT)


def joined(keep: Question, drop: Question) -> Question:
    """The question kept, with the sections and the facts that it lacks and the other has."""
    known = {_use(section) for section in keep.sections}
    points = _NewPoints(keep)
    taken = [points.renamed(section) for section in drop.sections if _use(section) not in known]
    return replace(
        keep,
        type=keep.type or drop.type,
        difficulty=keep.difficulty or drop.difficulty,
        minutes=keep.minutes or drop.minutes,
        stage=keep.stage or drop.stage,
        sections=(*keep.sections, *taken),
    )


def _use(section: Section) -> object:
    """What a section is for, and where that says nothing, its heading."""
    other = isinstance(section, Prose) and section.kind is SectionKind.OTHER
    return normalised(section.heading) if other else meaning(section)


class _NewPoints:
    """Gives the points of another question ids of this one, none of them twice."""

    def __init__(self, question: Question) -> None:
        self._question = question.id
        self._taken = {point.id for section in question.sections for point in section_points(section)}

    def renamed(self, section: Section) -> Section:
        """A section with points of this question's own."""
        match section:
            case Framework():
                return replace(section, steps=tuple(self._points(section.steps, SectionKind.FRAMEWORK)))
            case PointList():
                return replace(section, points=tuple(self._points(section.points, section.kind)))
            case _:
                return section

    def _points(self, points: tuple[Point, ...], kind: SectionKind) -> Iterator[Point]:
        for point in points:
            identity = self._free_id(point.text, kind)
            yield replace(statement(identity, kind, point.text), essential=point.essential)

    def _free_id(self, text: str, kind: SectionKind) -> PointId:
        ordinal, identity = 0, point_id(self._question, kind, text)
        while identity in self._taken:
            ordinal += 1
            identity = point_id(self._question, kind, text, ordinal)
        self._taken.add(identity)
        return identity
