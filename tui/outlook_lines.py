"""The parts of an outlook as lines of text for a width."""

import textwrap
from collections.abc import Iterator

from tui.drawing import drawn
from tui.outlook_words import Part

_NARROW = 60
_WIDEST = 100


def lines_of(part: Part, width: int) -> Iterator[str]:
    """The lines of a part below its title, none wider than the width (30 or more)."""
    room = min(width, _WIDEST)
    names = max((len(name) for name, _ in part.lines), default=0) if room >= _NARROW else 0
    for name, said in part.lines:
        begin = f"{name:<{names}}  " if name and names else f"{name}: " if name else ""
        hang = " " * (len(begin) if names and name else 2 if name else 0)
        yield from textwrap.wrap(begin + said, room, subsequent_indent=hang, drop_whitespace=True) or [""]
    if part.chart is not None:
        yield from drawn(part.chart, room)
