"""The drafts of questions that are the items of lists."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from decks.drafts import Draft, DraftSection
from decks.markdown.bulleted import listed_questions, told, without_tags
from decks.markdown.notes import item_of
from decks.markdown.outline import Heading
from decks.markdown.outline_items import items_above
from decks.markdown.places import places
from decks.question_marks import ends_as_question
from srs.model import SectionKind


def drafts_of_items(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[Draft]:
    """A draft for each item of the lists of questions in a text, with its follow-ups or its answer."""
    items = listed_questions(lines, code, found)
    above = places(found, [item.line for item in items])
    made: list[Draft] = []
    for item, place in zip(items, above, strict=True):
        said = told(item, lines, code)
        follow_ups = DraftSection(kind=SectionKind.FOLLOW_UPS, bullets=said.follow_ups)
        answer = DraftSection(kind=SectionKind.ANSWER, text=said.answer)
        sections = (*([answer] if said.answer else []), *([follow_ups] if said.follow_ups else []))
        made.append(
            Draft(number=item.number, place=place, prompt=said.prompt, sections=sections, lines=frozenset(item.lines))
        )
    return made


def drafts_of_outlines(
    lines: Sequence[str], code: frozenset[int], found: Sequence[Heading], furniture: dict[int, str]
) -> list[Draft]:
    """A draft for each question of a text's outlines: the items of one depth ask, those above are their places."""
    items = {number: one for number, line in enumerate(lines, 1) if number - 1 not in code and (one := item_of(line))}
    asking = Counter(indent for indent, text in items.values() if ends_as_question(without_tags(text)))
    every = Counter(indent for indent, _ in items.values())
    depth = min((indent for indent, count in asking.items() if indent > 1 and 2 * count > every[indent]), default=0)
    if not depth:
        return []
    drafts = drafts_of_items([_shifted(line, depth) for line in lines], code, found)
    stops = frozenset(heading.line for heading in found)
    above = items_above(lines, code, stops, [min(draft.lines) for draft in drafts])
    furniture.update({number: "place" for upper in above for number, _ in upper})
    return [
        replace(draft, place=(*draft.place, *(words for _, words in upper)))
        for draft, upper in zip(drafts, above, strict=True)
    ]


def _shifted(line: str, depth: int) -> str:
    """A line with the margin of a depth taken away; empty where it stands further out."""
    wide = line.expandtabs(4)
    return wide[depth:] if not wide[:depth].strip() else ""
