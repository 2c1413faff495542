"""What each row of an Org file is: a headline, a row of code, of a drawer, a keyword, or text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_HEADLINE = re.compile(r"^\*+[ \t]")
_BEGIN = re.compile(r"^[ \t]*#\+begin_(?P<name>[\w-]+)", re.IGNORECASE)
_END = re.compile(r"^[ \t]*#\+end_(?P<name>[\w-]+)", re.IGNORECASE)
_KEYWORD = re.compile(r"^[ \t]*#\+[A-Za-z][\w-]*(?:\[[^\]]{0,80}\])?:")
_DRAWER = re.compile(r"^[ \t]*:(?P<name>[A-Za-z][\w-]*):[ \t]*$")
_PLANNING = re.compile(r"^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[ \t]*[<\[(\"]")
_COMMENT = re.compile(r"^[ \t]*#(?:[ \t]|$)")
_FIXED = re.compile(r"^[ \t]*:(?:[ \t]|$)")
_OWN_DRAWERS = frozenset("PROPERTIES LOGBOOK REVIEW_DATA CLOCK SRSITEMS RESULTS".split())
_CODE = frozenset({"src", "example", "export", "comment"})
_QUOTES = frozenset({"quote", "verse"})


class Kind(StrEnum):
    """What a row is; where it is no content, its value is the kind of furniture."""

    HEADLINE = "headline"
    TEXT = "text"
    QUOTED = "quoted"
    BEGIN = "begin"
    CODE = "code"
    END = "end"
    FIXED = "fixed"
    LABEL = "label"
    KEYWORD = "keyword"
    PROPERTIES = "properties"
    DRAWER = "drawer"
    PLANNING = "planning"
    COMMENT = "comment"
    MARKUP = "markup"


CONTENT = frozenset(
    {Kind.HEADLINE, Kind.TEXT, Kind.QUOTED, Kind.BEGIN, Kind.CODE, Kind.END, Kind.FIXED, Kind.LABEL, Kind.KEYWORD}
)


@dataclass
class _Inside:
    """What the next row stands in."""

    code: str = ""
    quoted: bool = False
    drawer: Kind | None = None


def kinds(rows: Sequence[str]) -> list[Kind]:
    """The kind of each row, in order; a headline ends whatever stands open above it."""
    closed = _closed_drawers(rows)
    inside = _Inside()
    found: list[Kind] = []
    for row, has_end in zip(rows, closed, strict=True):
        if _HEADLINE.match(row):
            inside = _Inside()
            found.append(Kind.HEADLINE)
        elif inside.code:
            found.append(_in_code(row, inside))
        elif inside.drawer is not None:
            found.append(_in_drawer(row, inside))
        else:
            found.append(_plain(row, inside, has_end=has_end))
    return found


def _closed_drawers(rows: Sequence[str]) -> list[bool]:
    """For each row whether an `:END:` follows it before the next headline."""
    closed = [False] * len(rows)
    ends = False
    for place in range(len(rows) - 1, -1, -1):
        closed[place] = ends
        row = rows[place]
        ends = (ends and not _HEADLINE.match(row)) or row.strip().upper() == ":END:"
    return closed


def _in_code(row: str, inside: _Inside) -> Kind:
    """A row of a block whose words are taken as they stand."""
    comment = inside.code == "comment"
    end = _END.match(row)
    if end and end["name"].casefold() == inside.code:
        inside.code = ""
        return Kind.COMMENT if comment else Kind.END
    return Kind.COMMENT if comment else Kind.CODE


def _in_drawer(row: str, inside: _Inside) -> Kind:
    """A row of a drawer that holds no content."""
    kind = inside.drawer or Kind.DRAWER
    if row.strip().upper() == ":END:":
        inside.drawer = None
    return kind


def _plain(row: str, inside: _Inside, *, has_end: bool) -> Kind:
    """A row that stands in no code and no drawer; it may open either."""
    begin = _BEGIN.match(row)
    if begin:
        return _opened(begin["name"].casefold(), inside)
    end = _END.match(row)
    if end:
        inside.quoted = inside.quoted and end["name"].casefold() not in _QUOTES
        return Kind.MARKUP
    drawer = _DRAWER.match(row)
    if drawer and has_end:
        name = drawer["name"].upper()
        if name not in _OWN_DRAWERS:
            return Kind.LABEL
        inside.drawer = Kind.PROPERTIES if name == "PROPERTIES" else Kind.DRAWER
        return inside.drawer
    if row.strip().upper() == ":END:":
        return Kind.DRAWER
    return _by_mark(row, inside)


def _opened(name: str, inside: _Inside) -> Kind:
    """A row that begins a block of this name."""
    if name in _CODE:
        inside.code = name
        return Kind.COMMENT if name == "comment" else Kind.BEGIN
    inside.quoted = inside.quoted or name in _QUOTES
    return Kind.MARKUP


def _by_mark(row: str, inside: _Inside) -> Kind:
    """A row by the mark it begins with."""
    for kind, mark in ((Kind.KEYWORD, _KEYWORD), (Kind.PLANNING, _PLANNING), (Kind.COMMENT, _COMMENT)):
        if mark.match(row):
            return kind
    if _FIXED.match(row):
        return Kind.FIXED
    return Kind.QUOTED if inside.quoted else Kind.TEXT
