"""The callouts of a Markdown text: boxes with a kind and a title, as sites and note-taking tools write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_QUOTED = re.compile(r"\[!(?P<kind>[\w-]{1,40})(?:\|[^\]\n]{0,80})?\][-+]?[ \t]*(?P<title>.*)$")
_INDENTED = re.compile(
    r"(?:\?\?\?\+?|!!!)[ \t]+(?P<kind>[\w-]{1,40})(?:[ \t]+[\w-]{1,40}){0,4}(?:[ \t]+[\"“](?P<title>.*)[\"”])?[ \t]*$"
)
_COLONS = re.compile(r":{3,}")
_FENCED = re.compile(
    r"[ \t]*(?:(?P<kind>[A-Za-z][\w-]{0,40})|"
    r"\{[ \t]*\.?(?:callout-)?(?P<class>[A-Za-z][\w-]{0,40})(?P<inside>[^}\n]{0,400})\})"
    r"(?:\[(?P<boxed>.*)\]|[ \t]+(?P<title>.*))?$"
)
_NAMED = re.compile(r"\b(?:title|summary)[ \t]*=[ \t]*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_TITLE_ONLY = re.compile(r"[ \t]*\{[^}\n]{0,400}\}[ \t]*$")
_CODE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})")
_MARKS = ("[!", "??? ", "???+ ", "!!! ", ":::")
_DEEPEST = 6
_STEP = 4


@dataclass(eq=False)
class Callout:
    """A box: its first line, its last (one that closes it included), its kind in lower case, its title, what is in it.

    `inside` has the words of its lines without the marks of the box, by line, its first and a closing one left out.
    """

    line: int
    kind: str
    title: str
    sign: str
    width: int
    end: int = 0
    closes: int = 0
    inside: dict[int, str] = field(default_factory=dict)
    within: "list[Callout]" = field(default_factory=list)


def callouts_of(lines: Sequence[str], code: frozenset[int]) -> list[Callout]:
    """The outermost callouts of a text in order; code outside them is not looked at."""
    if not any(mark in line for line in lines for mark in _MARKS):
        return []
    walk = _Walk()
    for number, line in enumerate(lines, 1):
        walk.take(number, line, code=number - 1 in code)
    walk.close(0, len(lines))
    return walk.found


class _Walk:
    """Goes through a text line by line, and remembers which boxes are open."""

    def __init__(self) -> None:
        self.found: list[Callout] = []
        self._open: list[Callout] = []
        self._fence: tuple[str, int] | None = None

    def take(self, number: int, line: str, *, code: bool) -> None:
        """Reads one line."""
        rest = self._inside(number, line)
        if rest is None:
            return
        if self._open and self._in_code(rest):
            return
        if (code and not self._open) or len(self._open) >= _DEEPEST:
            return
        opened = _opened(number, rest)
        if opened is None:
            return
        (self._open[-1].within if self._open else self.found).append(opened)
        self._open.append(opened)

    def close(self, depth: int, last: int) -> None:
        """Closes the boxes from a depth on; `last` is the last line that can be theirs."""
        for one in self._open[depth:]:
            filled = [number for number, words in one.inside.items() if words.strip()]
            one.end = max([one.line, one.closes, *filled[-1:], *(inner.end for inner in one.within)])
            one.inside = {number: words for number, words in one.inside.items() if number <= min(one.end, last)}
        del self._open[depth:]
        if self._fence is not None and self._fence[1] > depth:
            self._fence = None

    def _inside(self, number: int, line: str) -> str | None:
        """What a line says inside the boxes that are open, those that it ends being closed; None of a closing line."""
        rest = line
        for depth, one in enumerate(self._open):
            if one.sign == ":":
                if self._fence is None and _closes(rest, one, self._open[depth + 1 :]):
                    one.closes = number
                    self.close(depth, number)
                    return None
                inner: str | None = rest
            else:
                inner = _without(rest, one)
            if inner is None:
                self.close(depth, number - 1)
                return rest
            one.inside[number] = rest = inner
        return rest

    def _in_code(self, rest: str) -> bool:
        """Whether a line inside a box is code or its fence."""
        mark = _CODE.match(rest)
        if self._fence is None:
            if mark is None:
                return False
            self._fence = mark["fence"], len(self._open)
        elif mark and mark["fence"].startswith(self._fence[0]) and not rest[mark.end() :].strip():
            self._fence = None
        return True


def _closes(rest: str, one: Callout, inner: Sequence[Callout]) -> bool:
    """Whether a line is the colons that end a box, and not one inside it."""
    bare = rest.strip()
    if len(bare) < one.width or bare.strip(":"):
        return False
    return not any(each.sign == ":" and each.width <= len(bare) for each in inner)


def _without(rest: str, one: Callout) -> str | None:
    """A line without the mark of the box that it stands in; None of one that stands outside."""
    if one.sign == ">":
        begun = rest.lstrip(" ")
        return begun[1:].removeprefix(" ") if begun.startswith(">") and len(rest) - len(begun) < _STEP else None
    if not rest.strip():
        return ""
    wide = rest.expandtabs(_STEP)
    indent = len(wide) - len(wide.lstrip(" "))
    return wide[min(indent, one.width + _STEP) :] if indent > one.width + 1 else None


def _opened(number: int, rest: str) -> Callout | None:
    """The box that begins on a line, or None."""
    begun = rest.lstrip()
    indent = len(rest) - len(begun)
    if begun.startswith(">"):
        match = _QUOTED.match(begun[1:].lstrip())
        return Callout(number, match["kind"].casefold(), match["title"].strip(), ">", 0) if match else None
    if begun.startswith(("???", "!!!")):
        match = _INDENTED.match(begun[:2_000])
        title = (match["title"] or "") if match else ""
        return Callout(number, match["kind"].casefold(), title.strip(), "?", indent) if match else None
    colons = _COLONS.match(begun)
    match = _FENCED.match(begun[colons.end() : 2_000]) if colons else None
    if colons is None or match is None:
        return None
    kind = match["kind"] or match["class"]
    return Callout(number, kind.casefold(), _title(match), ":", colons.end())


def _title(match: re.Match[str]) -> str:
    """The title of a box between colons: in brackets, behind its kind, or named in braces."""
    said = (match["boxed"] or match["title"] or "").strip()
    named = _NAMED.search(match["inside"] or "") or (_NAMED.search(said) if _TITLE_ONLY.fullmatch(said) else None)
    if named is not None:
        return (named["double"] or named["single"] or "").strip()
    return said
