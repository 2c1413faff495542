"""Which printed lines are no content: what stands at the top and bottom of page after page, and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from decks.pdf.lines import Printed
from decks.question_marks import ends_as_question

_PAGE_NUMBER = re.compile(
    r"[\s|–—-]*(?:(?:page|seite|página|p\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?[\s|–—-]*", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\s*(?:Q(?:uestion)?\.?\s*)?\d{1,4}\s*[.):]|^\s*Q(?:uestion)?\b", re.IGNORECASE)
_BROWSER = re.compile(r"^(?:https?|file)://\S+.*\d+/\d+\s*$|^\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?:\s?[AP]M)?\s")
_OUTERMOST = 3
_LONGEST = 80
_LARGER = 1.3


def furniture(lines: Sequence[Printed]) -> dict[int, str]:
    """The kind of each line, by its rank from 1, that is a header, a footer or a page's number."""
    most = 1.1 * body_size(lines)
    edges = _edges(lines)
    seen: Counter[tuple[str, int]] = Counter()
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        seen.update({_key(lines[place]) for place in (*top, *bottom)})
    often = max(2, (len({line.page for line in lines}) + 1) // 2)
    found: dict[int, str] = {}
    for edge in edges:
        for place in edge:
            line = lines[place]
            small = line.size <= most and len(line.text) <= _LONGEST
            everywhere = place == edge[0] and seen[_key(line)] == len(edges) // 2 > 1 and line.size <= _LARGER * most
            repeated = seen[_key(line)] >= often and (small or everywhere) and not _asks(line.text)
            if not (repeated or (place == edge[0] and _PAGE_NUMBER.fullmatch(line.text)) or _BROWSER.search(line.text)):
                break
            found[place + 1] = "page number" if _PAGE_NUMBER.fullmatch(line.text) else "page header"
    return found


def _asks(text: str) -> bool:
    """Whether a line is a question, or has the number or the mark of one."""
    return ends_as_question(text) or _NUMBERED.match(text) is not None


def body_size(lines: Sequence[Printed]) -> float:
    """The height of most letters, those of one width aside where there are others."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += 1 if line.fixed else 1_000 * len(line.text)
    return max(letters, key=lambda size: letters[size], default=0.0)


def _edges(lines: Sequence[Printed]) -> list[list[int]]:
    """The places of the few highest lines of each page from the top, and of its few lowest from the bottom."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        pages[line.page].append(place)
    ordered = [sorted(places, key=lambda place: -lines[place].y) for places in pages.values()]
    return [edge for places in ordered for edge in (places[:_OUTERMOST], places[: -_OUTERMOST - 1 : -1])]


def _key(line: Printed) -> tuple[str, int]:
    """What is the same of a line on every page it stands on: its words without their numbers, its height."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.y / 3)
