"""What a sitting shows: the card that comes now with where each rating leads, and what was done so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from srs.day import Counts
from srs.model import Card, CardState, Choice, Entry, Interview, Outcome, Phase, Question, Rating, Tick
from srs.way import DAILY, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was done in a sitting so far. `ratings` counts the person's own, ticks on points aside."""

    answered: int = 0
    new: int = 0
    ratings: Mapping[Rating, int] = field(default_factory=dict)
    duration_ms: int = 0
    points_covered: int = 0
    points_asked: int = 0


class PlanEnd(StrEnum):
    """Why a plan has no card any more today."""

    ENOUGH = "enough"
    """None is worth its seconds."""
    MINUTES_USED = "minutes_used"
    NOTHING_FITS = "nothing_fits"
    """No card that is worth its seconds fits into those that are left."""
    NO_MINUTES = "no_minutes"
    """It is a day off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShown:
    """What is told of a plan on a study day.

    `interviews` are those ahead, the next first; `minutes` what the day has for them, `spent_seconds` what was used of
    it; `a_minute_adds`: where the plan says enough, another minute would add less than so many cards; `weighed` of
    `cards` in scope were compared; `end` is None while cards come, or wait for their moment.
    """

    today: date
    interviews: tuple[Interview, ...]
    minutes: int
    spent_seconds: float
    a_minute_adds: float
    cards: int
    weighed: int
    end: PlanEnd | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a screen shows: the card that comes now with where each rating leads, or that none does.

    `way` is that of the sitting; in a cram no rating leads anywhere, so there are no outcomes. `options` are those of
    a choice card, in the order of this showing. `waiting_until` is the moment at which the next learning card is due,
    where only such are left. `plan` is there where an interview's plan chooses the cards.
    """

    way: Way = DAILY
    card: Card | None = None
    question: Question | None = None
    options: tuple[Choice, ...] = ()
    state: CardState | None = None
    study_day: date | None = None
    outcomes: Mapping[Rating, Outcome] = field(default_factory=dict)
    recall: float | None = None
    leech: bool = False
    counts: Counts = field(default_factory=Counts)
    waiting_until: datetime | None = None
    plan: PlanShown | None = None
    summary: Summary = field(default_factory=Summary)


def grown(summary: Summary, entry: Entry) -> Summary:
    """The summary with one more answer."""
    if entry.rating is None:
        return summary
    return Summary(
        answered=summary.answered + 1,
        new=summary.new + (entry.phase_before is Phase.NEW),
        ratings={**summary.ratings, entry.rating: summary.ratings.get(entry.rating, 0) + 1},
        duration_ms=summary.duration_ms + (entry.duration_ms or 0),
        points_covered=summary.points_covered + sum(tick is Tick.COVERED for tick in entry.ticks.values()),
        points_asked=summary.points_asked + len(entry.ticks),
    )
