"""Which statements of a question are its points: what an answer is graded by."""

from decks.rules import stories
from srs.model import Point, Question, SectionKind


def key_points(question: Question) -> tuple[Point, ...]:
    """The points a question is graded by: its key points, else its how-to-answer statements unless they are a story."""
    own = question.points(SectionKind.KEY_POINTS)
    if own:
        return own
    said = question.points(SectionKind.HOW_TO_ANSWER)
    return () if stories.is_story(said) else said
