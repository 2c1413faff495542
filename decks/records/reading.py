"""From the values of a file of records to a reading: drafts, furniture, and the words that stand on no question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from decks.deletions import has_opening
from decks.drafts import Draft, Problem, Reading, Unplaced
from decks.records.apart import with_right_ones
from decks.records.choices import counted_from_zero
from decks.records.drafts import draft_of, plans
from decks.records.keys import Part, part_of
from decks.records.legend import with_names
from decks.records.search import Findings, findings
from decks.records.shapes import asks_for_sure
from decks.records.tree import Node, Scalar, Sort, scalars

_COMMENT = re.compile(r"^\s*(?:#|//|/\*)")
_WORD = re.compile(r"[^\W\d_]{2}")
_ADDRESS = re.compile(r"\S*(?:://|[./\\_@])\S*|[\d\W]+")
_SURE = 0.98
_LIKELY = 0.6
_POSSIBLE = 0.3
_ANSWERS = frozenset({Part.ANSWER, Part.CHOICES, Part.OPTION, Part.WRONG, Part.POINTS})


def reading(values: Sequence[Node], text: str, path: str, problems: Sequence[Problem] = ()) -> Reading:
    """What the values of a text are as a bank; every line that is not blank is accounted for."""
    found = with_names(findings(values))
    planned = [plan for record in found.records for plan in plans(record)]
    from_zero = counted_from_zero([plan.options for plan in planned if plan.options])
    drafts = [draft_of(plan, from_zero=from_zero) for plan in with_right_ones(planned, from_zero=from_zero)]
    return _accounted(drafts, found, text.split("\n"), path, problems)


def certainty(values: Sequence[Node]) -> float:
    """How likely it is that the values of a text are a bank, from 0 to 1."""
    found = findings(values)
    if not found.records:
        return 0.0
    told = sum(len(one.text) for record in found.records for each in record.fields for one in scalars(each.node))
    rest = sum(len(one.text) for _, node in found.left for one in scalars(node))
    if told < rest:
        return 0.0
    sure = 0
    asked = False
    for record in found.records[:1_000]:
        parts = {part_of(one.key)[0] for one in record.fields}
        texts = [one.node.text for one in record.fields[:20] if isinstance(one.node, Scalar)]
        asked = any(asks_for_sure(text) or has_opening(text) for text in texts)
        sure += asked or (not record.bare and Part.QUESTION in parts and bool(parts & _ANSWERS))
    if len(found.records) == 1 and not asked:
        return _POSSIBLE
    share = sure / min(len(found.records), 1_000)
    return _SURE if share >= 0.5 else _LIKELY if share >= 0.1 else _POSSIBLE


def _accounted(
    drafts: Sequence[Draft], found: Findings, lines: Sequence[str], path: str, problems: Sequence[Problem]
) -> Reading:
    """The reading, with a place found for every line that is on no draft."""
    filled = frozenset(number for number, line in enumerate(lines, 1) if line.strip())
    drafts = [replace(draft, lines=draft.lines & filled) for draft in drafts]
    said = {number for draft in drafts for number in draft.lines}
    left = {number for key, node in found.left for number in _worded(key, node)}
    furniture: dict[int, str] = {}
    unplaced: list[Unplaced] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or number in said:
            continue
        if number in left:
            unplaced.append(Unplaced(path=path, line=number, text=line.strip()))
        elif number in found.places:
            furniture[number] = "place"
        else:
            furniture[number] = "comment" if _COMMENT.match(line) else "record data"
    return Reading(
        title=found.title,
        drafts=tuple(drafts),
        problems=tuple(problems),
        unplaced=tuple(unplaced),
        furniture=furniture,
    )


def _worded(key: str, node: Node) -> set[int]:
    """The lines of the words of a value that stands on no question; ids, dates, addresses and numbers are none."""
    part = part_of(key)[0]
    is_id = part is Part.NUMBER and isinstance(node, Scalar) and " " not in node.text.strip()
    if is_id or part is Part.RECORD_DATA or key.startswith(("@", "$")):
        return set()
    return {
        number
        for one in scalars(node)
        if one.sort is Sort.TEXT and _WORD.search(one.text) and not _ADDRESS.fullmatch(one.text.strip())
        for number in range(one.first, one.last + 1)
    }
