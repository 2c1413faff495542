"""The importer for Markdown: headings that ask, with their answers under them, or `Q:` and `A:` pairs."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from decks.answers import content_of
from decks.bilingual import language_views, together
from decks.bold import bold_questions
from decks.bulleted import listed_questions, told
from decks.drafts import Draft, DraftSection, Reading, Unplaced
from decks.finishing import finished
from decks.folded import folded_questions
from decks.front_matter import FrontMatter, front_matter
from decks.furniture import furniture_of
from decks.levels import legends
from decks.listed_answers import answers_below
from decks.lone import draft_of, names_the_question, one_question
from decks.marked import joined, left_over, marked_drafts
from decks.metadata import Metadata
from decks.outline import ASKS_FOR_SURE, Heading, Sort, headings, sorted_out
from decks.pair_drafts import drafts_of_pairs
from decks.pairs import Pair, pairs
from decks.places import places
from decks.posed import Span, posed, without
from decks.preambles import with_preambles
from decks.question_table import question_tables
from decks.star import within_stories
from decks.unmarked import with_answers_below
from srs.model import SectionKind

_LINK_TO_SELF = re.compile(r"^\s*(?:[-*+]|\d+[.)]|\|)?.{0,12}\[.+\]\(#.*\).{0,400}$")
_TABLE_ROW = re.compile(r"^\s*\|(?:[ :|.-]|No|#|Questions?)*\|?\s*$", re.IGNORECASE)
_TITLE = re.compile(r"<h1\b[^>]*>\s*(?P<text>[^<]{2,120}?)\s*</h1>", re.IGNORECASE)
_SEARCHED = 3_000
_FEW = 3
_FOR_EXAMPLE = """\
# Platform interview questions

## What does a readiness probe decide?

Difficulty: Medium

Whether the pod's address is in the service's endpoints.

### Key points

- A failing one takes the pod out of the endpoints without a restart.
"""


class Markdown:
    """Headings that are questions with their content as the answer, or `Q:`/`A:` pairs."""

    name = "markdown"
    summary = "Markdown: a heading for each question with its answer below, or Q: and A: lines"
    example = _FOR_EXAMPLE
    suffixes = (".md", ".markdown", ".mdown", ".mdx", ".qmd")

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is Markdown with questions, from 0 to 1; looks at its beginning."""
        lines = text[:400_000].split("\n")[:_SEARCHED]
        reading = self.read("\n".join(lines), name)
        if not reading.drafts:
            return 0.0
        marked = sum(line.lstrip().startswith(("#", "```")) for line in lines)
        paired = 2 * sum(line.startswith(("Q:", "A:", "**Q", "**A")) for line in lines)
        return min(0.9, 0.4 + 0.05 * (marked + paired))

    def read(self, text: str, path: str) -> Reading:
        """The questions of a text, its places, and every line that is on none of them."""
        lines = text.split("\n")
        front = front_matter(lines)
        blanked = [""] * front.lines + lines[front.lines :]
        found, code = headings(blanked)
        views = language_views(blanked, found)
        if not views:
            return _read(lines, blanked, front, path, found, code)
        readings = {code: _read(_before(lines, view, front.lines), view, front, path) for code, view in views.items()}
        return together(lines, path, readings)


def _before(lines: Sequence[str], view: Sequence[str], first: int) -> list[str]:
    """The lines of a view with the front matter that all views have."""
    return [*lines[:first], *view[first:]]


def _read(
    lines: Sequence[str],
    blanked: Sequence[str],
    front: FrontMatter,
    path: str,
    found: Sequence[Heading] | None = None,
    code: frozenset[int] = frozenset(),
) -> Reading:
    """What a text says in one language; `blanked` are its lines without the front matter."""
    if found is None:
        found, code = headings(blanked)
    sorts = within_stories(found, sorted_out(found), blanked)
    furniture = {number: "front matter" for number in range(1, front.lines + 1) if lines[number - 1].strip()}
    meanings, explained = legends(blanked)
    furniture.update(dict.fromkeys(explained, "legend"))
    title = front.question or front.title
    marked = marked_drafts(blanked, found, code, front.metadata.tags, furniture)
    left = left_over(blanked, marked)
    drafts = joined(marked, _drafts(_Parsed(left, found, sorts, code, title, meanings), furniture), found)
    if front.lines and len(drafts) == 1:
        drafts = [_with(drafts[0], front, furniture)]
    tops = zip(found, sorts, strict=True)
    top = next((heading.text for heading, _ in tops if heading.level == 1 and not _stands_on(heading, drafts)), None)
    drafts = [finished(draft, meanings) for draft in drafts]
    html = _TITLE.search("\n".join(lines[:200])[:4_000])
    title = front.title or top or (html["text"] if html else None)
    return _reading(lines, path, drafts, furniture, found, sorts, title)


