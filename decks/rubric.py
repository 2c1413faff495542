"""The rubric that a program can check: what is wrong with which card, and what to do about it.

`docs/cards.md` has the rubric in words. Only cards that rules wrote are held to it, fronts and backs that are the
bank's own text (`answer`, `basic`, `choice`) are not.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from decks.decompose import BY_RULES, answered
from decks.rules.abbreviations import abbreviated, inside_code
from decks.rules.cue import MOST_WORDS, MOST_WORDS_UNIQUE
from decks.rules.cue_search import outranked
from decks.rules.plain import unclosed, without_code_blocks
from decks.rules.points import key_points, says_nothing
from decks.rules.words import content_count, is_content, is_specific, parts, tokens, word_count
from srs.model import Card, CardId, Form, Question, QuestionId, Role

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


_GIVE_AWAYS = frozenset({Rule.ANSWER_SHOWN, Rule.EXPANSION_SHOWN, Rule.ITEM_TOLD})
_TO_DO = {
    Rule.CUE_LENGTH: "Give the question a shorter prompt in its bank.",
    Rule.CUE_RANK: "Say in the prompt what sets this question apart from the other.",
    Rule.FRONT_LENGTH: "Split the statement in its bank, or suspend the card.",
    Rule.BLANKS: "Suspend the card: its answer card still asks for the point.",
    Rule.IN_SIGHT: "Write the statement out as a sentence, or suspend the card.",
    Rule.BACK_LENGTH: "Split the statement in its bank, or suspend the card.",
    Rule.ANSWER_SHOWN: "Suspend the card, or say it once in the statement.",
    Rule.EXPANSION_SHOWN: "Suspend the card, or put the long form in round brackets.",
    Rule.ITEMS: "Shorten the list in its bank, or suspend the card.",
    Rule.ITEM_TOLD: "Name the step otherwise than the prompt does.",
    Rule.UNCLOSED: "Close the bracket or the quotation in the bank.",
    Rule.OPENING: "Say in the statement what it is about.",
    Rule.SAME_FRONT: "Suspend one of the two, or word one otherwise.",
    Rule.POINT_LOST: "This is a mistake in the rules: please report it.",
    Rule.ANSWER_LOST: "This is a mistake in the rules: please report it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that one card breaks; `message` says what is wrong and what to do. `card` is None where it is lost."""

    card: CardId | None
    rule: Rule
    message: str

    @property
    def give_away(self) -> bool:
        """Whether the card tells its own answer."""
        return self.rule in _GIVE_AWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a bank's cards are, and what is wrong with them: `counts` is by role and form."""

    questions: int
    cards: int
    counts: Mapping[tuple[Role, Form], int]
    findings: tuple[Finding, ...]

    @property
    def failures(self) -> int:
        """How many cards break a rule; a lost point counts as a card."""
        return len({finding.card for finding in self.findings} - {None}) + self._lost

    @property
    def give_aways(self) -> int:
        """How many cards tell their own answer."""
        return len({finding.card for finding in self.findings if finding.give_away})

    @property
    def cards_per_question(self) -> float:
        """The mean, 0 where there are no questions."""
        return self.cards / self.questions if self.questions else 0.0

    @property
    def _lost(self) -> int:
        return sum(finding.card is None for finding in self.findings)


def check(questions: Sequence[Question], cards: Sequence[Card]) -> Report:
    """The report on the cards of one bank, its questions as decomposition named them. Linear in the text."""
    findings = [
        Finding(card=card.id, rule=rule, message=f"{message} {_TO_DO[rule]}")
        for card in cards
        if card.role in BY_RULES
        for rule, message in _wrong(card)
    ]
    findings += _same_fronts(cards)
    findings += _ranks(questions, cards)
    findings += _lost_points(questions, cards)
    findings += _lost_answers(questions, cards)
    counts = Counter((card.role, card.form) for card in cards)
    return Report(questions=len(questions), cards=len(cards), counts=counts, findings=tuple(findings))


# ------------------------------------------------------------------------------------------------------- a single card

_Wrong = Iterator[tuple[Rule, str]]


def _wrong(card: Card) -> _Wrong:
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
    if card.form is Form.FINISH and _flat(card.back) in _flat(front):
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


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


# ------------------------------------------------------------------------------------------------------ a bank's cards


def _same_fronts(cards: Iterable[Card]) -> Iterator[Finding]:
    seen: dict[str, CardId] = {}
    for card in cards:
        if card.role not in BY_RULES:
            continue
        first = seen.setdefault(_flat(card.front), card.id)
        if first != card.id:
            said = f"Card {first[:8]} has the same front. {_TO_DO[Rule.SAME_FRONT]}"
            yield Finding(card=card.id, rule=Rule.SAME_FRONT, message=said)


def _ranks(questions: Sequence[Question], cards: Iterable[Card]) -> Iterator[Finding]:
    """Cues that find another question of their bank before their own."""
    cues: dict[QuestionId, tuple[Card, str]] = {}
    for card in cards:
        if cue := cue_of(card):
            cues.setdefault(card.question, (card, cue))
    asked = {question: cue for question, (_, cue) in cues.items()}
    prompts = {question.id: question.prompt for question in questions}
    for own, other in outranked(questions, asked):
        said = f"Its cue says more of another question: “{prompts[other][:60]}”. {_TO_DO[Rule.CUE_RANK]}"
        yield Finding(card=cues[own][0].id, rule=Rule.CUE_RANK, message=said)


def _lost_points(questions: Iterable[Question], cards: Iterable[Card]) -> Iterator[Finding]:
    kept = {point.id for card in cards for point in card.points} | {card.point for card in cards}
    for question in questions:
        for point in key_points(question):
            if point.id not in kept:
                said = f"“{point.tick}” of “{question.prompt[:60]}” is on no card. {_TO_DO[Rule.POINT_LOST]}"
                yield Finding(card=None, rule=Rule.POINT_LOST, message=said)


def _lost_answers(questions: Iterable[Question], cards: Iterable[Card]) -> Iterator[Finding]:
    """Questions with an answer, or a choice whose right options are known, and no card that asks them."""
    asked = answered(cards)
    for question in questions:
        told = bool(question.answer and not says_nothing(question.answer)) or any(o.right for o in question.choices)
        if told and question.id not in asked:
            said = f"“{question.prompt[:60]}” has an answer and no card. {_TO_DO[Rule.ANSWER_LOST]}"
            yield Finding(card=None, rule=Rule.ANSWER_LOST, message=said)
