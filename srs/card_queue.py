"""The day's queue: which card comes now, from what is due, what is new and what was done today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from srs.model import CardId, Phase, QuestionId, Role
from srs.scheduler import retrievability
from srs.settings import Settings, lineage


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the queue needs to know of a card that could come today."""

    card: CardId
    question: QuestionId
    role: Role
    deck: str
    sequence: int
    position: int
    phase: Phase
    stability: float | None = None
    study_day: date | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many cards a day still holds."""

    new: int = 0
    learning: int = 0
    review: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.review


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What the store knows of a study day: the candidates, and what was done.

    `reviewed` are the questions of which a card was reviewed today; `answers_near` those whose answer card is due
    within a day, so that a due point of theirs waits for it. `new_done` and `reviews_done` count by deck what the day's
    limits count.
    """

    today: date
    learning: Sequence[Candidate] = ()
    reviews: Sequence[Candidate] = ()
    new: Sequence[Candidate] = ()
    reviewed: frozenset[QuestionId] = frozenset()
    answers_near: frozenset[QuestionId] = frozenset()
    new_done: Mapping[str, int] = field(default_factory=dict)
    reviews_done: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardQueue:
    """The cards of a day in order; a new queue after every answer.

    Learning cards that are due come first; reviews come by lowest retrievability, with the new cards spread between
    them; learning cards that are nearly due come last.
    """

    learning: tuple[Candidate, ...] = ()
    reviews: tuple[Candidate, ...] = ()
    new: tuple[Candidate, ...] = ()
    new_done: int = 0
    reviews_done: int = 0
    learn_ahead: timedelta = timedelta(minutes=20)

    def next(self, now: datetime) -> Candidate | None:
        """The card that comes now, if one does."""
        first = self.learning[0] if self.learning else None
        if first and first.due_at and first.due_at <= now:
            return first
        if self._new_comes_next():
            return self.new[0]
        if self.reviews:
            return self.reviews[0]
        if first and first.due_at and first.due_at <= now + self.learn_ahead:
            return first
        return None

    def _new_comes_next(self) -> bool:
        """Whether the share of new cards done lags behind the share of reviews done."""
        if not self.new or not self.reviews:
            return bool(self.new)
        of_new = (self.new_done + 0.5) / (self.new_done + len(self.new))
        of_reviews = (self.reviews_done + 0.5) / (self.reviews_done + len(self.reviews))
        return of_new < of_reviews

    def counts(self) -> Counts:
        """What is left."""
        return Counts(new=len(self.new), learning=len(self.learning), review=len(self.reviews))

    def waiting_until(self) -> datetime | None:
        """When the next learning card is due, if one waits."""
        return self.learning[0].due_at if self.learning else None

    def without(self, question: QuestionId, *, done: Candidate | None = None) -> "CardQueue":
        """The queue when a card of this question was reviewed: its reviews and new cards wait for another day.

        `done` is the card, where it counts for the day's limits.
        """
        return replace(
            self,
            learning=tuple(each for each in self.learning if done is None or each.card != done.card),
            reviews=tuple(each for each in self.reviews if each.question != question),
            new=tuple(each for each in self.new if each.question != question),
            new_done=self.new_done + (done is not None and done.phase is Phase.NEW),
            reviews_done=self.reviews_done + (done is not None and done.phase is Phase.REVIEW),
        )

    def without_card(self, card: CardId) -> "CardQueue":
        """The queue without one card."""
        return replace(
            self,
            learning=tuple(each for each in self.learning if each.card != card),
            reviews=tuple(each for each in self.reviews if each.card != card),
            new=tuple(each for each in self.new if each.card != card),
        )

    def with_learning(self, candidate: Candidate) -> "CardQueue":
        """The queue with a card that comes back after a step."""
        others = [each for each in self.learning if each.card != candidate.card]
        return replace(self, learning=tuple(sorted([*others, candidate], key=_by_due)))


def within(day: Day, deck: str) -> Day:
    """The day with only the candidates of a deck and those below it."""

    def kept(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        return tuple(each for each in candidates if deck in lineage(each.deck))

    return replace(day, learning=kept(day.learning), reviews=kept(day.reviews), new=kept(day.new))


def build(day: Day, settings_of: Mapping[str, Settings]) -> CardQueue:
    """The queue of a day. `settings_of` has the settings of every deck named and of those above it, '' among them."""
    reviews = _one_a_question(_worth_reviewing(day), day.reviewed)
    reviews = _limited(reviews, day.reviews_done, {d: s.reviews_per_day for d, s in settings_of.items()})
    taken = day.reviewed | {each.question for each in reviews} | {each.question for each in day.learning}
    fresh = _one_a_question(sorted(day.new, key=_in_order), taken)
    fresh = _limited(fresh, day.new_done, {d: s.new_per_day for d, s in settings_of.items()})
    return CardQueue(
        learning=tuple(sorted(day.learning, key=_by_due)),
        reviews=tuple(reviews),
        new=tuple(fresh),
        new_done=sum(day.new_done.values()),
        reviews_done=sum(day.reviews_done.values()),
        learn_ahead=timedelta(minutes=settings_of[""].learn_ahead_minutes),
    )


def _worth_reviewing(day: Day) -> list[Candidate]:
    """The due reviews, lowest retrievability first, without points that an answer card will review within a day."""
    kept = [each for each in day.reviews if each.role is not Role.POINT or each.question not in day.answers_near]
    return sorted(kept, key=lambda each: (_recall(each, day.today), *_in_order(each)))


def _recall(candidate: Candidate, today: date) -> float:
    if candidate.stability is None or candidate.study_day is None:
        return 0.0
    return retrievability(candidate.stability, max(0, (today - candidate.study_day).days))


def _one_a_question(candidates: Iterable[Candidate], taken: frozenset[QuestionId]) -> list[Candidate]:
    """The first candidate of each question that has none yet: siblings are not seen on the same day."""
    seen = set(taken)
    kept = []
    for each in candidates:
        if each.question not in seen:
            seen.add(each.question)
            kept.append(each)
    return kept


def _limited(candidates: Iterable[Candidate], done: Mapping[str, int], limits: Mapping[str, int]) -> list[Candidate]:
    """The candidates within the day's limit of their deck and of every deck above it."""
    used: dict[str, int] = {}
    for deck, count in done.items():
        for each in lineage(deck)[1:]:
            used[each] = used.get(each, 0) + count
    kept = []
    for candidate in candidates:
        decks = lineage(candidate.deck)[1:]
        if all(used.get(deck, 0) < limits[deck] for deck in decks):
            kept.append(candidate)
            for deck in decks:
                used[deck] = used.get(deck, 0) + 1
    return kept


def _in_order(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.sequence, candidate.position, candidate.card


def _by_due(candidate: Candidate) -> tuple[datetime, str]:
    if candidate.due_at is None:
        raise AssertionError(f"learning card {candidate.card} has no moment at which it is due")
    return candidate.due_at, candidate.card
