"""Questions that stand as a bare list, with follow-ups indented under them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?:[-*+]|(?P<number>\d{1,4})[.)])[ \t]+(?P<text>\S.*)$")
_CHECKED = re.compile(r"[✅✔✓☑☐🗹]")
_FEWEST = 3


@dataclass
class Item:
    """One question of a list: its lines from 1, its words, its follow-ups, and what else is indented under it."""

    line: int
    text: str
    number: int | None
    lines: set[int] = field(default_factory=set)
    follow_ups: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def listed_questions(lines: Sequence[str], code: frozenset[int], stops: frozenset[int]) -> list[Item]:
    """The items of a text's lists where most of them ask something; none where they do not.

    `code` are the indexes of lines in code, which belongs to the item above; a line of `stops` ends an item. What
    stands behind a check mark and asks nothing is on a check list.
    """
    found: list[Item] = []
    current: Item | None = None
    for number, line in enumerate(lines, 1):
        item = _ITEM.match(line) if number - 1 not in code else None
        if number in stops or (item is not None and _CHECKED.match(item["text"]) and not _asks(item["text"])):
            current = None
        elif item is not None and len(item["indent"].expandtabs(4)) < 2:
            current = Item(number, item["text"].strip(), int(item["number"]) if item["number"] else None, {number})
            found.append(current)
        elif current is not None and line.strip():
            if item is not None:
                current.follow_ups.append(item["text"].strip())
            elif number - 1 in code or line[:1] in " \t":
                current.rest.append(line)
            else:
                current = None
                continue
            current.lines.add(number)
    asking = sum(_asks(item.text) for item in found)
    return found if asking >= _FEWEST and 2 * asking > len(found) else []


def _asks(text: str) -> bool:
    """Whether an item has the form of a question or a task."""
    return bool(re.search(r"[?？]\W*$", text[-80:])) or bool(_TASK.match(text))


_TASK = re.compile(
    r"(?:what|how|why|when|where|which|who|describe|explain|tell me|give|name|compare|define|discuss|outline|walk|"
    r"can you|write|create|implement|design|have you|do you|are you|share|talk about|make)\b",
    re.IGNORECASE,
)
