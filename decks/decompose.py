"""From questions to cards: pure, and the same cards from the same questions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from decks.rules import frameworks, stories
from decks.rules.bank_index import BankIndex
from decks.rules.blanks import stems_of
from decks.rules.cue import cue, points_at_code, unique
from decks.rules.forms import Asked, Context, asked
from decks.rules.nameless import name_of
from decks.rules.plain import one_line, plain, without_code_blocks, without_parentheses
from decks.rules.points import key_points
from decks.sentences import sentences
from decks.terms import Term, terms_of
from decks.ticks import gist
from srs.ids import card_id, derived, normalised
from srs.model import (
    Card,
    CardId,
    Depth,
    Form,
    Framework,
    GradedPoint,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    QuestionId,
    Role,
    SectionKind,
)

_OWN_LIST = (2, 9)
_LONG_ANSWER_WORDS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Decomposition:
    """The questions, those without a prompt named from their content, and their cards in order."""

    questions: tuple[Question, ...]
    cards: tuple[Card, ...]


def decompose(questions: Sequence[Question], *, depth: Depth) -> Decomposition:
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
    return Decomposition(questions=tuple(named), cards=tuple(bank.cards()))


class _Bank:
    """The cards of a bank: what needs all its questions is made once."""

    def __init__(self, questions: Sequence[Question], examples: dict[QuestionId, str | None], depth: Depth) -> None:
        self._questions = questions
        self._examples = examples
        self._depth = depth
        self._structured = [question for question in questions if _is_structured(question)]
        prompts = [question.prompt for question in self._structured]
        cues = unique([cue(prompt) for prompt in prompts], prompts, [question.tags for question in self._structured])
        self._cues = {question.id: _capital(each) for question, each in zip(self._structured, cues, strict=True)}
        self._index = BankIndex(self._structured)
        self._seen: set[str] = set()

    def cards(self) -> Iterator[Card]:
        """Every card, in order of question and position."""
        of_terms = self._terms()
        fronts: set[str] = set()
        for question in self._questions:
            made = [*self._of_question(question), *of_terms.get(question.id, [])]
            position = 0
            for card in made:
                if _same(card.front) in fronts and card.role is not Role.ANSWER and card.role is not Role.BASIC:
                    continue
                fronts.add(_same(card.front))
                yield replace(card, position=position)
                position += 1

    def _terms(self) -> dict[QuestionId, list[Card]]:
        found: dict[QuestionId, list[Card]] = {}
        if self._depth is not Depth.OUTLINE:
            for term in terms_of(self._questions):
                found.setdefault(term.question, []).append(_term_card(term))
        return found

    def _of_question(self, question: Question) -> Iterator[Card]:
        if question.choices:
            yield from _choice_cards(question)
        elif question.id in self._cues:
            yield self._answer(question)
            yield from self._framework(question)
            if self._depth is not Depth.OUTLINE:
                yield from self._points(question)
            if self._depth is Depth.FULL:
                yield from self._story(question)
        elif question.answer:
            yield _basic(question)

    # --------------------------------------------------------------------------------------------------------- answer

    def _answer(self, question: Question) -> Card:
        """Say the whole answer: graded by the points, or by the four parts of a story."""
        identity = card_id(question.id, Role.ANSWER)
        points = key_points(question)
        ticks = tuple(
            GradedPoint(id=point.id, text=point.tick, label=point.label, essential=point.essential) for point in points
        )
        if not ticks and (question.story or stories.is_story(question.points(SectionKind.HOW_TO_ANSWER))):
            ticks = stories.ticks(identity)
        return Card(
            id=identity,
            question=question.id,
            role=Role.ANSWER,
            front=self._answer_front(question),
            back="\n\n".join(_answer_back(question)),
            points=ticks,
        )

    def _answer_front(self, question: Question) -> str:
        if not question.prompt_missing:
            return question.prompt
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
        count = len(framework.steps)
        halves = [(0, count)] if count <= frameworks.MOST_STEPS else [(0, (count + 1) // 2), ((count + 1) // 2, count)]
        for number, (begin, end) in enumerate(halves):
            which = f"its {count} steps in order" if len(halves) == 1 else f"its steps {begin + 1} to {end} of {count}"
            yield Card(
                id=card_id(question.id, Role.FRAMEWORK, "" if number == 0 else str(number + 1)),
                question=question.id,
                role=Role.FRAMEWORK,
                part="" if number == 0 else str(number + 1),
                form=Form.LIST,
                front=f"**{self._cues[question.id]}**: which structure, and {which}?",
                back=" or ".join(framework.names) or "Its own structure",
                points=tuple(
                    GradedPoint(id=step.id, text=head)
                    for step, head in zip(framework.steps[begin:end], heads[begin:end], strict=True)
                ),
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
        if points_at_code(question.prompt) and without_code_blocks(question.prompt) != question.prompt:
            return
        context = Context(
            cue=self._cues[question.id],
            told=stems_of(
                self._cues[question.id],
                one_line(question.prompt),
                self._examples.get(question.id) or "",
                *question.tags,
            ),
            forbidding=sum(_forbids(point) for point in points),
        )
        for number, point in enumerate(points, 1):
            if normalised(point.text) in self._seen:
                continue
            self._seen.add(normalised(point.text))
            found = asked(point, context, self._index)
            kept = found if self._depth is Depth.FULL else found[:1]
            for rank, one in enumerate(kept, 1):
                yield self._point_card(question, point, one, rank, f"{number} of {len(points)}")

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
            points=_item_ticks(identity, one.items),
        )

    def _story(self, question: Question) -> Iterator[Card]:
        """A story of one's own beside a technical question."""
        story = question.story
        if story is None or not key_points(question):
            return
        identity = card_id(question.id, Role.STORY)
        yield Card(
            id=identity,
            question=question.id,
            role=Role.STORY,
            front=f"**{self._cues[question.id]}**: tell a time you did this yourself.",
            back=f"*An example, not yours:*\n\n{stories.told(story)}",
            points=stories.ticks(identity),
        )