@dataclass(frozen=True)
class _Parsed:
    """A text without its front matter, taken apart."""

    lines: Sequence[str]
    found: Sequence[Heading]
    sorts: Sequence[Sort]
    code: frozenset[int]
    title: str | None
    legend: Mapping[str, str]


def _drafts(text: _Parsed, furniture: dict[int, str]) -> list[Draft]:
    """The drafts of a text by the first shape that it has; its furniture is noted."""
    found, sorts, lines, code = text.found, text.sorts, text.lines, text.code
    stops = frozenset(heading.line for heading in found)
    asked = [heading for heading, sort in zip(found, sorts, strict=True) if sort is Sort.QUESTION]
    folded = folded_questions(lines, code, found, furniture)
    if folded:
        return folded
    paired = pairs(lines, code, stops)
    named = sum(names_the_question(heading) for heading in found) == 1
    bold = bold_questions(lines, code, found, text.legend, asking=sum(heading.asks for heading in asked))
    if bold and not named and not any(pair.answer < pair.end for pair in paired):
        return with_preambles(drafts_of_pairs(bold, lines, found, code, furniture), lines, found)
    headers: dict[int, str] = {}
    rows = question_tables(lines, code, found, headers, asking=sum(heading.asks for heading in asked))
    if len(rows) > len(paired):
        furniture.update(headers)
        return rows
    if paired and len(paired) >= len(asked):
        return _from_pairs(text, with_answers_below(paired, lines), furniture)
    sure = any(ASKS_FOR_SURE.search(heading.text) or heading.number is not None for heading in asked)
    one = one_question(found, lines, code, furniture, text.title) if named or (len(asked) <= _FEW and not sure) else []
    if one:
        return one
    if not asked:
        below = answers_below(lines, code, found)
        return drafts_of_pairs(below, lines, found, code, furniture) if below else _from_items(text)
    return _from_headings(found, sorts, lines, code, furniture)


def _from_pairs(text: _Parsed, asked: Sequence[Pair], furniture: dict[int, str]) -> list[Draft]:
    """The drafts of pairs, and of the headings beside them that ask something and have an answer of their own."""
    paired = drafts_of_pairs(asked, text.lines, text.found, text.code, furniture)
    taken = frozenset(number for draft in paired for number in draft.lines)
    left = ["" if number in taken else line for number, line in enumerate(text.lines, 1)]
    beside = _from_headings(text.found, text.sorts, left, text.code, furniture)
    drafts = [*paired, *(draft for draft in beside if draft.sections and not draft.lines & taken)]
    return sorted(drafts, key=lambda draft: min(draft.lines))


def _from_items(text: _Parsed) -> list[Draft]:
    """The drafts of the items of lists of questions."""
    items = listed_questions(text.lines, text.code, text.found)
    above = places(text.found, [item.line for item in items])
    made: list[Draft] = []
    for item, place in zip(items, above, strict=True):
        said = told(item, text.lines, text.code)
        follow_ups = DraftSection(kind=SectionKind.FOLLOW_UPS, bullets=said.follow_ups)
        answer = DraftSection(kind=SectionKind.ANSWER, text=said.answer)
        sections = (*([answer] if said.answer else []), *([follow_ups] if said.follow_ups else []))
        made.append(
            Draft(number=item.number, place=place, prompt=said.prompt, sections=sections, lines=frozenset(item.lines))
        )
    return made


