"""Charts of what was done: the calendar, reviews and minutes, buttons and hours."""

from collections.abc import Mapping
from datetime import date

from export.statistics.chart import Chart, Look, Row, Section
from export.statistics.series import amounts
from export.statistics.words import count, part_of, percent, share, spent, thousands
from srs.figures import Figures
from srs.model import Phase, Rating
from srs.stats.activity import Work
from srs.stats.periods import grain_for
from srs.stats.share import Share

_RATINGS = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}

_PHASES = {
    Phase.NEW: "new cards",
    Phase.LEARNING: "cards in learning",
    Phase.REVIEW: "cards in review",
    Phase.RELEARNING: "cards in relearning",
}


def activity_section(figures: Figures) -> Section:
    """What was done on which days."""
    days = figures.activity.days
    first, last = span(figures, days)
    answers = amounts(
        {day: work.answers for day, work in days.items()}, first, last,
        lambda number: count(int(number), "answer"), thousands,
    )  # fmt: skip
    time = amounts(
        {day: work.milliseconds for day, work in days.items()}, first, last,
        spent, spent,
    )  # fmt: skip
    grain = grain_for((last - first).days + 1).value
    total = figures.activity.total
    return Section(
        name="activity",
        title="Reviews",
        charts=(
            _calendar(figures),
            Chart(
                name="answers", title=f"Answers a {grain}", sentence=_answers(total, days, first, last),
                look=Look.COLUMNS, head=grain, rows=answers,
            ),
            Chart(
                name="time", title=f"Time a {grain}", sentence=_time(total, days), look=Look.COLUMNS, head=grain,
                rows=time,
            ),
        ),
    )  # fmt: skip


def span(figures: Figures, days: Mapping[date, object]) -> tuple[date, date]:
    """The first and last day that a series over time shows: the span asked for, else from the first day that has any.

    A day after today is shown too: a flight west leaves some.
    """
    first = figures.first or min([*days, figures.today])
    return first, max([*days, figures.today])


def _calendar(figures: Figures) -> Chart:
    days = {day: work.answers for day, work in figures.activity.days.items() if work.answers}
    rows = tuple(
        Row(label=f"{day:%a} {day.day} {day:%b %Y}", brief=f"{day.day} {day:%b}", value=float(number),
            text=count(number, "answer"), short=thousands(number))
        for day, number in days.items()
    )  # fmt: skip
    busiest = max(days, key=lambda day: days[day], default=None)
    sentence = (
        "No answer yet."
        if busiest is None
        else f"The busiest day was {busiest.day} {busiest:%B %Y} with {count(days[busiest], 'answer')}."
    )
    return Chart(
        name="calendar", title="Calendar", sentence=sentence, look=Look.CALENDAR, head="day", rows=rows, days=days,
        until=figures.today,
    )  # fmt: skip


def _answers(total: Work, days: Mapping[date, Work], first: date, last: date) -> str:
    if not total.answers:
        return "No answer yet."
    worked, of = sum(1 for work in days.values() if work.answers), (last - first).days + 1
    said = f"{count(total.answers, 'answer')} on {worked:,} of {count(of, 'day')}, {total.answers / of:.1f} a day."
    if total.crams:
        said += f" {total.crams:,} of them while cramming."
    if total.ticked:
        said += f" Ticks reviewed {count(total.ticked, 'more card', 'more cards')} along."
    return said


def _time(total: Work, days: Mapping[date, Work]) -> str:
    if not total.milliseconds:
        return "No time was measured yet."
    worked = sum(1 for work in days.values() if work.answers)
    a_day, an_answer = spent(total.milliseconds / max(worked, 1)), spent(total.milliseconds / max(total.answers, 1))
    return f"{spent(total.milliseconds)} in all; {a_day} on a day with reviews, {an_answer} an answer."


# -------------------------------------------------------------------------------------------------- buttons and hours


def answers_section(figures: Figures) -> Section:
    """Which buttons were pressed, and when."""
    buttons = figures.activity.buttons
    charts = tuple(_buttons(phase, buttons[phase]) for phase in _PHASES if phase in buttons)
    return Section(name="answers", title="Answers", charts=(*(charts or (_no_buttons(),)), _hours(figures)))


def _no_buttons() -> Chart:
    return Chart(name="buttons", title="Answer buttons", sentence="No answer yet.", head="button")


def _buttons(phase: Phase, presses: Mapping[Rating, int]) -> Chart:
    total = sum(presses.values())
    passed = Share(total - presses[Rating.AGAIN], total)
    rows = tuple(
        Row(label=name, brief=name, value=float(presses[rating]), text=part_of(presses[rating], total),
            short=part_of(presses[rating], total))
        for rating, name in _RATINGS.items()
    )  # fmt: skip
    return Chart(
        name=f"buttons-{phase.value}", title=f"Answer buttons, {_PHASES[phase]}",
        sentence=f"Passed: {share(passed, 'answer')}.", head="button", rows=rows,
    )  # fmt: skip


def _hours(figures: Figures) -> Chart:
    hours, recalled = figures.activity.hours, figures.retention.hours
    rows = tuple(
        Row(label=f"{hour:02}:00 to {hour:02}:59", brief=f"{hour:02}", value=float(hours.get(hour, 0)),
            text=_hour(hours.get(hour, 0), recalled.get(hour, Share())), short=thousands(hours.get(hour, 0)))
        for hour in (range(24) if hours else ())
    )  # fmt: skip
    busiest = max(hours, key=lambda hour: hours[hour], default=None)
    sentence = "No answer yet."
    if busiest is not None:
        part = percent(hours[busiest] / sum(hours.values()))
        sentence = f"Most answers between {busiest:02}:00 and {busiest:02}:59: {hours[busiest]:,} ({part})."
    return Chart(name="hours", title="Hours of the day", sentence=sentence, look=Look.COLUMNS, head="hour", rows=rows)


def _hour(answers: int, recalled: Share) -> str:
    said = count(answers, "answer")
    return f"{said}; recalled {share(recalled)}" if recalled.of else said
