"""What the candidate may ask: statements below headings that say so, and questions that stand there."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from srs.ids import normalised
from srs.model import PointList, Prose, Question, Section, SectionKind

_TO_ASK = tuple(
    normalised(words)
    for words in (
        "questions to ask", "questions you can ask", "questions you should ask", "questions you could ask",
        "questions I will ask", "questions I can ask", "questions for the interviewer",
        "questions for your interviewer",
        "questions for the company", "questions for them", "questions for you to ask", "ask the interviewer",
        "ask your interviewer", "ask them", "reverse interview", "Fragen an den Interviewer", "Rückfragen",
        "Fragen an das Unternehmen", "preguntas para el entrevistador", "preguntas al entrevistador",
        "questions à poser", "perguntas para o entrevistador", "domande da fare", "вопросы работодателю",
        "вопросы интервьюеру", "反问",
    )
)  # fmt: skip
"""How a heading says that what follows is for the candidate to ask."""

_BESIDE = frozenset(
    "a an the my your our some good great smart best top for of in at to and interview interviewer interviewers "
    "company employer recruiter team hiring manager them us end".split()
)
"""Words that may stand beside these where a prompt is nothing but such a heading."""

_STATEMENT = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s|.*[?？]\s*$")
"""A line of an answer that is a bullet, or asks."""


def to_ask(questions: Iterable[Question]) -> Iterator[str]:
    """What stands below a heading that says so: statements of a section, prompts of questions, bullets of an answer."""
    for question in questions:
        headings = (question.type or "", question.stage or "", question.deck, *question.place, *question.tags)
        if is_heading(question):
            yield from _below(question)
        elif any(map(_is_to_ask, headings)):
            yield question.prompt
        for section in question.sections:
            if _is_to_ask(section.heading):
                yield from _statements(section)


def is_heading(question: Question) -> bool:
    """Whether a prompt is only the heading of what the candidate may ask."""
    words = normalised(question.prompt)
    beside = [words.replace(each, " ", 1).split() for each in _TO_ASK if each in words]
    return any(map(_BESIDE.issuperset, beside))


def _below(question: Question) -> list[str]:
    """The statements of an answer: its bullets and what asks, or all lines where there are none."""
    every = [line for each in question.sections if not _is_to_ask(each.heading) for line in _statements(each)]
    return [line for line in every if _STATEMENT.match(line)] or every


@cache
def _is_to_ask(heading: str) -> bool:
    words = normalised(heading)
    return any(each in words for each in _TO_ASK)


def _statements(section: Section) -> list[str]:
    match section:
        case PointList() if section.kind is not SectionKind.TERMINOLOGY:
            return [point.text for point in section.points]
        case Prose():
            return [line for line in section.text.splitlines() if line.strip()]
        case _:
            return []
