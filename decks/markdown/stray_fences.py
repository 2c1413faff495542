"""The fences of a text that have lost their partner."""

import re
from collections.abc import Sequence

from decks.question_marks import ends_as_question

_FENCE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?P<rest>[^`]*)$")
_HASHES = re.compile(r"^#{1,6} ")
_LISTED = re.compile(r"^ {0,3}(?P<number>\d{1,4})[.)]\s+#{1,6}\s")


def stray_fences(lines: Sequence[str]) -> list[int]:
    """The indexes of the fences that have lost their partner; none where every fence has one.

    Where a fence that names a language follows an open one, or a numbered heading or a question as a heading stands
    between two, the first of the two is the stray.
    """
    fences = [
        (index, match)
        for index, line in enumerate(lines)
        if ("```" in line or "~~~" in line) and (match := _FENCE.match(line))
    ]
    if _balanced([match for _, match in fences]):
        return []
    strays: list[int] = []
    opened: tuple[int, str] | None = None
    asked = [
        index
        for index, line in enumerate(lines)
        if _LISTED.match(line) or (_HASHES.match(line) and ends_as_question(line))
    ]
    position = 0
    for index, match in fences:
        if opened is None:
            opened = index, match["fence"]
            continue
        while position < len(asked) and asked[position] < opened[0]:
            position += 1
        between = position < len(asked) and asked[position] < index
        if match["rest"].strip() or between:
            strays.append(opened[0])
            opened = index, match["fence"]
        elif match["fence"].startswith(opened[1]):
            opened = None
    if opened is not None:
        strays.append(opened[0])
    return strays


def _balanced(fences: Sequence[re.Match[str]]) -> bool:
    """Whether every fence that opens is closed by a bare one before the next opens."""
    opened: str | None = None
    for fence in fences:
        if opened is None:
            opened = fence["fence"]
        elif fence["rest"].strip():
            if fence["fence"].startswith(opened):
                return False
        elif fence["fence"].startswith(opened):
            opened = None
    return opened is None
