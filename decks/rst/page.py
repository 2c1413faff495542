"""The Markdown of a reStructuredText document while it is written: titles, text, code, tables, what is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from decks.converted import Line
from decks.rst.inline import inline
from decks.rst.rows import Numbered

DEEPEST_HEADING = 6


@dataclass(slots=True)
class Document:
    """A document taken apart: its Markdown, its furniture by line, and what a person should look at."""

    lines: list[Line] = field(default_factory=list)
    furniture: dict[int, str] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)


class Page:
    """Takes what the rows of a document say, each line with the numbers of its rows; a prefix stands before each.

    `told` is whether anything was said since the last title.
    """

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self.lines: list[Line] = []
        self.problems: list[tuple[int, str]] = []
        self.told = False
        self._furniture: dict[int, str] = {}
        self._addresses = addresses
        self._styles: list[str] = []
        self._titles: list[tuple[int, str]] = []

    def finished(self) -> Document:
        """The document, its titles marked by how deep they stand; one alone of the first style is the top."""
        first = self._styles[0] if self._styles else ""
        alone = sum(style == first for _, style in self._titles) == 1 and len(self._styles) > 1
        for place, style in self._titles:
            level = min(DEEPEST_HEADING, self._styles.index(style) + (1 if alone else 2))
            line = self.lines[place]
            self.lines[place] = replace(line, text=f"{'#' * level} {line.text}")
        return Document(lines=self.lines, furniture=self._furniture, problems=self.problems)

    def own(self, text: str, prefix: str) -> None:
        """Adds a line that no row stands for; never a second blank one."""
        if text or (self.lines and self.lines[-1].text.strip(" >")):
            self.lines.append(Line(text=f"{prefix}{text}".rstrip()))

    def say(self, text: str, prefix: str, *numbers: int) -> None:
        """Adds a line as it stands."""
        self.told = self.told or bool(text.strip())
        self.lines.append(Line(text=f"{prefix}{text}".rstrip(), origin=numbers if text.strip() else ()))

    def tell(self, text: str, prefix: str, *numbers: int) -> None:
        """Adds a line of running text."""
        self.say(inline(text, self._addresses), prefix, *numbers)

    def leave_out(self, kind: str, rows: Sequence[Numbered]) -> None:
        """Notes rows that are no content."""
        self._furniture.update({number: kind for number, row in rows if row.strip()})

    def title(self, rows: Sequence[Numbered], place: int, text: int, end: int, style: str) -> int:
        """A title; how deep it stands is known once all are."""
        if style not in self._styles:
            self._styles.append(style)
        self.own("", "")
        self._titles.append((len(self.lines), style))
        self.tell(rows[text][1].strip(), "", *(number for number, _ in rows[place:end]))
        self.own("", "")
        self.told = False
        return end

    def table(self, lines: Sequence[Line], prefix: str) -> None:
        """The rows of a table."""
        for line in lines:
            self.tell(line.text, prefix, *line.origin)

    def code(self, rows: Sequence[Numbered], language: str, prefix: str, *opened: int) -> None:
        """Code in a fence; `opened` are the rows that said that it is code."""
        fence = "~~~" if any(row.lstrip().startswith("```") for _, row in rows) else "```"
        self.own("", prefix)
        self.say(f"{fence}{language}", prefix, *opened)
        for number, row in rows:
            self.say(row, prefix, number)
        self.own(fence, prefix)
