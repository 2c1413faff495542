"""Forecasts that were shown: kept for good, so that later ones can stand beside them."""

from dataclasses import replace

from srs.actions import Journal
from srs.model import Forecast, InterviewId
from srs.outlook.outlook import Outlook


def store(journal: Journal, of: Outlook) -> None:
    """Keep the forecast of an outlook that is shown, where it is not kept yet.

    Raises:
        CollectionError: nothing can be written.
    """
    made = Forecast(
        interview=of.interview,
        study_day=of.today,
        made_at=journal.clock.now(),
        for_day=of.day,
        questions=of.questions,
        expected=of.followed.expected,
        low=of.followed.low,
        high=of.followed.high,
        stopped=of.stopped.expected,
        believed=of.believed,
    )
    with journal.store.reading() as transaction:
        there = [each for each in transaction.forecasts.of(of.interview) if each.study_day == of.today]
    if there and replace(there[0], made_at=made.made_at) == made:
        return
    with journal.store.writing() as transaction:
        transaction.forecasts.keep(made)


def earlier(journal: Journal, interview: InterviewId) -> tuple[Forecast, ...]:
    """The forecasts of an interview that were kept before this study day."""
    today = journal.clock.study_day()
    with journal.store.reading() as transaction:
        return tuple(each for each in transaction.forecasts.of(interview) if each.study_day < today)
