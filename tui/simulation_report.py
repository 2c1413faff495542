"""A simulation in words, as a table, as a plot of minutes a day, and as JSON."""

import textwrap
from collections.abc import Iterator
from datetime import timedelta
from math import ceil

import numpy as np

from export.statistics.chart import Chart, Look, Row
from export.statistics.words import percent
from srs.model import Json
from srs.scheduler import DEFAULT_WEIGHTS
from srs.simulation import Course, Scenario
from srs.workload import Workload
from tui.drawing import drawn
from tui.simulation_table import LIMITED, WEEK, Played, minutes_of, reviews_of, table, worst
from tui.words import count, scale

_SCALE = 8
"""Cells that the scale of a plot takes at most."""

_LIMIT = (
    f"{LIMITED} This limit left cards waiting for a later day; limit days says on how many. "
    "--reviews and --minutes play others."
)


def lines(load: Workload, played: Played, days: int, width: int) -> Iterator[str]:
    """The report, no wider than so many cells (40 or more)."""
    total = len(load.deck)
    weights = "FSRS-6's own weights" if load.weights == DEFAULT_WEIGHTS else "your weights"
    said = f"A simulation of {count(days, 'day')}: {count(total, 'card')}, {load.new:,} of them new, by {weights}."
    yield from textwrap.wrap(said, width)
    yield from textwrap.wrap(f"Seconds an answer by kind of card: {_seconds(load)}.", width)
    yield ""
    yield from table(played, width)
    if any(course.at_reviews.any() or course.at_minutes.any() for _, course in played):
        yield from textwrap.wrap(_LIMIT, width)
    scenario, course = min(played, key=lambda each: abs(each[0].retention - load.settings.desired_retention))
    yield ""
    yield from textwrap.wrap(f"Minutes a day at {_named(scenario, course)}", width)
    yield from drawn(_plot(load, course, days, width - _SCALE), width)
    yield ""
    yield from textwrap.wrap(
        f"Worst is the worst week; known is the sum of the chances of recall, of {count(total, 'card')}. All of it is "
        "played with random numbers by what FSRS expects of you: a simulation, no promise.",
        width,
    )


def _named(scenario: Scenario, course: Course) -> str:
    """What is chosen, without the limit of reviews where it held nothing back."""
    said = f"{percent(scenario.retention)} retention, {scenario.new_per_day} new a day"
    if course.at_reviews.any():
        said += f", {count(scenario.reviews_per_day or 0, 'review')} at most"
    return said if scenario.minutes is None else f"{said}, {scenario.minutes:g} minutes at most"


def _seconds(load: Workload) -> str:
    """What answers take by role; those that are the person's own are said to be."""
    told = (f"{role.value} {each:.0f}{' (yours)' if role in load.own_seconds else ''}" for role, each in
            load.seconds.items())  # fmt: skip
    return ", ".join(told).replace("_", " ")


def _plot(load: Workload, course: Course, days: int, columns: int) -> Chart:
    """A column for each day, or for as many weeks as leave few enough columns; a day is named by its date."""
    length = 1 if days <= columns else WEEK * ceil(days / WEEK / columns)
    minutes = minutes_of(course)
    rows = []
    for start in range(0, days, length):
        day, mean = load.today + timedelta(days=start), float(minutes[start : start + length].mean())
        text, brief = scale(mean, whole_from=10), f"{day.day} {day:%b}" if length == 1 else f"{day:%b}"
        rows.append(Row(label=f"from {day}", brief=brief, value=mean, text=f"{text} minutes a day", short=text))
    return Chart(name="minutes", title="Minutes a day", sentence="", look=Look.COLUMNS, rows=tuple(rows))


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
    reviews, minutes = reviews_of(course), minutes_of(course)
    found = course.recall[~np.isnan(course.recall)]
    return {
        "retention": scenario.retention,
        "new_per_day": scenario.new_per_day,
        "reviews_per_day_limit": scenario.reviews_per_day,
        "minutes_limit": scenario.minutes,
        "reviews_a_day": {"mean": round(float(reviews.mean()), 3), "worst_week": round(worst(reviews), 3)},
        "minutes_a_day": {"mean": round(float(minutes.mean()), 3), "worst_week": round(worst(minutes), 3)},
        "days_at_limit": {"reviews": int(course.at_reviews.sum()), "minutes": int(course.at_minutes.sum())},
        "seen": course.seen,
        "known": round(course.known, 3),
        "mean_recall": round(float(found.mean()), 6) if len(found) else None,
        "daily": {
            "reviews": [int(each) for each in course.reviews],
            "new": [int(each) for each in course.begun],
            "minutes": [round(float(each), 3) for each in minutes],
        },
    }
