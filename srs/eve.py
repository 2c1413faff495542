"""What a person may still look at on the eve of an interview: its cards and questions, the least sure first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from srs.clock import Clock
from srs.errors import NotFoundError, UsageError
from srs.ids import normalised
from srs.model import Card, CardId, CardState, Interview, Question, QuestionId, Story
from srs.preparation import scope, weights
from srs.scheduler import retrievability
from srs.search import parse, query
from srs.store import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A card in scope: its chance of recall on the day, None where it was never seen, and what forgetting it costs.

    `recall` is that of somebody who reviews nothing more; `loss` is the card's weight times the chance of forgetting.
    """

    card: Card
    question: Question
    recall: float | None
    loss: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Eve:
    """An interview and what it is about: cards by falling loss, questions by that of their least sure card.

    Questions without cards come last, in the order of the scope. `stories` are those that the person wrote or changed,
    each beside its question; those of a bank are samples, and left out.
    """

    interview: Interview
    today: date
    doubts: tuple[Doubt, ...]
    questions: tuple[Question, ...]
    stories: tuple[tuple[Question, Story], ...] = ()


def eve(transaction: Transaction, clock: Clock, interview: Interview) -> Eve:
    """What is in doubt for an interview that is ahead; suspended cards and those of weight 0 are left out.

    Raises:
        UsageError: the interview is over, or its day has passed.
        SearchError: its scope cannot be read any more.
        NotFoundError: no card is left in its scope.
    """
    today = clock.study_day()
    _must_be_ahead(interview, today)
    losses = _losses(transaction, clock, interview)
    if not losses:
        about = f"the scope {interview.scope!r} of {interview.name}" if interview.scope.strip() else "the collection"
        raise NotFoundError(
            f"no card in {about} can be asked; change the scope (viva interview edit), or import a bank first"
        )
    questions = {each.id: each for each in _questions(transaction, clock, interview)}
    cards = transaction.library.cards(questions=questions)
    doubts = tuple(
        Doubt(card=card, question=questions[question], recall=losses[card.id][0], loss=losses[card.id][1])
        for question, of_one in cards.items()
        for card in of_one
        if card.id in losses
    )
    ordered = _by_loss(doubts, {question: place for place, question in enumerate(questions)})
    first = dict.fromkeys([*(each.question.id for each in ordered), *questions])
    in_order = tuple(questions[each] for each in first)
    stories = tuple(_own_stories(transaction, in_order))
    return Eve(interview=interview, today=today, doubts=ordered, questions=in_order, stories=stories)


def _must_be_ahead(interview: Interview, today: date) -> None:
    if interview.over is not None:
        raise UsageError(f"{interview.name} is over; viva interview over {interview.name!r} --reopen takes that back")
    if not interview.is_ahead(today):
        raise UsageError(f"the day of {interview.name} has passed ({interview.day}); viva interview edit moves it")


def _losses(transaction: Transaction, clock: Clock, interview: Interview) -> dict[CardId, tuple[float | None, float]]:
    """The chance of recall on the day, and the loss, of every card in scope that counts."""
    cards = scope(transaction, clock, interview)
    counts = weights(transaction, interview, cards)
    in_force, found = transaction.schedule.weights(), {}
    for card, state in transaction.schedule.states(cards).items():
        if not state.suspended and counts[card] > 0:
            recall = _recall_on(interview.day, state, in_force)
            found[card] = (recall, counts[card] * (1 - (recall or 0.0)))
    return found


def _recall_on(day: date, state: CardState, in_force: tuple[float, ...]) -> float | None:
    if state.memory is None or state.study_day is None:
        return None
    return retrievability(state.memory.stability, max(0, (day - state.study_day).days), in_force)


def _questions(transaction: Transaction, clock: Clock, interview: Interview) -> tuple[Question, ...]:
    tree = parse(interview.scope, transaction.finding.saved())
    found = transaction.finding.questions(query(clock, tree))
    return transaction.library.questions(ids=found)


def _own_stories(transaction: Transaction, questions: Sequence[Question]) -> Iterator[tuple[Question, Story]]:
    """The stories of questions that the person added or changed, those aside that some bank has in the same words."""
    told = [(question, story) for question in questions for story in _stories(question)]
    if not told:
        return
    banks = transaction.library.banks(retired=True)
    originals = {question: of for bank in banks for question, of in transaction.library.originals(bank.id).items()}
    samples = {_words(each) for of in originals.values() if of is not None for each in _stories(of)}
    yield from ((of, story) for of, story in told if of.id in originals and _words(story) not in samples)


def _stories(question: Question) -> list[Story]:
    return [section for section in question.sections if isinstance(section, Story)]


def _words(story: Story) -> tuple[str, ...]:
    """What a story says, its heading and its spaces aside."""
    parts = (story.context, story.situation, story.task, story.action, story.result, story.text)
    return tuple(normalised(part or "") for part in parts)


def _by_loss(doubts: tuple[Doubt, ...], places: dict[QuestionId, int]) -> tuple[Doubt, ...]:
    """By falling loss; among equals every question has its first card before any has its second."""
    ordered = sorted(doubts, key=lambda each: (-each.loss, places[each.question.id], each.card.position))
    before: Counter[tuple[float, QuestionId]] = Counter()
    ranked: list[tuple[float, int, int, Doubt]] = []
    for each in ordered:
        alike = (each.loss, each.question.id)
        ranked.append((-each.loss, before[alike], len(ranked), each))
        before[alike] += 1
    return tuple(each for *_, each in sorted(ranked, key=lambda row: row[:3]))
