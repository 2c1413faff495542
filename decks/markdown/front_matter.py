"""The fields between `---` that a Markdown file may begin with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from decks.languages import language_code
from decks.metadata import Metadata, minutes_of, tags_of

_MOST_LINES = 400
_MOST_CHARACTERS = 32_768
_MOST_TAGS = 100
_FENCES = frozenset({"---", "..."})

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """How many lines of front matter a text begins with (0: it has none), and what they say."""

    lines: int = 0
    metadata: Metadata = field(default_factory=Metadata)
    title: str | None = None
    question: str | None = None
    answer: str | None = None
    language: str | None = None


def front_matter(lines: Sequence[str]) -> FrontMatter:
    """The front matter of a text: YAML whose nested values are passed over; damaged YAML is read line by line."""
    if not lines or lines[0].strip() != "---":
        return FrontMatter()
    last = next((index for index, line in enumerate(lines[1:_MOST_LINES], 1) if line.strip() in _FENCES), None)
    if last is None:
        return FrontMatter()
    said = _fields("\n".join(lines[1:last]))
    if said is None or (last > 1 and not said and any(line.strip() for line in lines[1:last])):
        return FrontMatter()
    language = language_code(_one(said, "language", "lang", "locale") or "")
    return FrontMatter(
        lines=last + 1,
        metadata=_metadata(said),
        title=_one(said, "title"),
        question=_one(said, "question", "prompt"),
        answer=_one(said, "answer", "solution"),
        language=language,
    )


def _metadata(said: Mapping[str, Value]) -> Metadata:
    """What the fields say beside the question."""
    tags = next((said[name] for name in ("tags", "tag", "topics") if name in said), ())
    time = _one(said, "time", "minutes", "duration", "estimated time")
    return Metadata(
        type=_one(said, "type", "category", "question_kind", "kind"),
        difficulty=_one(said, "difficulty", "level", "seniority"),
        minutes=(minutes_of(time) or minutes_of(f"{time} minutes")) if time else None,
        stage=_one(said, "stage", "round"),
        tags=tags_of(tags) if isinstance(tags, str) else tags,
    )


def _one(said: Mapping[str, Value], *names: str) -> str | None:
    """The first of some fields that has a single value."""
    return next((value for name in names if isinstance(value := said.get(name), str) and value), None)


def _fields(text: str) -> Mapping[str, Value] | None:
    """The fields by their names in lower case: single values and lists of them; None of a text that has no fields."""
    loaded = _loaded(text) if len(text) <= _MOST_CHARACTERS else None
    if not isinstance(loaded, dict):
        return _by_line(text) or (None if text.strip() and loaded is None else {})
    found: dict[str, Value] = {}
    for name, value in loaded.items():
        if isinstance(value, list):
            found[str(name).casefold()] = tuple(filter(None, map(_text, value[:_MOST_TAGS])))
        elif words := _text(value):
            found[str(name).casefold()] = words
    return found or ({} if not loaded else {"": ""})


def _loaded(text: str) -> object:
    """What a text is as YAML; None where it is none. Nothing but plain values comes of it."""
    import yaml  # noqa: PLC0415 - start-up stays quick

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError, TypeError):
        return None


def _text(value: object) -> str:
    """A single value as its words; empty of any other."""
    if isinstance(value, str):
        return value.strip() if "\n" in value.strip() else " ".join(value.split())
    return str(value) if isinstance(value, int | float | date) and not isinstance(value, bool) else ""


def _by_line(text: str) -> Mapping[str, Value]:
    """The fields of damaged YAML: what stands before and behind a line's first colon."""
    found: dict[str, Value] = {}
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        words = value.strip().strip("\"'")
        if (
            colon
            and words
            and 0 < len(name) <= 30
            and name.replace("_", "").replace("-", "").replace(" ", "").isalpha()
        ):
            found.setdefault(name.strip().casefold(), words)
    return found
