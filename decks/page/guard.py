"""Which lines of a page stand in fenced code, and the backslash before a line that only looks like a mark of it."""

import re
from collections.abc import Sequence

_FENCE = re.compile(r"^(?P<before>[ \t]*(?:[-*+][ \t]+)?)(?P<guard>\\*)(?P<fence>`{3,}|~{3,})(?P<rest>.*)$", re.DOTALL)
_HEADING = re.compile(r"^(?P<before>)(?P<guard>\\*)(?P<marks>#{1,3})(?=[ \t]|$)")


def code_lines(lines: Sequence[str]) -> tuple[list[bool], int | None]:
    """Whether each line stands inside fenced code or closes it, and the index of a fence that is never closed."""
    inside: list[bool] = []
    opened, at = "", 0
    for index, line in enumerate(lines):
        match = _FENCE.match(line)
        inside.append(bool(opened))
        if match is None or match["guard"]:
            continue
        if not opened and not (match["fence"][0] == "`" and "`" in match["rest"]):
            opened, at = match["fence"], index
        elif opened and match["fence"].startswith(opened) and not (match["before"] + match["rest"]).strip():
            opened = ""
    return inside, at if opened else None


def guarded(lines: Sequence[str], deepest: int = 2) -> list[str]:
    """A question's own lines with a backslash before each that would be read as a heading of the page.

    `deepest` is the level of the headings that mean something there. Where a fence is not closed, all get one.
    """
    inside, unclosed = code_lines(lines)
    if unclosed is not None:
        return [_with_guard(line, deepest, fences=True) for line in lines]
    return [
        line if code else _with_guard(line, deepest, fences=False) for line, code in zip(lines, inside, strict=True)
    ]


def unguarded(lines: Sequence[str], inside: Sequence[bool], deepest: int = 2) -> list[str]:
    """The lines that `guarded` was given; `inside` says which of these stand in code."""
    return [line if code else _without_guard(line, deepest) for line, code in zip(lines, inside, strict=True)]


def _with_guard(line: str, deepest: int, *, fences: bool) -> str:
    match = _FENCE.match(line)
    if match and (match["guard"] or fences):
        return line[: match.end("before")] + "\\" + line[match.end("before") :]
    match = _heading(line, deepest)
    return "\\" + line if match else line


def _without_guard(line: str, deepest: int) -> str:
    match = _FENCE.match(line) or _heading(line, deepest)
    if match and match["guard"]:
        return line[: match.end("before")] + line[match.end("before") + 1 :]
    return line


def _heading(line: str, deepest: int) -> re.Match[str] | None:
    match = _HEADING.match(line)
    return match if match and len(match["marks"]) <= deepest else None
