"""Where questions begin in a text without numbers or marks: the lines that ask, each above its answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decks.arrows import opens_by_arrow
from decks.blocks import Start
from decks.question_marks import ends_as_question

_BEGINS = re.compile(r"[^\W_a-z]|[¿¡(]")
_NUMBERED = re.compile(r"\s{0,3}\(?(?P<number>\d{1,3})[.)]\s+(?P<words>\S.*)")
_ENDS = re.compile(r"[.!?:;。！？：…\"'”’)\]}>]\s*$")
_FEWEST = 3
_LONGEST = 300
_MOST_WORDS = 45
_WIDE = 60
_MOST_OF_LABEL = 8
_SHARE = 0.08
_OF_LIST = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The questions of such a text, and the labels above them: by a question's line that of its label and its words."""

    starts: tuple[Start, ...] = ()
    labels: dict[int, tuple[int, str]]


def asking_lines(lines: Sequence[str]) -> Asking:
    """The lines of a text that ask, where there are several and they are its paragraphs' first; none in running text.

    A short line between them is the label of those below it, where nearly every line asks or it stands in capitals.
    """
    found = [begin for number in range(1, len(lines) + 1) if (begin := _begin(lines, number))]
    filled = sum(bool(line.strip()) for line in lines)
    if len(found) < _FEWEST or len(found) < _SHARE * filled:
        return Asking(labels={})
    following = [_next_filled(lines, begin) for begin in found]
    begins = set(found)
    labels = {
        begin: (above, label)
        for begin in found
        if (above := _filled_above(lines, begin))
        and above not in begins
        and (above - 1 not in begins or _NUMBERED.match(lines[above - 1]))
        and (label := _label(lines[above - 1]))
    }
    heads = {line for line, _ in labels.values()}
    listed = sum(line in begins or line in heads or line > len(lines) for line in following)
    starts = tuple(_start(begin, lines[begin - 1].strip()) for begin in found)
    return Asking(starts=starts, labels=labels if listed >= _OF_LIST * len(found) else _in_capitals(labels))


def _in_capitals(labels: Mapping[int, tuple[int, str]]) -> dict[int, tuple[int, str]]:
    """The labels that are written in capitals, by the lines of their questions."""
    return {begin: label for begin, label in labels.items() if label[1].isupper()}


def _begin(lines: Sequence[str], number: int) -> int | None:
    """The line on which a question begins that ends on a line of a number; None where none ends there."""
    text = lines[number - 1].strip()
    if not text or len(text) > _LONGEST:
        return None
    above = lines[number - 2].strip() if number > 1 else ""
    if not ends_as_question(text):
        return number if _stands_over_arrow(lines, number) and not above else None
    if _BEGINS.match(text):
        goes_on = len(above) >= _WIDE and _ENDS.search(above) is None
        return None if goes_on or len(text.split()) > _MOST_WORDS else number
    wrapped = above and len(above) >= _WIDE and _BEGINS.match(above) is not None and _ENDS.search(above) is None
    first = number < 3 or not lines[number - 3].strip()
    return number - 1 if wrapped and first and len(f"{above} {text}".split()) <= _MOST_WORDS else None


def _stands_over_arrow(lines: Sequence[str], number: int) -> bool:
    """Whether an arrow opens the answer to the words of a line on the next."""
    words = lines[number - 1]
    over = number < len(lines) and opens_by_arrow(lines[number])
    return over and not opens_by_arrow(words) and len(words.split()) <= _MOST_WORDS and bool(_BEGINS.match(words))


def _start(line: int, text: str) -> Start:
    """The beginning of a question, its number apart where it has one."""
    numbered = _NUMBERED.match(text)
    if numbered is None:
        return Start(line=line, number=None, prompt=text)
    return Start(line=line, number=int(numbered["number"]), prompt=numbered["words"])


def _label(line: str) -> str | None:
    """The words of a short line that ends no sentence; None of any other."""
    numbered = _NUMBERED.match(line[:_LONGEST])
    words = (numbered["words"] if numbered else line).strip()
    short = 0 < len(words.split()) <= _MOST_OF_LABEL and _BEGINS.match(words) is not None
    return words.rstrip(": ") if short and _ENDS.search(words.rstrip(":")) is None else None


def _next_filled(lines: Sequence[str], line: int) -> int:
    """The number of the next line below one that is not blank; that after the last where there is none."""
    return next((number for number in range(line + 1, len(lines) + 1) if lines[number - 1].strip()), len(lines) + 1)


def _filled_above(lines: Sequence[str], line: int) -> int:
    """The number of the next line above one that is not blank; 0 where there is none."""
    return next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), 0)
