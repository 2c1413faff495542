"""How long answers take: by role, by the question's minutes, and by what the person's own answers took."""

from collections.abc import Iterable, Mapping, Sequence

from srs.day import TYPICAL_SECONDS
from srs.model import Rating, Role
from srs.plan.learner import Learner, shrunk_median
from srs.store.plan_reader import Answered

_USUAL = 15.0
"""The seconds of a recalled answer of length 1."""

_WHOLE_ANSWER = 30.0
"""The seconds of an answer of length 1 between the first (45) and a recalled one (15).

A question's minutes are those of saying its whole answer: the first time it takes longer, in later ones its headlines
are said.
"""


def usual_length(role: Role, minutes: float | None) -> float:
    """How many times the usual seconds a card takes before the person's own answers say; minutes are the question's."""
    if role is Role.ANSWER:
        return (TYPICAL_SECONDS[role] if minutes is None else max(minutes, 0.25) * 60) / _WHOLE_ANSWER
    return TYPICAL_SECONDS[role] / _USUAL


def seconds_of(answer: Answered, learner: Learner) -> float:
    """The seconds of an answer: as they were, or as they usually are where nobody knows."""
    if answer.seconds is not None:
        return answer.seconds
    return _seconds_of_kind(answer, learner) * usual_length(answer.role, answer.minutes)


def own_seconds(answers: Iterable[Answered], field: Learner) -> tuple[float, float, float]:
    """The seconds of recalled, failed and first answers of length 1: shrunken medians of the person's own."""
    found: tuple[list[float], list[float], list[float]] = ([], [], [])
    for each in answers:
        if each.seconds is not None:
            kind = 2 if each.first else int(each.rating is Rating.AGAIN)
            found[kind].append(each.seconds / usual_length(each.role, each.minutes))
    usual = (field.seconds_recalled, field.seconds_failed, field.seconds_first)
    recalled, failed, first = (max(1.0, shrunk_median(own, known)) for own, known in zip(found, usual, strict=True))
    return recalled, failed, first


def own_lengths(answers: Sequence[Answered], learner: Learner) -> Mapping[Role, float]:
    """How many times what is expected of it each role takes this person: 1 until their own answers say."""
    ratios: dict[Role, list[float]] = {role: [] for role in Role}
    for each in answers:
        if each.seconds is not None:
            expected = _seconds_of_kind(each, learner) * usual_length(each.role, each.minutes)
            ratios[each.role].append(each.seconds / expected)
    return {role: max(0.05, shrunk_median(own, 1.0)) for role, own in ratios.items()}


def _seconds_of_kind(answer: Answered, learner: Learner) -> float:
    if answer.first:
        return learner.seconds_first
    return learner.seconds_failed if answer.rating is Rating.AGAIN else learner.seconds_recalled
