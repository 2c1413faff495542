"""The figures as one JSON document: everything that is counted, by day where it is, and what follows from it."""

from collections.abc import Mapping
from datetime import date

from srs.figures import Figures
from srs.model import Json, Phase, Rating
from srs.stats.activity import Work
from srs.stats.calibration import Calibration
from srs.stats.cards import Cards
from srs.stats.histogram import Histogram
from srs.stats.periods import Grain
from srs.stats.retention import Age, Retention
from srs.stats.share import Share

Document = dict[str, Json]


def document(figures: Figures, deck: str | None = None, search: str | None = None) -> Document:
    """The document of `viva stats --json`; `docs/using.md` says what its keys mean."""
    return {
        "today": figures.today.isoformat(),
        "first": figures.first.isoformat() if figures.first else None,
        "deck": deck,
        "search": search,
        "days": {day.isoformat(): _work(work) for day, work in figures.activity.days.items()},
        "total": _work(figures.activity.total),
        "buttons": {
            phase.value: {rating.name.lower(): figures.activity.buttons[phase][rating] for rating in Rating}
            for phase in Phase
            if phase in figures.activity.buttons
        },
        "hours": {
            str(hour): {"answers": answers, "recalled": share(figures.retention.hours.get(hour, Share()))}
            for hour, answers in figures.activity.hours.items()
        },
        "retention": _retention(figures.retention),
        "calibration": _calibration(figures.calibration),
        "cards": _cards(figures.cards),
    }


def share(of: Share) -> Document:
    """A share: `{"part", "of", "share", "low", "high"}`, the last three null where there is not enough."""
    low, high = of.bounds or (None, None)
    return {"part": of.part, "of": of.of, "share": of.value, "low": low, "high": high}


def _work(work: Work) -> Document:
    return {
        "reviews": work.reviews,
        "crams": work.crams,
        "ticked": work.ticked,
        "minutes": round(work.milliseconds / 60_000, 2),
    }


def _retention(retention: Retention) -> Document:
    by: Document = {
        grain.value: {start.isoformat(): share(of) for start, of in retention.by(grain).items()}
        for grain in (Grain.DAY, Grain.WEEK, Grain.MONTH)
    }
    return {"all": share(retention.total), **{age.value: share(retention.of(age)) for age in Age}, "by": by}


def _calibration(found: Calibration) -> Document:
    return {
        "predictions": found.recalled.of,
        "expected": found.expected,
        "recalled": share(found.recalled),
        "log_loss": found.log_loss,
        "constant_log_loss": found.baseline,
        "rmse_bins": found.rmse,
        "bins": [
            {"low": each.low, "high": each.high, "expected": each.expected, "recalled": share(each.recalled)}
            for each in found.bins
        ],
    }


def _cards(cards: Cards) -> Document:
    counts = cards.counts
    return {
        "total": counts.total,
        "phases": {
            "new": counts.new,
            "learning": counts.learning,
            "relearning": counts.relearning,
            "young": counts.young,
            "mature": counts.mature,
            "suspended": counts.suspended,
        },
        "due": {"overdue": cards.forecast.overdue, "days": _days(cards.forecast.days)},
        "added": _days(cards.added),
        "stability": _histogram(cards.stability),
        "difficulty": _histogram(cards.difficulty),
        "retrievability": _histogram(cards.retrievability),
    }


def _days(days: Mapping[date, int]) -> Document:
    return {day.isoformat(): number for day, number in days.items()}


def _histogram(of: Histogram) -> list[Json]:
    return [{"low": bucket.low, "high": bucket.high, "cards": bucket.count} for bucket in of.buckets]
