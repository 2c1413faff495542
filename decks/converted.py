"""A document of another format as Markdown lines, and what the Markdown or listing importer reads in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from decks import listing
from decks.drafts import Draft, Problem, Reading, Unplaced
from decks.importers import Importer
from decks.markdown import importer as markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of Markdown, and the numbers of the document's own lines it was made of; none where it is our own."""

    text: str
    origin: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A document as Markdown.

    `said` are the words of its own lines that are not blank, by number; `furniture` the kind of those that are no
    content. What is on no line of Markdown and no furniture is unplaced.
    """

    lines: Sequence[Line]
    said: Mapping[int, str]
    furniture: Mapping[int, str] = field(default_factory=dict)
    title: str | None = None
    problems: tuple[Problem, ...] = ()


def read(document: Converted, path: str, others: Sequence[Draft] = ()) -> Reading:
    """The questions of a document beside those found already (`others`), in order, by the document's own lines."""
    text = "\n".join(line.text.replace("\n", " ") for line in document.lines)
    reading = _reader(text, path).read(text, path)
    drafts = [replace(draft, lines=draft.lines & document.said.keys()) for draft in others]
    drafts += [replace(draft, lines=_origin(document, draft.lines)) for draft in reading.drafts]
    drafts.sort(key=lambda draft: min(draft.lines, default=0))
    taken = frozenset(number for draft in drafts for number in draft.lines)
    left = _origin(document, (one.line for one in reading.unplaced if one.text != f"# {reading.title}"))
    found = {number: kind for made, kind in reading.furniture.items() for number in document.lines[made - 1].origin}
    titled = (one.line for one in reading.unplaced if one.text == f"# {reading.title}")
    found |= dict.fromkeys(_origin(document, titled), "title")
    kinds = {number: kind for number, kind in found.items() if number not in left} | dict(document.furniture)
    furniture = {number: kind for number, kind in sorted(kinds.items()) if number not in taken}
    lost = [number for number in sorted(document.said) if number not in taken and number not in furniture]
    return Reading(
        title=document.title or reading.title,
        drafts=tuple(drafts),
        problems=(*document.problems, *(_moved(document, problem) for problem in reading.problems)),
        unplaced=tuple(Unplaced(path=path, line=number, text=document.said[number].strip()) for number in lost),
        furniture={number: kind for number, kind in furniture.items() if number in document.said},
    )


def _reader(text: str, name: str) -> Importer:
    """The importer that finds the questions: Markdown's, unless the text is more likely a listing."""
    numbered = listing.IMPORTER.likelihood(text, name)
    return listing.IMPORTER if numbered and numbered > markdown.IMPORTER.likelihood(text, name) else markdown.IMPORTER


def _origin(document: Converted, made: Iterable[int]) -> frozenset[int]:
    """The document's own lines that lines of Markdown were made of."""
    made_of = (number for line in made for number in document.lines[line - 1].origin)
    return frozenset(number for number in made_of if number in document.said)


def _moved(document: Converted, problem: Problem) -> Problem:
    """A problem at the line of the document that it is about."""
    origin = document.lines[problem.line - 1].origin if 0 < problem.line <= len(document.lines) else ()
    return replace(problem, line=min(origin, default=0))
