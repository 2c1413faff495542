"""Memory and schedule: how a card was recalled, where it stands, and when it comes back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import NewType

from srs.model.card import CardId

EntryId = NewType("EntryId", str)


class Rating(IntEnum):
    """How a card was recalled. Hard is a pass."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """Where a card stands in its life."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """FSRS memory: stability in days (the interval at which recall is 0.9) and difficulty from 1 to 10."""

    stability: float
    difficulty: float


Due = date | datetime
"""When a card comes back: a study day (review) or a moment ((re)learning). A moment is a `datetime`, always."""


class Shift(StrEnum):
    """Why a review falls on another day than its interval and chance alone would have given."""

    DAY_OFF = "day off"
    SIBLING = "sibling"
    EASY_DAY = "easy day"
    LOAD = "load"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Where one rating leads: shown on its button, and stored as it stands when the button is pressed."""

    rating: Rating
    memory: Memory
    phase: Phase
    step: int | None
    due: Due
    interval_days: int | None
    delay_seconds: int | None
    shift: Shift | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """What the log says of a card: folding its standing entries gives exactly this.

    `study_day` is the study day of the last review that touched memory (never earlier than the one before it),
    `last_moment` the moment of the last standing entry of any kind. `reviews` and `lapses` count since the last reset.
    `desired_retention` is the one that its interval was chosen for, None where a person chose the day.
    """

    card: CardId
    memory: Memory | None = None
    phase: Phase = Phase.NEW
    step: int | None = None
    due: Due | None = None
    study_day: date | None = None
    first_study_day: date | None = None
    last_moment: datetime | None = None
    last_entry: EntryId | None = None
    reviews: int = 0
    lapses: int = 0
    desired_retention: float | None = None
    suspended: bool = False
    buried_until: date | None = None
    flag: str | None = None
