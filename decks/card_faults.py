"""What is wrong with a single card, by each rule of the rubric that looks at one card alone."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum

from decks.rules.abbreviations import abbreviated, inside_code
from decks.rules.cue import MOST_WORDS, MOST_WORDS_UNIQUE
from decks.rules.plain import unclosed, without_code_blocks
from decks.rules.words import content_count, is_content, is_specific, parts, tokens, word_count
from srs.model import Card, Form, Role

_POINT_FRONT_WORDS = 45
_FRAMEWORK_FRONT_WORDS = 25
_BLANKS = 2
_WORDS_IN_SIGHT = 4
_ANSWER_WORDS = 25
_LONG_ANSWER_WORDS = 90
_ITEMS = (2, 9)
_ITEM_WORDS = 12

_CUE = re.compile(r"\A\*\*(?P<cue>.+?)\*\*(?=:| · |\Z)")
_BLANK = re.compile(r"\[…[^\]\n]{0,30}\]")
_POINTS_BACK = frozenset({"this", "it", "they", "however"})
_PLACE = re.compile(r"(?<=\*\* · )\d+ of \d+")


class Rule(StrEnum):
    """What a card can break."""

    CUE_LENGTH = "cue length"
    CUE_RANK = "cue first for its question"
    FRONT_LENGTH = "front length"
    BLANKS = "blanks"
    IN_SIGHT = "words in sight"
    BACK_LENGTH = "back length"
    ANSWER_SHOWN = "answer on the front"
    EXPANSION_SHOWN = "abbreviation beside its expansion"
    ITEMS = "list items"
    ITEM_TOLD = "item told by the cue"
    UNCLOSED = "brackets and quotes"
    OPENING = "opening"
    SAME_FRONT = "same front"
    POINT_LOST = "point without card or tick"
    ANSWER_LOST = "answer without a card"


_Wrong = Iterator[tuple[Rule, str]]


def faults(card: Card) -> _Wrong:
    """Every rule that one card breaks, and how."""
    for judge in _JUDGES:
        yield from judge(card)


def cue_of(card: Card) -> str:
    """The cue on a card's front, without emphasis; empty where it has none."""
    match = _CUE.match(card.front)
    return match["cue"] if match and card.role is not Role.TERM else ""


def _asked(card: Card) -> str:
    """What a card's front asks below its cue."""
    return card.front.partition("\n\n")[2] if card.role is Role.POINT else card.front


def answers_of(card: Card) -> tuple[str, ...]:
    """What fills the blanks of a card, or the items of its list; empty for the other forms."""
    if card.form is Form.LIST:
        return tuple(point.text for point in card.points)
    if card.form is Form.BLANK:
        return tuple(re.findall(r"\*\*(.+?)\*\*(?= · |$)", card.back.partition("\n\n")[0]))
    return ()


def _cue_length(card: Card) -> _Wrong:
    cue = cue_of(card)
    most = MOST_WORDS_UNIQUE if " … " in cue or cue.endswith(")") else MOST_WORDS
    if word_count(cue) > most:
        yield Rule.CUE_LENGTH, f"Its cue has {word_count(cue)} words, {most} are the most."


def _front_length(card: Card) -> _Wrong:
    most = _FRAMEWORK_FRONT_WORDS if card.role is Role.FRAMEWORK else _POINT_FRONT_WORDS
    words = word_count(without_code_blocks(card.front))
    if words > most:
        yield Rule.FRONT_LENGTH, f"Its front has {words} words, {most} are the most."


def _blanks(card: Card) -> _Wrong:
    blanks = len(_BLANK.findall(_asked(card)))
    expected = card.form in {Form.BLANK, Form.LIST} and card.role is Role.POINT
    if blanks > _BLANKS or (expected and not blanks):
        yield Rule.BLANKS, f"It has {blanks} blanks."


