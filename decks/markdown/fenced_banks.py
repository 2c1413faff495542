"""Banks that stand inside the fenced blocks or the bare lists of a text that asks nothing itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from decks.drafts import Draft, Reading, Unplaced
from decks.importers import Importer, importer
from decks.markdown.fences import Fence, fences
from decks.markdown.outline import Heading
from decks.markdown.places import places
from decks.question_marks import has_question_mark
from decks.records.tuples import with_lists
from srs.errors import SrsError

_BY_LANGUAGE = {
    **dict.fromkeys(("json", "json5", "jsonc"), ("json", "jsonl")),
    **dict.fromkeys(("jsonl", "ndjson"), ("jsonl",)),
    **dict.fromkeys(("yaml", "yml"), ("yaml",)),
    "toml": ("toml",),
    **dict.fromkeys(("csv", "tsv"), ("delimited",)),
    **dict.fromkeys(("js", "javascript", "ts", "typescript", "jsx", "tsx", "python", "py"), ("javascript",)),
    **dict.fromkeys(("markdown", "md", "text", "txt", "plaintext", "obsidian", "anki"), ("markdown", "delimited")),
}
_ANY = ("json", "jsonl", "javascript", "delimited", "markdown", "yaml", "toml")
_PROGRAM = "bank.js"
_LITERAL = re.compile(r"[ \t]{0,8}(?:[-*][ \t]+)?[\[({][ \t]*(?:[\"'“]|[\[({]|$)|[ \t]*[\w.]{1,40}[ \t]*=[ \t]*[\[({]")
_MAY_ASK = re.compile(r"::|\b(?:q|question|front|prompt|term|pregunta|frage|вопрос|问题)\b", re.IGNORECASE)
_MOST = 400
_CERTAIN = 0.3


def fenced_banks(lines: Sequence[str], found: Sequence[Heading], path: str) -> Reading | None:
    """What the fenced blocks of a text hold, or its bare lists of a program; None where that is less than half of it.

    A single question must be all that there is: an example in a manual is none.
    What no block's reading places, and what stands outside them, is unplaced.
    """
    drafts: list[Draft] = []
    furniture: dict[int, str] = {}
    for block in _blocks(lines):
        reading = _read(block)
        if reading is None:
            continue
        drafts += [replace(draft, lines=_moved(draft.lines, block.line)) for draft in reading.drafts]
        furniture |= {number + block.line: kind for number, kind in reading.furniture.items()}
        furniture |= dict.fromkeys((block.line, block.end) if block.end else (), "wrapper")
    said = {number for draft in drafts for number in draft.lines}
    furniture = {number: kind for number, kind in furniture.items() if lines[number - 1].strip() and number not in said}
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    inside = len(said | furniture.keys())
    if not drafts or 2 * inside < len(filled) or (len(drafts) == 1 and inside < len(filled)):
        return None
    last = max(said)
    furniture |= {one.line: "place" for one in found if one.line < last and one.line not in said}
    above = places(found, [min(draft.lines) for draft in drafts])
    left = [number for number in filled if number not in said and number not in furniture]
    return Reading(
        title=next((heading.text for heading in found if heading.level == 1), None),
        drafts=tuple(replace(one, place=(*place, *one.place)) for one, place in zip(drafts, above, strict=True)),
        furniture=furniture,
        unplaced=tuple(Unplaced(path=path, line=number, text=lines[number - 1].strip()) for number in left),
    )


def _moved(numbers: Iterable[int], down: int) -> frozenset[int]:
    """The numbers of lines, some lines further down."""
    return frozenset(number + down for number in numbers)


def _blocks(lines: Sequence[str]) -> Iterator[Fence]:
    """The fenced blocks that may hold questions, then the runs of lines outside them that begin as literals do."""
    fenced = list(fences(lines))
    inside = {number for one in fenced for number in range(one.line, one.end + 1)}
    tried = [one for one in fenced if _may_ask(one.inside)][:_MOST]
    bare = [] if tried else list(_bare(lines, inside))[:_MOST]
    yield from tried or bare


def _may_ask(inside: Sequence[str]) -> bool:
    """Whether any line could be of a question, and none fences another block."""
    asks = any(has_question_mark(line) or _MAY_ASK.search(line[:400]) for line in inside)
    return asks and not any(line.lstrip().startswith(("```", "~~~")) for line in inside)


def _bare(lines: Sequence[str], inside: set[int]) -> Iterator[Fence]:
    """The runs of lines outside fenced blocks that begin as a literal does, up to a blank line."""
    begin = 0
    for number in range(1, len(lines) + 2):
        over = number > len(lines) or number in inside or not lines[number - 1].strip()
        if begin and over:
            said = lines[begin - 1 : number - 1]
            yield Fence(line=begin - 1, end=0, language="py", inside=tuple(line.removeprefix("- ") for line in said))
            begin = 0
        elif not begin and not over and _LITERAL.match(lines[number - 1][:400]):
            begin = number


def _read(block: Fence) -> Reading | None:
    """What a block holds by the format that fits best; None where it holds no questions."""
    names = _BY_LANGUAGE.get(block.language, _ANY if not block.language else ())
    text = "\n".join(block.inside)
    likely = {name: _importer(name).likelihood(*_shown(name, text)) for name in names}
    best = max(names, key=lambda name: likely[name], default="")
    best = "json" if best == "jsonl" and likely.get("json") else best
    if not best or likely[best] < _CERTAIN:
        return None
    try:
        return _importer(best).read(*_shown(best, text))
    except SrsError:
        return None  # a damaged block is a part of the text like any other


def _shown(name: str, text: str) -> tuple[str, str]:
    """A text as an importer is to read it, and the name of its file: lists of a program are named first."""
    if name != "javascript":
        return text, "bank"
    listed = with_lists(text)
    return (listed if "=" in listed.split("[", 1)[0].split("{", 1)[0] else f"bank = [{listed}]"), _PROGRAM


@cache
def _importer(name: str) -> Importer:
    """The importer of a name, which reads text."""
    found = importer(name)
    if not isinstance(found, Importer):
        raise TypeError(f"{name} reads no text")
    return found
