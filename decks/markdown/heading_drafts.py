"""The drafts of questions that are headings."""

from collections.abc import Sequence

from decks.drafts import Draft
from decks.markdown.answers import content_of
from decks.markdown.lone import draft_of
from decks.markdown.outline import Heading, Sort
from decks.markdown.posed import Span, posed, without


def drafts_of_headings(
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
