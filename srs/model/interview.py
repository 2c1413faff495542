"""Interviews: the day one prepares for, what it is about, the minutes until then, and how it went."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType

from srs.model.question import QuestionId

InterviewId = NewType("InterviewId", str)

DAYS_A_WEEK = 7
_TOLD_WITHIN_DAYS = 14


class Aspect(StrEnum):
    """What of a question a weight goes by."""

    TAG = "tag"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How many times as much questions count that have this tag (or one below it) or are for this stage.

    `name` is compared as searches compare names: without case and accents, `*` being any text.
    """

    aspect: Aspect
    name: str
    times: float


class Went(StrEnum):
    """How an interview went."""

    WELL = "well"
    SO_SO = "so-so"
    BADLY = "badly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """What is told of an interview that is over: what was asked, how it went, a note to oneself."""

    asked: tuple[QuestionId, ...] = ()
    went: Went | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One interview, on a study day.

    `scope` is the text of a search, empty for everything; `minutes` are those of a day, `weekdays` those of single
    weekdays, Monday first, None where `minutes` holds. `target` is the expected recall on the day, 0 to 1, that would
    be enough. `over` is None until the interview is over.
    """

    id: InterviewId
    name: str
    role: str = ""
    company: str = ""
    day: date
    stage: str = ""
    scope: str = ""
    minutes: int = 20
    weekdays: tuple[int | None, ...] = (None,) * DAYS_A_WEEK
    days_off: tuple[date, ...] = ()
    weights: tuple[Weight, ...] = ()
    target: float | None = None
    over: Afterwards | None = None
    notes: str = ""
    retired: bool = False

    def minutes_on(self, day: date) -> int:
        """The minutes for a study day: none on a day off, nor on the day of the interview and after it."""
        return 0 if day >= self.day or day in self.days_off else self._usual(day)

    def budget(self, today: date) -> tuple[int, ...]:
        """The minutes for each study day from today to the eve of the interview; empty when the day has come."""
        off = frozenset(self.days_off)
        days = (today + timedelta(days=n) for n in range((self.day - today).days))
        return tuple(0 if day in off else self._usual(day) for day in days)

    def _usual(self, day: date) -> int:
        own = self.weekdays[day.weekday()]
        return self.minutes if own is None else own

    def is_ahead(self, today: date) -> bool:
        """Whether it is still to come: on a study day that has not passed, and not over."""
        return self.over is None and not self.retired and self.day >= today

    def is_to_tell(self, today: date) -> bool:
        """Whether its day passed a short while ago and nobody said yet how it went."""
        return self.over is None and not self.retired and 0 < (today - self.day).days <= _TOLD_WITHIN_DAYS
