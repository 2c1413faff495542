"""The lists of small words by which wordings are read: what a word does in one, in several languages."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from importlib.resources import files

_LAST_WITH_ACCENTS = "\u052f"
_UNSPACED = "unspaced"


class Kind(Enum):
    """What a word does in a wording; what no list has is content."""

    CONTENT = auto()
    FILLER = auto()
    """Introduces the question, or holds it together."""
    COMMAND = auto()
    """A filler where the wording begins with it: explain, list."""
    JOINING = auto()
    """Begins a part that says more: in, with, and."""
    ASKING = auto()
    """Says what is asked: how, why, when."""
    TURNING = auto()
    """Makes a question another: not, without, all."""
    SIGN = auto()
    """An operator."""
    BREAK = auto()
    """A mark between two parts of a sentence."""


_LISTED = {
    "fillers": Kind.FILLER,
    "commands": Kind.COMMAND,
    "joining": Kind.JOINING,
    "asking": Kind.ASKING,
    "turning": Kind.TURNING,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """The small words of a language, without their accents.

    `kinds` says what a listed word does; the order of what `directions` lead to counts. `alike` gives words that mean
    the same one name, `numbers` the number that a word says. `endings` are those of a word's forms.
    """

    kinds: Mapping[str, Kind]
    directions: frozenset[str]
    alike: Mapping[str, str]
    numbers: Mapping[str, str]
    endings: tuple[str, ...]


def folded(word: str) -> str:
    """A word in lower case, its accents taken off where its letters are Latin, Greek or Cyrillic."""
    lower = unicodedata.normalize("NFKC", word).casefold()
    if lower.isascii():
        return lower
    return "".join(_bare(letter) if letter <= _LAST_WITH_ACCENTS else letter for letter in lower)


def _bare(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


def language_of(words: Iterable[str]) -> Language:
    """The language with spaces between its words that lists most of these; English where none lists more."""
    listed = _listed_in()
    counts = Counter(code for word in words for code in listed.get(word, ()))
    return _spaced()[max(_spaced(), key=lambda code: counts[code])]


@cache
def _spaced() -> Mapping[str, Language]:
    """The languages that put spaces between their words, by code; English first."""
    return {code: _language(lists) for code, lists in _read().items() if code != _UNSPACED}


@cache
def _listed_in() -> Mapping[str, Sequence[str]]:
    """The codes of the languages that list a word."""
    found: dict[str, list[str]] = {}
    for code, language in _spaced().items():
        for word in language.kinds:
            found.setdefault(word, []).append(code)
    return found


@cache
def unspaced() -> Language:
    """The small words of the languages that put none, all together."""
    return _language(_read()[_UNSPACED])


@cache
def _read() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("languages.json").read_text(encoding="utf-8")
    read: dict[str, dict[str, str]] = json.loads(text)
    return read


def _language(lists: Mapping[str, str]) -> Language:
    groups = [folded(group).split() for group in lists.get("alike", "").split(",")]
    counted = [folded(words).split() for words in lists.get("numbers", "").split(",")]
    return Language(
        kinds={folded(word): kind for name, kind in _LISTED.items() for word in lists.get(name, "").split()},
        directions=frozenset(folded(lists.get("directions", "")).split()),
        alike={word: group[0] for group in groups for word in group},
        numbers={word: str(number) for number, words in enumerate(counted, 1) for word in words},
        endings=tuple(sorted((folded(ending) for ending in lists.get("endings", "").split()), key=len, reverse=True)),
    )
