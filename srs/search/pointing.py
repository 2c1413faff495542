"""A place in a text, shown: the text, and carets below the place."""

import unicodedata

from srs.errors import SearchError

_WIDTH = 72
"""How many characters of a long text are shown."""


def search_error(reason: str, text: str, start: int, end: int) -> SearchError:
    """The error that says what is wrong with a search and shows where: `reason`, the text, carets below the place."""
    return SearchError(f"{reason}\n{pointed(text, start, end)}", reason=reason, start=start, end=end)


def pointed(text: str, start: int, end: int, width: int = _WIDTH) -> str:
    """Two lines: the part of the text around a place, and carets below the place, as wide as a terminal shows it."""
    first = max(0, min(start - width // 2, len(text) - width))
    last = min(len(text), first + width)
    before, marked, after = (_shown(text[a:b]) for a, b in ((first, start), (start, min(end, last)), (end, last)))
    before = ("…" if first else "") + before
    carets = "^" * max(1, _columns(marked))
    return f"  {before}{marked}{after}{'…' if last < len(text) else ''}\n  {' ' * _columns(before)}{carets}"


def _shown(text: str) -> str:
    """The text with spaces for whatever would break its line or show nothing."""
    return "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes up."""
    return sum(_width(each) for each in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
