"""Numbered lines that ask, each with its answer below a heading: `1. What is it?`, then `#### Answer`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from decks.headings import section_of
from decks.markdown.outline import Heading
from decks.markdown.pairs import Pair
from srs.model import SectionKind

_NUMBERED = re.compile(r"^ {0,3}(?:\*\*|__)?(?:\((?=\d{1,4}\)))?(?P<number>\d{1,4})[.)](?:\*\*|__)?\s+(?P<text>\S.*)$")
_FEWEST = 2


def answers_under_headings(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[Pair]:
    """The numbered lines that headings of answers follow, in order; none where not every such heading has its own.

    The last line before a heading that goes on with the numbers is its question.
    """
    answers = [heading for heading in found if _answers(heading)]
    begins: list[tuple[int, int, str]] = []
    after = 1
    for heading in answers:
        asked = _asked(lines, code, after, heading.line, begins[-1][1] + 1 if begins else None)
        if asked is None:
            return []
        begins.append(asked)
        after = heading.end
    if len(begins) < _FEWEST:
        return []
    ends = [*(line for line, _, _ in begins[1:]), len(lines) + 1]
    lines_of = [heading.line for heading in found]
    return [
        _pair(
            begin,
            heading,
            _end(heading, end, found[bisect_right(lines_of, heading.line) : bisect_left(lines_of, end)]),
            lines,
        )
        for begin, heading, end in zip(begins, answers, ends, strict=True)
    ]


def _answers(heading: Heading) -> bool:
    """Whether a heading says that an answer follows."""
    opened = section_of(heading.text)
    return opened is not None and opened[0] is SectionKind.ANSWER and not heading.nested


def _asked(
    lines: Sequence[str], code: frozenset[int], begin: int, end: int, wanted: int | None
) -> tuple[int, int, str] | None:
    """The line, number and words of the last numbered line in a range that has the number wanted, if any is."""
    for number in range(end - 1, begin - 1, -1):
        match = _NUMBERED.match(lines[number - 1]) if number - 1 not in code else None
        if match is not None and (wanted is None or int(match["number"]) in {wanted, 1}):
            return number, int(match["number"]), match["text"]
    return None


def _end(heading: Heading, end: int, within: Sequence[Heading]) -> int:
    """The line after the last of an answer: a heading within that is above the answer's own level ends it."""
    return next((one.line for one in within if one.level < heading.level), end)


def _pair(begin: tuple[int, int, str], heading: Heading, end: int, lines: Sequence[str]) -> Pair:
    """A numbered line with what follows its answer's heading."""
    line, number, text = begin
    prompt = "\n".join([text.removesuffix("**"), *lines[line : heading.line - 1]]).strip()
    return Pair(line=line, end=end, number=number, prompt=prompt, answer=heading.line, first=lines[heading.line - 1])
