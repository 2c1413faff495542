"""The lines above a text export that say how its rows are to be read."""

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"#(?P<key>[A-Za-z][A-Za-z ]{2,20}):[ \t]?(?P<value>.*)")
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":", "\\t": "\t"}
_COLUMNS = ("guid", "notetype", "deck", "tags")
_TELLING = frozenset({"separator", "html", "notetype", *(f"{column} column" for column in _COLUMNS)})
_KNOWN = _TELLING | {"deck", "tags", "columns", "if matches"}
_MOST_LINES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """How rows are read: `columns` are the places (from 0) of guid, notetype, deck and tags where they have one.

    `html` is None where the header does not say. `names` are those of all columns, special ones too. `begin` is where
    the rows begin, `lines` how many lines stand above; `told` whether any of them is one that only such an export has.
    """

    separator: str | None = None
    html: bool | None = None
    note_type: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    columns: dict[str, int] = field(default_factory=dict)
    begin: int = 0
    lines: int = 0
    told: bool = False


def header(text: str) -> Header:
    """The header of a text; one without any line where it has none."""
    said: dict[str, str] = {}
    begin = lines = 0
    while lines < _MOST_LINES and text.startswith("#", begin):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        match = _LINE.fullmatch(text, begin, min(end, begin + 10_000))
        key = " ".join(match["key"].lower().split()) if match else ""
        if match is None or key not in _KNOWN:
            break
        said.setdefault(key, match["value"].strip(" \r"))
        begin, lines = min(end + 1, len(text)), lines + 1
    return _header(said, begin, lines)


def _header(said: dict[str, str], begin: int, lines: int) -> Header:
    """The header that these values make."""
    separator = _separator(said.get("separator", ""))
    places = {column: _number(said.get(f"{column} column", "")) for column in _COLUMNS}
    names = said.get("columns", "")
    return Header(
        separator=separator,
        html={"true": True, "false": False}.get(said.get("html", "").strip().lower()),
        note_type=said.get("notetype", "").strip(),
        deck=said.get("deck", "").strip(),
        tags=tuple(said.get("tags", "").split()),
        names=tuple(name.strip() for name in names.split(separator or "\t")) if names else (),
        columns={column: place for column, place in places.items() if place is not None},
        begin=begin,
        lines=lines,
        told=bool(_TELLING & said.keys()),
    )


def _separator(value: str) -> str | None:
    """The character that a name of one stands for, or that is written as itself; None where it is none."""
    named = _SEPARATORS.get(value.strip().lower())
    return named or (value if len(value) == 1 and value not in '"\n' else None)


def _number(value: str) -> int | None:
    """A column's place from 0, of its number from 1."""
    number = value.strip()
    return int(number) - 1 if number.isdecimal() and len(number) < 4 and int(number) else None
