"""Where a text keeps its answers apart from its questions: below "## Answer Key", "**Answers:**" or "Answers:"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decks.headings import plain

_WORDS = """
    answer key, answers key, key, answers, correct answers, solutions, solution key, answer sheet, quiz answers,
    answers and explanations, answer keys, model answers, sample answers, expected answers, suggested answers,
    answers to questions, answers to the questions, answers to exercises,
    respuestas, respuestas correctas, soluciones, clave de respuestas, respostas, gabarito, soluções, réponses,
    corrigé, corrigés, solutions et réponses, antworten, lösungen, lösungsschlüssel, lösung, risposte, soluzioni,
    ответы, ключ, ключи, решения, правильные ответы, відповіді, odpowiedzi, odpovědi, cevaplar, cevap anahtarı,
    yanıtlar, antwoorden, svar, đáp án, jawaban, kunci jawaban, उत्तर, उत्तरमाला, 答案, 参考答案, 解答, 정답, 模範解答
"""
_KEYS = frozenset(words.strip() for words in " ".join(_WORDS.split()).split(","))
_SECOND = re.compile(
    r"(?<=\w)\s*(?:&|/|\band\b|\+)\s*(?:explanations?|solutions?|rationales?|answers?)$", re.IGNORECASE
)
_BEHIND = re.compile(r"\s*(?:[-–—:：(]|\bto\b|\bfor\b).*$", re.IGNORECASE)
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})\s+(?P<text>\S.*?)\s*#*\s*$")
_BOLD = re.compile(r"^\s{0,3}(?:\*\*|__)(?P<text>[^*_]{2,60})(?:\*\*|__)\s*[:：]?\s*$")
_PLAIN = re.compile(r"^(?P<text>[^\W\d][^:：.?!]{1,40})(?P<colon>[:：]?)\s*$")
_LONGEST = 120
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRegion:
    """The heading line of a key, from 1, the line after its last, and the first line of what it may answer."""

    begin: int
    end: int
    since: int


def key_regions(lines: Sequence[str], code: frozenset[int]) -> list[KeyRegion]:
    """The regions below lines that announce answers, in order; code is not looked at.

    One without a heading of Markdown that holds another such line is none: nobody knows where it ends.
    """
    made: list[KeyRegion] = []
    doubtful: set[int] = set()
    for line, level in _opened(lines, code):
        if made and line < made[-1].end:
            doubtful |= {made[-1].begin} if level > _DEEPEST else set()
            continue
        end = _end(lines, code, line, level)
        made.append(KeyRegion(begin=line, end=end, since=made[-1].end if made else 1))
    return [region for region in made if region.begin not in doubtful]


def announces_answers(text: str) -> bool:
    """Whether the words of a heading announce a key: "Answer Key & Explanations", "Answers (chapter 1)"."""
    words = plain(text[:_LONGEST])
    return any(plain(each) in _KEYS for each in (words, _SECOND.sub("", words), _BEHIND.sub("", words, count=1)))


def _opened(lines: Sequence[str], code: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The lines that announce answers, with their heading's level; 7 for a bold line, 8 for a plain one."""
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST or not line.strip() or number - 1 in code:
            continue
        heading = _HEADING.match(line)
        bold = None if heading else _BOLD.match(line)
        bare = None if heading or bold else _PLAIN.match(line)
        if bare and not (bare["colon"] or line.isupper() or _alone(lines, number)):
            continue
        found = heading or bold or bare
        if found and announces_answers(found["text"]):
            yield number, len(heading["marks"]) if heading else 7 if bold else 8


def _alone(lines: Sequence[str], number: int) -> bool:
    """Whether a line stands between blank ones."""
    return not any(lines[place].strip() for place in (number - 2, number) if 0 <= place < len(lines))


def _end(lines: Sequence[str], code: frozenset[int], begin: int, level: int) -> int:
    """The line after a region's last: the next heading of its level or above, or the end of the text."""
    for number in range(begin + 1, len(lines) + 1):
        heading = _HEADING.match(lines[number - 1]) if number - 1 not in code else None
        if heading and len(heading["marks"]) <= level:
            return number
    return len(lines) + 1
