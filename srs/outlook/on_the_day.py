"""What to expect of an interview on its own day, when nothing is left to plan."""

import numpy as np

from srs.actions import Journal
from srs.model import Interview
from srs.outlook.ranges import Range
from srs.outlook.topics import error_of, prospect
from srs.plan.cards import recall_if_stopped
from srs.plan.horizon import horizon
from srs.plan.rollout import Rollout
from srs.planning.known import known_of
from srs.scheduler import weights_id, weights_of


def on_the_day(journal: Journal, interview: Interview) -> Range | None:
    """The share of its questions to expect as memories stand; None where no card is in its scope.

    Raises:
        CollectionError: the collection cannot be read.
    """
    with journal.store.reading() as transaction:
        weights = weights_of(transaction.schedule.settings()[""])
        known = known_of(transaction, journal.clock, [interview], weights)
        if known is None:
            return None
        checked = transaction.forecasts.checked(weights_id(weights))
    cards, ahead = known.scoped.arrays, horizon([0], 0)
    standing = Rollout(
        positions=np.arange(len(cards)),
        recall=recall_if_stopped(cards, ahead, known.learner)[None],
        seen=cards.seen[:, None].astype(np.float64),
        seconds=np.zeros((1, ahead.steps)),
    )
    error = error_of(known.answers, known.scoped)
    return prospect(standing, cards, known.scoped.questions, 0, error, checked).whole
