"""What is known of a study day before its queue is built: the cards that may come, and what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from srs.model import CardId, Phase, QuestionId, Role

TYPICAL_SECONDS: Mapping[Role, float] = {
    Role.ANSWER: 90.0,
    Role.STORY: 60.0,
    Role.FRAMEWORK: 30.0,
    Role.BASIC: 20.0,
    Role.REVERSED: 20.0,
    Role.CHOICE: 15.0,
    Role.POINT: 15.0,
    Role.CLOZE: 12.0,
    Role.TERM: 10.0,
    Role.TERM_REVERSED: 10.0,
}
"""What an answer takes until the person's own answers say."""


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
    difficulty: float | None = None
    study_day: date | None = None
    due_day: date | None = None
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
    limits count. `seconds` are what an answer takes by role, where it is known.
    """

    today: date
    learning: Sequence[Candidate] = ()
    reviews: Sequence[Candidate] = ()
    new: Sequence[Candidate] = ()
    reviewed: frozenset[QuestionId] = frozenset()
    answers_near: frozenset[QuestionId] = frozenset()
    new_done: Mapping[str, int] = field(default_factory=dict)
    reviews_done: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[Role, float] = field(default_factory=dict)

    def seconds_of(self, candidate: Candidate) -> float:
        """What answering a card takes, as far as anyone can say beforehand."""
        return self.seconds.get(candidate.role, TYPICAL_SECONDS[candidate.role])
