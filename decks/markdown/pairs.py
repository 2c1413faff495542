"""Questions and answers that labels mark in a text: `Q:` and `A:`, "**Frage 1:**" and "**Antwort:**"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decks.headings import section_of
from decks.label_lines import Asked, answer_words, question_label
from decks.markdown.answers import beside_label
from decks.markdown.furniture import furniture_of
from decks.markdown.outline import Heading
from decks.metadata import metadata_of
from srs.model import SectionKind

_CLOZE = re.compile(r"^C:\s")
_RULE = re.compile(r"^-{3,}\s*$")
_OPTION = re.compile(r"^\s*(?:[-*+]\s+)?A\.\s")
_SECOND_OPTION = re.compile(r"^\s*(?:[-*+]\s+)?B\.\s")
_FOLD = re.compile(r"\s*(?:<details\b[^<>]*>\s*)?(?:<summary\b.*</summary>)?\s*$", re.IGNORECASE)
_LONGEST_OPTION = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question and its answer: the line of `Q:`, the line after its last, its prompt, where the answer begins.

    `answer` is the line of `A:` (or `end` where there is none) and `first` the words beside it; `margin` is how many
    columns its answer is indented. `topic` is what its heading says beside the question.
    """

    line: int
    end: int
    number: int | None
    prompt: str
    answer: int
    first: str
    margin: int = 0
    topic: str = ""


@dataclass(slots=True)
class _Begun:
    """A pair while its lines are read: the line and the words of its label, and where it is asked and answered."""

    line: int
    label: Asked
    asked: int
    words: str
    topic: str = ""
    answer: int = 0


def pairs(lines: Sequence[str], code: frozenset[int], headings: Mapping[int, Heading]) -> list[Pair]:
    """The pairs of a text, in order; code is not looked at.

    A pair ends at a rule and at a heading (`headings` are by line) that opens no section of it.
    """
    found: list[Pair] = []
    begun: _Begun | None = None
    for number in range(1, len(lines) + 2):
        line = lines[number - 1] if number <= len(lines) and number - 1 not in code else ""
        asked = question_label(line)
        if begun is not None and asked is not None and _names_topic(begun, asked):
            begun.topic, begun.asked, begun.words = begun.words, number, asked.text
            continue
        if begun is not None and (asked or _is_over(begun, number, line, len(lines), headings)):
            found.append(_pair(lines, begun, number))
            begun = None
        if asked:
            begun = _Begun(line=number, label=asked, asked=number, words=asked.text)
        elif begun is not None and not begun.answer and _answers(lines, number, headings.get(number), line):
            begun.answer = number
    return found


def _names_topic(begun: _Begun, asked: Asked) -> bool:
    """Whether the line of a pair only names a topic, since the label of its question follows."""
    return not (begun.answer or begun.topic or asked.level) and begun.label.level > 0 and asked.number is None


def _is_over(begun: _Begun, number: int, line: str, last: int, headings: Mapping[int, Heading]) -> bool:
    """Whether a line is none of a pair's any more."""
    if number > last or _RULE.match(line) or _CLOZE.match(line):
        return True
    heading = headings.get(number)
    if heading is None:
        return False
    return heading.level <= (begun.label.level or 0) or section_of(heading.text) is None


def _answers(lines: Sequence[str], number: int, heading: Heading | None, line: str) -> bool:
    """Whether the answer begins on a line, by its label or its heading."""
    if heading is not None:
        opened = section_of(heading.text)
        return opened is not None and opened[0] is SectionKind.ANSWER
    if answer_words(line) is None:
        return beside_label(line) is not None
    following = lines[number : number + _LONGEST_OPTION]
    return not (_OPTION.match(line) and any(map(_SECOND_OPTION.match, following)))


def _end_of_words(lines: Sequence[str], asked: int, answer: int) -> int:
    """The line after the last words of a question: what opens a fold before its answer is none of them."""
    end = answer
    while end - 1 > asked and (not lines[end - 2].strip() or _FOLD.match(lines[end - 2])):
        end -= 1
    return end


def _pair(lines: Sequence[str], begun: _Begun, end: int) -> Pair:
    """The pair that ends before a line."""
    answer = begun.answer or end
    between = [line for line in lines[begun.line : begun.asked - 1] if not metadata_of(line)]
    prompt = [
        *between,
        begun.words.removesuffix("**"),
        *lines[begun.asked : _end_of_words(lines, begun.asked, answer) - 1],
    ]
    answered = answer_words(lines[answer - 1]) if answer < end else None
    return Pair(
        line=begun.line,
        end=end,
        number=begun.label.number,
        prompt="\n".join(line for line in prompt if not furniture_of(line)).strip(),
        answer=answer,
        first=answered[1] if answered else lines[answer - 1] if answer < end else "",
        margin=begun.label.margin,
        topic=begun.topic,
    )
