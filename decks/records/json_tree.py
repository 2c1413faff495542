"""JSON as a tree with lines; comments, commas too many and bare keys are forgiven."""

import re
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder

from decks.records.tree import DEEPEST, MOST_NODES, DamageError, Field, Listed, Mapped, Node, Sort, bare, scalar

_GAP = re.compile(r"(?:[\s\ufeff]+|//[^\n]*|/\*(?:[^*]|\*(?!/))*+\*/)*+")
_PLAIN = re.compile(r'"(?P<text>[^"\\]*+)"')
_SINGLE = re.compile(r"'(?P<text>(?:[^'\\\n]|\\.)*+)'")
_WORD = re.compile(r"[^\s,:\[\]{}\"'/#]+")
_CLOSING = {"[": "]", "{": "}"}
_SHOWN = 24
_NOTHING = frozenset({"null", "none", "nil", "undefined", "nan"})
_DECODER = JSONDecoder(strict=False)


@dataclass(slots=True)
class Open:
    """A list or a mapping whose end has not come: its bracket, its line, and what it holds so far."""

    bracket: str
    line: int
    items: list[Node] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    key: tuple[str, int] | None = None

    def add(self, node: Node) -> None:
        """Takes a value in."""
        if self.key is not None:
            self.fields.append(Field(*self.key, node))
            self.key = None
        else:
            self.items.append(node)

    def closed(self, line: int) -> Node:
        """What it is in the end."""
        if self.bracket == "[":
            return Listed(tuple(self.items), self.line, line)
        return Mapped(tuple(self.fields), self.line, line)


class Scan:
    """The values of a text one after another, as far as it is JSON; `wrong` says why it went no further."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.values: list[Node] = []
        self.wrong: DamageError | None = None
        self._text = text
        self._line = first_line
        self._counted = 0
        self._left = MOST_NODES
        self._open: list[Open] = []
        try:
            self._values()
        except DamageError as wrong:
            self.wrong = wrong
            while self._open:
                self._place(self._open.pop().closed(self._line))

    def _values(self) -> None:
        """Reads the whole text."""
        place = self._past_gap(0)
        while place < len(self._text):
            place = self._past_gap(self._token(place))
        if self._open:
            bracket, line = self._open[-1].bracket, self._open[-1].line
            raise self._wrong(place, f"the {bracket!r} of line {line} is never closed with {_CLOSING[bracket]!r}")

    def _token(self, place: int) -> int:
        """Reads what stands at a place, and returns where it ends."""
        sign = self._text[place]
        inner = self._open[-1] if self._open else None
        if sign == ",":
            self._expect_no_value(place, inner)
            return place + 1
        if sign in "]}":
            return self._close(place, inner)
        if inner is not None and inner.bracket == "{" and inner.key is None:
            return self._key(place, inner)
        if sign in "[{":
            if len(self._open) >= DEEPEST:
                raise self._wrong(place, f"more than {DEEPEST} lists inside one another")
            self._open.append(Open(sign, self._at(place)))
            return place + 1
        return self._single(place)

    def _single(self, place: int) -> int:
        """Reads a text, a number or a word as a value."""
        line = self._at(place)
        word = _WORD.match(self._text, place)
        if word is not None:
            value = bare(word[0], line, line, _NOTHING)
            if value.sort is Sort.TEXT:
                raise self._wrong(place, f"{_shown(word[0])} where a value should stand")
            self._place(value)
            return word.end()
        text, end = self._quoted(place)
        self._place(scalar(text, line, self._at(end)))
        return end

    def _key(self, place: int, inner: Open) -> int:
        """Reads a key with its colon."""
        line = self._at(place)
        word = _WORD.match(self._text, place)
        key, end = (word[0], word.end()) if word else self._quoted(place)
        after = self._past_gap(end)
        if self._text[after : after + 1] != ":":
            raise self._wrong(after, f"a colon is missing after the key {_shown(key)}")
        inner.key = (scalar(key, line, line).text, line)
        return after + 1

    def _quoted(self, place: int) -> tuple[str, int]:
        """The text between quotation marks at a place, and where it ends."""
        plain = _PLAIN.match(self._text, place)
        if plain is not None:
            return plain["text"], plain.end()
        single = _SINGLE.match(self._text, place)
        try:
            if single is not None:
                inside = single["text"].replace("\\'", "'").replace('\\"', '"').replace('"', '\\"')
                return str(_DECODER.raw_decode(f'"{inside}"')[0]), single.end()
            if self._text[place] == '"':
                text, end = _DECODER.raw_decode(self._text, place)
                return str(text), end
        except JSONDecodeError as error:
            at = place if single is not None or "Unterminated" in error.msg else error.pos
            wrong = "a text is never closed" if "Unterminated" in error.msg else "a backslash that means nothing"
            raise self._wrong(at, wrong) from error
        raise self._wrong(place, f"{_shown(self._text[place : place + _SHOWN])} where a value should stand")

    def _close(self, place: int, inner: Open | None) -> int:
        """Closes the innermost list or mapping."""
        sign = self._text[place]
        if inner is None or _CLOSING[inner.bracket] != sign:
            opened = f"; the {inner.bracket!r} of line {inner.line} is still open" if inner else ""
            raise self._wrong(place, f"{sign!r} closes nothing{opened}")
        self._expect_no_value(place, inner)
        self._open.pop()
        self._place(inner.closed(self._at(place)))
        return place + 1

    def _expect_no_value(self, place: int, inner: Open | None) -> None:
        """Refuses a key whose value does not come."""
        if inner is not None and inner.key is not None:
            raise self._wrong(place, f"the key {_shown(inner.key[0])} has no value")

    def _place(self, node: Node) -> None:
        """Puts a value where it belongs."""
        self._left -= 1
        if self._left < 0:
            raise self._wrong(self._counted, "more values than a bank may have")
        if not self._open:
            self.values.append(node)
        elif self._open[-1].bracket == "[" or self._open[-1].key is not None:
            self._open[-1].add(node)

    def _past_gap(self, place: int) -> int:
        """Where the next word stands: past white space and comments."""
        gap = _GAP.match(self._text, place)
        return gap.end() if gap else place

    def _at(self, place: int) -> int:
        """The line of a place; places are asked for in their order."""
        if place > self._counted:
            self._line += self._text.count("\n", self._counted, place)
            self._counted = place
        return self._line

    def _wrong(self, place: int, wrong: str) -> DamageError:
        """What is wrong at a place."""
        line = self._at(place)
        return DamageError(wrong, line, place - self._text.rfind("\n", 0, place))


def _shown(text: str) -> str:
    """A text short enough for a message, between quotation marks."""
    flat = " ".join(text.split())
    return f'"{flat[:_SHOWN]}…"' if len(flat) > _SHOWN else f'"{flat}"'
