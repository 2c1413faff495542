"""The settings that hold for one deck, and how decks inherit them."""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from srs.settings.kinds import TodayOnly

DECK_SEPARATOR = "::"


class NewOrder(StrEnum):
    """In which order new cards come: as their banks have them, deck by deck, or question by question at random."""

    BANK = "bank"
    DECK = "deck"
    RANDOM = "random"


class ReviewOrder(StrEnum):
    """In which order reviews come: lowest chance of recall first, longest due first, deck by deck, or at random."""

    RECALL = "recall"
    DUE = "due"
    DECK = "deck"
    RANDOM = "random"


class LeechAction(StrEnum):
    """What happens to a card that becomes a leech: it is marked as one, or taken out of reviewing too."""

    MARK = "mark"
    SUSPEND = "suspend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for one deck. Steps are seconds; `easy_days` are weights from 0 to 1, Monday first.

    `time_zone` is the name of one, empty for the machine's own; `weights` are those of FSRS-6, empty for its defaults.
    """

    new_per_day: int = 20
    new_today: TodayOnly | None = None
    reviews_per_day: int = 200
    reviews_today: TodayOnly | None = None
    desired_retention: float = 0.9
    learning_steps: tuple[int, ...] = (600,)
    relearning_steps: tuple[int, ...] = (600,)
    maximum_interval_days: int = 36500
    leech_threshold: int = 8
    leech_action: LeechAction = LeechAction.MARK
    new_order: NewOrder = NewOrder.BANK
    review_order: ReviewOrder = ReviewOrder.RECALL
    siblings_apart: bool = True
    learn_ahead_minutes: int = 20
    minutes_per_day: int = 20
    easy_days: tuple[float, ...] = (1.0,) * 7
    days_off: tuple[date, ...] = ()
    rollover_hour: int = 4
    time_zone: str = ""
    weights: tuple[float, ...] = ()

    def new_limit(self, today: date) -> int:
        """How many new cards may come on a study day."""
        return _on(self.new_today, today, self.new_per_day)

    def review_limit(self, today: date) -> int:
        """How many reviews may come on a study day."""
        return (
            self.reviews_today.count if self.reviews_today and self.reviews_today.day == today else self.reviews_per_day
        )


def becomes_leech(lapses: int, threshold: int) -> bool:
    """Whether a lapse makes a card a leech, or one again: at the threshold, then at every half of it, as in Anki."""
    return lapses >= threshold > 0 and (lapses - threshold) % max(1, math.ceil(threshold / 2)) == 0


def lineage(deck: str) -> tuple[str, ...]:
    """The decks a deck inherits from, the collection ('') first, itself last."""
    parts = deck.split(DECK_SEPARATOR) if deck else []
    return ("", *(DECK_SEPARATOR.join(parts[: n + 1]) for n in range(len(parts))))


def _on(only: TodayOnly | None, today: date, usual: int) -> int:
    return only.count if only is not None and only.day == today else usual
