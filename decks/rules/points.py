"""Which statements of a question are its points: what an answer is graded by (rules 4 and 14)."""

import re

from decks.rules import stories
from decks.rules.plain import code_blocks, plain
from srs.model import Point, Question, SectionKind

NO_HINT = r"no hints?(?: (?:provided|given|available|yet|needed|here|for this one))*"
"""What a bank writes where a hint could stand; a pattern without regard to case."""

_PLACEHOLDER = re.compile(
    rf"(?:{NO_HINT}|"
    r"to ?do|tbd|tba|wip|n/?a|none|nil|coming soon|under construction|work in progress|lorem ipsum.*|"
    r"(?:answer )?to be (?:added|done|written|continued|completed|provided|answered|filled in|determined|updated)|"
    r"(?:(?:add|write|put|insert) )?(?:your |the )?(?:answers?|text|content) (?:goes )?here|"
    r"(?:no|not) (?:answer|answered) yet|todo: .{0,80}|\?+|\.+|…|-+|—)[\s.!:…]*",
    re.IGNORECASE,
)
_NONE_GIVEN = re.compile(
    r"(?:no|without) (?:hints?|clues?|tips?|follow[ -]?ups?(?: questions?)?|explanations?|notes?|examples?|comments?|"
    r"(?:common )?mistakes|key points)"
    r"(?: (?:is|are|was|were|have been|has been))?(?: (?:provided|given|available|added|yet|needed|necessary|required|"
    r"here|for this (?:one|question)|at this time)){0,3}[\s.!…]*|"
    r"not (?:provided|given|available|applicable|specified)\W*",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:\W*(?:see(?: also)?|read more|more|source|reference|link|further reading|learn more|back to top)\b[\s:–—-]*)?"
    r"(?:https?://\S+|\[[^\]\n]{0,300}\]\([^)\n]{0,600}\))[\s.,;]*",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:please )?(?:see|(?:take|have) a look (?:at|into)|look (?:at|into)|refer to|check(?: out)?) (?:the |my |our )?"
    r"(?:other|related|previous|next|above|below) (?:questions?|answers?|sections?|chapters?)\b[^.]{0,60}[.!]*",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?:(?:estimated |recommended |answer |speaking )?(?:time|duration|length)\s*[:=–-]\s*)?"
    r"(?:about |around |~ ?)?\d+(?:\s*[-–]\s*\d+|\s+to\s+\d+)?\s*(?:min(?:ute)?s?|sec(?:ond)?s?)\.?",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{1,600}\)")
_BULLET = re.compile(r"^(?:[-*+•]|\d{1,3}[.)])\s+")
_LONGEST_PLACEHOLDER = 1_000
_LONGEST_POINTER = 200


def key_points(question: Question) -> tuple[Point, ...]:
    """The points a question is graded by: its key points, else its how-to-answer statements unless they are a story."""
    own = _saying(question.points(SectionKind.KEY_POINTS))
    if own:
        return own
    said = question.points(SectionKind.HOW_TO_ANSWER)
    return () if stories.is_story(said) else _saying(said)


def says_nothing(text: str) -> bool:
    """Whether a text is a placeholder, a bare link, or only says how long an answer takes."""
    if len(text) > _LONGEST_PLACEHOLDER:
        return False
    bare = _BULLET.sub("", text.strip())
    said = plain(bare)
    if not said:
        return not code_blocks(bare) and _PICTURE.search(bare) is None
    return any(pattern.fullmatch(each) for pattern, each in ((_PLACEHOLDER, said), (_POINTER, bare), (_MINUTES, said)))


def is_placeholder(text: str) -> bool:
    """Whether a text only says that nothing is said: "N/A", "TBD", "No hints provided"."""
    said = plain(text) if len(text) <= _LONGEST_PLACEHOLDER else ""
    return any(pattern.fullmatch(said) is not None for pattern in (_PLACEHOLDER, _NONE_GIVEN))


def _saying(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple(
        point
        for point in points
        if not says_nothing(point.text) and _ELSEWHERE.fullmatch(plain(point.text[:_LONGEST_POINTER])) is None
    )
