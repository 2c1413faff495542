"""Where the cards stand: how many in each phase, when they come back, what is remembered of them, when they came."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from srs.stats.histogram import Histogram


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCounts:
    """Cards by phase; `young` and `mature` are those in review, by an interval below 21 days or not.

    A suspended card counts as that alone.
    """

    new: int = 0
    learning: int = 0
    relearning: int = 0
    young: int = 0
    mature: int = 0
    suspended: int = 0

    @property
    def total(self) -> int:
        """All cards."""
        return self.new + self.learning + self.relearning + self.young + self.mature + self.suspended


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """How many cards are due on each study day from today on that has any, and how many were due before.

    As they stand today: without new cards, and without what their reviews will bring back.
    """

    overdue: int = 0
    days: Mapping[date, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All cards that are due some day."""
        return self.overdue + sum(self.days.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The cards as they stand; retired ones are not among them.

    `added` counts them by the study day on which they came. Suspended cards are in no histogram, new ones in none
    either; those last reviewed today are not in that of retrievability.
    """

    counts: CardCounts = field(default_factory=CardCounts)
    forecast: Forecast = field(default_factory=Forecast)
    added: Mapping[date, int] = field(default_factory=dict)
    stability: Histogram = field(default_factory=Histogram)
    difficulty: Histogram = field(default_factory=Histogram)
    retrievability: Histogram = field(default_factory=Histogram)
