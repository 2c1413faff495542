"""What the log says of a learner: how long their answers take, and how they rate themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from srs.model import Rating
from srs.plan.learner import Learner
from srs.planning.lengths import own_seconds
from srs.store.plan_reader import Answered

_TRUST_ANSWERS = 30
"""The field's averages count as much as so many of the person's own answers."""


def learner_of(answers: Sequence[Answered], weights: tuple[float, ...]) -> Learner:
    """The learner with these weights, by their last answers; the field's averages until there are enough of them."""
    field = Learner(weights=weights)
    recalled, failed, first = own_seconds(answers, field)
    again, hard, good, easy = _shares(
        (each.rating for each in answers if each.first), tuple(Rating), field.first_ratings
    )
    passed = (each.rating for each in answers if not each.first and each.rating is not Rating.AGAIN)
    later = _shares(passed, (Rating.HARD, Rating.GOOD, Rating.EASY), field.passed_ratings)
    return replace(
        field,
        seconds_recalled=recalled,
        seconds_failed=failed,
        seconds_first=first,
        first_ratings=(again, hard, good, easy),
        passed_ratings=(later[0], later[1], later[2]),
    )


def _shares(given: Iterable[Rating], ratings: Sequence[Rating], usual: Sequence[float]) -> list[float]:
    """The share of each rating, drawn towards the usual ones."""
    found = list(given)
    total = len(found) + _TRUST_ANSWERS
    return [
        (found.count(rating) + _TRUST_ANSWERS * share) / total for rating, share in zip(ratings, usual, strict=True)
    ]
