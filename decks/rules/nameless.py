"""A name for a question whose bank has no prompt for it, made from its content (rule 3)."""

import itertools
import math
import re
from collections import Counter

from decks.rules.cue import cue, stripped
from decks.rules.plain import one_line, without_parentheses
from decks.rules.words import is_content, is_specific, stem, tokens
from decks.sentences import sentences
from srs.model import Question, SectionKind

_PURPOSE = re.compile(
    r"\b(?:method|framework|model|approach|technique|principle|process)\s+(?:for|to)\s+([^:.;]+)", re.IGNORECASE
)
_NEARLY_AS_CENTRAL = 2 / 3
_SHORT_PURPOSE = 4
_LONGEST_SITUATION = 60


def name_of(question: Question) -> tuple[str, str | None]:
    """A prompt for a question that has none, and the situation that its story may lend as an example.

    The framework's stated purpose, else the story's task, else its situation, else the first statement.
    """
    central = Central(question)
    purpose = _purpose(question, central)
    if purpose:
        return cue(stripped(purpose)), None
    story = question.story
    situation = one_line(story.situation) if story and story.situation else None
    example = next(iter(sentences(situation)), None) if situation else None
    if story and story.task and central.of(story.task) >= _NEARLY_AS_CENTRAL * central.of(situation or ""):
        return _named(next(iter(sentences(one_line(story.task))), "")), example
    if example:
        return _named(example), None
    for kind in (SectionKind.KEY_POINTS, SectionKind.HOW_TO_ANSWER):
        for point in question.points(kind):
            return _named(next(iter(sentences(one_line(point.text))), point.text)), None
    text = question.answer or (story.text if story else None) or (question.framework.text if question.framework else "")
    named = _named(next(iter(sentences(one_line(text or "")[:2000])), ""))
    return named or f"Question {question.number or ''}".strip(), None


def _named(line: str) -> str:
    return cue(stripped(line).rstrip(" .")).rstrip(" .")


class Central:
    """How much a line is about what its question is about: its framework and statements, not its story."""

    def __init__(self, question: Question) -> None:
        framework = question.framework
        texts = [framework.text] if framework else []
        for kind in (SectionKind.KEY_POINTS, SectionKind.HOW_TO_ANSWER, SectionKind.LOOK_FOR, SectionKind.MISTAKES):
            texts += [point.text for point in question.points(kind)]
        words = [token for text in texts for token in tokens(one_line(text)) if is_content(token)]
        self._counts = Counter(stem(token.lower) for token in words)
        pairs = itertools.pairwise(words)
        self._pairs = Counter((one.text, other.text) for one, other in pairs if is_specific(one) and is_specific(other))

    def of(self, line: str) -> float:
        """The sum of log(1 + count) of its words, over the root of its length."""
        words = [token for token in tokens(one_line(line)) if is_content(token)]
        return sum(math.log1p(self._counts[stem(token.lower)]) for token in words) / math.sqrt(len(words) or 1)

    def phrase(self, without: str) -> str | None:
        """The two words that stand together most often, none of them in a text."""
        said = {stem(token.lower) for token in tokens(without)}
        for (one, other), count in self._pairs.most_common(40):
            if count > 1 and not {stem(one.lower()), stem(other.lower())} & said:
                return f"{one} {other}"
        return None


def _purpose(question: Question, central: Central) -> str | None:
    framework = question.framework
    match = _PURPOSE.search(framework.text) if framework else None
    if framework is None or match is None:
        return None
    purpose = without_parentheses(one_line(match[1])).strip(" ,")
    if sum(is_specific(token) for token in tokens(purpose)) < 2:
        return None
    if len(purpose.split()) <= _SHORT_PURPOSE:
        phrase = central.phrase(" ".join([purpose, *(step.tick for step in framework.steps), *framework.names]))
        return f"{purpose} ({phrase})" if phrase else purpose
    return purpose
