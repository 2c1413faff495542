"""Questions that are plain lines, quoted or not, with what stands below each as its answer."""

import itertools
from collections.abc import Sequence

from decks.arrows import opens_by_arrow
from decks.asking_lines import asking_lines
from decks.blocks import Start
from decks.markdown.outline import Heading
from decks.markdown.pairs import Pair
from decks.question_marks import ends_as_question

_SHARE = 4


def asked_lines(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[Pair]:
    """The lines of a text that ask, each with the text down to the next or to a heading.

    None where they are less than a quarter of the text's lines, or most have no text below them.
    """
    stops = {heading.line for heading in found}
    inside = {number for heading in found for number in range(heading.line, heading.end)}
    plain = ["" if n in inside or n - 1 in code else _unquoted(line) for n, line in enumerate(lines, 1)]
    starts = asking_lines(plain).starts
    filled = sum(bool(line.strip(" \t-*_=")) for line in plain)
    borders = sorted({*(start.line for start in starts), *stops, len(lines) + 1})
    ends = dict(itertools.pairwise(borders))
    told = [_pair(start, ends[start.line], plain, lines) for start in starts]
    answered = sum(any(line.strip(" \t-*_>=") for line in lines[pair.line : pair.end - 1]) for pair in told)
    return told if told and _SHARE * len(told) >= filled and 3 * answered >= 2 * len(told) else []


def _pair(start: Start, end: int, plain: Sequence[str], lines: Sequence[str]) -> Pair:
    """A question, which may go on over the next line, with its answer."""
    prompt, answer = start.prompt or "", start.line + 1
    if not ends_as_question(prompt) and answer < end and not opens_by_arrow(plain[answer - 1]):
        prompt, answer = f"{prompt} {plain[answer - 1].strip()}".strip(), answer + 1
    first = lines[answer - 1] if answer < end else ""
    return Pair(line=start.line, end=end, number=start.number, prompt=prompt, answer=answer, first=first)


def _unquoted(line: str) -> str:
    """A line without one mark of quotation before it."""
    return line.lstrip()[1:].lstrip() if line.lstrip().startswith(">") else line
