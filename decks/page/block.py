"""Lines of a page that belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

from decks.page.guard import unguarded


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a page: the number of the first, the lines, and which of them stand in code."""

    line: int
    lines: tuple[str, ...]
    inside: tuple[bool, ...]

    @classmethod
    def of(cls, lines: Sequence[str], inside: Sequence[bool], start: int, end: int, first: int = 1) -> "Block":
        """The lines from one index to before another without empty ones at the end; `first` numbers index 0."""
        while end > start and not lines[end - 1].strip():
            end -= 1
        return cls(start + first, tuple(lines[start:end]), tuple(inside[start:end]))

    def part(self, start: int, end: int | None = None) -> "Block":
        """Its lines from one index on, or to before another."""
        return Block.of(self.lines, self.inside, start, len(self.lines) if end is None else end, self.line)

    def own(self, deepest: int = 2) -> list[str]:
        """Its lines as the question has them, without the backslashes of the page."""
        return unguarded(self.lines, self.inside, deepest)

    def text(self, deepest: int = 2) -> str:
        """Its lines as one text without empty lines at its ends."""
        own = self.own(deepest)
        said = [index for index, line in enumerate(own) if line.strip()]
        return "\n".join(own[said[0] : said[-1] + 1]) if said else ""


def trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines as they are compared: without spaces at their ends and empty lines at the last, which editors take away."""
    kept = [line.rstrip() for line in "\n".join(lines).replace("\r\n", "\n").split("\n")]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
