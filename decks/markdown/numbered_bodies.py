"""Questions whose heading or bold line is only their number: "### Question 3", and below it what it asks."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from decks.headings import section_of
from decks.label_lines import bare_number
from decks.markdown.lone import names_a_question
from decks.markdown.outline import Heading, asks
from decks.markdown.pairs import Pair
from decks.markdown.question_body import question_body
from srs.model import SectionKind

_FEWEST = 2
_IN_BOLD = 7
_PLAIN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opener:
    """A line that is only the number of a question: its line, the line after it, its level (7 in bold, 8 plain)."""

    line: int
    end: int
    level: int
    number: int | None


def numbered_bodies(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[Pair]:
    """The questions that stand below lines of nothing but their number; none where fewer than two do.

    What stands before the options, the mark of the answer or another section is the question.
    """
    openers = _openers(lines, code, found)
    if len(openers) < _FEWEST:
        return []
    ends = _ends(openers, lines, found)
    inner = {heading.line: heading for heading in found}
    made = [_pair(opener, end, lines, code, inner) for opener, end in zip(openers, ends, strict=True)]
    made = [pair for pair in made if pair.prompt]
    return made if len(made) >= _FEWEST and 2 * len(made) > len(openers) else []


def lone_body(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[Pair]:
    """The one question below the only heading that is the word for a question; none where its text asks nothing."""
    named = [heading for heading in found if names_a_question(heading.text)]
    if len(named) != 1:
        return []
    heading = named[0]
    opener = _Opener(line=heading.line, end=heading.end, level=heading.level, number=heading.number)
    (end,) = _ends([opener], lines, found)
    pair = _pair(opener, end, lines, code, {other.line: other for other in found})
    return [pair] if asks(pair.prompt) else []


def _openers(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[_Opener]:
    """The lines that are only a question's number, all of the form that the first of them has."""
    ends = {heading.line: heading for heading in found}
    made: list[_Opener] = []
    for line, text in enumerate(lines, 1):
        if not text.strip() or line - 1 in code or (asked := bare_number(text)) is None:
            continue
        heading = ends.get(line)
        level = heading.level if heading else _level(text)
        made.append(_Opener(line=line, end=heading.end if heading else line + 1, level=level, number=asked.number))
    same = [opener for opener in made if opener.level == made[0].level]
    alike = same[0].level != _PLAIN or _rises(same) if same else False
    return same if alike else []


def _level(text: str) -> int:
    """The level of a number that is no heading."""
    return _IN_BOLD if text.lstrip().startswith(("**", "__")) else _PLAIN


def _rises(openers: Sequence[_Opener]) -> bool:
    """Whether each number is greater than the one before it."""
    numbers = [opener.number or 0 for opener in openers]
    return all(first < second for first, second in itertools.pairwise(numbers))


def _ends(openers: Sequence[_Opener], lines: Sequence[str], found: Sequence[Heading]) -> list[int]:
    """For each question the line after its last: where the next begins, or a heading that is no part of it."""
    following = [*(opener.line for opener in openers[1:]), len(lines) + 1]
    begins = [heading.line for heading in found]
    ends: list[int] = []
    answers = sum(_answers(heading) and heading.level == openers[0].level for heading in found)
    each = 2 * answers > len(openers)
    for opener, end in zip(openers, following, strict=True):
        within = found[bisect_right(begins, opener.line) : bisect_left(begins, end)]
        ends.append(next((one.line for one in within if _parts(one, opener) and not (each and _answers(one))), end))
    return ends


def _answers(heading: Heading) -> bool:
    """Whether a heading says that an answer follows."""
    opened = section_of(heading.text)
    return opened is not None and opened[0] is SectionKind.ANSWER


def _parts(heading: Heading, opener: _Opener) -> bool:
    """Whether a heading stands outside the question that an opener begins."""
    inside = names_a_question(heading.text) or section_of(heading.text) is not None
    return heading.level <= opener.level and not (inside and opener.level >= _IN_BOLD)


def _pair(opener: _Opener, end: int, lines: Sequence[str], code: frozenset[int], inner: dict[int, Heading]) -> Pair:
    """The question below an opener with what answers it."""
    prompt, answer = question_body(lines, opener.end, end, code, inner)
    first = lines[answer - 1] if answer < end else ""
    return Pair(line=opener.line, end=end, number=opener.number, prompt=prompt, answer=answer, first=first)
