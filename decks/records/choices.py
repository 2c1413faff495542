"""Which options of a multiple-choice record are right: by words, letter, number, or nearly the same words."""

import re
from collections.abc import Iterable

from decks.records.keys import option_label
from decks.records.options import Options, values_of
from decks.records.tree import Mapped, Node, Scalar
from srs.model import Choice

_LETTER = re.compile(r"^\(?(?P<label>[A-Za-z])[).:\]](?:\s+|$)")
_LETTERS = re.compile(r"[A-Za-z](?:[ \t]{0,3}(?:[,;&/+]|\band\b|\bor\b|[ \t])[ \t]{0,3}[A-Za-z])+|[A-Z]{2,10}")
_LETTER_ALONE = re.compile(r"\b[A-Za-z]\b")
_NAMED = re.compile(r"^(?:option|answer|choice)\s+", re.IGNORECASE)
_APART = re.compile(r"[,;|\n]")
_LONGEST = 1_000
_NEAR = 95


def marked(options: Options, *, from_zero: bool) -> tuple[Choice, ...] | None:
    """The choices with the right ones marked; None where the bank's answer is none of them."""
    flagged = any(one.right for one in options.options)
    if flagged:
        return tuple(Choice(text=one.text, right=bool(one.right)) for one in options.options)
    if not options.wanted:
        return None
    for wanted in options.wanted:
        right = _right(options, wanted.node, from_zero=from_zero)
        if right:
            return tuple(Choice(text=one.text, right=rank in right) for rank, one in enumerate(options.options))
    return None


def unmarked(options: Options) -> tuple[Choice, ...]:
    """The choices where nobody says which is right."""
    return tuple(Choice(text=one.text, right=None) for one in options.options)


def counted_from_zero(several: Iterable[Options]) -> bool:
    """Whether the numbers by which a bank names its right options begin at 0, as all its records together show."""
    seen = 0
    for options in several:
        for number in _numbers(options):
            if number == 0:
                return True
            if number >= len(options.options):
                return False
            seen += 1
            if options.by_index:
                seen = -1_000_000
    return seen < 10


def _numbers(options: Options) -> list[int]:
    """The numbers that stand for options in one record: those that are no option's words or label."""
    if any(one.right is not None for one in options.options):
        return []
    return [
        int(one[:4])
        for wanted in options.wanted
        for one in values_of(wanted.node)
        if one.isdecimal() and (options.by_index or not _by_words(options, one)) and not _labelled(options, one)
    ]


def _right(options: Options, node: Node, *, from_zero: bool) -> frozenset[int]:
    """The places of the options that a value says are right; empty where any part of it is none of them."""
    if isinstance(node, Mapped):
        return _by_flags(options, node)
    values = values_of(node)
    found: set[int] = set()
    for value in values:
        one = _places(options, value, from_zero=from_zero)
        if not one:
            return frozenset()
        found |= one
    return frozenset(found)


def _places(options: Options, value: str, *, from_zero: bool) -> frozenset[int]:
    """The places of the options that one value names: by words, letter, number, letters, or nearly the same words."""
    by_words = _by_words(options, value)
    if value.isdecimal() and options.by_index:
        by_words = frozenset()
    found = by_words or _labelled(options, value)
    if not found and value.isdecimal():
        rank = int(value[:4]) - (0 if from_zero else 1)
        found = frozenset({rank}) if 0 <= rank < len(options.options) else frozenset()
    return found or _lettered(options, value) or _several(options, value, from_zero=from_zero) or _near(options, value)


def _by_words(options: Options, value: str) -> frozenset[int]:
    """The options with exactly these words, save case and punctuation at the end."""
    same = _bare(value)
    exact = frozenset(rank for rank, one in enumerate(options.options) if one.text.strip() == value.strip())
    return exact or frozenset(rank for rank, one in enumerate(options.options) if same and _bare(one.text) == same)


def _labelled(options: Options, value: str) -> frozenset[int]:
    """The option that the bank itself calls so."""
    name = option_label(value) or value.strip(" ().:").casefold()
    return frozenset(rank for rank, one in enumerate(options.options) if one.label and one.label.casefold() == name)


def _lettered(options: Options, value: str) -> frozenset[int]:
    """The option of a letter: "B", "b)", "Option B", or "B. its words"."""
    said = _NAMED.sub("", value)
    match = _LETTER.match(said)
    letter = match["label"] if match else said if len(said) == 1 else ""
    rest = said[match.end() :] if match else ""
    if len(letter) != 1 or not letter.isascii() or not letter.isalpha():
        return frozenset()
    by_words = _by_words(options, rest) if rest else frozenset()
    if by_words:
        return by_words
    named = _labelled(options, letter)
    if named:
        return named
    rank = ord(letter.casefold()) - ord("a")
    fits = 0 <= rank < len(options.options) and not any(one.label for one in options.options)
    return frozenset({rank}) if fits else frozenset()


def _several(options: Options, value: str, *, from_zero: bool) -> frozenset[int]:
    """The options of several letters, numbers or texts in one value: "A, C", "AC", "1;3"."""
    if len(value) <= 40 and _LETTERS.fullmatch(value):
        each = [_lettered(options, letter) for letter in _LETTER_ALONE.findall(value) or list(value)]
        return frozenset().union(*each) if len(each) > 1 and all(each) else frozenset()
    parts = [part.strip() for part in _APART.split(value) if part.strip()]
    if not 2 <= len(parts) <= len(options.options) or len(value) > _LONGEST:
        return frozenset()
    each = [
        _by_words(options, part) or (_places(options, part, from_zero=from_zero) if part.isdecimal() else frozenset())
        for part in parts
    ]
    return frozenset().union(*each) if all(each) else frozenset()


def _near(options: Options, value: str) -> frozenset[int]:
    """The one option whose words are nearly these."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where nothing else tells

    if len(value) < 4 or len(value) > _LONGEST:
        return frozenset()
    ratios = [fuzz.ratio(_bare(value), _bare(one.text[:_LONGEST])) for one in options.options]
    best = max(ratios)
    return frozenset({ratios.index(best)}) if best >= _NEAR and ratios.count(best) == 1 else frozenset()


def _by_flags(options: Options, node: Mapped) -> frozenset[int]:
    """The options that a mapping from option to yes or no says are right."""
    found: set[int] = set()
    for one in node.fields:
        if isinstance(one.node, Scalar) and one.node.true:
            label = option_label(one.key) or one.key
            found |= _labelled(options, label) or _by_words(options, one.key) or _lettered(options, label)
    return frozenset(found)


def _bare(text: str) -> str:
    """Words to be compared: no case, one space, no punctuation or marks at the ends."""
    return " ".join(text.casefold().split()).strip(" .,;:!?\"'`*_()")
