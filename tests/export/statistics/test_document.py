"""The document of `viva stats --json`."""

import json
from datetime import date

from factories import World
from logs import reviewed

from export.statistics.document import document
from srs.figures import Figures, figures
from srs.model import Phase, Rating
from srs.stats.activity import Activity, Work
from srs.stats.calibration import Predicted, calibration
from srs.stats.cards import CardCounts, Cards, Forecast
from srs.stats.histogram import DIFFICULTY_EDGES, histogram
from srs.stats.retention import Age, Recalled, retention
from srs.stats.share import Share

MONDAY = date(2027, 1, 11)
_NONE = {"part": 0, "of": 0, "share": None, "low": None, "high": None}


def test_a_small_log_gives_exactly_this() -> None:
    found = Figures(
        today=MONDAY,
        first=date(2027, 1, 5),
        activity=Activity(
            days={MONDAY: Work(reviews=3, crams=1, ticked=2, milliseconds=90_000)},
            buttons={Phase.NEW: {Rating.AGAIN: 1, Rating.HARD: 0, Rating.GOOD: 2, Rating.EASY: 0}},
            hours={9: 4},
        ),
        retention=retention([Recalled(day=MONDAY, age=Age.YOUNG, share=Share(2, 3))], {9: Share(2, 3)}),
        calibration=calibration([Predicted(bin=6, count=3, expected=2.64, recalled=2, loss=2.4)]),
        cards=Cards(
            counts=CardCounts(new=4, young=3),
            forecast=Forecast(overdue=1, days={MONDAY: 2}),
            added={date(2027, 1, 4): 7},
            difficulty=histogram(1.0, DIFFICULTY_EDGES, 10.0, {8: 3}),
        ),
    )
    few = {"part": 2, "of": 3, "share": None, "low": None, "high": None}
    work = {"reviews": 3, "crams": 1, "ticked": 2, "minutes": 1.5}
    told = document(found, "harbour")
    difficulty = told["cards"].pop("difficulty")  # type: ignore[union-attr, arg-type]
    assert difficulty[-1] == {"low": 9.0, "high": 10.0, "cards": 3}  # type: ignore[index]
    assert told == {
        "today": "2027-01-11",
        "first": "2027-01-05",
        "deck": "harbour",
        "search": None,
        "days": {"2027-01-11": work},
        "total": work,
        "buttons": {"new": {"again": 1, "hard": 0, "good": 2, "easy": 0}},
        "hours": {"9": {"answers": 4, "recalled": few}},
        "retention": {
            "all": few,
            "next_day": _NONE,
            "young": few,
            "mature": _NONE,
            "by": {"day": {"2027-01-11": few}, "week": {"2027-01-11": few}, "month": {"2027-01-01": few}},
        },
        "calibration": {
            "predictions": 3,
            "expected": None,
            "recalled": few,
            "log_loss": None,
            "constant_log_loss": None,
            "rmse_bins": None,
            "bins": [{"low": 0.85, "high": 0.9, "expected": 0.88, "recalled": few}],
        },
        "cards": {
            "total": 7,
            "phases": {"new": 4, "learning": 0, "relearning": 0, "young": 3, "mature": 0, "suspended": 0},
            "due": {"overdue": 1, "days": {"2027-01-11": 2}},
            "added": {"2027-01-04": 7},
            "stability": [],
            "retrievability": [],
        },
    }


def test_everything_is_json_and_adds_up(world: World) -> None:
    reviewed(world)
    told = json.loads(json.dumps(document(figures(world.store, world.journal.clock))))
    assert sum(day["reviews"] for day in told["days"].values()) == told["total"]["reviews"]
    assert sum(sum(of_phase.values()) for of_phase in told["buttons"].values()) == told["total"]["reviews"]
    assert sum(hour["answers"] for hour in told["hours"].values()) == told["total"]["reviews"]
    retention = told["retention"]
    assert sum(retention[age]["of"] for age in ("next_day", "young", "mature")) == retention["all"]["of"]
    for by_period in retention["by"].values():
        assert sum(share["of"] for share in by_period.values()) == retention["all"]["of"]
    assert sum(each["recalled"]["of"] for each in told["calibration"]["bins"]) == told["calibration"]["predictions"]
    cards = told["cards"]
    assert sum(cards["phases"].values()) == sum(cards["added"].values()) == cards["total"]
    assert sum(bucket["cards"] for bucket in cards["stability"]) == cards["total"] - cards["phases"]["new"]
    assert cards["due"]["overdue"] + sum(cards["due"]["days"].values()) == cards["total"] - cards["phases"]["new"]
