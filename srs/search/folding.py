"""Text as a search compares it: without case, accents and ways of writing that look alike."""

import re
import unicodedata
from collections.abc import Iterator

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ALIKE: dict[int, str] = {
    **{ord(quote): "'" for quote in "‘’‚‛′´"},
    **{ord(quote): '"' for quote in "“”„‟″«»"},
    **{ord(dash): "-" for dash in "‐‑‒–—―−"},
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " "),
    **{ord(character): "" for character in _INVISIBLE},
}
"""Typographic marks to plain ones, control characters to spaces, and what is invisible to nothing."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_SPACES = re.compile(r"\s{2,}|[^\S ]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao, Myanmar, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # radicals, the Japanese syllables
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")

_WORD = re.compile(r"[a-z0-9\x80-\U0010ffff]+")
_WORD_AS_GIVEN = re.compile(r"[A-Za-z0-9\x80-\U0010ffff]+")


def folded(text: str) -> str:
    """The text in small letters without accents, each run of white space one space, quotes and dashes plain."""
    return _SPACES.sub(" ", _plain(text))


def searchable(text: str) -> str:
    """The text as it is indexed: folded, its words parted by nothing but spaces and ASCII marks.

    A character of a script that puts no spaces between words (Chinese, Japanese, Thai …) is a word of its own, so that
    a word of several characters is found as a phrase; so is a symbol (`≤`, `→`). Other punctuation is a space.
    """
    plain = _plain(text)
    if not plain.isascii():
        plain = _UNSPACED_RUN.sub(lambda run: f" {' '.join(run.group())} ", plain)
        plain = plain.translate(_parting(plain))
    return " ".join(plain.split())


def _plain(text: str) -> str:
    """The text folded, its white space as it was."""
    if text.isascii():
        return (text.translate(_ALIKE) if _CONTROLS.search(text) else text).lower()
    plain = unicodedata.normalize("NFKD", _SURROGATES.sub("\ufffd", text)).translate(_ALIKE).casefold()
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)))


def _parting(text: str) -> dict[int, str]:
    """What becomes of those characters in a folded text that are neither ASCII nor part of a word."""
    found = {}
    for character in set(_BEYOND_ASCII.findall(text)):
        match unicodedata.category(character)[0]:
            case "P" | "Z" | "C":
                found[ord(character)] = " "
            case "S":
                found[ord(character)] = f" {character} "
    return found


def words(text: str) -> tuple[str, ...]:
    """The words of a searchable text, as the index has them."""
    return tuple(_WORD.findall(text))


def literal_of(text: str) -> str | None:
    """What of a searchable text must stand so, for the index passes over marks: `c++`; None where words are all.

    Quotation marks at its ends, and marks that end a sentence, need not be there.
    """
    bare = text.lstrip("'\"").rstrip(".,;:!?'\" ") or text
    return None if " ".join(words(bare)) == bare else bare


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text as it was written, in order: each searchable, with where it begins and ends."""
    for run in _WORD_AS_GIVEN.finditer(text):
        if run.group().isascii():
            yield run.group().lower(), run.start(), run.end()
            continue
        for start, end in _apart(run.group()):
            for word in words(searchable(run.group()[start:end])):
                yield word, run.start() + start, run.start() + end


def _apart(run: str) -> Iterator[tuple[int, int]]:
    """Where the words of a run of letters, digits and characters beyond ASCII begin and end."""
    begun = 0
    for place, character in enumerate(run):
        alone = bool(_UNSPACED_RUN.match(character)) or unicodedata.category(character)[0] in "PZCS"
        if alone and character not in _INVISIBLE:
            if begun < place:
                yield begun, place
            yield place, place + 1
            begun = place + 1
    if begun < len(run):
        yield begun, len(run)
