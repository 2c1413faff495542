"""Entries of frameworks: those with the same steps once, those of one question with what that is about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from export.sheet.entry import Entry
from export.sheet.plain import plain, plain_name
from export.sheet.room import cut
from srs.eve import Eve
from srs.ids import normalised
from srs.model import Framework, Question, QuestionId, Role

_NAME = "n" * 34
"""The room in a line that the topic behind it leaves to a name."""

_CUE = re.compile(r"\*\*([^*\n]+)\*\*")
_WITH_CUE = frozenset({Role.FRAMEWORK, Role.POINT, Role.STORY})
"""Cards whose front begins with what their question is about, in bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A framework, and what the only question with these steps is about; no topic where several have the same."""

    framework: Framework
    topic: str = ""


def uses(of: Eve) -> tuple[Use, ...]:
    """The frameworks of an eve, those with the same names and steps once."""
    found: dict[str, tuple[Framework, Question]] = {}
    shared: set[str] = set()
    for framework, question in _frameworks(of.questions):
        _, first = found.setdefault(same(framework), (framework, question))
        if normalised(first.prompt) != normalised(question.prompt):
            shared.add(same(framework))
    cues = _cues(of)
    return tuple(
        Use(framework=framework, topic="" if key in shared else cues.get(question.id, question.prompt))
        for key, (framework, question) in found.items()
    )


def entry(use: Use) -> Entry:
    """A framework by its names and its steps."""
    framework = use.framework
    steps = "; ".join(plain(step.label if _is_whole(step.label) else step.tick) for step in framework.steps)
    name = ", ".join(map(plain_name, framework.names)) or plain(framework.heading)
    return Entry(cue=name, remark=cut(plain(use.topic), 1, _NAME), text=steps or plain(framework.text))


def _frameworks(questions: Iterable[Question]) -> Iterator[tuple[Framework, Question]]:
    return ((section, each) for each in questions for section in each.sections if isinstance(section, Framework))


def same(framework: Framework) -> str:
    """What two frameworks have in common that are one: their names and their steps, or their text."""
    steps = "\n".join(step.label if _is_whole(step.label) else step.tick for step in framework.steps)
    return normalised(f"{' '.join(framework.names) or framework.heading}\n{steps or framework.text}")


def _is_whole(label: str | None) -> TypeGuard[str]:
    """Whether a label closes the brackets that it opens."""
    return label is not None and label.count("(") == label.count(")")


def _cues(of: Eve) -> dict[QuestionId, str]:
    """What questions are about in few words, as their cards say it."""
    found: dict[QuestionId, str] = {}
    for each in of.doubts:
        cue = _CUE.match(each.card.front) if each.card.role in _WITH_CUE else None
        if cue is not None:
            found.setdefault(each.question.id, cue[1])
    return found
