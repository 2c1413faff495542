"""Questions and answers marked `Q:` and `A:` in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ASKED = re.compile(
    r"^(?:\*\*|__|#{1,6} )?\s*Q(?:uestion)?\s*(?P<number>\d{1,4})?\s*(?:[:：]|\.(?=\s))(?:\*\*|__)?\s*(?P<text>.*)$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^(?:\*\*|__)?\s*A(?:ns(?:wer)?)?\s*(?:\d{1,4})?\s*(?:[:：]|\.(?=\s))(?:\*\*|__)?\s*(?P<text>.*)$", re.IGNORECASE
)
_CLOZE = re.compile(r"^C:\s")
_RULE = re.compile(r"^-{3,}\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question and its answer: the line of `Q:`, the line after its last, its prompt, where the answer begins.

    `answer` is the line of `A:` (or `end` where there is none) and `first` the words beside it; `margin` is how many
    columns its answer is indented.
    """

    line: int
    end: int
    number: int | None
    prompt: str
    answer: int
    first: str
    margin: int = 0


def pairs(lines: Sequence[str], code: frozenset[int], stops: frozenset[int]) -> list[Pair]:
    """The pairs of a text, in order; code is not looked at, and a heading (its line in `stops`) or a rule ends one."""
    found: list[Pair] = []
    begin = 0
    answer = 0
    for number in range(1, len(lines) + 2):
        line = lines[number - 1] if number <= len(lines) and number - 1 not in code else ""
        over = number > len(lines) or number in stops or bool(_RULE.match(line)) or bool(_CLOZE.match(line))
        asked = _ASKED.match(line)
        if begin and (over or asked):
            found.append(_pair(lines, begin, answer or number, number))
            begin = 0
        if asked:
            begin, answer = number, 0
        elif begin and not answer and _ANSWERED.match(line):
            answer = number
    return found


def _pair(lines: Sequence[str], begin: int, answer: int, end: int) -> Pair:
    """The pair that stands from one line up to another."""
    asked = _ASKED.match(lines[begin - 1])
    answered = _ANSWERED.match(lines[answer - 1]) if answer < end else None
    first = asked["text"].removesuffix("**").strip() if asked else ""
    prompt = "\n".join([first, *lines[begin : answer - 1]]).strip()
    return Pair(
        line=begin,
        end=end,
        number=int(asked["number"]) if asked and asked["number"] else None,
        prompt=prompt,
        answer=answer,
        first=answered["text"] if answered else "",
    )
