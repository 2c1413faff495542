"""Charts of the cards as they stand: when they are due, in which phase they are, what is remembered of them."""

from collections.abc import Callable
from datetime import timedelta

from export.statistics.activity_charts import span
from export.statistics.chart import Chart, Look, Row, Section
from export.statistics.series import amounts, grain_of
from export.statistics.words import count, part_of, percent, thousands
from srs.figures import Figures
from srs.stats.cards import CardCounts, Forecast
from srs.stats.histogram import Bucket, Histogram

Label = Callable[[Bucket], str]

_FORECAST_DAYS = 31
"""How far the forecast looks where no span was asked for."""


def due_section(figures: Figures) -> Section:
    """What comes, what there is, what was added."""
    return Section(
        name="due", title="Cards", charts=(_forecast(figures), _phases(figures.cards.counts), _added(figures))
    )


def _forecast(figures: Figures) -> Chart:
    forecast, today = figures.cards.forecast, figures.today
    length = _FORECAST_DAYS if figures.first is None else (today - figures.first).days + 1
    last = today + timedelta(days=length - 1)
    rows = amounts(forecast.days, today, last, lambda number: f"{number:,.0f}", thousands)
    if forecast.overdue:
        number = forecast.overdue
        overdue = Row(label="overdue", brief="over", value=float(number), text=f"{number:,}", short=thousands(number))
        rows = (overdue, *rows)
    grain = grain_of(today, last).value
    return Chart(
        name="forecast", title=f"Due a {grain}", sentence=_coming(forecast, figures, length), look=Look.COLUMNS,
        head=grain, rows=rows,
    )  # fmt: skip


def _coming(forecast: Forecast, figures: Figures, length: int) -> str:
    if not forecast.total:
        return "No card is due yet."
    last = figures.today + timedelta(days=length - 1)
    soon = sum(number for day, number in forecast.days.items() if day <= last)
    today = forecast.days.get(figures.today, 0)
    return (
        f"{forecast.overdue:,} overdue, {today:,} today, {soon:,} in {count(length, 'day')}, "
        f"{forecast.total - forecast.overdue - soon:,} later. Without new cards."
    )


def _phases(counts: CardCounts) -> Chart:
    named = (
        ("new", counts.new),
        ("learning", counts.learning),
        ("relearning", counts.relearning),
        ("young (interval below 21 days)", counts.young),
        ("mature (21 days and more)", counts.mature),
        ("suspended", counts.suspended),
    )
    rows = tuple(
        Row(label=label, brief=label.partition(" ")[0], value=float(number), text=part_of(number, counts.total),
            short=thousands(number))
        for label, number in named
    )  # fmt: skip
    return Chart(
        name="phases", title="Cards by phase", sentence=f"{count(counts.total, 'card')}.", head="phase", rows=rows
    )


def _added(figures: Figures) -> Chart:
    first, last = span(figures, figures.cards.added)
    added = {day: number for day, number in figures.cards.added.items() if first <= day <= last}
    told = amounts(added, first, last, lambda number: f"{number:,.0f}", thousands)
    grain = grain_of(first, last).value
    return Chart(
        name="added", title=f"Cards added a {grain}", sentence=f"{count(sum(added.values()), 'card')} added.",
        look=Look.COLUMNS, head=grain, rows=told,
    )  # fmt: skip


# ---------------------------------------------------------------------------------------------------------- histograms


def memory_section(figures: Figures) -> Section:
    """What FSRS holds of the cards."""
    cards = figures.cards
    spreads = (
        ("stability", "Stability", "Days until recall falls to 90%", cards.stability, _days),
        ("difficulty", "Difficulty", "From 1 (easy) to 10", cards.difficulty, _difficulty),
        ("retrievability", "Retrievability", "Chance of recall today, of cards not reviewed today",
         cards.retrievability, _chance),
    )  # fmt: skip
    return Section(name="memory", title="Memory", charts=tuple(_histogram(*spread) for spread in spreads))


def _histogram(name: str, title: str, about: str, of: Histogram, label: Label) -> Chart:
    rows = tuple(
        Row(label=label(bucket), brief=label(bucket), value=float(bucket.count), text=part_of(bucket.count, of.count),
            short=thousands(bucket.count))
        for bucket in of.buckets
    )  # fmt: skip
    sentence = f"{about}: {count(of.count, 'card')}." if of.count else f"{about}: no card has any yet."
    return Chart(name=name, title=title, sentence=sentence, head=title.lower(), rows=rows if of.count else ())


def _days(bucket: Bucket) -> str:
    if bucket.high is None:
        return f"{_span(bucket.low)} and more"
    return f"under {_span(bucket.high)}" if not bucket.low else f"{bucket.low:g}–{bucket.high:g} days"


def _span(days: float) -> str:
    return count(int(days), "day")


def _difficulty(bucket: Bucket) -> str:
    return f"{bucket.low:g}–{bucket.high:g}"


def _chance(bucket: Bucket) -> str:
    return (
        f"under {percent(bucket.high or 1)}"
        if not bucket.low
        else f"{100 * bucket.low:g}–{100 * (bucket.high or 1):g}%"
    )
