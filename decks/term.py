"""A key term of a bank, and the texts of a question in which terms stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from srs.model import Framework, PointList, Question, QuestionId, SectionKind, Story


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a bank, at the question that has it first: its key, its front and its back."""

    question: QuestionId
    key: str
    front: str
    back: str


def framed_texts(question: Question) -> Iterable[str]:
    """The texts of the sections that say how to answer; a story's frame too, but no answer with tables or code."""
    for section in question.sections:
        match section:
            case Framework():
                yield section.text
            case PointList() if section.kind in (SectionKind.HOW_TO_ANSWER, SectionKind.KEY_POINTS):
                yield from (point.text for point in section.points)
            case Story():
                yield from (part for part in (section.situation, section.action, section.result) if part)
            case _:
                pass
