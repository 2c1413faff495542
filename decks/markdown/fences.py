"""The fenced blocks of a Markdown text, with their languages and the words on their first line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENS = re.compile(
    r"(?P<indent>[ \t]{0,8})(?P<fence>`{3,}|~{3,})[ \t]*\{?\.?(?P<language>[\w+#-]{0,40})\}?(?P<rest>[^`\n]*)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block: the lines of its two fences (from 1), its language in lower case, and what is inside.

    `inside` has a line for each between the fences, without the block's own margin.
    """

    line: int
    end: int
    language: str
    inside: tuple[str, ...]


def fences(lines: Sequence[str]) -> Iterator[Fence]:
    """The fenced blocks of a text in order; one that is never closed is none."""
    opened: tuple[int, re.Match[str]] | None = None
    for number, line in enumerate(lines, 1):
        if "```" not in line and "~~~" not in line:
            continue
        match = _OPENS.match(line[:400])
        if match is None:
            continue
        if opened is None:
            opened = number, match
            continue
        begin, first = opened
        closes = match["fence"].startswith(first["fence"]) and not (match["language"] or match["rest"].strip())
        if closes:
            margin = len(first["indent"])
            inside = tuple(text[min(margin, len(text) - len(text.lstrip())) :] for text in lines[begin : number - 1])
            yield Fence(line=begin, end=number, language=first["language"].casefold(), inside=inside)
            opened = None
