"""Numbered questions in running text, whose answers stand below them, as headings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from decks.converted import Line
from decks.question_marks import ends_as_question

_ITEM = re.compile(r"^(?:\*\*)?(?:\((?=\d{1,4}\)))?(?P<number>\d{1,4})[.)]\s+(?P<text>\S.*)$")
_TASK = re.compile(
    r"(?:\*\*)?(?:what|how|why|when|where|which|who|describe|explain|tell me|give|name|compare|define|discuss|outline|"
    r"walk (?:me|us)|write|implement|design|have you|do you|are you|can you|could you|share|talk about)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.*)$")
_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})")


def with_headings(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with each numbered question a heading; as they were where headings ask, or the questions only list.

    The questions have their numbers in order, most of what has a number in that order asks something, and most are
    followed by text of their own.
    """
    places = _in_order(lines)
    headings = [match for line in lines if (match := _HEADING.match(line.text))]
    answered = sum(_is_followed(lines, place) for place in places)
    if len(places) < 2 or 2 * answered <= len(places) or any(ends_as_question(match["text"]) for match in headings):
        return lines
    level = min(6, 1 + max((len(match["marks"]) for match in headings), default=1))
    made = list(lines)
    for place in places:
        text = made[place].text.removeprefix("**").removesuffix("**")
        made[place] = replace(made[place], text=f"{'#' * level} {text}")
    return made


def _in_order(lines: Sequence[Line]) -> list[int]:
    """The places of the lines that have the next number and ask something, code aside."""
    found: list[int] = []
    last = 0
    in_code = False
    for place, line in enumerate(lines):
        in_code ^= _FENCE.match(line.text) is not None
        item = _ITEM.match(line.text) if not in_code else None
        if item is None or (found and int(item["number"]) != last + 1):
            continue
        if ends_as_question(item["text"]) or _TASK.match(item["text"]):
            found.append(place)
            last = int(item["number"])
    return found


def _is_followed(lines: Sequence[Line], place: int) -> bool:
    """Whether the next line that is not blank is text, neither another item nor a heading."""
    for line in lines[place + 1 : place + 4]:
        if line.text.strip():
            return not (_ITEM.match(line.text) or _HEADING.match(line.text))
    return False
