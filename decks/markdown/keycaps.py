"""Numbers that are written as pictures of keys (1️⃣, 🔟) before a question, as digits."""

import re
from collections.abc import Sequence

from decks.question_marks import ends_as_question

_KEYS = re.compile(
    r"^(?P<before>\s*(?:#{1,6}\s+)?(?:\*\*|__)?\s*)(?P<keys>(?:\d\ufe0f?\u20e3\s?){1,4}|\U0001f51f)\s*[.):–—-]?\s*(?P<rest>\S.*)$"
)
_DIGIT = re.compile(r"\d")


def with_digits(lines: Sequence[str]) -> list[str]:
    """The lines, those that begin a question with keys beginning with a number and a full stop."""
    return [_with_digits(line) if "\u20e3" in line or "\U0001f51f" in line else line for line in lines]


def _with_digits(line: str) -> str:
    match = _KEYS.match(line[:2_000])
    if match is None:
        return line
    rest = match["rest"] + line[2_000:]
    marked = match["before"].strip() or rest.startswith(("**", "__")) or ends_as_question(rest)
    number = "".join(_DIGIT.findall(match["keys"])) or "10"
    return f"{match['before']}{number}. {rest}" if marked else line
