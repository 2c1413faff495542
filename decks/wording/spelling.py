"""Whether two words are one: spelt otherwise, another form of it, of the same meaning, or with a slip of the pen."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from decks.wording.lists import Language

_LONG = 7
"""Letters of a word in which one wrong letter is a slip."""

_LONG_ENOUGH_TO_SWAP = 6
"""Letters of a word in which two that changed places are one."""

_BEGINNING = 3
"""Letters at the beginning of a word in which a wrong one makes it another: macro and micro, infra and intra."""

_SHORTEST = 3
_SHORTEST_FOREIGN = 4
_SPELLINGS = (
    ("isation", "ization"), ("ising", "izing"), ("ise", "ize"), ("yse", "yze"), ("ysing", "yzing"), ("our", "or"),
    ("ogue", "og"), ("ence", "ense"), ("ae", "e"),
)  # fmt: skip
_CENTRE = re.compile(r"(?<=[bt])re(?=s?$)")
_DOUBLED = re.compile(r"([^aeiou\W\d_])\1")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|er|ere|e|eme|te|ter|tes|a|o|й|я|е)?")


@lru_cache(maxsize=65536)
def same_word(one: str, other: str, language: Language) -> bool:
    """Whether two folded words are one word to a reader of the language."""
    if one == other:
        return True
    if not (one.isalpha() and other.isalpha()):
        return number_of(one, language) == number_of(other, language) != ""
    return (
        _spelt(one) == _spelt(other)
        or not _meant(one, language).isdisjoint(_meant(other, language))
        or _is_slip(one, other)
    )


def number_of(word: str, language: Language) -> str:
    """The number that a word says, in figures: 2 for 2nd and for second; empty where it says none."""
    figures = _ORDINAL.fullmatch(word)
    return str(int(figures[1])) if figures and figures[1].isascii() else language.numbers.get(word, "")


@lru_cache(maxsize=16384)
def _spelt(word: str) -> str:
    """A word as one of the ways to spell it: American, and no letter doubled."""
    if len(word) > 4:
        for british, american in _SPELLINGS:
            word = word.replace(british, american)
        word = _CENTRE.sub("er", word)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=16384)
def _meant(word: str, language: Language) -> frozenset[str]:
    """What a word may be a form of, each by the name of its meaning."""
    forms = _english_forms(word) if not language.endings else _forms(word, language.endings)
    return frozenset(language.alike.get(form, _spelt(form)) for form in (word, *forms))


def _english_forms(word: str) -> Iterator[str]:
    if word.endswith("s") and not word.endswith("ss"):
        yield from (form for form in (word[:-1],) if len(form) > 1)
        yield from (form for form in (word[:-2],) if word.endswith("es") and len(form) >= _SHORTEST)
    for ending, before in (("ies", "y"), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", "")):
        form = word.removesuffix(ending) + before
        if word.endswith(ending) and len(form) >= _SHORTEST:
            yield form


def _forms(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_FOREIGN:
            yield word.removesuffix(ending)


def _is_slip(one: str, other: str) -> bool:
    """Whether a long word has one wrong letter beyond its beginning, or two letters changed places."""
    longest = max(len(one), len(other))
    if longest < _LONG_ENOUGH_TO_SWAP or abs(len(one) - len(other)) > 1 or OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), longest - 1)
    return sorted(one) == sorted(other) or (longest >= _LONG and _BEGINNING <= same < longest - 1)