def _is_structured(question: Question) -> bool:
    """Whether a question has more than an answer: points, a framework or a story."""
    return bool(
        question.framework
        or question.story
        or question.points(SectionKind.KEY_POINTS)
        or question.points(SectionKind.HOW_TO_ANSWER)
    )


def _forbids(point: Point) -> bool:
    return one_line(point.text).lower().startswith(("do not", "don't", "don’t", "avoid", "never"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _same(front: str) -> str:
    return " ".join(front.lower().split())


def _item_ticks(card: CardId, items: Iterable[str]) -> tuple[GradedPoint, ...]:
    return tuple(
        GradedPoint(id=PointId(derived("tick", card, str(number))), text=plain(item))
        for number, item in enumerate(items)
    )


def _term_card(term: Term) -> Card:
    identity = card_id(term.question, Role.TERM, term.key)
    return Card(id=identity, question=term.question, role=Role.TERM, part=term.key, front=term.front, back=term.back)


# --------------------------------------------------------------------------------------------- answers, plain and long


def _answer_back(question: Question) -> Iterator[str]:
    """What stands behind an answer: how to answer, the story as an example, then the check lists."""
    said = question.points(SectionKind.HOW_TO_ANSWER)
    story_told = stories.is_story(said)
    for section in question.sections:
        if isinstance(section, Prose) and section.kind is SectionKind.ANSWER:
            yield section.text
    points = question.points(SectionKind.KEY_POINTS)
    if points:
        yield _listed("Key points", points)
    if said:
        yield _listed("How to answer: an example, not yours" if story_told else "How to answer", said)
    if question.story:
        yield f"### An example, not yours\n\n{stories.told(question.story)}"
    for kind, heading in ((SectionKind.LOOK_FOR, "What they look for"), (SectionKind.MISTAKES, "Mistakes to avoid")):
        if found := question.points(kind):
            yield _listed(heading, found, mark="- [ ] ")
    for section in question.sections:
        if isinstance(section, PointList) and section.kind is SectionKind.FOLLOW_UPS:
            yield _listed("They may go on to ask", section.points)


def _listed(heading: str, points: Iterable[Point], mark: str = "- ") -> str:
    lines = [mark + point.text.strip().replace("\n", "\n  ") for point in points]
    return "\n".join([f"### {heading}", "", *lines])


def _basic(question: Question) -> Card:
    identity = card_id(question.id, Role.BASIC)
    answer = question.answer or ""
    ticks = tuple(
        GradedPoint(id=PointId(derived("tick", identity, str(number))), text=text)
        for number, text in enumerate(_own_ticks(answer))
    )
    return Card(id=identity, question=question.id, role=Role.BASIC, front=question.prompt, back=answer, points=ticks)


def _own_ticks(answer: str) -> list[str]:
    """The ticks of a plain answer: its own list of two to nine, else from 90 words on the gist of each paragraph."""
    lines = [line for line in without_code_blocks(answer).splitlines() if line.strip()]
    bullets = [line[2:].strip() for line in lines if line.startswith(("- ", "* ", "+ "))]
    numbered = [
        line.split(" ", 1)[1]
        for line in lines
        if line[:1].isdigit() and line.partition(" ")[0].rstrip(".)").isdigit() and " " in line
    ]
    own = bullets or numbered
    if _OWN_LIST[0] <= len(own) <= _OWN_LIST[1]:
        return _distinct(gist(item) for item in own)
    if len(answer.split()) < _LONG_ANSWER_WORDS:
        return []
    paragraphs = [
        part
        for part in without_code_blocks(answer).split("\n\n")
        if part.strip() and not part.lstrip().startswith(("|", "#", "-", "*", ">"))
    ]
    found = _distinct(gist(next(iter(sentences(one_line(part)[:2000])), part)) for part in paragraphs)
    return found if _OWN_LIST[0] <= len(found) <= _OWN_LIST[1] else []


def _distinct(lines: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(line for line in lines if line and line != "…"))


def _choice_cards(question: Question) -> Iterator[Card]:
    """A multiple-choice card where the bank says which options are right; several right ones are ticked."""
    right = [option for option in question.choices if option.right]
    if not right:
        return
    identity = card_id(question.id, Role.CHOICE)
    options = "\n".join(f"- {option.text}" for option in question.choices)
    answer = "\n".join(f"- **{option.text}**" for option in right)
    ticks = tuple(
        GradedPoint(id=PointId(derived("tick", identity, str(number))), text=plain(option.text))
        for number, option in enumerate(right)
    )
    yield Card(
        id=identity,
        question=question.id,
        role=Role.CHOICE,
        front=f"{question.prompt}\n\n{options}",
        back="\n\n".join(filter(None, [answer, question.answer])),
        points=ticks if len(right) > 1 else (),
    )
