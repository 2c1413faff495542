"""Where the sentences of a text end, and how a written list falls into its items."""

import re

_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+(?:[\"'“‘(\[*`]*[A-Z0-9]|`[^`\s]))")
_SHORT_FORMS = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|etc|cf|approx|incl|resp|no|fig|st|mr|mrs|ms|dr|inc|ltd)|\b[A-Za-z])\.$", re.IGNORECASE
)
_OPEN, _CLOSE = "([{", ")]}"


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its full stop; one inside brackets does not end the sentence around it."""
    found: list[str] = []
    begin = 0
    depths = _Depths(text)
    for match in _END.finditer(text):
        if depths.at(match.start()) > 0 or _SHORT_FORMS.search(
            text[max(begin, match.start() - 12) : match.start() + 1]
        ):
            continue
        found.append(text[begin : match.end()].strip())
        begin = match.end()
    found.append(text[begin:].strip())
    return [sentence for sentence in found if sentence]


def items(text: str) -> list[str]:
    """The items of a list written with commas or semicolons outside brackets, without the last one's "and" or "or"."""
    mark = ";" if _outside(text, ";") else ","
    parts: list[str] = []
    begin = 0
    for place in [*_outside(text, mark), len(text)]:
        parts.append(text[begin:place])
        begin = place + 1
    cleaned = [re.sub(r"^\s*(?:and|or|&)\s+", "", part).strip(" .;,") for part in parts]
    last = (
        re.split(r"\s+(?:and|&)\s+", cleaned[-1])
        if len(cleaned) > 1 and not re.match(r"\s*(?:and|or|&)\s", parts[-1])
        else []
    )
    if len(last) == 2 and max(len(item.split()) for item in last) <= 4:
        cleaned[-1:] = last
    return [item for item in cleaned if item]


def _outside(text: str, mark: str) -> list[int]:
    """The places of a mark outside brackets."""
    depths = _Depths(text)
    return [match.start() for match in re.finditer(re.escape(mark), text) if depths.at(match.start()) <= 0]


class _Depths:
    """How many brackets are open at a place; asked for places in rising order, it reads the text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._depth = 0

    def at(self, place: int) -> int:
        """The brackets open before a place."""
        for character in self._text[self._place : place]:
            if character in _OPEN:
                self._depth += 1
            elif character in _CLOSE:
                self._depth = max(0, self._depth - 1)
        self._place = place
        return self._depth
