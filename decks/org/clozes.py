"""What a card in Org hides, as deletions: `[words||hint]`, `{{words}{hint}@0}` or `{{c1::words::hint}}`."""

import re
from collections.abc import Sequence
from itertools import count

_DRILL = re.compile(
    r"(?P<code>`{1,2}[^`\n]{1,500}`{1,2})"
    r"|(?<![!\]\[\\\w])\[(?![ xX-]\][ ]|\^|fn:|\d*[%/]\d*\]|#)(?P<words>[^\[\]\n]{1,500})\](?![(\[:])"
)
_FC = re.compile(r"\{\{(?P<words>[^{}\n]{1,500})\}(?:\{(?P<hint>[^{}\n]{0,200})\})?(?:@(?P<number>\d{1,3}))?\}")
_ANKI = re.compile(r"\{\{c(?P<number>\d{1,3})::(?P<words>[^{}\n]{1,500})\}\}")
_ONE_BY_ONE = re.compile(r"1cloze|multicloze", re.IGNORECASE)
_BLANK = "[…]"


def hidden(lines: Sequence[str], code: frozenset[int], *, tags: frozenset[str], kind: str) -> tuple[str, str] | None:
    """The statement with its deletions and the same with blanks; None where the lines hide nothing.

    `code` are the indexes of the lines in code, where nothing is hidden; `tags` and `kind` are the card's tags and
    type. All brackets of a drill card are one deletion, unless its type hides one at a time.
    """
    if any("{{c" in line for line in lines):
        pattern, apart = _ANKI, True
    elif "drill" in tags:
        pattern, apart = _DRILL, _ONE_BY_ONE.search(kind) is not None
    elif "cloze" in kind.casefold():
        pattern, apart = _FC, True
    else:
        return None
    ranks = count(1)
    whole = [
        line if index in code else pattern.sub(lambda match: _deletion(match, next(ranks) if apart else 1), line)
        for index, line in enumerate(lines)
    ]
    blank = [line if index in code else pattern.sub(_blank, line) for index, line in enumerate(lines)]
    return ("\n".join(whole), "\n".join(blank)) if blank != list(lines) else None


def _deletion(match: re.Match[str], rank: int) -> str:
    """What is hidden, as a deletion; code stands as it is."""
    found = match.groupdict()
    if found.get("code"):
        return match.group()
    number = int(found["number"]) + (1 if match.re is _FC else 0) if found.get("number") else rank
    words, _, after = found["words"].partition("||") if match.re is _DRILL else (found["words"], "", "")
    hint = found.get("hint") or after
    return f"{{{{c{number}::{words}{f'::{hint}' if hint else ''}}}}}"


def _blank(match: re.Match[str]) -> str:
    """The blank in the place of what is hidden; code stands as it is."""
    return match.groupdict().get("code") or _BLANK
