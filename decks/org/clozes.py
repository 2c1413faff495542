"""What a card in Org hides, as deletions: `[words||hint]`, `<[words]>`, `{{words}{hint}@0}`, `{{c1::words::hint}}`."""

import re
from collections.abc import Callable, Sequence
from itertools import count, groupby

from decks.deletions import GAP, OPENING

_LINE_BREAK = r"\n(?![ \t]*\n)"
_INSIDE = rf"(?:[^{{}}\n]|{_LINE_BREAK}|\{{(?:[^{{}}\n]|\{{[^{{}}\n]{{0,100}}\}}){{0,200}}\}})"
_DRILL = re.compile(
    r"(?P<code>`{1,2}[^`\n]{1,500}`{1,2})"
    r"|(?<![!\]\[\\\w])(?P<angle><(?=\[))?\[(?![ xX-]\][ ]|\^|fn:|\d*[%/]\d*\]|#)"
    rf"(?P<words>(?:[^\[\]\n]|{_LINE_BREAK}){{1,500}})\](?(angle)>|(?![(\[:]))"
)
_FC = re.compile(
    rf"\{{\{{(?P<words>{_INSIDE}{{1,500}})\}}(?:\{{(?P<hint>[^{{}}\n]{{0,200}})\}})?(?:@(?P<number>\d{{1,3}}))?\}}"
)
_ANKI = re.compile(rf"{OPENING}(?P<words>{_INSIDE}{{1,500}})\}}\}}")
_ONE_BY_ONE = re.compile(r"1cloze|multicloze", re.IGNORECASE)


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
    whole = _outside_code(
        lines, code, lambda text: pattern.sub(lambda match: _deletion(match, next(ranks) if apart else 1), text)
    )
    blank = _outside_code(lines, code, lambda text: pattern.sub(_blank, text))
    return (whole, blank) if blank != "\n".join(lines) else None


def _outside_code(lines: Sequence[str], code: frozenset[int], changed: Callable[[str], str]) -> str:
    """The lines with each run of them that is no code changed."""
    runs = groupby(range(len(lines)), key=code.__contains__)
    texts = [(in_code, "\n".join(lines[index] for index in run)) for in_code, run in runs]
    return "\n".join(text if in_code else changed(text) for in_code, text in texts)


def _deletion(match: re.Match[str], rank: int) -> str:
    """What is hidden, as a deletion in which no braces close it early; code stands as it is."""
    found = match.groupdict()
    if found.get("code"):
        return match.group()
    numbers = found.get("numbers") or (int(found["number"]) + 1 if found.get("number") else rank)
    words, _, after = found["words"].partition("||") if match.re is _DRILL else (found["words"], "", "")
    hint = found.get("hint") or after
    words = _told(words)
    return f"{{{{c{numbers}::{words}{f'::{hint}' if hint else ''}}}}}"


def _told(words: str) -> str:
    """Hidden words, the deletions among them as they are, no other braces such that they close one early."""
    told: list[str] = []
    last = 0
    for inner in _ANKI.finditer(words):
        told += [words[last : inner.start()].replace("}}", "} }"), _deletion(inner, 1)]
        last = inner.end()
    rest = words[last:].replace("}}", "} }")
    return "".join([*told, rest, " " if rest.endswith("}") else ""])


def _blank(match: re.Match[str]) -> str:
    """The blank in the place of what is hidden; code stands as it is."""
    return match.groupdict().get("code") or GAP
