"""What stands above several tasks and is needed for each: "Suppose we have these tables. Write queries for:"."""

from collections.abc import Sequence
from dataclasses import replace

from decks.drafts import Draft, DraftSection
from decks.markdown.furniture import furniture_of
from decks.markdown.outline import Heading
from srs.model import SectionKind

_MOST_LINES = 60


def with_preambles(drafts: Sequence[Draft], lines: Sequence[str], found: Sequence[Heading]) -> list[Draft]:
    """The drafts, in order, each with the text between its heading and the first below it where that leads up to them.

    Such a text ends in a colon; it is a section of its own, under the heading's words and before the draft's others.
    """
    made = list(drafts)
    rank = 0
    for place, heading in enumerate(found):
        following = found[place + 1].line if place + 1 < len(found) else len(lines) + 1
        while rank < len(made) and min(made[rank].lines) < heading.line:
            rank += 1
        below = rank
        while below < len(made) and min(made[below].lines) < following:
            below += 1
        said = _preamble(lines, heading.end, min(made[rank].lines)) if below > rank + 1 else []
        if said:
            text = "\n".join(lines[number - 1] for number in range(said[0], said[-1] + 1))
            own = DraftSection(kind=SectionKind.OTHER, heading=heading.text, text=text)
            for each in range(rank, below):
                draft = made[each]
                made[each] = replace(draft, sections=(own, *draft.sections), lines=draft.lines | set(said))
        rank = below
    return made


def _preamble(lines: Sequence[str], begin: int, end: int) -> list[int]:
    """The numbers of the lines of a text that leads up to what follows it; none of any other."""
    if end - begin > _MOST_LINES:
        return []
    said = [number for number in range(begin, end) if lines[number - 1].strip() and not furniture_of(lines[number - 1])]
    return said if said and lines[said[-1] - 1].rstrip(" *_").endswith((":", "：")) else []
