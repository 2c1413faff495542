"""From questions to cards: pure, and the same cards from the same questions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from decks.progress import Progress, unwatched
from decks.rules import frameworks, stories
from decks.rules.bank_index import BankIndex, texts_of
from decks.rules.blanks import stems_of
from decks.rules.clozes import cloze_cards
from decks.rules.cue import cue
from decks.rules.forms import Asked, Context, asked, forbids
from decks.rules.language import is_english
from decks.rules.markup import as_markdown
from decks.rules.nameless import name_of
from decks.rules.plain import code_blocks, one_line, plain, without_parentheses
from decks.rules.pointing import points_at_code
from decks.rules.points import key_points
from decks.rules.spoken import (
    answer_card,
    basic_card,
    choice_card,
    in_full,
    numbered_ticks,
    reversed_card,
    with_options,
)
from decks.rules.unique_cues import unique
from decks.term import Term
from decks.terms import terms_of
from srs.ids import card_id, normalised
from srs.model import (
    Card,
    Depth,
    Form,
    Framework,
    GradedPoint,
    Point,
    Question,
    QuestionId,
    Role,
    SectionKind,
)

BY_RULES = frozenset({Role.FRAMEWORK, Role.POINT, Role.STORY, Role.TERM})
"""The roles whose fronts and backs are written by rules; those of the others are the bank's own text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decomposition:
    """The questions, those without a prompt named from their content, and their cards in order."""

    questions: tuple[Question, ...]
    cards: tuple[Card, ...]


def decompose(questions: Sequence[Question], *, depth: Depth, progress: Progress = unwatched) -> Decomposition:
    """The cards of one bank's questions."""
    named: list[Question] = []
    examples: dict[QuestionId, str | None] = {}
    for question in questions:
        if question.prompt_missing:
            made, example = name_of(question)
            examples[question.id] = example
            named.append(replace(question, prompt=made))
        else:
            named.append(question)
    bank = _Bank(named, examples, depth)
    return Decomposition(questions=tuple(named), cards=tuple(bank.cards(progress)))


def answered(cards: Iterable[Card]) -> frozenset[QuestionId]:
    """The questions that have an answer: a card other than a term's."""
    return frozenset(card.question for card in cards if card.asks_for_answer)


