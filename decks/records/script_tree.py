"""The literals of a JavaScript or TypeScript text as trees with lines; nothing of it is run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.records.json_tree import Open, Scan
from decks.records.tree import Node, Sort, bare, scalar

_SKIPPED = (
    r"//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?|"
    r"`(?:[^`\\]|\\(?:.|\n))*+`?"
)
_BEGINS = re.compile(
    rf"(?P<skipped>{_SKIPPED})|"
    r"(?:(?<![=!<>])=(?![=>])|\bdefault\b|\breturn\b|\()\s*+(?:new\s++(?:Map|Set)\s*+(?:<[^(){}\n]{0,80}>)?\s*+\(\s*+)?"
    r"(?P<opens>\[|\{(?=\s*+[\w\"'`/\[.}]))"
)
_BRACKETS = re.compile(rf"(?P<skipped>{_SKIPPED})|(?P<opens>[\[{{(])|(?P<closes>[\]}})])|(?P<comma>,)")
_ESCAPED = re.compile(r"\\(?P<sign>u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r?\n|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "", "b": "", "f": "", "v": "", "0": "", "\n": "", "\r\n": ""}
_WORD = re.compile(r"[^\s,:\[\]{}()\"'`/#+]+(?=\s*+(?:[,\]}]|//|/\*|$))")
_KEY = re.compile(r"[\w$]+(?=\s*+:)")
_NOTHING = frozenset({"null", "undefined", "nan", "none"})
_MOST_TIMES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A list or a mapping that a program names, returns or passes on: its tree, its first and its last line."""

    node: Node
    first: int
    last: int


def literals(text: str) -> Iterator[Literal]:
    """The outermost literals of a text in order; one that is none is passed over, and too many such end the search."""
    place = 0
    left = _MOST_TIMES * len(text) + 1
    line, counted = 1, 0
    while left > 0 and (begun := _BEGINS.search(text, place)) is not None:
        place = begun.end()
        if begun["opens"] is None:
            continue
        opened = begun.start("opens")
        line, counted = line + text.count("\n", counted, opened), opened
        end = _end(text, opened + 1)
        left -= end - opened
        scan = ScriptScan(text[opened:end], line)
        if end <= len(text) and scan.wrong is None and scan.values:
            yield Literal(node=scan.values[0], first=line, last=line + text.count("\n", opened, end))
            place = end


def _end(text: str, place: int, *, commas: bool = False) -> int:
    """Where the bracket that opened before a place is closed behind it; of an expression, where it ends before that."""
    depth = 1
    for sign in _BRACKETS.finditer(text, place):
        if sign["opens"]:
            depth += 1
        elif sign["closes"]:
            depth -= 1
            if depth == 0:
                return sign.start() if commas else sign.end()
        elif commas and sign["comma"] and depth == 1:
            return sign.start()
    return len(text) + 1


class ScriptScan(Scan):
    """The values of a literal; texts in pieces are joined, and what is no value stays as it is written."""

    def _single(self, place: int) -> int:
        """Reads a text, a number or a word as a value, or any other expression as its words."""
        line = self._at(place)
        if self._text[place] in "\"'`":
            text, end = self._joined(place)
            after = self._past_gap(end)
            if self._text[after : after + 1] in {",", "]", "}", ""}:
                self._place(scalar(text, line, self._at(end)))
                return end
        word = _WORD.match(self._text, place)
        if word is not None:
            value = bare(word[0], line, line, _NOTHING)
            self._place(value if value.sort is not Sort.TEXT else scalar(_last_name(word[0]), line, line))
            return word.end()
        end = min(_end(self._text, place, commas=True), len(self._text))
        if end <= place:
            raise self._wrong(place, "no value where one should stand")
        self._place(scalar(self._text[place:end].strip(), line, self._at(end)))
        return end

    def _key(self, place: int, inner: Open) -> int:
        """Reads a key with its colon, or passes over what a mapping takes in without one."""
        named = _KEY.match(self._text, place) is not None or self._text[place] in "\"'`"
        if named:
            return super()._key(place, inner)
        end = min(_end(self._text, place, commas=True), len(self._text))
        if end <= place:
            raise self._wrong(place, "no key where one should stand")
        return end

    def _joined(self, place: int) -> tuple[str, int]:
        """The text at a place with those that are added to it, and where it ends."""
        parts: list[str] = []
        while True:
            text, place = self._quoted(place)
            parts.append(text)
            after = self._past_gap(place)
            following = self._past_gap(after + 1) if self._text[after : after + 1] == "+" else 0
            if self._text[following : following + 1] not in {'"', "'", "`"} or not following:
                return "".join(parts), place
            place = following

    def _quoted(self, place: int) -> tuple[str, int]:
        """The text between quotation marks of any kind at a place with its escapes resolved, and where it ends."""
        marks = _TEXTS.get(self._text[place])
        match = marks.match(self._text, place) if marks else None
        if match is None:
            raise self._wrong(place, "a text is never closed")
        return _ESCAPED.sub(_meant, match["text"]), match.end()


_TEXTS = {
    '"': re.compile(r"\"(?P<text>(?:[^\"\\\n]|\\(?:\r?\n|.))*+)\""),
    "'": re.compile(r"'(?P<text>(?:[^'\\\n]|\\(?:\r?\n|.))*+)'"),
    "`": re.compile(r"`(?P<text>(?:[^`\\]|\\(?:\r?\n|.))*+)`"),
}


def _meant(match: re.Match[str]) -> str:
    """The character that an escape stands for."""
    sign = match["sign"]
    if sign[0] in "ux" and len(sign) > 1:
        code = int(sign[1:].strip("{}"), 16)
        return chr(code) if code <= 0x10FFFF else ""
    return _ESCAPES.get(sign, sign)


def _last_name(word: str) -> str:
    """The last part of a name with points in it: of `Level.HARD` only `HARD`."""
    return word.rsplit(".", 1)[-1] or word
