"""What a bank says again and again: how often words and pairs of words stand in how many of its questions."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence

from decks.rules.plain import one_line
from decks.rules.words import Token, is_content, is_name, stem, tokens
from srs.model import Framework, PointList, Prose, Question, Story

_AT_MOST_OF_QUESTIONS = 1 / 3
_TOPIC_OF_PROMPTS = 50
_FEWEST_PROMPTS = 2
_LONGEST = 8_000
_LONGEST_PROMPT = 1_000


def texts_of(question: Question) -> Iterable[str]:
    """Every text of a question, its prompt first."""
    yield question.prompt
    for section in question.sections:
        match section:
            case Framework() | Prose():
                yield section.text
            case PointList():
                yield from (point.text for point in section.points)
            case Story():
                parts = (section.context, section.situation, section.task, section.action, section.result, section.text)
                yield from (part for part in parts if part)
            case _:
                yield from (option.text for option in section.options)


class BankIndex:
    """Counts over the questions of a bank.

    `topics` are what its prompts are about again and again, in lower case: "React" where two ask of it, or one
    of something "in React". They are counted over all `prompts`, those of questions that only have an answer too.
    """

    def __init__(self, questions: Sequence[Question], prompts: Sequence[str] = ()) -> None:
        self._questions = len(questions)
        self.topics = _topics(prompts)
        self.framework_names = frozenset(
            name.lower() for question in questions if question.framework for name in question.framework.names
        )
        self._said: Counter[tuple[str, ...]] = Counter()
        self._in: Counter[tuple[str, ...]] = Counter()
        for question in questions:
            seen: set[tuple[str, ...]] = set()
            for text in texts_of(question):
                stems = [
                    stem(t.lower) if is_content(t) else ""
                    for t in tokens(one_line(text[:_LONGEST]))
                    if t.is_word or t.kind == "mark"
                ]
                grams: list[tuple[str, ...]] = [(each,) for each in stems if each]
                grams += [(one, other) for one, other in itertools.pairwise(stems) if one and other]
                self._said.update(grams)
                seen.update(grams)
            self._in.update(seen)

    def said_again(self, one: Token, other: Token) -> bool:
        """Whether two words stand together more than once in the bank, but in a third of its questions at most."""
        pair = (stem(one.lower), stem(other.lower))
        return self._said[pair] > 1 and self._in[pair] <= max(2, self._questions * _AT_MOST_OF_QUESTIONS)

    def tells_apart(self, words: Sequence[Token]) -> bool:
        """Whether one of the words stands in a third of the bank's questions at most."""
        most = max(2, self._questions * _AT_MOST_OF_QUESTIONS)
        return any(self._in[stem(word.lower),] <= most for word in words)

    def times(self, words: Sequence[Token]) -> int:
        """How often the bank says these words: the least of their counts."""
        return min((self._said[stem(word.lower),] for word in words), default=0)

    def rarity(self, words: Sequence[Token]) -> float:
        """From 0 (in every question) to 1 (in one): the mean over the words."""
        if self._questions < 2 or not words:
            return 1.0
        most = math.log(self._questions)
        shares = [math.log(self._questions / max(1, self._in[stem(word.lower),])) / most for word in words]
        return sum(shares) / len(shares)


def _topics(prompts: Sequence[str]) -> frozenset[str]:
    """The names that several prompts have, and those that one ends in: "… in Python?"."""
    named: Counter[str] = Counter()
    fields: set[str] = set()
    for prompt in prompts:
        words = [token for token in tokens(one_line(prompt[:_LONGEST_PROMPT])) if token.is_word]
        named.update({word.lower for place, word in enumerate(words) if is_name(word, begins_sentence=place == 0)})
        if len(words) > 1 and words[-2].lower == "in" and is_name(words[-1], begins_sentence=False):
            fields.add(words[-1].lower)
    fewest = max(_FEWEST_PROMPTS, -(-len(prompts) // _TOPIC_OF_PROMPTS))
    return frozenset(fields | {name for name, count in named.items() if count >= fewest})
