"""A simulation in words, as a table, as a plot of minutes a day, and as JSON."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import timedelta
from math import ceil

import numpy as np

from export.statistics.chart import Chart, Look, Row
from export.statistics.words import percent
from srs.memory import Floats
from srs.model import Json
from srs.scheduler import DEFAULT_WEIGHTS
from srs.simulation import Course, Scenario
from srs.workload import Workload
from tui.drawing import drawn
from tui.words import count, scale

Played = Sequence[tuple[Scenario, Course]]

_WEEK = 7
_SCALE = 8
"""Cells that the scale of a plot takes at most."""


def lines(load: Workload, played: Played, days: int, width: int) -> Iterator[str]:
    """The report; its table has 73 cells, the rest so many as are given, 30 or more."""
    total = len(load.deck)
    weights = "FSRS-6's own weights" if load.weights == DEFAULT_WEIGHTS else "your weights"
    yield f"A simulation of {count(days, 'day')}: {count(total, 'card')}, {load.new:,} of them new, by {weights}."
    yield from textwrap.wrap(f"Seconds an answer by kind of card: {_seconds(load)}.", width)
    yield ""
    yield "retention  new  limit   reviews a day  minutes a day    known   mean"
    yield "           a day  min    mean   worst   mean   worst   at end  recall"
    for scenario, course in played:
        yield _row(scenario, course)
    scenario, course = min(played, key=lambda each: abs(each[0].retention - load.settings.desired_retention))
    yield ""
    yield f"Minutes a day at {_named(scenario)}"
    yield from drawn(_plot(load, course, days, width - _SCALE), width)
    yield ""
    yield from textwrap.wrap(
        f"Worst is the worst week; known is the sum of the chances of recall, of {count(total, 'card')}. All of it is "
        "played with random numbers by what FSRS expects of you: a simulation, no promise.",
        width,
    )


def _row(scenario: Scenario, course: Course) -> str:
    limit = "-" if scenario.minutes is None else f"{scenario.minutes:g}"
    reviews, minutes = _reviews(course), _minutes(course)
    return (
        f"{percent(scenario.retention):>9}{scenario.new_per_day:>5}{limit:>7}{reviews.mean():>8.1f}{_worst(reviews):>8.1f}"
        f"{minutes.mean():>7.1f}{_worst(minutes):>8.1f}{course.known:>9,.0f}{_recall(course):>8}"
    )


def _named(scenario: Scenario) -> str:
    limit = "" if scenario.minutes is None else f", {scenario.minutes:g} minutes at most"
    return f"{percent(scenario.retention)} retention, {scenario.new_per_day} new a day{limit}"


def _seconds(load: Workload) -> str:
    """What answers take by role; those that are the person's own are said to be."""
    told = (f"{role.value} {each:.0f}{' (yours)' if role in load.own_seconds else ''}" for role, each in
            load.seconds.items())  # fmt: skip
    return ", ".join(told).replace("_", " ")


def _plot(load: Workload, course: Course, days: int, columns: int) -> Chart:
    """A column for each week, or for as many weeks as leave few enough columns."""
    length = 1 if days <= columns else _WEEK * ceil(days / _WEEK / columns)
    minutes = _minutes(course)
    rows = []
    for start in range(0, days, length):
        day, mean = load.today + timedelta(days=start), float(minutes[start : start + length].mean())
        text = scale(mean, whole_from=10)
        rows.append(Row(label=f"from {day}", brief=f"{day:%b}", value=mean, text=f"{text} minutes a day", short=text))
    return Chart(name="minutes", title="Minutes a day", sentence="", look=Look.COLUMNS, rows=tuple(rows))


def _reviews(course: Course) -> Floats:
    """Cards answered each day, new ones too."""
    return (course.reviews + course.begun).astype(np.float64)


def _minutes(course: Course) -> Floats:
    return course.seconds / 60


def _worst(daily: Floats) -> float:
    """The mean of the worst seven days on end."""
    span = min(_WEEK, len(daily))
    return float(np.convolve(daily, np.full(span, 1 / span), mode="valid").max())


def _recall(course: Course) -> str:
    found = course.recall[~np.isnan(course.recall)]
    return percent(float(found.mean()), exact=True) if len(found) else "-"


def document(load: Workload, played: Played, days: int, seed: int) -> dict[str, Json]:
    """The report as JSON, with every day of every scenario."""
    return {
        "today": load.today.isoformat(),
        "days": days,
        "seed": seed,
        "cards": len(load.deck),
        "new": load.new,
        "weights": "default" if load.weights == DEFAULT_WEIGHTS else "own",
        "seconds": {role.value: round(each, 2) for role, each in load.seconds.items()},
        "scenarios": [_document(scenario, course) for scenario, course in played],
    }


def _document(scenario: Scenario, course: Course) -> dict[str, Json]:
    reviews, minutes = _reviews(course), _minutes(course)
    found = course.recall[~np.isnan(course.recall)]
    return {
        "retention": scenario.retention,
        "new_per_day": scenario.new_per_day,
        "reviews_per_day_limit": scenario.reviews_per_day,
        "minutes_limit": scenario.minutes,
        "reviews_a_day": {"mean": round(float(reviews.mean()), 3), "worst_week": round(_worst(reviews), 3)},
        "minutes_a_day": {"mean": round(float(minutes.mean()), 3), "worst_week": round(_worst(minutes), 3)},
        "seen": course.seen,
        "known": round(course.known, 3),
        "mean_recall": round(float(found.mean()), 6) if len(found) else None,
        "daily": {
            "reviews": [int(each) for each in course.reviews],
            "new": [int(each) for each in course.begun],
            "minutes": [round(float(each), 3) for each in minutes],
        },
    }
