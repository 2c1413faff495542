"""One person's story is not a set of points: what tells one, and the four ticks by which it is told (rule 4)."""

import re
from collections.abc import Sequence

from decks.rules.plain import one_line
from srs.ids import derived
from srs.model import CardId, GradedPoint, Point, PointId, Story

_STAR_LABEL = re.compile(
    r"^(?:situation|task|action|actions|result|results|context|outcome)\b(?:\s*\((?:star|s|t|a|r)\))?$", re.IGNORECASE
)
_LABELS_OF_A_STORY = 3
_PAST = re.compile(
    r"\b(?:I|we)(?:\s+(?:also|then|first|immediately|quickly|subsequently|successfully|concurrently|actively|finally|"
    r"eventually|proactively))?\s+(?:was|were|had|did|led|built|began|broke|brought|chose|cut|drove|found|gave|held|"
    r"kept|made|met|ran|rebuilt|rewrote|said|saw|sent|set up|spent|spoke|stood|swapped|taught|took|went|won|wrote|"
    r"[a-z]+ed)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:I|we)(?:['’]d| would)\b", re.IGNORECASE)
_OURS = re.compile(r"\b(?:I|we|my|our)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|[a-z]{3,}ed)\b", re.IGNORECASE)

_ASKS_FOR_ONE = re.compile(
    r"\b(?:time|situation|occasion|instance|experience|moment|incident|project) (?:when|where|in which|you)\b|"
    r"\btell (?:me|us) about (?:an?|your|the)\b|\bhave you ever\b|"
    r"\b(?:give|share) (?:me |us )?an example of (?:a|when|how you)\b",
    re.IGNORECASE,
)
_LONGEST_PROMPT = 2_000
_LONGEST_LEAD = 120

PARTS: tuple[tuple[str, str], ...] = (
    ("situation", "the situation in a sentence"),
    ("task", "your task"),
    ("action", "your steps, in “I”"),
    ("result", "a result with a number"),
)
"""What a story is told by: its part, and the tick."""


def asked_for(prompt: str) -> bool:
    """Whether a prompt asks for a story of one's own, as "Tell me about a time when" does."""
    return _ASKS_FOR_ONE.search(prompt[:_LONGEST_PROMPT]) is not None


def is_story(points: Sequence[Point]) -> bool:
    """Whether statements are one person's story: three STAR labels, or half or more "I did" and no "I would"."""
    labels = sum(1 for point in points if point.label and _STAR_LABEL.match(one_line(point.label).strip(" :*")))
    if labels >= _LABELS_OF_A_STORY:
        return True
    texts = [one_line(point.text) for point in points]
    if not texts or any(_WOULD.search(text) for text in texts):
        return False
    told = sum(1 for text in texts if _PAST.search(text) or (_OURS.search(text) and _WAS.search(text)))
    return told * 2 >= len(texts) and any(_PAST.search(text) for text in texts)


def ticks(card: CardId) -> tuple[GradedPoint, ...]:
    """The four ticks of a story."""
    return tuple(GradedPoint(id=PointId(derived("tick", card, part)), text=said) for part, said in PARTS)


def told(story: Story) -> str:
    """A story as Markdown, its parts by name."""
    if story.text:
        return story.text
    parts = ("context", "situation", "task", "action", "result")
    lines = [(part, getattr(story, part)) for part in parts]
    return "\n\n".join(f"**{part.capitalize()}:** {_itself(part, text)}" for part, text in lines if text)


def _itself(part: str, text: str) -> str:
    """The text of a part without a first line that only says that it follows: "Next comes the task:"."""
    first, _, rest = text.strip().partition("\n\n")
    announces = first.rstrip().endswith(":") and part in first[:_LONGEST_LEAD].lower() and len(first) <= _LONGEST_LEAD
    return rest.strip() if rest.strip() and announces else text
