"""How much a question counts for an interview: by its tags and its stage, and by what was asked in earlier ones."""

from collections.abc import Iterable, Mapping

from srs.model import Aspect, Interview, QuestionId, Went
from srs.search.folding import folded
from srs.search.tree import Pattern
from srs.settings import lineage

_ASKED: Mapping[Went | None, float] = {Went.BADLY: 2.0, Went.SO_SO: 1.5, Went.WELL: 1.0, None: 1.0}
"""What being asked once adds to the weight 1 of a question, by how that interview went: it may be asked again."""


def pattern(name: str) -> Pattern:
    """The pattern of a weight's name: `*` is any text."""
    first, *rest = (folded(literal) for literal in name.split("*"))
    return Pattern((first.lstrip(), *rest[:-1], rest[-1].rstrip())) if rest else Pattern((first.strip(),))


def of_topic(interview: Interview, tags: Iterable[str], stage: str | None) -> float:
    """The product of the weights that fit a question of these tags and this stage; 1 where none does."""
    names = {
        Aspect.TAG: frozenset(each for tag in tags for each in lineage(tag)[1:]),
        Aspect.STAGE: frozenset([stage] if stage else []),
    }
    product = 1.0
    for weight in interview.weights:
        if any(map(pattern(weight.name).matches, names[weight.aspect])):
            product *= weight.times
    return product


def of_asked(interview: Interview, others: Iterable[Interview]) -> dict[QuestionId, float]:
    """The weights, above 1, of the questions that were asked in other interviews that are over."""
    found: dict[QuestionId, float] = {}
    for other in others:
        if other.over is not None and other.id != interview.id:
            for question in frozenset(other.over.asked):
                found[question] = found.get(question, 1.0) + _ASKED[other.over.went]
    return found
