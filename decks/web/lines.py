"""Where the words that one sees of a page stand in its source."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"</?([A-Za-z][^\s/<>]*)")
_RAW = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "template", "noscript"}
)
_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_IN_TAG = re.compile(r"=\s*[\"']|>")
_TARGET = re.compile(r"\]\([^()\s]*\)|^ *`{3,}.*$")
_NEAR = 25

Word = tuple[str, int]


class Words:
    """Words with their lines, in order; finds texts among them, each after the one before."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._places: dict[str, list[int]] = defaultdict(list)
        self._next = 0
        for place, (word, _) in enumerate(words):
            self._places[word].append(place)

    def find(self, text: str) -> list[Word]:
        """Those words of a text that are found, with their lines."""
        words = _WORD.findall(text)
        found: list[Word] = []
        for rank, word in enumerate(words):
            at = self._place(word, words[rank + 1] if rank + 1 < len(words) else None)
            if at is not None:
                found.append(self._words[at])
                self._next = at + 1
        return found

    def lines_of(self, markdown: str) -> frozenset[int]:
        """The lines on which the words of a line of Markdown stand."""
        return frozenset(line for _, line in self.find(_TARGET.sub("]", markdown)))

    def _place(self, word: str, following: str | None) -> int | None:
        """The next place of a word: near, or further on where the word after it follows there too."""
        if self._next < len(self._words) and self._words[self._next][0] == word:
            return self._next
        places: Sequence[int] = self._places.get(word, ())
        rank = bisect_left(places, self._next)
        if rank == len(places):
            return None
        at = places[rank]
        followed = following is not None and at + 1 < len(self._words) and self._words[at + 1][0] == following
        return at if followed or at - self._next <= _NEAR else None


@dataclass(frozen=True, slots=True)
class Source:
    """A page's source by lines from 1: the words between its tags, and the kind of what stands in no words."""

    words: list[Word]
    kinds: dict[int, str]


def source_of(text: str) -> Source:
    """The words of a page's source with their lines, and the lines of its scripts, styles, comments and markup."""
    words: list[Word] = []
    kinds: dict[int, str] = {}
    line = 1
    for piece, kind in pieces(text):
        for number, part in enumerate(piece.split("\n"), line):
            if not kind:
                words += [(word, number) for word in _WORD.findall(unescape(part))]
            if part.strip() and (kind != "markup" or number not in kinds) and kinds.get(number) != "structured data":
                kinds[number] = kind or "markup"
        line += piece.count("\n")
    return Source(words, kinds)


def pieces(source: str) -> Iterator[tuple[str, str]]:
    """The pieces of a source in order with their kinds: empty for words."""
    place = 0
    while place < len(source):
        begin = source.find("<", place)
        begin = len(source) if begin < 0 else begin
        if begin > place:
            yield source[place:begin], ""
        if begin < len(source):
            place, kind = _after(source, begin)
            yield source[begin:place], kind
        else:
            place = begin


def _after(source: str, begin: int) -> tuple[int, str]:
    """Where the tag, comment or element without words that begins at a `<` ends, and its kind."""
    if source.startswith("<!--", begin):
        end = source.find("-->", begin + 2)
        return (len(source) if end < 0 else end + 3), "comment"
    if source.startswith(("<!", "<?"), begin):
        end = source.find(">", begin)
        return (len(source) if end < 0 else end + 1), "markup"
    name = _NAME.match(source, begin)
    if name is None:
        return begin + 1, ""
    end = _end_of_tag(source, name.end())
    called = name[1].casefold()
    if called not in _RAW or source.startswith("</", begin):
        return end, "markup"
    closing = _CLOSING[called].search(source, end)
    told = called == "script" and "ld+json" in source[begin:end].casefold()
    kind = "structured data" if told else called if called in {"script", "style"} else "markup"
    return (len(source) if closing is None else _end_of_tag(source, closing.end())), kind


def _end_of_tag(source: str, place: int) -> int:
    """Where a tag ends whose name ends at a place; a `>` between quotes is none."""
    while found := _IN_TAG.search(source, place):
        if found[0] == ">":
            return found.end()
        place = source.find(found[0][-1], found.end()) + 1
        if not place:
            break
    return len(source)
