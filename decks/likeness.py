"""How alike two questions are: whether one that came back is one that was here, reworded."""

from collections.abc import Iterator
from functools import cached_property

from rapidfuzz import fuzz

from decks.answers import Answer, content
from decks.wording import Difference, Wording, contrast, read
from decks.wording.lists import Kind
from decks.wording.words import is_unspaced
from srs.ids import normalised
from srs.model import Question

ALIKE = 0.72
"""How alike prompt and sections of two questions must be, from 0 to 1, to be the same question reworded."""

_COMPARED = 400
"""Characters of a question's sections that are compared."""

_NEEDED = {Difference.CLAUSE: 0.6, Difference.QUALIFIED: 0.85}
"""How alike the contents must be where the prompts differ so."""

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
            case _:
                return alike if self._answer.is_that_of(other._answer, differ) else 0.0

    @cached_property
    def _wording(self) -> Wording:
        return read(self._question.prompt)

    @cached_property
    def _said(self) -> tuple[str, ...]:
        """The prompt as it is said: its words and code, without marks."""
        return (*(word.text for word in self._wording.words if word.kind is not Kind.BREAK), self._wording.code)

    @cached_property
    def _answer(self) -> Answer:
        return Answer(self._question)


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
