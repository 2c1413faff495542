"""Forecasts, and the predictions that answers have checked since."""

from sqlalchemy import Connection, delete, func, insert, select

from srs.clock import from_ms, to_ms
from srs.model import Checked, Forecast, InterviewId, WeightsId
from srs.store import tables
from srs.store.codec import Row
from srs.store.day_numbers import day_number
from srs.store.scored import scored_reviews
from srs.store.standing import stands

_ENTRY = tables.entry.c


class Forecasts:
    """The forecasts of a collection, as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, interview: InterviewId) -> tuple[Forecast, ...]:
        """Those made for an interview, the earliest first: at most one a study day."""
        table = tables.forecast
        query = select(table).where(table.c.interview_id == interview).order_by(table.c.study_day)
        return tuple(_forecast_from(row) for row in self._connection.execute(query).mappings())

    def keep(self, forecast: Forecast) -> None:
        """Keep a forecast; it takes the place of an earlier one of its study day."""
        table = tables.forecast
        same = (table.c.interview_id == forecast.interview, table.c.study_day == forecast.study_day)
        self._connection.execute(delete(table).where(*same))
        self._connection.execute(insert(table), _row(forecast))

    def checked(self, weights: WeightsId) -> Checked:
        """The predictions that these weights made since they were last put in force, and what came of them.

        Only reviews on a later study day than their card's last count. Other weights predicted otherwise: what was
        wrong with those is no reason to doubt these.
        """
        others = select(func.max(day_number(_ENTRY.study_day))).where(
            _ENTRY.weights_id != weights, _ENTRY.expected_recall.is_not(None), stands(_ENTRY.action_id)
        )
        day = self._connection.execute(others).scalar() or 0
        scored = scored_reviews(None, None).subquery().c
        told = scored.expected.is_not(None)
        query = select(func.count(), func.avg(scored.expected), func.count().filter(scored.passed))
        answers, predicted, passed = self._connection.execute(query.where(told, scored.day > day)).one()
        if not answers:
            return Checked()
        return Checked(answers=answers, predicted=float(predicted), observed=passed / answers)


def _row(forecast: Forecast) -> dict[str, object]:
    return {
        "interview_id": forecast.interview,
        "study_day": forecast.study_day,
        "made_ms": to_ms(forecast.made_at),
        "for_day": forecast.for_day,
        "questions": forecast.questions,
        "expected": forecast.expected,
        "low": forecast.low,
        "high": forecast.high,
        "stopped": forecast.stopped,
        "believed": forecast.believed,
    }


def _forecast_from(row: Row) -> Forecast:
    return Forecast(
        interview=InterviewId(row["interview_id"]),
        study_day=row["study_day"],
        made_at=from_ms(row["made_ms"]),
        for_day=row["for_day"],
        questions=row["questions"],
        expected=row["expected"],
        low=row["low"],
        high=row["high"],
        stopped=row["stopped"],
        believed=row["believed"],
    )
