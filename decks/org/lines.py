"""An Org document as Markdown, row by row, with its headlines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from decks.converted import Line
from decks.headings import kind_of
from decks.org.inline import inline
from decks.org.rows import Kind, kinds
from decks.org.text import Numbered, quoted, text
from srs.model import SectionKind

_TAGS = re.compile(r"(?:^|[ \t]):(?P<tags>[\w@#%:]+):[ \t]*$")
_STATE = re.compile(r"^(?P<state>\S{2,20})(?:[ \t]+|$)")
_PRIORITY = re.compile(r"^\[#\w{1,2}\][ \t]*")
_COOKIE = re.compile(r"\[\d*(?:%|/\d*)\][ \t]*$")
_STATES = "TODO DONE NEXT WAITING WAIT HOLD STARTED DOING CANCELLED CANCELED INPROGRESS IN-PROGRESS".split()
_KEYWORD = re.compile(r"^[ \t]*#\+(?P<name>[A-Za-z][\w-]*)(?:\[[^\]]{0,80}\])?:[ \t]*(?P<value>.*)$")
_PROPERTY = re.compile(r"^[ \t]*:(?P<name>[\w@#%-]+)\+?:[ \t]*(?P<value>.*)$")
_LANGUAGE = re.compile(r"^[ \t]*#\+begin_(?:src|export)[ \t]+(?P<language>[\w+#.-]{1,30})", re.IGNORECASE)
_ESCAPED = re.compile(r"^([ \t]*),(?=,*(?:\*|#\+))")
_DEEPEST = 6
_END = re.compile(r"^[ \t]*#\+end_", re.IGNORECASE)
_INDENTED = frozenset({Kind.TEXT, Kind.QUOTED, Kind.BEGIN, Kind.FIXED})
_FARTHEST = 1_000


@dataclass(slots=True, kw_only=True)
class Headline:
    """A headline: its line, its stars, its title as Markdown, its own tags and properties, the line after its part."""

    line: int
    level: int
    title: str
    tags: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    end: int = 0


@dataclass(slots=True, kw_only=True)
class Document:
    """An Org document taken apart: the Markdown of each of its rows, what is no content, its headlines.

    `aside` is true while a drawer is read whose name is a section's, such as a hint; `told` is whether anything stands
    between it and the headline above.
    """

    made: list[list[Line]]
    furniture: dict[int, str] = field(default_factory=dict)
    headlines: list[Headline] = field(default_factory=list)
    title: str | None = None
    tags: tuple[str, ...] = ()
    aside: bool = False
    told: bool = False

    def between(self, first: int, last: int) -> list[Line]:
        """The Markdown of the rows from one up to another, the last not included."""
        return [line for made in self.made[first - 1 : last - 1] for line in made]


def document(rows: Sequence[str]) -> Document:
    """The document that the rows of an Org file are."""
    rows = [row.rstrip("\r").expandtabs(8) for row in rows]
    found = kinds(rows)
    margins = _margins(rows, found)
    states = frozenset(_STATES).union(*(_states(row) for row in rows if row.startswith("#+")))
    read = Document(made=[])
    for first, last in _runs(found):
        run = [(place + 1, rows[place][min(margins[place], _indent(rows[place])) :]) for place in range(first, last)]
        _take(read, found[first], run, states)
    _close(read.headlines, len(rows) + 1)
    return read


def _margins(rows: Sequence[str], found: Sequence[Kind]) -> list[int]:
    """How far everything below a headline is indented, for each row."""
    margins = [0] * len(rows)
    begin = 0
    least = _FARTHEST
    for place in range(len(rows) + 1):
        if place == len(rows) or found[place] is Kind.HEADLINE:
            margins[begin:place] = [least % _FARTHEST] * (place - begin)
            begin, least = place + 1, _FARTHEST
        elif found[place] in _INDENTED and rows[place].strip():
            least = min(least, _indent(rows[place]))
    return margins


def _indent(row: str) -> int:
    """How many spaces a row begins with."""
    return len(row) - len(row.lstrip(" "))


def _runs(found: Sequence[Kind]) -> Iterator[tuple[int, int]]:
    """The first place and the place after the last of each run of rows that belong together."""
    begin = 0
    for place in range(1, len(found) + 1):
        goes_on = place < len(found) and (
            found[place] in {Kind.CODE, Kind.END} or (found[place] is found[begin] is not Kind.BEGIN)
        )
        if not goes_on:
            yield begin, place
            begin = place


def _take(read: Document, kind: Kind, run: Sequence[Numbered], states: frozenset[str]) -> None:
    """Takes a run of rows of one kind into the document."""
    read.told = (read.told or (kind in _INDENTED and not read.aside)) and kind is not Kind.HEADLINE
    match kind:
        case Kind.HEADLINE:
            read.made += [_headline(read, number, row, states) for number, row in run]
        case Kind.TEXT:
            read.made += text(run)
        case Kind.QUOTED:
            read.made += quoted(run)
        case Kind.BEGIN | Kind.CODE | Kind.END:
            read.made += _code(run)
        case Kind.FIXED:
            read.made += _fixed(run)
        case Kind.LABEL:
            read.made += [_label(read, number, row) for number, row in run]
        case _:
            read.made += [_left_out(read, kind, number, row) for number, row in run]


def _headline(read: Document, number: int, row: str, states: frozenset[str]) -> list[Line]:
    """The heading that a headline makes, one level deeper, for the document's title stands above all."""
    stars, _, title = row.partition(" ")
    tags = _TAGS.search(title)
    title = title[: tags.start()] if tags else title
    state = _STATE.match(title.strip())
    title = title.strip()[state.end() :] if state and state["state"] in states else title.strip()
    title = inline(_COOKIE.sub("", _PRIORITY.sub("", title)).strip())
    own = tuple(tag for tag in tags["tags"].split(":") if tag) if tags else ()
    read.headlines.append(Headline(line=number, level=len(stars), title=title, tags=own))
    if not title:
        read.furniture[number] = Kind.MARKUP.value
        return []
    return [Line(text=""), Line(text=f"{'#' * min(_DEEPEST, len(stars) + 1)} {title}", origin=(number,)), Line(text="")]


