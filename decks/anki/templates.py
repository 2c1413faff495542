"""What the templates of a note type show: what a card asks, what it tells, and which cards go together.

Source: the Anki manual, "Card Templates": `{{Field}}`, `{{filter:Field}}`, `{{#Field}}…{{/Field}}`, `{{^Field}}`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_MARK = re.compile(r"\{\{(?P<inner>[^{}\n]{1,300})\}\}")
_BLOCK = re.compile(r"(?i)(<(?:/?(?:div|p|br|hr|section|table|tr|td|h[1-6]|ul|ol|li|details|summary)\b[^<>]*)>|\n)")
_TAG = re.compile(r"<[^<>]*>")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LONGEST_SIDE = 100_000
_LONGEST_LINE = 1_000
_LETS_TYPE = "type"
_HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The two sides of a card, in HTML with the names of fields."""

    asks: str
    tells: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteType:
    """A kind of note: the names of its fields and its templates, in order; `cloze` are those with deletions."""

    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]

    @classmethod
    def unknown(cls, count: int) -> "NoteType":
        """A type for notes whose own is not there: the first field asks, the others tell."""
        names = tuple(f"Field {number}" for number in range(1, count + 1))
        tells = "\n".join(f"{{{{{name}}}}}" for name in names[1:])
        asks = f"{{{{{names[0]}}}}}"
        return cls(name="", cloze=False, fields=names, templates=(Template(asks=asks, tells=tells),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The names of the fields that a template shows, in order: to ask, on request as a hint, to tell."""

    asking: tuple[str, ...]
    hinting: tuple[str, ...]
    telling: tuple[str, ...]


def shown(template: Template, fields: Sequence[str]) -> Shown:
    """Which of the fields a template shows where."""
    front = [
        (filters, name)
        for filters, name in _references(without_scripts(template.asks), fields)
        if _LETS_TYPE not in filters
    ]
    hinting = tuple(dict.fromkeys(name for filters, name in front if _HINT in filters))
    asking = tuple(dict.fromkeys(name for _, name in front if name not in hinting))
    back = dict.fromkeys(name for _, name in _references(without_scripts(template.tells), fields))
    return Shown(asking=asking, hinting=hinting, telling=tuple(name for name in back if name not in asking))


def asks_the_other_way(one: Shown, other: Shown) -> bool:
    """Whether a card asks for what another tells, and tells what that asks."""
    return bool(set(other.asking) & set(one.telling) and set(other.telling) & set(one.asking))


def switches(note_type: NoteType) -> frozenset[str]:
    """The fields that only say whether a card is to be: no template shows them, but one depends on them."""
    sides = [side for template in note_type.templates for side in (template.asks, template.tells)]
    named = {name for side in sides for _, name in _references(side, note_type.fields)}
    inner = (match["inner"].strip() for side in sides for match in _MARK.finditer(side))
    conditions = {mark[1:].strip() for mark in inner if mark[0] in "#^"}
    return frozenset(name for name in note_type.fields if name in conditions and name not in named)


def asking_lines(template: Template, fields: Sequence[str]) -> tuple[str, ...]:
    """The lines of a card's front that show one of these fields, each with its own words around it."""
    lines = _BLOCK.split(without_scripts(template.asks))
    return tuple(_bare(line) for line in lines if next(_references(line, fields), None))


def filled(lines: Sequence[str], values: Mapping[str, str]) -> str:
    """The HTML of what a card asks: its lines with the values of their fields, each of them once."""
    left = dict(values)
    made: list[str] = []
    for line in lines:
        names = [_name(match["inner"]) for match in _MARK.finditer(line)]
        if any(left.get(name, "").strip() for name in names):
            made.append(_MARK.sub(lambda match: left.pop(_name(match["inner"]), ""), line))
    return made[0] if len(made) == 1 else "".join(f"<div>{line}</div>" for line in made)


def without_scripts(side: str) -> str:
    """A side without scripts, styles and remarks, and no longer than a side that a person wrote."""
    side = side[:_LONGEST_SIDE]
    for begin, end in (("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->")):
        side = _cut(side, begin, end)
    return side


def _cut(side: str, begin: str, end: str) -> str:
    """A side without what stands between two marks, letters whatever their case."""
    low = side.lower() if len(side.lower()) == len(side) else side
    kept: list[str] = []
    place = 0
    while (first := low.find(begin, place)) >= 0 and (last := low.find(end, first)) >= 0:
        kept.append(side[place:first])
        place = last + len(end)
    return "".join([*kept, side[place:]])


def _bare(line: str) -> str:
    """A line without the template's tags, which are kept only around words of its own."""
    said = _TAG.sub("", _MARK.sub("", line))
    if _WORDS.search(said) and len(line) <= _LONGEST_LINE:
        return line
    return "".join(match.group() for match in _MARK.finditer(line))


def _references(side: str, fields: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The filters and names of the fields that a side shows, in order."""
    known = frozenset(fields)
    for match in _MARK.finditer(side):
        inner = match["inner"].strip()
        name = _name(inner)
        if inner and inner[0] not in "#^/!=" and name in known:
            yield tuple(part.strip() for part in inner.split(":")[:-1]), name


def _name(inner: str) -> str:
    """The name of a field without its filters."""
    return inner.strip().rsplit(":", 1)[-1].strip()
