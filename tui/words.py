"""Intervals, times and counts in the words that screens and prompts show."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo

from srs.backlog import CatchUp
from srs.day import Counts
from srs.model import CardState, Due, Interview, Minutes, Outcome, Question, Rating
from srs.settings import DECK_SEPARATOR
from srs.view import Summary, View
from srs.way import Cram

_DAYS_A_MONTH, _DAYS_A_YEAR = 365.25 / 12, 365.25

NAME_OF_RATING = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}

KEY_OF_RATING = {Rating.AGAIN: "a", Rating.HARD: "h", Rating.GOOD: "g", Rating.EASY: "y"}
"""The letter that gives each: `e` edits, so Easy has its last."""


def interval(days: int) -> str:
    """A number of days: exact under 30, then months and years to a tenth (`3 d`, `1.4 mo`, `2.1 y`)."""
    if days < 30:
        return f"{days} d" if days > 0 else "<1 d"
    if days < 365:
        return f"{_tenths(days / _DAYS_A_MONTH)} mo"
    return f"{_tenths(days / _DAYS_A_YEAR)} y"


def stability(days: float) -> str:
    """Days to a tenth under 30, then months and years (`0.4 d`, `12.3 d`, `3.1 mo`, `2.1 y`)."""
    return f"{_tenths(days)} d" if days < 30 else interval(round(days))


def delay(seconds: int) -> str:
    """A step: seconds, minutes or hours (`45 s`, `10 min`, `1.5 h`)."""
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{_tenths(seconds / 60)} min"
    return f"{_tenths(seconds / 3600)} h"


def after(outcome: Outcome) -> str:
    """How long an outcome puts its card off."""
    if outcome.delay_seconds is not None:
        return delay(outcome.delay_seconds)
    return interval(outcome.interval_days or 0)


def after_short(outcome: Outcome) -> str:
    """The same in at most four characters, for a narrow screen (`10m`, `3d`, `245d`, `2.1y`)."""
    seconds, days = outcome.delay_seconds, outcome.interval_days or 0
    if seconds is None:
        return f"{days}d" if days < 365 else f"{_short(days / _DAYS_A_YEAR)}y"
    if seconds < 100:
        return f"{seconds}s"
    return f"{_short(seconds / 60)}m" if seconds < 6000 else f"{_short(seconds / 3600)}h"


def leads_to(rating: Rating, outcomes: Mapping[Rating, Outcome]) -> str:
    """How long a rating puts its card off; in a cram, where it has no outcome, whether the card comes again."""
    if rating in outcomes:
        return after(outcomes[rating])
    return "repeats" if rating is Rating.AGAIN else "done"


def left(view: View) -> str:
    """What is left of a sitting: by kind, or in a cram how many cards and how many of them failed."""
    if not isinstance(view.way, Cram):
        return counts(view.counts)
    failed = f", {view.counts.learning:,} of them again" if view.counts.learning else ""
    return f"{view.counts.total:,} left{failed}"


def way_words(view: View) -> str:
    """What is not as on other days: a cram schedules nothing, and a card may come before its day."""
    if isinstance(view.way, Cram):
        return "cram: nothing is scheduled"
    due, today = view.state.due if view.state else None, view.study_day
    if due is None or today is None or isinstance(due, datetime) or due <= today:
        return ""
    days = (due - today).days
    who = "plan" if view.plan else "ahead"
    return f"{who}: due tomorrow" if days == 1 else f"{who}: due in {days:,} days"


def elapsed(milliseconds: int) -> str:
    """A stopwatch: `0:07`, `12:30`, `1:02:03`."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def spent(milliseconds: int) -> str:
    """Time that reviewing took, as one says it: `40 s`, `12 min`, `1.5 h`."""
    seconds = round(milliseconds / 1000)
    return f"{round(seconds / 60)} min" if 60 <= seconds < 5400 else delay(seconds)


def minutes(of: Minutes) -> str:
    """The minutes that an answer should take: `3–4 min`, `2 min`."""
    return f"{of.low:g} min" if of.low == of.high else f"{of.low:g}–{of.high:g} min"


def coming(due: Due, now: datetime, today: date, zone: tzinfo | None = None) -> str:
    """When something is due, seen from now: `in 8 min`, `in 3 h`, `tomorrow`, `in 5 days`, `on 3 March 2027`."""
    if isinstance(due, datetime):
        seconds = (due - now).total_seconds()
        if seconds <= 0:
            return "now"
        local = due.astimezone(zone)
        if seconds < 3600:
            return f"in {math.ceil(seconds / 60)} min, at {local:%H:%M}"
        return f"in {_tenths(seconds / 3600)} h, at {local:%H:%M}"
    days = (due - today).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {days} days" if days < 14 else f"on {long_date(due)}"


