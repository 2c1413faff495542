"""Questions and answers as the turns of a talk: `Interviewer: …` and `Candidate: …`, `Q:` and `A:` quoted or listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from decks.drafts import Draft
from decks.label_words import WORDS, Label
from decks.markdown.outline import Heading, headings
from decks.markdown.pair_drafts import drafts_of_pairs
from decks.markdown.pairs import Pair
from decks.question_marks import ends_as_question

_WHO_ASKS, _WHO_ANSWERS = frozenset(WORDS[Label.ASKER]), frozenset(WORDS[Label.ANSWERER])
_ASKS, _ANSWERS = frozenset({"q", *WORDS[Label.QUESTION]}), frozenset({"a", *WORDS[Label.ANSWER]})
_TURN = re.compile(
    r"(?P<quote>(?:[ ]{0,3}>[ ]?){0,4})(?P<bullet>[ \t]{0,8}[-*+•◦▪][ \t]+)?"
    r"[^\w\s*:：>|#`<\[(-]{0,8}[ ]?(?P<bold>\*\*|__|)"
    r"[^\w\s*:：>|#`<\[(-]{0,8}[ ]?(?P<label>[^\W\d_][^\d*_:：.#|`>()\n]{0,24}?)[ ]?(?P<number>\d{1,4})?"
    r"(?P<end>[ ]?(?:\*\*|__)[ ]?[:：]|[ ]?[:：][ ]?(?:\*\*|__)|[:：]|\.(?:\*\*|__)?(?=\s|$))[ \t]*(?P<words>.*)$"
)
_RULE = re.compile(r"[ ]{0,3}(?:[-*_][ ]*){3,}$")
_LONGEST = 60
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A line on which somebody begins to ask or to answer; `margin` is how far its words are indented.

    `outer` is the column of its bullet, if it is an item of a list.
    """

    line: int
    asks: bool
    spoken: bool
    quoted: bool
    margin: int
    outer: int
    number: int | None
    words: str


def dialogue_questions(
    lines: Sequence[str], code: frozenset[int], found: Sequence[Heading], furniture: dict[int, str]
) -> list[Draft]:
    """The drafts of a text whose questions and answers are turns; none where few turns answer."""
    turns = list(_turns(lines, code))
    told = [turn for turn in turns if turn.spoken] or turns
    if not _are_questions(told):
        return []
    shown = list(lines)
    pairs = list(_pairs(told, lines, shown, {heading.line for heading in found if not heading.nested}))
    inner, inner_code = headings(shown)
    return drafts_of_pairs(pairs, shown, inner, inner_code, furniture)


def _are_questions(turns: Sequence[_Turn]) -> bool:
    """Whether turns are a bank's: several that are answered, or one among those that are quoted or numbered."""
    answered = sum(one.asks and not two.asks for one, two in pairwise(turns))
    numbered = sum(one.asks and one.number is not None for one in turns)
    return answered >= (1 if turns and (turns[0].quoted or numbered >= _FEWEST) else _FEWEST)


def _turns(lines: Sequence[str], code: frozenset[int]) -> Iterator[_Turn]:
    """The turns of a text in order; `Q:` and `A:` count where they are quoted or listed."""
    for number, line in enumerate(lines, 1):
        match = _TURN.match(line[:_LONGEST]) if number - 1 not in code and line else None
        if match is None:
            continue
        label = " ".join(match["label"].casefold().split())
        spoken = label in _WHO_ASKS | _WHO_ANSWERS and "." not in match["end"]
        marked = label in _ASKS | _ANSWERS and bool(match["quote"] or match["bullet"])
        bullet = (match["bullet"] or "").expandtabs(4)
        if spoken or marked:
            yield _Turn(
                line=number,
                asks=label in _WHO_ASKS | _ASKS,
                spoken=spoken,
                quoted=bool(match["quote"]),
                margin=len(bullet),
                outer=len(bullet) - len(bullet.lstrip()),
                number=int(match["number"]) if match["number"] else None,
                words=_rest(match, line),
            )


def _rest(match: re.Match[str], line: str) -> str:
    """The words behind the label; emphasis that opened before it and ends in them is taken away."""
    words = line[match.start("words") :].strip()
    opened = match["bold"] and match["bold"] not in match["end"]
    return words.replace(match["bold"], "", 1) if opened and words.count(match["bold"]) % 2 else words


def _pairs(turns: Sequence[_Turn], lines: Sequence[str], shown: list[str], stops: set[int]) -> Iterator[Pair]:
    """Each turn that asks with those that answer it; the marks of quotations are taken out of the lines shown."""
    limits = _limits(turns, len(lines) + 1)
    for rank, turn in enumerate(turns):
        if not turn.asks:
            continue
        following = turns[rank + 1] if rank + 1 < len(turns) else None
        answer = following if following and not following.asks else None
        end = _end(turn, answer, limits[rank], lines, stops)
        if answer is not None and answer.line >= end:
            answer = None
        if answer is None and turn.number is None and not ends_as_question(turn.words):
            continue
        if turn.quoted:
            for number in range(turn.line, end):
                shown[number - 1] = _unquoted(lines[number - 1])
        asked = shown[turn.line : (answer.line if answer else end) - 1]
        yield Pair(
            line=turn.line,
            end=end,
            number=turn.number,
            prompt="\n".join([turn.words, *(line.strip() for line in asked)]).strip(),
            answer=answer.line if answer else end,
            first=answer.words if answer else "",
            margin=answer.margin if answer else 0,
        )


def _limits(turns: Sequence[_Turn], last: int) -> list[int]:
    """For each turn the line of the next that asks; `last` where none does."""
    limits = [last] * len(turns)
    for rank in range(len(turns) - 2, -1, -1):
        limits[rank] = turns[rank + 1].line if turns[rank + 1].asks else limits[rank + 1]
    return limits


def _end(turn: _Turn, answer: _Turn | None, limit: int, lines: Sequence[str], stops: set[int]) -> int:
    """The line after the last of a question: a heading, a rule, the end of its quotation, the next question."""
    for number in range(turn.line + 1, limit):
        line = lines[number - 1]
        if number in stops or _RULE.match(line):
            return number
        if turn.quoted and line.strip() and not line.lstrip().startswith(">"):
            return number
        if line.strip() and len(line) - len(line.lstrip()) < turn.outer:
            return number
        if answer is None and not line.strip():
            return number
    return limit


def _unquoted(line: str) -> str:
    """A line without the marks of quotation before it."""
    begun = line.lstrip(" ")
    while begun.startswith(">"):
        begun = begun[1:].removeprefix(" ") if not begun[1:].lstrip(" ").startswith(">") else begun[1:].lstrip(" ")
    return begun
