"""What stands behind an answer: the bank's own text, its sections in the order in which one wants them (rule 5)."""

import re
from collections.abc import Iterable, Iterator

from decks.rules import stories
from decks.rules.markup import as_markdown
from decks.rules.points import is_placeholder
from srs.model import Point, PointList, Prose, Question, SectionKind

_LINK_ALONE = re.compile(r"\[{1,2}[^\[\]\n]{0,300}\]{1,2}(?:\([^()\n]{0,600}\))?|<?https?://\S{1,2000}")
_RULE = re.compile(r"[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*")


def leading_up(question: Question) -> Prose | None:
    """The section before a question's answer that ends in a colon: the question follows from it."""
    first = question.sections[0] if len(question.sections) > 1 else None
    if not isinstance(first, Prose) or first.kind is not SectionKind.OTHER:
        return None
    if first.heading in _headings_of_lists(question):
        return None
    return first if first.text.rstrip(" \n*_").endswith((":", "：")) else None


def behind(question: Question) -> str:
    """All that a question's bank says behind its prompt, as the back of a card that asks the whole of it."""
    return "\n\n".join(_behind_an_answer(question))


def _behind_an_answer(question: Question) -> Iterator[str]:
    """What stands behind an answer: how to answer, the story as an example, then the check lists."""
    told = stories.is_story(question.points(SectionKind.HOW_TO_ANSWER))
    if question.answer:
        yield from _prose(question)
    if question.framework and question.framework.text.strip():
        yield f"### {question.framework.heading or 'The structure'}\n\n{question.framework.text.strip()}"
    yield from _listed(question, SectionKind.KEY_POINTS, "Key points")
    how = "How to answer: an example, not yours" if told else "How to answer"
    yield from _listed(question, SectionKind.HOW_TO_ANSWER, how)
    if question.story:
        yield f"### An example, not yours\n\n{stories.told(question.story)}"
    yield from _listed(question, SectionKind.LOOK_FOR, "What they look for", mark="- [ ] ")
    yield from _listed(question, SectionKind.MISTAKES, "Mistakes to avoid", mark="- [ ] ")
    yield from _listed(question, SectionKind.TERMINOLOGY, "Terms")
    yield from _listed(question, SectionKind.HINTS, "Hints")
    yield from _listed(question, SectionKind.FOLLOW_UPS, "They may go on to ask")
    if not question.answer:
        yield from _prose(question)


def _prose(question: Question) -> Iterator[str]:
    """The running text of a question: its answer, and under their headings the sections that no rule knows."""
    yield from (
        as_markdown(_without_outer_rules(section.text))
        for section in question.sections
        if isinstance(section, Prose) and section.kind is SectionKind.ANSWER
    )
    of_lists = _headings_of_lists(question)
    for section in _others(question):
        text = as_markdown(section.text).strip()
        if section is leading_up(question) or section.heading in of_lists or _is_repeated(text, question.answer):
            continue
        if any(letter.isalpha() for letter in _LINK_ALONE.sub("", text)):
            yield f"### {section.heading}\n\n{text}" if section.heading else text


def _others(question: Question) -> list[Prose]:
    """The sections of running text that no rule knows."""
    return [
        section for section in question.sections if isinstance(section, Prose) and section.kind is SectionKind.OTHER
    ]


def _is_repeated(text: str, answer: str | None) -> bool:
    """Whether all lines of a section stand in the answer too, as code blocks that a bank gives once more do."""
    own = {line.strip() for line in text.splitlines()} - {""}
    return answer is not None and own <= {line.strip() for line in answer.splitlines()}


def _headings_of_lists(question: Question) -> frozenset[str]:
    """The headings of a question's lists of statements: text under the same heading belongs to the list."""
    return frozenset(
        section.heading for section in question.sections if isinstance(section, PointList) and _shown(section.points)
    ) - {""}


def _shown(points: Iterable[Point]) -> list[Point]:
    return [point for point in points if not is_placeholder(point.text)]


def _without_outer_rules(text: str) -> str:
    """The text without the rules that part it from what stands around it; a line right below words is no rule."""
    lines = text.split("\n")
    begin, end = 0, len(lines)
    while begin < end and (not lines[begin].strip() or _RULE.fullmatch(lines[begin])):
        begin += 1
    while end - begin > 1 and (
        not lines[end - 1].strip() or (_RULE.fullmatch(lines[end - 1]) and not lines[end - 2].strip())
    ):
        end -= 1
    return "\n".join(lines[begin:end]) or text


def _listed(question: Question, kind: SectionKind, heading: str, mark: str = "- ") -> Iterator[str]:
    """The statements of one kind below a heading, with the text that their bank has before and after them."""
    points = _shown(question.points(kind))
    if points:
        lines = [mark + as_markdown(point.text.strip()).replace("\n", "\n  ") for point in points]
        before, after = _around(question, kind)
        yield "\n\n".join([f"### {heading}", *before, "\n".join(lines), *after])


def _around(question: Question, kind: SectionKind) -> tuple[list[str], list[str]]:
    """The running text under the heading of a list, before and after its statements."""
    place = next(n for n, each in enumerate(question.sections) if isinstance(each, PointList) and each.kind is kind)
    own = question.sections[place].heading
    said = [
        (question.sections.index(each), as_markdown(_without_outer_rules(each.text)).strip())
        for each in _others(question)
        if own and each.heading == own
    ]
    return (
        [text for at, text in said if at < place and _says_something(text)],
        [text for at, text in said if at > place and _says_something(text)],
    )


def _says_something(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
