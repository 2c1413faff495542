"""The parts of the sheet: weakest points, frameworks, terms, questions to ask them, own stories, each as entries."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TypedDict, TypeGuard, TypeVar

from export.options import told
from export.sheet.plain import plain, plain_name
from export.statistics.words import percent
from srs.eve import Doubt, Eve
from srs.ids import normalised
from srs.model import Framework, PointList, Prose, Question, Role, Section, SectionKind, Story

Kind = TypeVar("Kind")

_MOST = 60
"""Entries of a part that are made: a page has not more lines."""

_ELSEWHERE = frozenset({Role.TERM, Role.TERM_REVERSED, Role.FRAMEWORK, Role.STORY})
"""Cards whose content has a part of its own."""

_STORY_PART = 70
"""Characters of each part of a story that is told briefly."""

_MOST_TICKS = 12

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands at a bullet: a cue, a remark in brackets behind it, a text; `brief` where that has no room."""

    cue: str
    remark: str = ""
    text: str = ""
    brief: str = ""

    @property
    def mark(self) -> str:
        """The remark as it stands behind the cue."""
        return f" ({self.remark})" if self.remark else ""

    @property
    def before(self) -> str:
        """All that stands before the text."""
        return f"{self.cue}{self.mark}{self.colon}"

    @property
    def colon(self) -> str:
        """What parts the cue from the text."""
        if not self.text:
            return ""
        return " " if not self.remark and self.cue.endswith(("?", "!", ".", ":", "…")) else ": "

    @property
    def line(self) -> str:
        """The whole entry as one line."""
        return f"{self.before}{self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Entries, the first ones most wanted; `total` of them there are.

    A share of the page is theirs, and `lines` of it are what one may take where not all have room.
    """

    title: str
    share: int
    lines: int
    entries: tuple[Entry, ...]
    total: int


def parts(of: Eve) -> tuple[Part, ...]:
    """The parts of a sheet, those without entries too."""
    terms = [each for each in of.doubts if each.card.role is Role.TERM]
    return (
        Part(title="Weakest points", share=6, lines=2, **_made(_weakest(of.doubts), _sides, _weak_entry)),
        Part(title="Frameworks", share=2, lines=2, **_made(_frameworks(of.questions), _name, _framework_entry)),
        Part(title="Own stories", share=3, lines=4, **_made(_stories(of.questions), _told_of, _story_entry)),
        Part(title="Terms", share=2, lines=1, **_made(terms, _sides, _term_entry)),
        Part(title="Questions to ask them", share=2, lines=1, **_made(_to_ask(of.questions), str, _asked_entry)),
    )


class _Made(TypedDict):
    entries: tuple[Entry, ...]
    total: int


def _made(found: Iterable[Kind], key: Callable[[Kind], str], entry: Callable[[Kind], Entry]) -> _Made:
    """An entry for each of the first things found, those of the same key once; and how many there are."""
    each_once: dict[str, Kind] = {}
    for each in found:
        each_once.setdefault(key(each), each)
    entries = (entry(each) for each in islice(each_once.values(), _MOST))
    return _Made(entries=tuple(each for each in entries if each.line), total=len(each_once))


def _sides(doubt: Doubt) -> str:
    return normalised(f"{doubt.card.front}\n{doubt.card.back}")


# ------------------------------------------------------------------------------------------------------ weakest points


def _weakest(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """The cards by falling loss, but for the points of an answer that stands before them with all of its points."""
    told_whole = set()
    for each in doubts:
        if each.card.role in _ELSEWHERE or (each.card.role is Role.POINT and each.question.id in told_whole):
            continue
        if each.card.role is Role.ANSWER and each.card.points:
            told_whole.add(each.question.id)
        yield each


def _term_entry(doubt: Doubt) -> Entry:
    return Entry(cue=plain(doubt.card.front), text=plain(doubt.card.back))


def _weak_entry(doubt: Doubt) -> Entry:
    remark = "never seen" if doubt.recall is None else percent(doubt.recall)
    ticks = "; ".join(plain(point.text) for point in doubt.card.points[:_MOST_TICKS])
    return Entry(cue=plain(doubt.card.front), remark=remark, text=ticks or plain(told(doubt.card)))


# ------------------------------------------------------------------------------------------------- frameworks, stories


def _frameworks(questions: Iterable[Question]) -> Iterator[Framework]:
    return (section for each in questions for section in each.sections if isinstance(section, Framework))


def _name(framework: Framework) -> str:
    """What two frameworks have in common that are one: their names, or their text where they have none."""
    return normalised(" ".join(framework.names) or f"{framework.heading} {framework.text}")


def _framework_entry(framework: Framework) -> Entry:
    steps = "; ".join(plain(step.label if _is_whole(step.label) else step.tick) for step in framework.steps)
    name = ", ".join(map(plain_name, framework.names)) or plain(framework.heading)
    return Entry(cue=name, text=steps or plain(framework.text))


def _is_whole(label: str | None) -> TypeGuard[str]:
    """Whether a label closes the brackets that it opens."""
    return label is not None and label.count("(") == label.count(")")


def _stories(questions: Iterable[Question]) -> Iterator[tuple[Question, Story]]:
    return ((each, section) for each in questions for section in each.sections if isinstance(section, Story))


def _told_of(told_by: tuple[Question, Story]) -> str:
    question, story = told_by
    return normalised(f"{question.prompt}\n{story.situation or story.text}")


def _story_entry(told_by: tuple[Question, Story]) -> Entry:
    question, story = told_by
    named = {name: getattr(story, name) for name in ("situation", "task", "action", "result")}
    told_parts = {name.capitalize(): plain(text) for name, text in named.items() if text}
    whole = " ".join(f"{name}: {text}" for name, text in told_parts.items())
    brief = " ".join(f"{name}: {_clipped(text)}" for name, text in told_parts.items())
    return Entry(cue=plain(question.prompt), text=whole or plain(story.text or story.context or ""), brief=brief)


def _clipped(text: str) -> str:
    """The beginning of a text, up to a word's end where one is near."""
    if len(text) <= _STORY_PART:
        return text
    head, _, last = text[:_STORY_PART].rpartition(" ")
    return f"{head if len(last) <= 24 else text[:_STORY_PART]} …"


# ----------------------------------------------------------------------------------------------------- questions to ask


def _to_ask(questions: Iterable[Question]) -> Iterator[str]:
    """What the candidate may ask: statements below such a heading, and the prompts of questions that stand there."""
    for question in questions:
        headings = (question.type or "", question.stage or "", question.deck, *question.place, *question.tags)
        if any(map(_is_to_ask, headings)):
            yield question.prompt
        for section in question.sections:
            if _is_to_ask(section.heading):
                yield from _statements(section)


def _asked_entry(markdown: str) -> Entry:
    return Entry(cue=plain(markdown))


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
