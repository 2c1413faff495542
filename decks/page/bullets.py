"""Lists on a page: each bullet with its lines, and the comment at the end of its first line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.page.block import Block
from srs.errors import SourceError

_BULLET = re.compile(r" ?(?:[-*+]|\d{1,3}[.)])(?:[ \t]+|$)")
_MARK = re.compile(r"(?:point[ \t]+(?P<id>[0-9A-Fa-f-]{1,36}))?[ \t]*,?[ \t]*(?P<essential>essential)?")
_LONGEST_MARK = 80


@dataclass(frozen=True, slots=True)
class Statement:
    """A bullet: the number of its line, its text, the id it is marked with, and whether it is marked as essential."""

    line: int
    text: str
    mark: str | None = None
    essential: bool = False


def statements(block: Block) -> Iterator[Statement]:
    """The bullets of a list that say something.

    Raises:
        SourceError: a line belongs to no bullet.
    """
    for line, first, rest in bullets(block):
        words, mark, essential = mark_of(first)
        text = "\n".join([words, *rest]).strip()
        if text:
            yield Statement(line, text, mark, essential)


def bullets(block: Block) -> Iterator[tuple[int, str, list[str]]]:
    """Each bullet with the number of its line, its first line and the lines that go on from it.

    Raises:
        SourceError: a line belongs to no bullet.
    """
    number, first, rest, after_blank = 0, "", list[str](), True
    for index, text in enumerate(block.own()):
        bullet = _BULLET.match(text)
        if number and (block.inside[index] or text.startswith(("  ", "\t"))):
            rest.append(text.removeprefix("\t") if text.startswith("\t") else text.removeprefix("  "))
        elif bullet:
            if number:
                yield number, first, rest
            number, first, rest = block.line + index, text[bullet.end() :], []
        elif not text.strip() or (number and not after_blank):
            rest.append(text)
        else:
            raise SourceError(
                f"line {block.line + index}: every line of a list begins with a dash and a space, "
                "or with two spaces to go on from the line above"
            )
        after_blank = not text.strip()
    if number:
        yield number, first, rest


def mark_of(text: str) -> tuple[str, str | None, bool]:
    """A line without the mark at its end, the id in that mark, and whether it says essential."""
    line = text.rstrip()
    start = line.rfind("<!--")
    if start < 0 or not line.endswith("-->") or len(line) - start > _LONGEST_MARK:
        return text, None, False
    match = _MARK.fullmatch(line[start + 4 : -3].strip())
    if match is None or not match.group():
        return text, None, False
    return line[:start].rstrip(), match["id"], match["essential"] is not None