def _close(headlines: Sequence[Headline], end: int) -> None:
    """Says of each headline where its part ends."""
    still: list[Headline] = []
    for headline in headlines:
        while still and still[-1].level >= headline.level:
            still.pop().end = headline.line
        still.append(headline)
    for headline in still:
        headline.end = end


def _code(run: Sequence[Numbered]) -> list[list[Line]]:
    """A block of code in a fence, which stands as far in as its first row."""
    language = _LANGUAGE.match(run[0][1])
    ended = len(run) > 1 and _END.match(run[-1][1]) is not None
    code = run[1:-1] if ended else run[1:]
    margin = " " * _indent(run[0][1])
    least = min((_indent(row) for _, row in code if row.strip()), default=0)
    fence = "~~~" if any(row.lstrip().startswith("```") for _, row in code) else "```"
    made = [[Line(text=f"{margin}{fence}{language['language'] if language else ''}", origin=(run[0][0],))]]
    made += [[Line(text=margin + _ESCAPED.sub(r"\1", row[least:]), origin=(number,))] for number, row in code]
    if ended:
        return [*made, [Line(text=margin + fence, origin=(run[-1][0],))]]
    made[-1].append(Line(text=margin + fence))
    return made


def _fixed(run: Sequence[Numbered]) -> list[list[Line]]:
    """Rows that begin with a colon and are taken as they stand, in a fence."""
    made = [[Line(text=row.lstrip()[1:].removeprefix(" "), origin=(number,))] for number, row in run]
    made[0].insert(0, Line(text="```"))
    made[-1].append(Line(text="```"))
    return made


def _label(read: Document, number: int, row: str) -> list[Line]:
    """The name of a drawer of the writer's own, as a line that may open a section."""
    name = row.strip(" :").capitalize()
    read.aside = kind_of(name) not in {None, SectionKind.ANSWER}
    return [Line(text=f"**{name}**", origin=(number,))]


def _left_out(read: Document, kind: Kind, number: int, row: str) -> list[Line]:
    """Takes what a row that is no content says of the document, which is seldom a line of it."""
    if not row.strip():
        return [Line(text="")]
    read.furniture[number] = kind.value
    if read.aside and kind is Kind.DRAWER:
        read.aside = False
        return [Line(text=f"{'#' * _DEEPEST} More" if read.told else "**Answer**")]
    keyword = _KEYWORD.match(row) if kind is Kind.KEYWORD else None
    name = keyword["name"].upper() if keyword else ""
    if keyword and name == "TITLE" and keyword["value"].strip():
        read.title = read.title or inline(keyword["value"].strip())
        del read.furniture[number]
        return [Line(text=f"# {inline(keyword['value'].strip())}", origin=(number,)), Line(text="")]
    if keyword and name == "CAPTION" and keyword["value"].strip():
        del read.furniture[number]
        return [Line(text=inline(keyword["value"].strip()), origin=(number,)), Line(text="")]
    if keyword and name == "FILETAGS":
        read.tags += tuple(tag for tag in re.split(r"[:\s]+", keyword["value"]) if tag)
    found = _PROPERTY.match(row) if kind is Kind.PROPERTIES and read.headlines else None
    if found and found["value"]:
        read.headlines[-1].properties[found["name"].upper()] = found["value"].strip()
    return []


def _states(row: str) -> frozenset[str]:
    """The words that a row names as states of headlines."""
    keyword = _KEYWORD.match(row)
    if keyword is None or keyword["name"].upper() not in {"TODO", "SEQ_TODO", "TYP_TODO"}:
        return frozenset()
    return frozenset(re.sub(r"\([^()]{0,20}\)", "", keyword["value"]).split())