def _from_headings(
    found: Sequence[Heading],
    sorts: Sequence[Sort],
    lines: Sequence[str],
    code: frozenset[int],
    furniture: dict[int, str],
) -> list[Draft]:
    """A draft for each heading that is a question."""
    spans: list[Span] = []
    top = next((h for h in found if h.level == 1), None)
    outer = [place for place, sort in enumerate(sorts) if sort is not Sort.INNER]
    above: list[Heading] = []
    for rank, place in enumerate(outer):
        heading = found[place]
        if sorts[place] is Sort.PLACE:
            above = [other for other in above if other.level < heading.level] + [heading]
        if sorts[place] is not Sort.QUESTION:
            continue
        next_outer = outer[rank + 1] if rank + 1 < len(outer) else len(found)
        end = found[next_outer].line if next_outer < len(found) else len(lines) + 1
        inner = {h.line: h for h in found[place + 1 : next_outer]}
        under = tuple(o.text for o in above if (o.level < heading.level or heading.listed) and o is not top)
        spans.append(Span(heading=heading, end=end, inner=inner, under=under))
    asked = posed(lines, spans, code)
    lines = without(lines, asked)
    drafts = []
    for span, own in zip(spans, asked, strict=True):
        heading = span.heading
        content = content_of(lines, heading.end, span.end, span.inner, code, span.margin(lines))
        furniture.update(content.furniture)
        said = frozenset(content.lines | set(range(heading.line, heading.end)) | set(own.lines))
        drafts.append(draft_of(heading.number, span.under, own.prompt, content, said))
    return drafts


def _with(draft: Draft, front: FrontMatter, furniture: dict[int, str]) -> Draft:
    """The only draft of a file with what the front matter says; its lines stand on the draft then."""
    own = Metadata(
        type=draft.type, difficulty=draft.difficulty, minutes=draft.minutes, stage=draft.stage, tags=draft.tags
    )
    both = own.with_missing_from(front.metadata)
    said = {number for number in range(1, front.lines + 1) if furniture.pop(number, None)}
    return replace(
        draft,
        language=draft.language or front.language,
        type=both.type,
        difficulty=both.difficulty,
        minutes=both.minutes,
        stage=both.stage,
        tags=both.tags,
        lines=draft.lines | said,
    )


def _stands_on(heading: Heading, drafts: Sequence[Draft]) -> bool:
    """Whether a heading is one of the questions."""
    return any(heading.line in draft.lines and (draft.prompt or "").startswith(heading.text) for draft in drafts)


def _reading(
    lines: Sequence[str],
    path: str,
    drafts: Sequence[Draft],
    furniture: dict[int, str],
    found: Sequence[Heading],
    sorts: Sequence[Sort],
    title: str | None,
) -> Reading:
    """The reading, with a place found for every line that is on no draft."""
    said = {number for draft in drafts for number in draft.lines}
    furniture = {number: kind for number, kind in furniture.items() if number not in said}
    regions = {heading.line: sort for heading, sort in zip(found, sorts, strict=True)}
    holding = _holding(found, drafts)
    region = Sort.PROSE
    unplaced: list[Unplaced] = []
    for number, line in enumerate(lines, 1):
        begins = number in regions
        region = regions.get(number, region)
        if not line.strip() or number in said or number in furniture:
            continue
        kind = "place" if number in holding else _kind_of_rest(line, region, begins=begins)
        if kind:
            furniture[number] = kind
        else:
            unplaced.append(Unplaced(path=path, line=number, text=line.strip()))
    return Reading(title=title, drafts=tuple(drafts), unplaced=tuple(unplaced), furniture=furniture)


def _holding(found: Sequence[Heading], drafts: Sequence[Draft]) -> frozenset[int]:
    """The lines of the headings that questions stand below."""
    begins = sorted(min(draft.lines) for draft in drafts if draft.lines)
    holding: set[int] = set()
    above: list[Heading] = []
    rank = 0
    for place, heading in enumerate(found):
        above = [other for other in above if other.level < heading.level] + [heading]
        following = found[place + 1].line if place + 1 < len(found) else math.inf
        while rank < len(begins) and begins[rank] <= heading.line:
            rank += 1
        if rank < len(begins) and begins[rank] <= following:
            holding.update(line for other in above for line in range(other.line, other.end))
    return frozenset(holding)


def _kind_of_rest(line: str, region: Sort, *, begins: bool) -> str | None:
    """The kind of furniture that a line outside every question is, or None where it is none."""
    if region is Sort.CONTENTS or (_LINK_TO_SELF.match(line[:1_000]) and not begins):
        return "contents"
    if _TABLE_ROW.match(line[:400]) and "---" in line:
        return "contents" if "|" in line else "rule"
    if line.strip(" -*_") == "":
        return "rule"
    return furniture_of(line)


IMPORTER = Markdown()
