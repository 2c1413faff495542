"""The rubric that a program can check: what is wrong with which card, and what to do about it.

`docs/cards.md` has the rubric in words. Only cards that rules wrote are held to it, fronts and backs that are the
bank's own text (`answer`, `basic`, `choice`) are not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from decks.card_faults import Rule, cue_of, faults, flat
from decks.decompose import BY_RULES, answered
from decks.rules.cue_search import outranked
from decks.rules.points import key_points, says_nothing
from srs.model import Card, CardId, Form, Question, QuestionId, Role

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
        for rule, message in faults(card)
    ]
    findings += _same_fronts(cards)
    findings += _ranks(questions, cards)
    findings += _lost_points(questions, cards)
    findings += _lost_answers(questions, cards)
    counts = Counter((card.role, card.form) for card in cards)
    return Report(questions=len(questions), cards=len(cards), counts=counts, findings=tuple(findings))


# ------------------------------------------------------------------------------------------------------ a bank's cards


def _same_fronts(cards: Iterable[Card]) -> Iterator[Finding]:
    seen: dict[str, CardId] = {}
    for card in cards:
        if card.role not in BY_RULES:
            continue
        first = seen.setdefault(flat(card.front), card.id)
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
