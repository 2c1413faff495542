"""How alike two questions are: whether one that came back is one that was here, reworded."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from rapidfuzz import fuzz

from decks.wording import Contrast, Difference, Wording, contrast, read
from decks.wording.lists import Kind
from decks.wording.words import is_unspaced
from srs.ids import normalised
from srs.model import Framework, PointList, Prose, Question, Section, Story

ALIKE = 0.72
"""How alike prompt and sections of two questions must be, from 0 to 1, to be the same question reworded."""

_COMPARED = 400
"""Characters of a question's sections that are compared."""

_SAME_ANSWER = 0.9
"""From how alike two answers on they are one, lightly corrected."""

_CORRECTED = 0.1
"""The share of the words of two answers that one of them lacks, up to which one is the other corrected."""

_SHORTEST_ANSWER = 20
"""Letters of an answer that no other question has by chance; one of a script without spaces is worth three."""

_NEEDED = {Difference.CLAUSE: 0.6, Difference.QUALIFIED: 0.85, Difference.REWRITTEN: 0.8}
"""How alike the answers must be where the prompts differ so."""

_SAME_WORDS = 0.95
"""How alike two prompts are at least that differ in spelling, order and the words around what is asked."""

_SAYS_MORE = 0.75
"""How alike two prompts are at least of which one only says more."""


class Compared:
    """A question as it is compared: its prompt, the beginning of its sections, their words."""

    def __init__(self, question: Question) -> None:
        self.prompt = "" if question.prompt_missing else normalised(question.prompt)
        self.content = content(question)[:_COMPARED]
        self._question = question

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of which two questions share one where it is worth comparing them."""
        return frozenset(_looked_for(f"{self.prompt} {self.content}"))

    def likeness(self, other: "Compared") -> float:
        """From 0 to 1, by prompt and content together; by either alone where only that is there on both sides."""
        contents = fuzz.ratio(self.content, other.content) / 100 if self.content and other.content else None
        if not (self.prompt and other.prompt):
            return contents or 0.0
        alike = fuzz.ratio(self.prompt, other.prompt) / 100
        if self._said == other._said and any(self._said):
            return max(ALIKE, _mean(_SAME_WORDS, contents))
        best = alike if self._wording.content.isdisjoint(other._wording.content) else 1.0
        if contents is not None and _mean(best, contents) < ALIKE:
            return 0.0
        prompts = self._prompts(other, alike, contents)
        return _mean(prompts, contents) if prompts else 0.0

    def _prompts(self, other: "Compared", alike: float, contents: float | None) -> float:
        """How alike the prompts are, from 0 to 1, whose letters are so alike; 0 where they ask for different things."""
        differ = contrast(self._wording, other._wording)
        match differ.difference:
            case Difference.SPELLING:
                return max(alike, _SAME_WORDS) if self._wording.compared else alike
            case Difference.CLAUSE if contents is None:
                return alike
            case Difference.CLAUSE | Difference.QUALIFIED if (contents or 0) >= _NEEDED[differ.difference]:
                return max(alike, _SAYS_MORE)
            case Difference.REWRITTEN if (contents or 0) >= _NEEDED[differ.difference]:
                return alike
            case _:
                return alike if self._has_the_answer_of(other, contents, differ) else 0.0

    def _has_the_answer_of(self, other: "Compared", contents: float | None, prompts: Contrast) -> bool:
        """Whether the answers are one, lightly corrected, and no more in contrast than the prompts are."""
        if contents is None or contents < _SAME_ANSWER or self._right != other._right:
            return False
        if prompts.difference is Difference.CODE and self.content == other.content:
            return True
        answers = contrast(self._answer, other._answer)
        words = len(self._answer.telling) + len(other._answer.telling)
        corrected = not answers.turned and len(answers.words) <= _CORRECTED * words
        return corrected and self._is_telling and prompts.words.isdisjoint(answers.words)

    @cached_property
    def _wording(self) -> Wording:
        return read(self._question.prompt)

    @cached_property
    def _said(self) -> tuple[str, ...]:
        """The prompt as it is said: its words and code, without marks."""
        return (*(word.text for word in self._wording.words if word.kind is not Kind.BREAK), self._wording.code)

    @cached_property
    def _answer(self) -> Wording:
        return read(self.content)

    @cached_property
    def _is_telling(self) -> bool:
        """Whether the content is long enough to be known by it."""
        letters = filter(str.isalnum, self.content)
        return sum(3 if is_unspaced(letter) else 1 for letter in letters) >= _SHORTEST_ANSWER

    @cached_property
    def _right(self) -> frozenset[str]:
        """The right ones of its options."""
        return frozenset(normalised(option.text) for option in self._question.choices if option.right)


def _mean(prompts: float, contents: float | None) -> float:
    """How alike two questions are by both; by their prompts alone where one has no content."""
    return prompts if contents is None else (prompts + contents) / 2


def _looked_for(text: str) -> Iterator[str]:
    """The longer words of a text, and of a script without spaces each two letters in a row."""
    for word in text.split():
        if len(word) > 3:
            yield word
        if not word.isascii():
            yield from (word[at : at + 2] for at in range(len(word) - 1) if is_unspaced(word[at]))


def content(question: Question) -> str:
    """The words of a question's sections, normalised."""
    return normalised(" ".join(text for section in question.sections for text in _texts(section)))


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