def _in_sight(card: Card) -> _Wrong:
    if card.role is Role.POINT and card.form in {Form.BLANK, Form.LIST}:
        shown = content_count(_BLANK.sub(" ", _asked(card)))
        if shown < _WORDS_IN_SIGHT:
            yield Rule.IN_SIGHT, f"Only {shown} words that mean something stand beside the blank."


def _back_length(card: Card) -> _Wrong:
    if card.role is not Role.POINT or card.form is Form.LIST:
        return
    long = card.form in {Form.LABEL, Form.MORE}
    said = " ".join(answers_of(card)) if card.form is Form.BLANK else card.back
    most, words = (_LONG_ANSWER_WORDS if long else _ANSWER_WORDS), word_count(said)
    if words > most:
        yield Rule.BACK_LENGTH, f"Its answer has {words} words, {most} are the most."


def _shown(card: Card) -> _Wrong:
    """An answer of a blank or a list that stands on the front, whole or in part."""
    if card.role is not Role.POINT:
        yield from _term_shown(card)
        return
    front = _BLANK.sub(" ", _PLACE.sub(" ", card.front))
    words = [token for token in tokens(front) if token.is_word]
    stems = {each for token in words if is_content(token) for each in parts(token)}
    for answer in answers_of(card):
        told = [token.text for token in tokens(answer) if is_specific(token) and stems & set(parts(token))]
        if told:
            yield Rule.ANSWER_SHOWN, f"“{told[0]}” of its answer “{answer}” stands on its front."
        elif inside := inside_code(answer, words):
            yield Rule.ANSWER_SHOWN, f"“{inside}” of its answer “{answer}” stands in code on its front."
        if abbreviated(answer, words):
            yield Rule.EXPANSION_SHOWN, f"The front spells out or abbreviates its answer “{answer}”."
    if card.form is Form.FINISH and flat(card.back) in flat(front):
        yield Rule.ANSWER_SHOWN, "Its answer stands on its front."


def _term_shown(card: Card) -> _Wrong:
    if card.role is not Role.TERM:
        return
    front = {each for token in tokens(card.front) if is_content(token) for each in parts(token)}
    for answer in card.back.split(" · ")[: _ITEMS[1]]:
        own = {each for token in tokens(answer) if is_content(token) for each in parts(token)}
        if own and own <= front:
            yield Rule.ANSWER_SHOWN, f"Its answer “{answer[:60]}” stands on its front."


def _items(card: Card) -> _Wrong:
    if card.form is not Form.LIST:
        return
    texts = [point.text for point in card.points]
    if not _ITEMS[0] <= len(texts) <= _ITEMS[1]:
        yield Rule.ITEMS, f"Its list has {len(texts)} items."
    if len({text.casefold() for text in texts}) < len(texts):
        yield Rule.ITEMS, "An item of its list stands there twice."
    if long := next((text for text in texts if word_count(text) > _ITEM_WORDS), None):
        yield Rule.ITEMS, f"The item “{long[:60]}” has more than {_ITEM_WORDS} words."
    cue = {each for token in tokens(cue_of(card)) if token.is_word for each in parts(token)}
    for text in texts:
        own = {each for token in tokens(text) if is_content(token) for each in parts(token)}
        if own and own <= cue:
            yield Rule.ITEM_TOLD, f"All of the item “{text}” stands in its cue."


def _unclosed(card: Card) -> _Wrong:
    odd = unclosed(without_code_blocks(card.front))
    if odd is not None:
        yield Rule.UNCLOSED, f"A {odd} on its front has no partner."


def _opening(card: Card) -> _Wrong:
    first = next((token.lower for token in tokens(_asked(card)) if token.is_word), "")
    if first in _POINTS_BACK:
        yield Rule.OPENING, f"Its front begins with “{first}”."


_JUDGES: tuple[Callable[[Card], _Wrong], ...] = (
    _cue_length, _front_length, _blanks, _in_sight, _back_length, _shown, _items, _unclosed, _opening,
)  # fmt: skip


def flat(text: str) -> str:
    """A text in small letters on one line, as fronts are compared."""
    return " ".join(text.casefold().split())
