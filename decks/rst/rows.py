"""The shapes of rows in reStructuredText: titles, directives, targets, lists, and what stands indented below a row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ADORNMENT = re.compile(r"^(?P<mark>[!-/:-@\[-`{-~])(?P=mark){2,}\s*$")
DIRECTIVE = re.compile(
    r"^\.\. (?:\|(?P<substituted>[^|]{1,80})\| )?(?P<name>[A-Za-z][\w:.+-]{0,60}?) ?::(?:[ ](?P<words>.*))?$"
)
TARGET = re.compile(r"^(?:\.\. _(?P<name>`[^`]{1,200}`|(?:[^:\\]|\\.){1,200}):|__)(?:[ ]+(?P<address>\S.*))?$")
NOTE = re.compile(r"^\.\. \[(?P<name>[#\w*.-]{1,40})\]\s+(?P<words>.*)$")
EXPLICIT = re.compile(r"^\.\.(?:\s|$)")
FIELD = re.compile(r"^:(?P<name>[^:`\s][^:`]{0,60}):(?:\s+(?P<value>.*))?$")
BULLET = re.compile(r"^(?P<mark>[-*+•]|(?:\d{1,4}|#)[.)]|\((?:\d{1,4}|#)\))(?P<space>\s+|$)(?P<rest>.*)$")
DOCTEST = re.compile(r"^>>>(?: |$)")
LINE_BLOCK = re.compile(r"^\|(?: +(?P<words>.*)|\s*)$")

Numbered = tuple[int, str]


def indent(row: str) -> int:
    """How many spaces a row begins with."""
    return len(row) - len(row.lstrip(" "))


def block_end(rows: Sequence[Numbered], begin: int, margin: int = 1) -> int:
    """The place after the last row, from `begin`, of those indented by the margin; blank rows between them count."""
    end = begin
    for place in range(begin, len(rows)):
        row = rows[place][1]
        if row.strip():
            if indent(row) < margin:
                break
            end = place + 1
    return end


def dedented(rows: Sequence[Numbered]) -> list[Numbered]:
    """The rows without the margin that all of them have, and without blank ones at both ends."""
    filled = [place for place, (_, row) in enumerate(rows) if row.strip()]
    if not filled:
        return []
    margin = min(indent(rows[place][1]) for place in filled)
    return [(number, row[margin:]) for number, row in rows[filled[0] : filled[-1] + 1]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title: the place of its text, the place after it, and its style (its mark, twice where it stands above too)."""

    text: int
    end: int
    style: str


def title_at(rows: Sequence[Numbered], place: int) -> Title | None:
    """The title that begins at a place; None where none does."""
    above = ADORNMENT.match(rows[place][1])
    text = place + 1 if above else place
    if text + 1 >= len(rows):
        return None
    said, below = rows[text][1].rstrip(), ADORNMENT.match(rows[text + 1][1])
    if below is None or not said.strip() or (not above and said[0] == " ") or ADORNMENT.match(said):
        return None
    if above and above["mark"] != below["mark"]:
        return None
    long_enough = len(rows[text + 1][1].rstrip()) >= min(4, len(said.strip()))
    return Title(text=text, end=text + 2, style=below["mark"] * (2 if above else 1)) if long_enough else None


def targets(rows: Sequence[str]) -> Mapping[str, str]:
    """The addresses that names stand for, by the names in lower case, and the words of substitutions by `|name|`."""
    found: dict[str, str] = {}
    for row in rows:
        if not row.lstrip().startswith(".. "):
            continue
        target = TARGET.match(row.strip())
        if target and target["name"] and target["address"]:
            found[" ".join(target["name"].strip("`").replace("\\", "").casefold().split())] = target["address"]
        directive = DIRECTIVE.match(row.strip())
        if directive and directive["substituted"] and directive["words"]:
            words = directive["words"].strip()
            shown = f"![{words}]({words})" if directive["name"] == "image" else words
            found[f"|{directive['substituted'].casefold()}|"] = shown
    return found
