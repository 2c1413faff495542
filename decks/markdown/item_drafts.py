"""The drafts of questions that are the items of lists."""

from collections.abc import Sequence

from decks.drafts import Draft, DraftSection
from decks.markdown.bulleted import listed_questions, told
from decks.markdown.outline import Heading
from decks.markdown.places import places
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
