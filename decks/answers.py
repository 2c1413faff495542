"""What a question's sections say, and whether two questions have one answer, lightly corrected."""

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import fuzz

from decks.wording import Contrast, Difference, Wording, contrast, read
from decks.wording.words import is_unspaced
from srs.ids import normalised
from srs.model import Choices, Framework, PointList, Prose, Question, Section, Story

_SAME = 0.9
"""From how alike two answers on they may be one."""

_CORRECTED = 0.1
"""The share of the words of two answers that one of them lacks, up to which one is the other corrected."""

_SHORTEST = 20
"""Letters of an answer that no other question has by chance; one of a script without spaces is worth three."""

_END = 1_000
"""Characters of the beginning and of the end of a long answer that are compared."""


class Answer:
    """A question's answer as the evidence of which question it is: without its options, which others have too."""

    def __init__(self, question: Question) -> None:
        told = normalised(" ".join(_all_texts(each for each in question.sections if not isinstance(each, Choices))))
        self._text = told if len(told) <= 2 * _END else f"{told[:_END]} {told[-_END:]}"
        self._right = frozenset(normalised(option.text) for option in question.choices if option.right)

    def is_that_of(self, other: "Answer", prompts: Contrast) -> bool:
        """Whether two answers are one, lightly corrected, though the prompts differ so."""
        if self._right != other._right:
            return False
        if prompts.difference is Difference.CODE and self._text == other._text:
            return True
        if not self._is_telling or fuzz.ratio(self._text, other._text) / 100 < _SAME:
            return False
        answers = contrast(self._wording, other._wording)
        words = len(self._wording.telling) + len(other._wording.telling)
        corrected = not answers.turned and len(answers.words) <= _CORRECTED * words
        return corrected and prompts.words.isdisjoint(answers.words)

    @cached_property
    def _wording(self) -> Wording:
        return read(self._text)

    @cached_property
    def _is_telling(self) -> bool:
        """Whether it is long enough to be known by it."""
        letters = filter(str.isalnum, self._text)
        return sum(3 if is_unspaced(letter) else 1 for letter in letters) >= _SHORTEST


def content(question: Question) -> str:
    """The words of a question's sections, normalised."""
    return normalised(" ".join(_all_texts(question.sections)))


def _all_texts(sections: Iterable[Section]) -> Iterable[str]:
    return (text for section in sections for text in _texts(section))


def _texts(section: Section) -> Iterable[str]:
    match section:
        case Framework() | Prose():
            yield section.text
        case Story():
            yield from filter(None, (section.situation, section.task, section.action, section.result, section.text))
        case PointList():
            yield from (point.text for point in section.points)
        case _:
            yield from (option.text for option in section.options)
