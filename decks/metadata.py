"""What a bank says about a question beside its words: type, difficulty, minutes to answer, stage and tags."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from srs.model import Minutes

DIFFICULTIES = (
    "Very Easy",
    "Very Hard",
    "Easy-Medium",
    "Medium-Easy",
    "Medium-Hard",
    "Medium-High",
    "Mid-Level",
    "Entry-Level",
    "Easy",
    "Simple",
    "Basic",
    "Beginner",
    "Entry",
    "Low",
    "Junior",
    "Moderate",
    "Medium",
    "Intermediate",
    "Middle",
    "Mid",
    "Hard",
    "High",
    "Difficult",
    "Challenging",
    "Advanced",
    "Senior",
    "Expert",
)
TYPES = (
    "Behavioral",
    "Behavioural",
    "Behavior",
    "Technical",
    "Situational",
    "System Design",
    "Architecture",
    "Design",
    "Coding",
    "Programming",
    "Algorithms",
    "Algorithm",
    "Conceptual",
    "Theoretical",
    "Theory",
    "Practical",
    "Scenario",
    "Scenario-Based",
    "Troubleshooting",
    "Case Study",
    "Case",
    "Leadership",
    "Management",
    "Culture Fit",
    "Cultural",
    "Culture",
    "General",
    "Competency",
    "Knowledge",
    "Analytical",
    "Experience",
    "Strategic",
    "Strategy",
    "Product",
    "Role-Specific",
    "Motivational",
    "Motivation",
    "Communication",
    "Problem Solving",
    "Problem-Solving",
)
_DURATION = re.compile(
    r"(?P<low>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:(?:-|–|—|to)\s*(?P<high>\d{1,3}(?:[.,]\d{1,2})?))?\s*\+?\s*"
    r"(?P<unit>minutes?|mins?|m|seconds?|secs?|s|hours?|hrs?|h)\b\.?",
    re.IGNORECASE,
)
_CLOCKS = "⏱⏲⏰⌛⏳⌚🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛"
_BETWEEN = re.compile(r"\s*[·•|∙⋅]\s*|\s+[–—-]\s+|\s*;\s*|,\s+")
_NAMED = re.compile(
    r"^\W{0,4}(?P<name>[A-Za-z][A-Za-z /]{1,30}?)\s*(?:\*\*|__)?\s*[:：=]\s*(?:\*\*|__)?\s*(?P<value>\S.*)$"
)
_NAMES = {
    "type": "type",
    "question type": "type",
    "category": "type",
    "kind": "type",
    "difficulty": "difficulty",
    "difficulty level": "difficulty",
    "level": "difficulty",
    "time": "minutes",
    "time to answer": "minutes",
    "answer time": "minutes",
    "duration": "minutes",
    "minutes": "minutes",
    "estimated time": "minutes",
    "stage": "stage",
    "interview stage": "stage",
    "round": "stage",
    "interview round": "stage",
    "tag": "tags",
    "tags": "tags",
    "topics": "tags",
}
_TYPES = frozenset(name.casefold() for name in TYPES)
_DIFFICULTIES = frozenset(name.casefold() for name in DIFFICULTIES)
_LONGEST_LINE = 160
_OF_ITEMS = frozenset(" \t-+•>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a question beside its words; what its bank does not say is None or empty."""

    type: str | None = None
    difficulty: str | None = None
    minutes: Minutes | None = None
    stage: str | None = None
    tags: tuple[str, ...] = ()

    def with_missing_from(self, other: "Metadata") -> "Metadata":
        """The same, with what it lacks taken from another."""
        return Metadata(
            type=self.type or other.type,
            difficulty=self.difficulty or other.difficulty,
            minutes=self.minutes or other.minutes,
            stage=self.stage or other.stage,
            tags=self.tags or other.tags,
        )


def metadata_of(line: str) -> Metadata | None:
    """What a line of metadata says, or None where the line is anything else.

    Such a line gives names (`Difficulty: High | Stage: final round`), a duration and what belongs to it
    (`⏱ 3-4 minutes · final round`), or nothing but a usual type or difficulty (`Behavioral · Medium`).
    """
    bare = line.strip().lstrip(">-*+ \t").strip()
    if not bare or len(bare) > _LONGEST_LINE:
        return None
    return _named(bare) or _timed(bare) or _usual(bare)


