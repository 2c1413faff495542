"""Forecasts: what was expected of an interview's questions on a study day, kept to be compared with what came."""

from dataclasses import dataclass
from datetime import date, datetime

from srs.model.interview import InterviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What was shown on a study day of one interview: shares of its questions that will be recalled, 0 to 1.

    `expected`, `low` and `high` if the plan is followed, `stopped` if nothing is answered again; all of them as they
    were shown. `believed` is what the model alone expected, before the checks of earlier predictions shifted it.
    """

    interview: InterviewId
    study_day: date
    made_at: datetime
    for_day: date
    questions: int
    expected: float
    low: float
    high: float
    stopped: float
    believed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Predictions of recall that answers have put to the test: how many, their mean, and the share that was recalled.

    Both shares are 0 to 1, and mean nothing where there are no answers.
    """

    answers: int = 0
    predicted: float = 0.0
    observed: float = 0.0
