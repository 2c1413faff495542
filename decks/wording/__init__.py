"""Whether two wordings ask the same: what stands against each other in them, word for word.

A question reworded keeps its history, another question must not get it. So the words that only one wording has are
laid beside those that only the other has: other spellings, forms and slips of one word are nothing, a part that says
more is little, and a word in the place of a different one, a number, an operator or a "not" is another question.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum, auto

from decks.wording.lists import Kind, unspaced
from decks.wording.spelling import same_word
from decks.wording.words import Wording, read

__all__ = ["Contrast", "Difference", "Wording", "contrast", "read"]

_MOST = 60
"""Words of one side alone that are laid beside those of the other."""

_OPENING = frozenset({Kind.JOINING, Kind.BREAK, Kind.ASKING})
_INITIALS = range(2, 7)

Side = tuple[Wording, list[int]]
"""A wording, and where words stand in it that the other lacks."""


class Difference(IntEnum):
    """How two wordings differ, from nothing to tell to another question."""

    SPELLING = auto()
    """The same words to a reader, in whatever order."""
    CLAUSE = auto()
    """One says more in a part of its own: in Python, with an example."""
    QUALIFIED = auto()
    """One says which: a self join, multiple inheritance."""
    CODE = auto()
    """The same words over other code."""
    CONTRARY = auto()
    """Words stand in the place of others, or a number, an operator or a word like not is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """How two wordings differ, and the words of either that the other lacks.

    `turned` says whether one of these is a number, an operator or a word that turns the sense.
    """

    difference: Difference
    turned: bool = False
    words: frozenset[str] = frozenset()


def contrast(one: Wording, other: Wording) -> Contrast:
    """How two wordings differ."""
    ours, theirs = _left(one, other), _left(other, one)
    sure = _has_a_number_of_its_own(one, other, ours) or _has_a_number_of_its_own(other, one, theirs)
    if (ours or theirs) and not sure and max(len(ours), len(theirs)) <= _MOST:
        for mine, yours, left, gone in ((one, other, ours, theirs), (other, one, theirs, ours)):
            _take_joined(mine, yours, left, gone)
            _take_initials(mine, yours, left, gone)
        ours, theirs = _unlike(one, other, ours), _unlike(other, one, theirs)
    sides = ((one, ours), (other, theirs))
    turned = any(wording.words[at].turns for wording, left in sides for at in left)
    difference = Difference.CONTRARY if turned else _of_words(sides)
    return Contrast(
        difference=difference if one.code == other.code else max(difference, Difference.CODE),
        turned=turned,
        words=frozenset(wording.words[at].text for wording, left in sides for at in left),
    )


# ------------------------------------------------------------------------------------------- the words of one side only


def _left(one: Wording, other: Wording) -> list[int]:
    """Where words stand that the other wording lacks."""
    return sorted(at for text, at in one.compared.items() if text not in other.texts)


def _has_a_number_of_its_own(one: Wording, other: Wording, left: list[int]) -> bool:
    """Whether a left-over number is nowhere in the other wording, in figures or in words: then nothing else counts."""
    texts = (one.words[at].text for at in left)
    return any(text.isdecimal() and text not in other.text and str(int(text)) not in other.numbers for text in texts)


def _take_joined(one: Wording, other: Wording, ours: list[int], theirs: list[int]) -> None:
    """Takes out a word that the other wording has in parts: backend and back-end."""
    for at in list(ours):
        whole = one.words[at].text
        parts = _parts(whole, other, theirs) if any(other.words[each].text in whole for each in theirs) else None
        if parts:
            ours.remove(at)
            _take(theirs, parts)


def _parts(whole: str, other: Wording, left: list[int]) -> range | None:
    """The places of two or three words in a row, some of them left over, which together are one word."""
    for begin in {at - back for at in left for back in range(min(at + 1, 3))}:
        joined = other.words[begin].text
        if joined[0] != whole[0]:
            continue
        for end in range(begin + 1, min(begin + 3, len(other.words))):
            joined += other.words[end].text
            if abs(len(joined) - len(whole)) <= 1 and same_word(joined, whole, other.language):
                return range(begin, end + 1)
    return None


def _take_initials(one: Wording, other: Wording, ours: list[int], theirs: list[int]) -> None:
    """Takes out words whose initials stand in the other wording: continuous integration and CI."""
    if len(theirs) < _INITIALS[0]:
        return
    for word in one.content:
        begin = other.initials.find(word) if len(word) in _INITIALS else -1
        places = range(begin, begin + len(word))
        if begin >= 0 and any(place in theirs for place in places):
            _take(theirs, places)
            _take(ours, (one.compared[word],))


def _take(left: list[int], places: Collection[int]) -> None:
    left[:] = [at for at in left if at not in places]


def _unlike(one: Wording, other: Wording, left: list[int]) -> list[int]:
    """Those of the left-over words that are no word of the other wording spelt otherwise."""
    return [
        at
        for at in left
        if one.words[at].kind is not Kind.CONTENT
        or not any(same_word(one.words[at].text, word, one.language) for word in other.texts)
    ]


# -------------------------------------------------------------------------------------------------- what they amount to


def _of_words(sides: tuple[Side, Side]) -> Difference:
    """What the words that either side has alone amount to."""
    asking = [[at for at in left if wording.words[at].kind is Kind.ASKING] for wording, left in sides]
    telling = [len(left) > len(asks) for (_, left), asks in zip(sides, asking, strict=True)]
    if all(asking) or all(telling):
        return Difference.CONTRARY
    if any(telling):
        return Difference.CLAUSE if all(_are_clauses(*side) for side in sides) else Difference.QUALIFIED
    if any(asking):
        return Difference.CLAUSE
    return Difference.CONTRARY if _turned_round(*(wording for wording, _ in sides)) else Difference.SPELLING


def _are_clauses(wording: Wording, left: list[int]) -> bool:
    """Whether left-over words stand in parts of their own: behind a word or a mark that begins one."""
    within: set[int] = set()
    for at in left:
        before = next((place for place in range(at - 1, -1, -1) if wording.words[place].kind is not Kind.FILLER), None)
        if before is not None and (wording.words[before].kind in _OPENING or before in within):
            within.add(at)
    return len(within) == len(left)


def _turned_round(one: Wording, other: Wording) -> bool:
    """Whether the same words lead to different ones: a list to a string, a string to a list."""
    ours, theirs = _led_to(one), _led_to(other)
    return any(
        not _among(ours[direction], theirs[direction], one) and not _among(theirs[direction], ours[direction], one)
        for direction in ours.keys() & theirs.keys()
    )


def _among(some: Collection[str], others: Collection[str], wording: Wording) -> bool:
    """Whether each of some words is among the others."""
    return all(any(same_word(word, other, wording.language) for other in others) for word in some)


def _led_to(wording: Wording) -> dict[str, set[str]]:
    """The words that each word of direction leads to."""
    found: dict[str, set[str]] = {}
    for at, word in enumerate(wording.words):
        if word.text in wording.language.directions or word.text in unspaced().directions:
            following = next((each.text for each in wording.words[at + 1 :] if each.kind is Kind.CONTENT), None)
            if following is not None:
                found.setdefault(word.text, set()).add(following)
    return found
