"""How much was reviewed, on which days, at which hours, and with which buttons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from srs.model import Phase, Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What was done: answers to the schedule, answers while cramming, cards that ticks reviewed along, and the time.

    `milliseconds` is that of both kinds of answers, each counted up to `LONGEST_ANSWER_MS`.
    """

    reviews: int = 0
    crams: int = 0
    ticked: int = 0
    milliseconds: int = 0

    @property
    def answers(self) -> int:
        """How often a person answered."""
        return self.reviews + self.crams

    def __add__(self, other: "Work") -> "Work":
        """Both together."""
        return Work(
            reviews=self.reviews + other.reviews,
            crams=self.crams + other.crams,
            ticked=self.ticked + other.ticked,
            milliseconds=self.milliseconds + other.milliseconds,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Presses:
    """How many answers were given in an hour of the day with one button, in one phase; None where it is not known."""

    hour: int
    cram: bool
    phase: Phase | None
    rating: Rating | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What was done on each study day that has any, and how answers spread over buttons and hours.

    `buttons` counts ratings that a person gave to the schedule, by the phase their card was in; `hours` the answers of
    each local hour (0 to 23) that has any, cramming among them.
    """

    days: Mapping[date, Work] = field(default_factory=dict)
    buttons: Mapping[Phase, Mapping[Rating, int]] = field(default_factory=dict)
    hours: Mapping[int, int] = field(default_factory=dict)

    @property
    def total(self) -> Work:
        """All days together."""
        return sum(self.days.values(), Work())


def activity(days: Mapping[date, Work], presses: Iterable[Presses]) -> Activity:
    """What the counts of days and buttons say."""
    buttons: dict[Phase, dict[Rating, int]] = {}
    hours: dict[int, int] = {}
    for press in presses:
        hours[press.hour] = hours.get(press.hour, 0) + press.count
        if not press.cram and press.phase is not None and press.rating is not None:
            of_phase = buttons.setdefault(press.phase, dict.fromkeys(Rating, 0))
            of_phase[press.rating] += press.count
    return Activity(days=days, buttons=buttons, hours=dict(sorted(hours.items())))
