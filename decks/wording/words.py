"""The words of a wording: each with what it does there, as two wordings are compared."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from decks.rules.plain import code_blocks, without_code_blocks
from decks.wording.lists import Kind, Language, folded, language_of, unspaced
from decks.wording.spelling import number_of

_LONGEST = 2_000
"""Characters of a wording that are read."""

_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_OF_UNSPACED = re.compile(f"[{_UNSPACED}]")
_LETTER = rf"[^\W_{_UNSPACED}]"
_TOKEN = re.compile(
    r"`(?P<code>[^`\n]+)`"
    rf"|(?P<unspaced>[{_UNSPACED}]+)"
    r"|(?P<number>\d+(?:[.,]\d+)+)(?!\w)"
    rf"|(?P<word>{_LETTER}+(?:[+#]+{_LETTER}+)*[+#]*)"
    r"|(?<![^\s\"'“‘(\[])(?P<sign>[=<>&|+%^~@$*/?:!-]++)(?![^\s\"'”’)\].,;])"
    r"|(?P<mark>[,;:()–—.?!，、。；：（）？！])|(?P<other>[^\w\s\x00-\x7f])"
)
_IN_CODE = re.compile(
    rf"(?P<unspaced>[{_UNSPACED}]+)|(?P<word>{_LETTER}+(?:_{_LETTER}+)*(?:[+#]+(?=\W|$))?)"
    r"|(?P<sign>[=<>!&|+\-*/%^~?@$#\\:]+|(?<!\w)_+(?!\w))"
)
_OPERATORS = frozenset("=<>|+%^~@$*")
_BULLETS = frozenset("*+>")
_SHORTENED = re.compile(r"n['’]t\b|['’](?:s|re|ll|ve|d|m)\b|(?<=can)not\b", re.IGNORECASE)


class Word(NamedTuple):
    """A word as it is compared, without accents and in lower case, and what it does in its wording.

    `turns` says whether it alone makes another question of the rest: a number, a sign, a "not".
    """

    text: str
    kind: Kind
    turns: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """A wording read: its words and marks in order, the code blocks in it, and its language's lists.

    `texts` are all its words, `content` those that say what it is about, each once; `compared` says where each of
    those stands first that make it another question. `initials` are the first letters of all,
    `numbers` what its numbers say in figures, and `text` is all its words in a row.
    """

    words: tuple[Word, ...]
    texts: frozenset[str]
    content: frozenset[str]
    compared: Mapping[str, int]
    initials: str
    numbers: frozenset[str]
    text: str
    code: str
    language: Language

    @property
    def telling(self) -> list[str]:
        """The words that say what is asked, in order; all of them where none does."""
        told = [word.text for word in self.words if word.kind in _TELLING]
        return told or [word.text for word in self.words if word.kind is not Kind.BREAK]


_TELLING = frozenset({Kind.CONTENT, Kind.TURNING, Kind.SIGN})
_TURNING = frozenset({Kind.TURNING, Kind.SIGN})
_NUMBER_OR_SIGN = re.compile(r"[\d+#]")
_COMPARED = _TELLING | {Kind.ASKING}


def is_unspaced(letter: str) -> bool:
    """Whether a letter is of a script that puts no spaces between its words."""
    return _OF_UNSPACED.match(letter) is not None


def read(text: str) -> Wording:
    """The words of a text; a very long one's first."""
    text = text[:_LONGEST]
    code = code_blocks(text)
    found = [token for token in _found(without_code_blocks(text) if code else text) if token.text]
    language = language_of(token.text for token in found)
    shouted = not any(letter.islower() for letter in text)
    words: list[Word] = []
    for token in found:
        kind = _kind(token, language, shouted=shouted)
        if kind is Kind.COMMAND:
            kind = Kind.CONTENT if any(word.kind is Kind.CONTENT for word in words) else Kind.FILLER
        words.append(Word(token.text, kind, kind in _TURNING or _NUMBER_OR_SIGN.search(token.text) is not None))
    return Wording(
        words=tuple(words),
        texts=frozenset(word.text for word in words),
        content=frozenset(word.text for word in words if word.kind is Kind.CONTENT),
        compared={word.text: at for at, word in reversed(list(enumerate(words))) if word.kind in _COMPARED},
        initials="".join(word.text[0] for word in words),
        numbers=frozenset(number for word in words if (number := number_of(word.text, language))),
        text=" ".join(word.text for word in words),
        code=" ".join(code.split()),
        language=language,
    )


class _Found(NamedTuple):
    text: str
    kind: Kind | None
    loud: bool = False
    """Whether it stands there as a name: in capitals, or as code."""


def _found(text: str) -> Iterator[_Found]:
    """The words and marks of a text in order; the kind is None where it is the language's to say."""
    text = _SHORTENED.sub(_spelt_out, text)
    for match in _TOKEN.finditer(text):
        if match["code"]:
            yield from _in_code(match["code"])
        elif match["unspaced"]:
            yield from _unspaced(match["unspaced"])
        elif match["sign"]:
            yield _sign(match["sign"].rstrip("?!:"), begins_line=text[: match.start()].rstrip(" ")[-1:] in {"", "\n"})
        elif match["mark"]:
            yield _Found(match["mark"], Kind.BREAK)
        elif match["other"]:
            yield _Found(match["other"], Kind.SIGN if unicodedata.category(match["other"]) == "Sm" else Kind.BREAK)
        else:
            word = match["number"] or match["word"]
            yield _Found(folded(word), None, loud=len(word) > 1 and word.isupper())


def _sign(sign: str, *, begins_line: bool) -> _Found:
    """An operator that stands by itself; a dash, a bullet or a slash is none."""
    is_mark = _OPERATORS.isdisjoint(sign) or (begins_line and sign in _BULLETS)
    return _Found(sign, Kind.BREAK if is_mark else Kind.SIGN)


def _spelt_out(match: re.Match[str]) -> str:
    """What a shortened word stands for: "do not" of "don't"; nothing of a short "is"."""
    return " not" if "n" in match.group().casefold() else " "


def _in_code(code: str) -> Iterator[_Found]:
    for match in _IN_CODE.finditer(code):
        if match["unspaced"]:
            yield from _unspaced(match["unspaced"])
        elif match["sign"]:
            yield _Found(match["sign"], Kind.SIGN)
        else:
            yield _Found(folded(match["word"]), None, loud=True)


def _unspaced(text: str) -> Iterator[_Found]:
    """A run of a script without spaces: its listed phrases, else letter by letter."""
    language = unspaced()
    for match in _phrases().finditer(text):
        word = match.group()
        yield _Found(language.alike.get(word, word), language.kinds.get(word, Kind.CONTENT))


@cache
def _phrases() -> re.Pattern[str]:
    language = unspaced()
    listed = sorted({*language.kinds, *language.alike}, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, listed), "."]), re.DOTALL)


def _kind(token: _Found, language: Language, *, shouted: bool) -> Kind:
    """What a word does: in capitals or as code one that else holds a sentence together is what is asked about."""
    if token.kind is not None:
        return token.kind
    kind = language.kinds.get(token.text, Kind.CONTENT)
    return Kind.CONTENT if token.loud and not shouted and kind is not Kind.TURNING else kind
