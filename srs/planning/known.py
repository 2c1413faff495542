"""What is known for a plan: the learner by their last answers, and the cards in the scope of interviews."""

from collections.abc import Sequence
from dataclasses import dataclass

from srs.clock import Clock
from srs.model import Interview
from srs.plan.learner import Learner
from srs.planning.believed import learner_of
from srs.planning.lengths import own_lengths
from srs.planning.scoped import Scoped, scoped, worth_of
from srs.store import Transaction


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """A learner, by so many of their own answers, and the cards in scope with what each counts at each interview."""

    learner: Learner
    answers: int
    scoped: Scoped


def known_of(
    transaction: Transaction, clock: Clock, interviews: Sequence[Interview], weights: tuple[float, ...]
) -> Known | None:
    """What is known today for these interviews, with the memory's weights; None where no card is in their scopes."""
    today = clock.study_day()
    worth = worth_of(transaction, clock, interviews)
    reader = transaction.plan_reader(today)
    rows = reader.cards(worth) if worth else []
    if not rows:
        return None
    answers = reader.last_answers()
    learner = learner_of(answers, weights)
    of = scoped(rows, worth, own_lengths(answers, learner), reader.ratings_today(), today)
    return Known(learner=learner, answers=len(answers), scoped=of)
