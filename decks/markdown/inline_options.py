"""Options that stand on one line, behind their question or beside each other, on lines of their own."""

import re
from collections.abc import Sequence

from decks.markdown.marked_answers import divided_at_answer

_MARK = re.compile(
    r"(?P<gap>^[ \t]{0,8}(?:[-*+][ \t]{1,4})?|[ \t]{0,8}[·•|/;,][ \t]{0,8}|[ \t]{1,8})(?P<label>(?:\*\*|__)?\(?"
    r"(?P<letter>[A-Ja-jА-Еа-е])(?:\)|[.:](?=[ \t]))(?:\*\*|__)?)[ \t]{0,4}(?=\S)"
)
_ALPHABETS = ("abcdefghij", "абвгде")
_PARTED = " \t·•|/;,"
_FENCE = ("```", "~~~")
_LONGEST_LINE = 4_000
_FEWEST_DOTTED = 3


def with_lines_of_their_own(text: str) -> str:
    """A text whose options are each on a line of their own where several shared one; any other as it is."""
    made: list[str] = []
    reached = 0
    in_code = False
    for line in text.split("\n"):
        in_code ^= line.lstrip().startswith(_FENCE)
        marks = _marks(line, reached) if not in_code and len(line) <= _LONGEST_LINE else []
        if marks:
            made += _divided(line, marks)
            reached += len(marks)
        else:
            made.append(line)
            reached = 0 if line.strip() else reached
    return "\n".join(made)


def _marks(line: str, reached: int) -> list[re.Match[str]]:
    """The marks of the options on a line, in the order of their letters from the one reached on a line above."""
    for begin in dict.fromkeys((reached, 0)):
        found: list[re.Match[str]] = []
        for match in _MARK.finditer(line):
            if _rank(match) == begin + len(found) and (not found or _alike(match, found[-1])):
                found.append(match)
        dotted = bool(found) and ")" not in found[0]["label"]
        if len(found) >= (_FEWEST_DOTTED if dotted and found[0].start("label") else 2):
            return found
    return []


def _rank(match: re.Match[str]) -> int:
    """The place of a mark's letter in its alphabet, from 0."""
    return max(alphabet.find(match["letter"].lower()) for alphabet in _ALPHABETS)


def _alike(match: re.Match[str], before: re.Match[str]) -> bool:
    """Whether two marks are written the same way, emphasis aside."""
    shape = [one["label"].strip("*_").replace(one["letter"], "a") for one in (match, before)]
    return shape[0] == shape[1] and match["letter"].isupper() == before["letter"].isupper()


def _divided(line: str, marks: Sequence[re.Match[str]]) -> list[str]:
    """What stands before the first option of a line, its options, and what is said behind them of the right one."""
    before = line[: marks[0].start("label")].rstrip(_PARTED)
    ends = [*(later.start("gap") for later in marks[1:]), len(line)]
    options = [line[mark.start("label") : end].strip(_PARTED) for mark, end in zip(marks, ends, strict=True)]
    last, answer = divided_at_answer(options[-1])
    head = [before] if before.strip(" \t-*+") else []
    return [*head, *options[:-1], last.strip(_PARTED), *([answer] if answer else [])]
