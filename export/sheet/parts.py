"""The parts of the sheet: weakest points, frameworks, own stories, terms, questions to ask them, each as entries."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypedDict, TypeVar

from export.options import told
from export.sheet import frameworks
from export.sheet.asked import to_ask
from export.sheet.entry import Entry, Part, Piece
from export.sheet.plain import plain
from export.sheet.shorten import said
from export.statistics.words import percent
from srs.eve import Doubt, Eve
from srs.ids import normalised
from srs.model import Question, Role, Story
from srs.reverse_interview import is_heading

Kind = TypeVar("Kind")

_MOST = 60
"""Entries of a part that are made: a page has not more lines."""

_ELSEWHERE = frozenset({Role.TERM, Role.TERM_REVERSED, Role.FRAMEWORK, Role.STORY})
"""Cards whose content has a part of its own, or is somebody else's story."""

_MOST_TICKS = 12


def parts(of: Eve) -> tuple[Part, ...]:
    """The parts of a sheet, those without entries too."""
    weakest = _made(_weakest(of), _sides, _weak_entry)
    steps = _made(frameworks.uses(of), lambda use: frameworks.same(use.framework), frameworks.entry)
    stories = _made(of.stories, _told_of, _story_entry)
    terms = _made((each for each in of.doubts if each.card.role is Role.TERM), _sides, _term_entry)
    asked = _made(to_ask(of.questions), str, _asked_entry)
    return (
        Part(title="Weakest points", one="weakest point", share=6, lines=2, **weakest),
        Part(title="Frameworks", one="framework", share=2, lines=2, **steps),
        Part(title="Own stories", one="own story", share=3, lines=4, **stories),
        Part(title="Terms", one="term", share=2, lines=1, **terms),
        Part(title="Questions to ask them", one="question to ask them", share=2, lines=1, **asked),
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


# ---------------------------------------------------------------------------------------------- weakest points, terms


def _weakest(of: Eve) -> Iterator[Doubt]:
    """The cards by falling loss, but for the points of an answer that stands before them with all of its points."""
    told_whole = set()
    to_them = {each.id for each in of.questions if is_heading(each.prompt)}
    for each in of.doubts:
        if each.card.role in _ELSEWHERE or each.question.id in to_them:
            continue
        if each.card.role is Role.POINT and each.question.id in told_whole:
            continue
        if each.card.role is Role.ANSWER and each.card.points:
            told_whole.add(each.question.id)
        yield each


def _weak_entry(doubt: Doubt) -> Entry:
    remark = "never seen" if doubt.recall is None else percent(doubt.recall)
    ticks = "; ".join(plain(point.text) for point in doubt.card.points[:_MOST_TICKS])
    return Entry(cue=_asks(doubt), remark=remark, text=ticks or plain(told(doubt.card)))


def _asks(doubt: Doubt) -> str:
    """What a card asks; of an answer to which its bank has no question, only what it is about."""
    if doubt.question.prompt_missing and doubt.card.role is Role.ANSWER:
        return _prompt(doubt.question)
    return plain(doubt.card.front)


def _prompt(question: Question) -> str:
    """A question as one line; what one is about for which its bank has no words begins as a sentence."""
    prompt = plain(question.prompt)
    return prompt[:1].upper() + prompt[1:] if question.prompt_missing else prompt


def _term_entry(doubt: Doubt) -> Entry:
    return Entry(cue=plain(doubt.card.front), text=plain(doubt.card.back))


# ----------------------------------------------------------------------------------------- stories, questions to ask


def _told_of(told_by: tuple[Question, Story]) -> str:
    question, story = told_by
    return normalised(f"{question.prompt}\n{story.situation or story.text}")


def _story_entry(told_by: tuple[Question, Story]) -> Entry:
    question, story = told_by
    named = (("Situation", story.situation), ("Task", story.task), ("Action", story.action), ("Result", story.result))
    pieces = tuple(Piece(name=name, text=plain(text), number=name == "Result") for name, text in named if text)
    text = said(pieces) if pieces else plain(story.text or story.context or "")
    return Entry(cue=_prompt(question), text=text, pieces=pieces)


def _asked_entry(markdown: str) -> Entry:
    return Entry(cue=plain(markdown))
