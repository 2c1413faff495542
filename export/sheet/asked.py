"""What the candidate may ask: statements below headings that say so, and questions that stand there."""

import re
from collections.abc import Iterable, Iterator

from srs.model import PointList, Prose, Question, Section, SectionKind
from srs.reverse_interview import announces, is_heading

_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s")


def to_ask(questions: Iterable[Question]) -> Iterator[str]:
    """What stands below a heading that says so: statements of a section, prompts of questions, bullets of an answer."""
    for question in questions:
        headings = (question.type or "", question.stage or "", question.deck, *question.place, *question.tags)
        if is_heading(question.prompt):
            yield from _below(question)
        elif any(map(announces, headings)):
            yield question.prompt
        for section in question.sections:
            if announces(section.heading):
                yield from _statements(section)


def _below(question: Question) -> list[str]:
    """The statements of an answer: its bullets and what asks, or all lines where there are none."""
    every = [line for each in question.sections if not announces(each.heading) for line in _statements(each)]
    return [line for line in every if _BULLET.match(line) or line.rstrip().endswith(("?", "？"))] or every


def _statements(section: Section) -> list[str]:
    match section:
        case PointList() if section.kind is not SectionKind.TERMINOLOGY:
            return [point.text for point in section.points]
        case Prose():
            return [line for line in section.text.splitlines() if line.strip()]
        case _:
            return []
