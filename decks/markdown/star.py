"""Stories whose parts stand under headings of their own: "Situation", "Step 2. Task", or a "Step 2." that names it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from decks.drafts import Draft, DraftSection
from decks.markdown.outline import Heading, Sort
from srs.model import SectionKind

_WORDS = {"situation": "situation", "task": "task", "action": "action", "result": "result", "outcome": "result"}
_PARTS = ("situation", "task", "action", "result")
_STEP = re.compile(r"^(?:step|part|phase)?\s*(?:\d{1,2}|[ivIV]{1,3})?\s*[.):–—-]?\s*", re.IGNORECASE)
_PART = re.compile(
    r"^(?:the\s+)?[(\[]?(?:[STAR]\s?[)\].:=–—-]+\s*)?(?P<word>situation|task|action|result|outcome)s?\b"
    r"(?:\s*\([A-Z]\))?\s*(?:[:.–—-]+\s*(?P<rest>.*))?$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?P<word>situation|task|action|result|outcome)s?\b", re.IGNORECASE)
_HEADING = re.compile(
    r"^ {0,3}(?:#{1,6}\s+(?P<text>\S.*?)\s*#*|(?:\*\*|__)(?P<bold>[^*_]{4,80})(?:\*\*|__)\s*[:：]?)\s*$"
)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)")
_FEWEST = 3
_LONGEST_LEAD = 300


def within_stories(found: Sequence[Heading], sorts: Sequence[Sort], lines: Sequence[str]) -> list[Sort]:
    """The sorts of headings, those that name the parts of one story being inside the question above them."""
    made = list(sorts)
    for place, sort in enumerate(sorts):
        if sort is not Sort.QUESTION:
            continue
        run = list(_run(found, place + 1, lines))
        if len(set(run)) >= _FEWEST:
            made[place + 1 : place + 1 + len(run)] = [Sort.INNER] * len(run)
    return made


def with_story(draft: Draft) -> Draft:
    """A draft whose answer tells a story by headings that name its parts, with it as a story; any other as it is."""
    sections: list[DraftSection] = []
    for part in draft.sections:
        told = _told(part.text) if part.kind in {SectionKind.ANSWER, SectionKind.STORY} and not part.bullets else None
        if told is None:
            sections.append(part)
            continue
        before, story = told
        if before:
            sections.append(replace(part, text=before))
        sections.append(DraftSection(kind=SectionKind.STORY, heading=part.heading, text=story))
    return draft if sections == list(draft.sections) else replace(draft, sections=tuple(sections))


def _run(found: Sequence[Heading], begin: int, lines: Sequence[str]) -> Iterator[str]:
    """The parts that one heading after another names, each once and in their order."""
    last = -1
    for place in range(begin, min(begin + len(_PARTS), len(found))):
        heading = found[place]
        part = _part(heading.text, _lead(lines, heading.end))
        if part is None or _PARTS.index(part) <= last:
            return
        last = _PARTS.index(part)
        yield part


def _part(heading: str, lead: str) -> str | None:
    """The part that a heading names, or where it only counts steps, the one its first line does."""
    bare = _STEP.sub("", heading.strip("*_ "))
    named = _PART.match(bare[:200])
    if named is not None:
        return _WORDS[named["word"].lower()]
    if bare or not heading:
        return None
    word = _NAMED.search(lead[:_LONGEST_LEAD])
    return _WORDS[word["word"].lower()] if word else None


def _lead(lines: Sequence[str], begin: int) -> str:
    """The first line from a number on that says something, looked for a few lines far."""
    return next((line.strip() for line in lines[begin - 1 : begin + 4] if line.strip()), "")


def _told(text: str) -> tuple[str, str] | None:
    """What stands before a story, and the story with its parts' names before them; None where it is no story."""
    lines = text.split("\n")
    begins = list(_begins(lines))
    if len({part for _, part, _ in begins}) < _FEWEST:
        return None
    said: list[str] = []
    for rank, (line, part, rest) in enumerate(begins):
        end = begins[rank + 1][0] if rank + 1 < len(begins) else len(lines)
        below = "\n".join([rest, *lines[line + 1 : end]]).strip()
        said.append(f"{part.capitalize()}: {below}".strip())
    return "\n".join(lines[: begins[0][0]]).strip(), "\n\n".join(said)


def _begins(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """The index, the part and the words beside its name of each heading that names a part, in their order."""
    last, fenced = -1, False
    for index, line in enumerate(lines):
        fenced ^= _FENCE.match(line) is not None
        heading = _HEADING.match(line[:400]) if not fenced else None
        words = (heading["text"] or heading["bold"]).rstrip(":：") if heading else ""
        part = _part(words, _lead(lines, index + 2)) if words else None
        if part is not None and _PARTS.index(part) > last:
            last = _PARTS.index(part)
            named = _PART.match(_STEP.sub("", words.strip("*_ "))[:200])
            yield index, part, (named["rest"] or "") if named else ""
