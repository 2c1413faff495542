"""The lines of a Markdown text that are on no question: places, contents, rules and other furniture, or unplaced."""

import math
import re
from collections.abc import Mapping, Sequence

from decks.drafts import Draft, Reading, Unplaced
from decks.markdown.adverts import advert_outside
from decks.markdown.furniture import furniture_of
from decks.markdown.outline import Heading, Sort, closes_page

_LINK_TO_SELF = re.compile(r"^\s*(?:[-*+]|\d+[.)]|\|)?.{0,12}\[.+\]\(#.*\).{0,400}$")
_ADVERTS = frozenset({"advert", "badge"})
_TABLE_ROW = re.compile(r"^\s*\|(?:[ :|.-]|No|#|Questions?)*\|?\s*$", re.IGNORECASE)


def reading_of(
    lines: Sequence[str],
    path: str,
    drafts: Sequence[Draft],
    furniture: dict[int, str],
    found: Sequence[Heading],
    sorts: Sequence[Sort],
    title: str | None,
) -> Reading:
    """The reading of a text, with a place found for every line that is on no draft."""
    said = {number for draft in drafts for number in draft.lines}
    furniture = {number: kind for number, kind in furniture.items() if number not in said and lines[number - 1].strip()}
    regions = {heading.line: sort for heading, sort in zip(found, sorts, strict=True)}
    holding = _holding(found, drafts)
    region = Sort.PROSE
    unplaced: list[Unplaced] = []
    for number, line in enumerate(lines, 1):
        begins = number in regions
        region = regions.get(number, region)
        if not line.strip() or number in said or number in furniture:
            continue
        kind = "place" if number in holding else _kind_of_rest(line, region, begins=begins)
        if kind:
            furniture[number] = kind
        else:
            unplaced.append(Unplaced(path=path, line=number, text=line.strip()))
    empty = _over_adverts(lines, found, furniture)
    furniture.update({one.line: empty[one.line] for one in unplaced if one.line in empty})
    unplaced = [one for one in unplaced if one.line not in empty]
    return Reading(title=title, drafts=tuple(drafts), unplaced=tuple(unplaced), furniture=furniture)


def _holding(found: Sequence[Heading], drafts: Sequence[Draft]) -> frozenset[int]:
    """The lines of the headings that questions stand below."""
    begins = sorted(min(draft.lines) for draft in drafts if draft.lines)
    holding: set[int] = set()
    above: list[Heading] = []
    rank = 0
    for place, heading in enumerate(found):
        above = [other for other in above if other.level < heading.level] + [heading]
        following = found[place + 1].line if place + 1 < len(found) else math.inf
        while rank < len(begins) and begins[rank] <= heading.line:
            rank += 1
        if rank < len(begins) and begins[rank] <= following:
            holding.update(line for other in above for line in range(other.line, other.end))
    return frozenset(holding)


def _over_adverts(lines: Sequence[str], found: Sequence[Heading], furniture: Mapping[int, str]) -> dict[int, str]:
    """The kinds of the lines of headings with nothing but adverts below, or with nothing where they close a page."""
    kinds: dict[int, str] = {}
    for heading, end in zip(found, [*(heading.line for heading in found[1:]), len(lines) + 1], strict=False):
        below = [number for number in range(heading.end, end) if lines[number - 1].strip()]
        said = {furniture.get(number, "") for number in below}
        if (said & _ADVERTS and "" not in said) or (not said and closes_page(heading.text)):
            kinds.update(dict.fromkeys(range(heading.line, heading.end), "advert" if said else "greeting"))
    return kinds


def _kind_of_rest(line: str, region: Sort, *, begins: bool) -> str | None:
    """The kind of furniture that a line outside every question is, or None where it is none."""
    if region is Sort.CONTENTS or (_LINK_TO_SELF.match(line[:1_000]) and not begins):
        return "contents"
    if _TABLE_ROW.match(line[:400]) and "---" in line:
        return "contents" if "|" in line else "rule"
    if line.strip(" -*_>") == "":
        return "rule"
    return furniture_of(line) or advert_outside(line)