def surely_metadata(lines: Sequence[str]) -> bool:
    """Whether lines can be nothing but metadata: all are named, none is an item, one has tags or a usual difficulty."""
    if any(line[:1] in _OF_ITEMS or ":" not in line.replace("：", ":") for line in lines):
        return False
    said = [metadata_of(line) for line in lines]
    return any(one and (one.tags or usual_difficulty(one.difficulty or "")) for one in said)


def minutes_of(text: str) -> Minutes | None:
    """The first duration of a text in minutes: one number is both bounds."""
    match = _DURATION.search(text)
    if match is None:
        return None
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    unit = match["unit"][0].lower()
    scale = {"m": 1.0, "s": 1 / 60, "h": 60.0}[unit]
    return Minutes(low=min(low, high) * scale, high=max(low, high) * scale) if max(low, high) else None


def usual_type(words: str) -> str | None:
    """The words themselves where they are a usual type of question."""
    return words if words.casefold() in _TYPES else None


def usual_difficulty(words: str) -> str | None:
    """The words themselves where they are a usual difficulty."""
    return words if words.casefold() in _DIFFICULTIES else None


def _named(line: str) -> Metadata | None:
    """A line on which every part is a known name and its value."""
    whole = _name_and_value(line)
    parts = re.split(r"\s*[·•|]\s*|\s{2,}|;\s+", line)
    pairs = [pair for pair in map(_name_and_value, parts) if pair]
    if len(pairs) != len(parts):
        pairs = [whole] if whole else []
    found = Metadata()
    for name, value in pairs:
        found = _with(found, name, value)
    return found if pairs and found != Metadata() else None


def _name_and_value(part: str) -> tuple[str, str] | None:
    """A known name of metadata and its value without emphasis."""
    match = _NAMED.match(part)
    name = _NAMES.get(" ".join(match["name"].casefold().split())) if match else None
    return (name, match["value"].strip(" *_`")) if match and name else None


def _with(found: Metadata, name: str, value: str) -> Metadata:
    """The metadata with one more value, where the value fits its name."""
    if name == "tags":
        return replace(found, tags=found.tags + tags_of(value))
    if name == "minutes":
        return replace(found, minutes=minutes_of(value) or minutes_of(f"{value} minutes"))
    if not value or len(value) > 60:
        return found
    if name == "type":
        return replace(found, type=value)
    return replace(found, difficulty=value) if name == "difficulty" else replace(found, stage=value)


def tags_of(value: str) -> tuple[str, ...]:
    """Tags from a written list, each once and without marks around it."""
    tags = (tag.strip(" \t#`*'\"[]()") for tag in re.split(r"[,;|·]|\s(?=#)", value))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _timed(line: str) -> Metadata | None:
    """A line that is a duration and what stands beside it, between dots."""
    clock = line[0] in _CLOCKS
    parts = [part for part in _BETWEEN.split(line.strip(_CLOCKS + "\ufe0f ")) if part]
    times = [part for part in parts if _DURATION.fullmatch(part)]
    if len(times) != 1 or (not clock and any(len(part.split()) > 4 for part in parts)):
        return None
    found = Metadata(minutes=minutes_of(times[0]))
    others = [part for part in parts if part is not times[0]]
    for part in others:
        if usual_type(part):
            found = replace(found, type=part)
        elif usual_difficulty(part):
            found = replace(found, difficulty=part)
        else:
            found = replace(found, stage=f"{found.stage} · {part}" if found.stage else part)
    return found


def _usual(line: str) -> Metadata | None:
    """A line of nothing but usual types and difficulties."""
    words = [part for part in _BETWEEN.split(line.strip("[]()* ")) if part]
    found = Metadata()
    for part in words:
        if usual_difficulty(part):
            found = replace(found, difficulty=part)
        elif usual_type(part):
            found = replace(found, type=part)
        else:
            return None
    return found if words else None


def _number(text: str) -> float:
    """A number with a point or a comma."""
    return float(text.replace(",", "."))