def leech_words(leeches: Sequence[CardState], rewrite: str) -> str:
    """That an answer made cards leeches, and how to rewrite them; empty where it made none."""
    if not leeches:
        return ""
    times = f"forgotten {count(leeches[0].lapses, 'time')}"
    what = f"Leech: {times}" if len(leeches) == 1 else f"{len(leeches)} leeches, one {times}"
    return f"{what}{', so suspended' if all(each.suspended for each in leeches) else ''}; {rewrite}."


def catch_up_words(found: CatchUp, today: date) -> str:
    """A backlog, and when it is worked off: `at 20 minutes a day you are through by Thursday`."""
    told = f"Backlog: {count(found.reviews, 'review')}, about {count(max(1, round(found.minutes)), 'minute')}."
    pace = f"At {count(found.minutes_per_day, 'minute')} a day"
    if found.limited or found.enough_minutes is None:
        pace = "With your limits of reviews a day"
    if found.through is None:
        growing = f"{told} {pace} it goes on growing"
        if found.limited or found.enough_minutes is None:
            return f"{growing}."
        return f"{growing}; at {count(found.enough_minutes, 'minute')} a day you are through in two weeks."
    days = (found.through - today).days
    near = {0: "today", 1: "tomorrow"}.get(days, f"by {found.through:%A}")
    return f"{told} {pace} you are through {near if days < 7 else f'on {long_date(found.through)}'}."


def clock_words(last: date | None) -> str:
    """That the last answer is of a study day after today; empty where none is."""
    if last is None:
        return ""
    return f"The last answer is of {long_date(last)}, after today: is the clock of this computer right?"


def days_to_go(day: date, today: date) -> str:
    """How far away a day is: `in 54 days`, `tomorrow`, `today`, `yesterday`, `12 days ago`."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days:,} days" if days > 0 else f"{-days:,} days ago")


def interviews_told(ahead: Sequence[Interview], to_tell: Interview | None, today: date) -> str:
    """Those of today, the next, how many follow, and the one to tell of: `SRE at Acme in 54 days · 2 more`."""
    now = on_their_day(ahead, today)
    told, later = list(now), ahead[len(now) :]
    if later:
        more = f" · {len(later) - 1} more" if len(later) > 1 else ""
        told.append(f"{later[0].name} {days_to_go(later[0].day, today)}{more}")
    if to_tell is not None:
        told.append(f"How did {to_tell.name} go?")
    return " · ".join(told)


def on_their_day(ahead: Sequence[Interview], today: date) -> list[str]:
    """Those of the interviews whose day has come: `Data at Beta today` each."""
    return [f"{each.name} {days_to_go(each.day, today)}" for each in ahead if each.day == today]


def scale(number: float, whole_from: float = 1.0) -> str:
    """A number at the end of a scale: whole from so much on, to a tenth below; only nothing is 0."""
    if 0 < number < 0.05:
        return "<0.1"
    return f"{number:.1f}" if 0.05 <= number < whole_from - 0.05 else f"{number:,.0f}"


def long_date(day: date) -> str:
    """A date in full: `3 March 2027`."""
    return f"{day.day} {day:%B %Y}"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: `1 card`, `3 cards`, `1,200 cards`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def counts(of: Counts) -> str:
    """What is left, the kinds that are none left out: `12 new, 1 learning, 30 to review`."""
    named = ((of.new, "new"), (of.learning, "learning"), (of.review, "to review"))
    return ", ".join(f"{number:,} {name}" for number, name in named if number) or "nothing"


def deck(path: str) -> str:
    """A deck's path as one reads it: `harbour › Technical`."""
    return " › ".join(path.split(DECK_SEPARATOR))


def about(question: Question) -> str:
    """What a question is, without its deck: `Technical · Medium · final round`."""
    return " · ".join(each for each in (question.type, question.difficulty, question.stage) if each)


def summary(of: Summary) -> Sequence[tuple[str, str]]:
    """A sitting in figures: what each line is about, and what it says."""
    ratings = [f"{of.ratings.get(rating, 0)} {name.lower()}" for rating, name in NAME_OF_RATING.items()]
    lines = [("Answered", count(of.answered, "card") + (f", {of.new} of them new" if of.new else ""))]
    if of.answered:
        lines.append(("Ratings", ", ".join(ratings)))
    if of.points_asked:
        lines.append(("Points", f"{of.points_covered} of {of.points_asked} covered"))
    if of.duration_ms:
        lines.append(("Time", spent(of.duration_ms)))
    return lines


def _tenths(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _short(number: float) -> str:
    return _tenths(number) if number < 9.95 else f"{number:.0f}"
