"""What stands on a page beside the questions that its elements show: headings and prose, read as Markdown."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from decks.drafts import Draft, Reading, Unplaced
from decks.markdown.importer import IMPORTER as MARKDOWN
from decks.question_marks import ends_as_question
from decks.web.asked import unlinked
from decks.web.blocks import TITLE
from decks.web.lines import Words
from decks.web.page import Part
from decks.web.signs import asks
from decks.web.to_markdown import markdown_of

_FENCE = re.compile(r" *(`{3,})")
_LINKED = re.compile(r"( *(?:- |\d{1,6}\. )(?:\d{1,4}[.)] )?)\[([^\[\]]+)\]\([^()\s]*\)")
_SOME = 3
_HEADING = re.compile(r"#{1,5} ")
_LEAST = 5


@dataclass(slots=True)
class Rest:
    """The rest of a page as lines of Markdown; for each line its lines in the source and the part it is from."""

    lines: list[str] = field(default_factory=lambda: [""])
    source: list[frozenset[int]] = field(default_factory=lambda: [frozenset()])
    parts: list[int] = field(default_factory=lambda: [0])

    def add(self, part: Part, rank: int, left_out: frozenset[int]) -> None:
        """Adds a part of the page as Markdown."""
        words = Words(part.words)
        for line in [*markdown_of(part.nodes, left_out, titles=True).split("\n"), ""]:
            linked = _LINKED.fullmatch(line)
            self.lines.append(f"{linked[1]}{linked[2]}" if linked and ends_as_question(linked[2]) else line)
            self.source.append(words.lines_of(line))
            self.parts.append(rank)

    def in_source(self, numbers: Sequence[int] | frozenset[int]) -> frozenset[int]:
        """The lines of the source for lines of the Markdown, all from 1."""
        return frozenset(line for number in numbers for line in self.source[number - 1])


def rest_of(parts: Sequence[Part], left_out: frozenset[int], title: str | None) -> Rest:
    """The parts of a page that belong to no question, as Markdown; of several first headings one is the title's."""
    rest = Rest()
    for rank, part in enumerate(parts):
        if part.question is None:
            rest.add(part, rank, left_out)
    rest.lines = _with_titles(rest.lines)
    if sum(line.startswith("# ") for line in rest.lines) > 1:
        rest.lines = list(_below(rest.lines, f"# {title}"))
    return rest


def _with_titles(lines: Sequence[str]) -> list[str]:
    """The lines with the titles of sections as headings above those that ask, else as the least."""
    levels = Counter(len(mark[0]) - 1 for line in lines if (mark := _HEADING.match(line)) and asks(line[mark.end() :]))
    level = max(1, max(levels, key=lambda each: levels[each]) - 1) if levels else _LEAST
    return [f"{'#' * level} {line.removeprefix(TITLE)}" if line.startswith(TITLE) else line for line in lines]


def _below(lines: Sequence[str], title: str) -> Iterator[str]:
    """The lines with every heading but the title a level down; code as it is."""
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark:
            fence = "" if fence and line.strip() == fence else fence or mark[1]
        heading = not mark and not fence and _HEADING.match(line) and line != title
        yield f"#{line}" if heading else line


def read_rest(rest: Rest, path: str, title: str | None, *, alone: bool) -> tuple[list[tuple[int, Draft]], Reading]:
    """The drafts in the rest with the rank of their part, and what the Markdown's reading says of all its lines.

    Where the page shows questions by its elements (not `alone`), what is answered is a question if it asks for sure, or
    some others do; a page's title must.
    """
    reading = MARKDOWN.read("\n".join(rest.lines), path)
    sure = {id(draft) for draft in reading.drafts if draft.sections and ends_as_question(draft.prompt or "")}
    kept: list[tuple[int, Draft]] = []
    unplaced = list(reading.unplaced)
    for draft in reading.drafts:
        taken = alone or bool(draft.sections and len(sure) >= _SOME)
        if id(draft) in sure or (taken and draft.prompt != title):
            prompt = unlinked(draft.prompt) if draft.prompt else None
            lines = rest.in_source(draft.lines)
            kept.append((rest.parts[min(draft.lines) - 1], replace(draft, prompt=prompt, lines=lines)))
        else:
            lines = draft.lines
            unplaced += [Unplaced(path=path, line=line, text=rest.lines[line - 1].strip()) for line in sorted(lines)]
    return kept, replace(reading, unplaced=tuple(sorted(unplaced, key=lambda one: one.line)))