class _Bank:
    """The cards of a bank: what needs all its questions is made once."""

    def __init__(self, questions: Sequence[Question], examples: dict[QuestionId, str | None], depth: Depth) -> None:
        self._questions = questions
        self._examples = examples
        self._depth = depth
        self._structured = [question for question in questions if _is_structured(question) and not question.roles]
        prompts = [question.prompt for question in self._structured]
        cues = unique([cue(prompt) for prompt in prompts], prompts, [question.tags for question in self._structured])
        self._cues = {question.id: _capital(each) for question, each in zip(self._structured, cues, strict=True)}
        self._index = BankIndex(self._structured, [question.prompt for question in questions])
        self._seen: set[str] = set()

    def cards(self, progress: Progress) -> Iterator[Card]:
        """Every card, in order of question and position."""
        of_terms = self._terms()
        fronts: set[str] = set()
        for done, question in enumerate(self._questions):
            progress("making cards", done, len(self._questions))
            made = [*self._of_question(question), *of_terms.get(question.id, [])]
            position = 0
            for card in made:
                if _same(card.front) in fronts and card.role in BY_RULES:
                    continue
                fronts.add(_same(card.front))
                yield replace(_shown(card), position=position)
                position += 1

    def _terms(self) -> dict[QuestionId, list[Card]]:
        found: dict[QuestionId, list[Card]] = {}
        if self._depth is not Depth.OUTLINE:
            for term in terms_of([question for question in self._questions if not question.roles]):
                found.setdefault(term.question, []).append(_term_card(term))
        return found

    def _of_question(self, question: Question) -> Iterator[Card]:
        if question.roles:
            yield from _as_asked(question)
            return
        yield from cloze_cards(question)
        choice = choice_card(question) if question.choices else None
        if choice is not None:
            yield choice
            if not key_points(question):
                return
        if question.id in self._cues:
            yield answer_card(question, self._answer_front(question))
            yield from self._framework(question)
            if self._depth is not Depth.OUTLINE:
                yield from self._points(question)
            if self._depth is Depth.FULL:
                yield from self._story(question)
        elif choice is None and question.answer and (basic := basic_card(question)) is not None:
            yield replace(basic, front=with_options(basic.front, question.choices))

    def _cue_front(self, question: Question, asks: str) -> str:
        """A front below a cue; the code that the prompt points at stands on it too."""
        code = code_blocks(question.prompt)
        return "\n\n".join(filter(None, [f"**{self._cues[question.id]}**{asks}", code]))

    def _answer_front(self, question: Question) -> str:
        if not question.prompt_missing:
            return with_options(in_full(question), question.choices)
        example = self._examples.get(question.id)
        told = f" For example: {example}" if example else ""
        return f"(The bank has no question here.) How would you answer on: **{self._cues[question.id]}**?{told}"

    # ------------------------------------------------------------------------------------------------------- framework

    def _framework(self, question: Question) -> Iterator[Card]:
        framework = question.framework
        if framework is None or len(framework.steps) < 2 or frameworks.is_star(framework):
            return
        if frameworks.spells_itself(framework):
            yield from self._spelt(question, framework)
            return
        heads = frameworks.heads(framework, self._cues[question.id])
        told = stems_of(one_line(question.prompt))
        if all(stems_of(head) <= told for head in heads):
            return  # its steps are the things that the question itself names
        for number, (begin, end) in enumerate(frameworks.divided(len(heads))):
            part = "" if number == 0 else str(number + 1)
            steps = zip(framework.steps[begin:end], heads[begin:end], strict=True)
            yield Card(
                id=card_id(question.id, Role.FRAMEWORK, part),
                question=question.id,
                role=Role.FRAMEWORK,
                part=part,
                form=Form.LIST,
                front=self._cue_front(question, frameworks.asked(framework, begin, end)),
                back=" or ".join(framework.names) or "No name: the structure of this bank.",
                points=tuple(GradedPoint(id=step.id, text=head) for step, head in steps),
            )

    def _spelt(self, question: Question, framework: Framework) -> Iterator[Card]:
        """A framework that is only the words of its name: a term, once per bank."""
        name = framework.names[0]
        key = f"stands for {name.lower()}"
        if self._depth is not Depth.OUTLINE and key not in self._seen:
            self._seen.add(key)
            back = ", ".join(without_parentheses(plain(step.text)) for step in framework.steps)
            yield _term_card(Term(question=question.id, key=key, front=f"What does **{name}** stand for?", back=back))

    # ---------------------------------------------------------------------------------------------------------- points

    def _points(self, question: Question) -> Iterator[Card]:
        points = key_points(question)
        if points_at_code(question.prompt):
            return
        context = self._context(question, points)
        for number, point in enumerate(points, 1):
            if normalised(point.text) in self._seen:
                continue
            self._seen.add(normalised(point.text))
            found = asked(point, context, self._index)
            kept = found if self._depth is Depth.FULL else found[:1]
            for rank, one in enumerate(kept, 1):
                yield self._point_card(question, point, one, rank, f"{number} of {len(points)}")

    def _context(self, question: Question, points: Sequence[Point]) -> Context:
        cue_of_it = self._cues[question.id]
        example = self._examples.get(question.id) or ""
        return Context(
            cue=cue_of_it,
            told=stems_of(cue_of_it, one_line(question.prompt), example, *question.tags),
            forbidding=sum(forbids(point.text) for point in points),
            english=is_english(texts_of(question), question.language),
        )

    def _point_card(self, question: Question, point: Point, one: Asked, rank: int, place: str) -> Card:
        part = point.id if rank == 1 else f"{point.id}/{rank}"
        identity = card_id(question.id, Role.POINT, part)
        label = f" · {one_line(one.label)}" if one.label else ""
        return Card(
            id=identity,
            question=question.id,
            role=Role.POINT,
            part=part,
            form=one.form,
            front=f"**{self._cues[question.id]}** · {place}{label}\n\n{one.front}",
            back=one.back,
            point=point.id,
            points=numbered_ticks(identity, one.items),
        )

    def _story(self, question: Question) -> Iterator[Card]:
        """A story of one's own beside a technical question."""
        story = question.story
        if story is None or not key_points(question) or stories.asked_for(question.prompt):
            return
        identity = card_id(question.id, Role.STORY)
        yield Card(
            id=identity,
            question=question.id,
            role=Role.STORY,
            front=self._cue_front(question, ": tell of a time when you dealt with this."),
            back=f"*An example, not yours:*\n\n{stories.told(story)}",
            points=stories.ticks(identity),
        )


def _shown(card: Card) -> Card:
    """A card whose lists, options and ticks have Markdown in the place of HTML too."""
    options = tuple(replace(option, text=as_markdown(option.text)) for option in card.choices)
    ticks = tuple(replace(point, text=as_markdown(point.text)) for point in card.points)
    return replace(card, front=as_markdown(card.front), back=as_markdown(card.back), choices=options, points=ticks)


def _as_asked(question: Question) -> Iterator[Card]:
    """The cards that the bank itself asks for, and no others."""
    if Role.CLOZE in question.roles:
        yield from cloze_cards(question)
    if Role.BASIC in question.roles and (card := basic_card(question)) is not None:
        yield replace(card, points=())
    if Role.REVERSED in question.roles and question.answer:
        yield reversed_card(question)


def _is_structured(question: Question) -> bool:
    """Whether a question has more than an answer: points, a framework or a story."""
    told = question.framework or question.story or key_points(question)
    return bool(told) or stories.is_story(question.points(SectionKind.HOW_TO_ANSWER))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _same(front: str) -> str:
    return " ".join(front.lower().split())


def _term_card(term: Term) -> Card:
    identity = card_id(term.question, Role.TERM, term.key)
    return Card(id=identity, question=term.question, role=Role.TERM, part=term.key, front=term.front, back=term.back)
