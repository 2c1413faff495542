"""The outlook of one interview: the recall to expect, today's cards, the days until then, and what would help."""

from dataclasses import dataclass
from datetime import date

from srs.model import CardId, Checked, InterviewId, QuestionId, Role
from srs.outlook.minute import Minute
from srs.outlook.ranges import Range
from srs.outlook.reach import Need, WaysOut
from srs.outlook.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class CardToday:
    """One of the first cards of today, and why: `gain` in cards, over the best wait, with what its ticks review.

    `recall` (0 to 1) is what it is now, `elapsed_days` since its last review; None for a new card. `in_turn`: it could
    wait, and comes so that new cards are begun evenly.
    """

    card: CardId
    question: QuestionId
    role: Role
    front: str
    gain: float
    seconds: float
    recall: float | None
    elapsed_days: int | None
    in_turn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAhead:
    """A study day, or several from it on: the minutes a day that there are, and those the plan asks for."""

    day: date
    days: int
    minutes: float
    planned: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The minutes a day of the `days` before today, a week at most, and what to expect on the day if it stays so."""

    minutes: float
    days: int
    reach: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What follows at today's pace (None where there is none), what targets need, and the ways out if one is missed."""

    pace: Pace | None
    needs: tuple[Need, ...]
    ways: WaysOut | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLong:
    """So many cards that take longer than any day has minutes, and the minutes that the longest of them takes."""

    cards: int
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is expected of one interview on a study day, `days` before it.

    `cards` and `questions` in its scope; `seen` cards were answered before, `learnt` will have been on the day if the
    plan is `followed`; `stopped` is what to expect if nothing is answered again. `sampled` cards were played ahead,
    None for all. `believed` is what the model expects of `followed`, before `checked` shifts it. `minutes` are today's,
    of which `spent` are used; of `cards_today`, `cards_for_it` are in its scope; `too_long` are the cards for which no
    day has the minutes; it is `enough` when no card is worth its seconds any more, and another minute would add less
    than `a_minute_adds` cards; `others` are the names of further interviews that the plan thinks of.
    """

    interview: InterviewId
    name: str
    day: date
    today: date
    days: int
    cards: int
    questions: int
    seen: int
    learnt: int
    sampled: int | None
    too_long: TooLong | None
    target: float | None
    followed: Range
    stopped: Range
    believed: float
    checked: Checked
    topics: tuple[Topic, ...]
    first_cards: tuple[CardToday, ...]
    cards_today: int
    cards_for_it: int
    enough: bool
    a_minute_adds: float
    minutes_today: float
    minutes: int
    spent: float
    days_ahead: tuple[DayAhead, ...]
    minute: Minute
    others: tuple[str, ...] = ()
    help: Help | None = None
