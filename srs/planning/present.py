"""Today's plan as a queue, where there is one: the door to the planner for all that must start without numpy."""

from datetime import timedelta
from typing import TYPE_CHECKING

from srs.actions import Journal
from srs.planning.upcoming import upcoming
from srs.store import Transaction

if TYPE_CHECKING:
    from srs.planning.plan_queue import PlanQueue
    from srs.planning.pricing import Prices


def plan_of_today(journal: Journal, transaction: Transaction, *, before: "Prices | None" = None) -> "PlanQueue | None":
    """The queue of today's plan; None where no interview is ahead, or nothing of it can be planned.

    `before` are prices already at hand.
    """
    if not upcoming(transaction, journal.clock.study_day()):
        return None
    from srs.planning.plan_queue import plan_queue  # noqa: PLC0415 - numpy is for who has an interview ahead
    from srs.planning.planning import planning_of  # noqa: PLC0415 - the same

    planning = planning_of(journal, transaction, before=before)
    if planning is None:
        return None
    settings = transaction.schedule.settings()[""]
    return plan_queue(planning, timedelta(minutes=settings.learn_ahead_minutes))
