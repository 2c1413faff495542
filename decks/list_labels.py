"""Plain lines above numbered lists that name what their questions are about: "For Java:", "Networks"."""

import re
from collections.abc import Sequence

from decks.markdown.tasks import is_task
from decks.question_marks import QUESTION_MARKS, has_question_mark

_LABEL = re.compile(
    rf"^[ \t]{{0,3}}(?P<text>[^\W_][^\n!！。.;,{re.escape(QUESTION_MARKS)}]{{0,80}}?)"
    r"[ \t]{0,4}(?P<colon>[:：])?[ \t]*$"
)
_NUMBERED = re.compile(r"^\d{1,4}[.)\s]")
_MOST_WORDS = 8


def label_above(lines: Sequence[str], line: int) -> tuple[int, str] | None:
    """The line and the words of the label above a line, at most one blank line between; None where none stands there.

    A label stands at the beginning of the text or after a blank line, and is short; it ends in a colon or in nothing.
    """
    number = line - 1 if line > 1 and lines[line - 2].strip() else line - 2
    if number < 1 or (number > 1 and lines[number - 2].strip()) or len(lines[number - 1]) > 100:
        return None
    match = _LABEL.match(lines[number - 1])
    if match is None or _NUMBERED.match(match["text"]) or len(match["text"].split()) > _MOST_WORDS:
        return None
    return number, match["text"].strip()


def begins_anew(lines: Sequence[str], line: int, *, asks: bool, words: str, first: int) -> bool:
    """Whether the first item of a list under a label is a question: it asks, or the first list's label proves it.

    `first` is the line of the first question of the text, `words` are those of the item on `line`.
    """
    if label_above(lines, line) is None:
        return False
    return asks or has_question_mark(words) or (is_task(words) and label_above(lines, first) is not None)
