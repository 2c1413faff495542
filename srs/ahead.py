"""Reviews before their day: which of the coming ones may come now, and in what order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from srs.card_queue import CardQueue, build, ordered_by_day, within
from srs.day import Candidate, Day
from srs.model import QuestionId, Role
from srs.settings import Settings

_WITHIN_A_DAY = timedelta(days=1)


def build_ahead(
    day: Day, coming: Sequence[Candidate], settings_of: Mapping[str, Settings], deck: str | None, through: date | None
) -> tuple[CardQueue, date]:
    """The queue of a day with the reviews that come later, up to a study day; without new cards and without limits.

    Without a day it goes up to the first that has any. Gives that day too. What is due longest comes first. Cards of
    one question stay apart as in every queue, so the later of two that are coming waits.
    """
    queue = build(replace(day, new=(), reviews=()), settings_of, deck)
    of_deck = within(replace(day, new=(), reviews=(*day.reviews, *coming)), deck)
    reviews = ordered_by_day(replace(of_deck, reviews=_without_points_of_answers(of_deck)), settings_of)
    if through is None:
        later = (each.due_day for each in reviews if each.due_day and each.due_day > day.today)
        through = next(later, day.today)
    until = through
    kept = tuple(each for each in reviews if each.due_day and each.due_day <= until)
    return replace(queue, reviews=kept), until


def _without_points_of_answers(day: Day) -> tuple[Candidate, ...]:
    """The reviews without the points whose answer card is due within a day of them, and reviews them."""
    answers: dict[QuestionId, date] = {
        each.question: each.due_day for each in day.reviews if each.role is Role.ANSWER and each.due_day
    }

    def waits(each: Candidate) -> bool:
        answer = answers.get(each.question)
        return each.role is Role.POINT and bool(answer and each.due_day and answer <= each.due_day + _WITHIN_A_DAY)

    return tuple(each for each in day.reviews if not waits(each))
