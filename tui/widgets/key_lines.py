"""Hints of keys on lines."""

from collections.abc import Sequence

from textual.content import Content

_APART = Content("  ")


def lines_of(hints: Sequence[Content], kept: Content, width: int, most: int) -> list[Content]:
    """Gives all hints on as few lines of this width as they need, the kept one at the end.

    Where that is more than `most` lines, hints are left out, the first of them last; a line there always is.
    """
    for count in range(1, most):
        lines, whole = _placed(hints, kept, width, count)
        if whole:
            return lines
    return _placed(hints, kept, width, max(1, most))[0]


def _placed(hints: Sequence[Content], kept: Content, width: int, count: int) -> tuple[list[Content], bool]:
    """So many lines, each hint on the first that has room for it; and whether all found some."""
    lines: list[list[Content]] = [[] for _ in range(count)]
    room = [*[width + 2] * (count - 1), width - kept.cell_length]
    whole = True
    for hint in hints:
        needed = hint.cell_length + 2
        place = next((number for number, left in enumerate(room) if needed <= left), None)
        if place is None:
            whole = False
        else:
            lines[place].append(hint)
            room[place] -= needed
    lines[-1].append(kept)
    return [_APART.join(line) for line in lines], whole
