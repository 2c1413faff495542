"""The cards of a note-taking tool in a text, whatever their shape."""

from collections.abc import Sequence
from dataclasses import replace

from decks.drafts import Draft
from decks.markdown.beside import answers_beside
from decks.markdown.card_items import card_items
from decks.markdown.inline_cards import inline_cards
from decks.markdown.note_clozes import note_clozes
from decks.markdown.notes import notes_of
from decks.markdown.outline import Heading
from decks.markdown.outline_items import items_above
from decks.markdown.parted_cards import parted_cards
from decks.markdown.places import places
from decks.markdown.statements import statements


def note_drafts(
    lines: Sequence[str],
    found: Sequence[Heading],
    code: frozenset[int],
    tags: Sequence[str],
    furniture: dict[int, str],
) -> list[Draft]:
    """The drafts of a text's cards in order; its tags, properties and schedules are noted as furniture."""
    notes = notes_of(lines, found, code, tags)
    drafts = card_items(notes, found)
    drafts += parted_cards(notes.without(drafts))
    beside = answers_beside(notes.without(drafts), found)
    drafts += inline_cards(notes.without([*drafts, *beside]))
    drafts += note_clozes(notes.without([*drafts, *beside]), cards=bool(drafts))
    drafts += beside
    if not drafts:
        drafts = statements(notes, found)
    if not drafts:
        return []
    furniture.update(notes.kinds)
    drafts.sort(key=lambda draft: min(draft.lines))
    begins = [min(draft.lines) for draft in drafts]
    said = {number for draft in drafts for number in draft.lines}
    made: list[Draft] = []
    above = items_above(notes.lines, notes.code, notes.stops, begins)
    for draft, place, items in zip(drafts, places(found, begins), above, strict=True):
        own = [(number, words) for number, words in items if number not in said]
        furniture.update({number: "place" for number, _ in own})
        made.append(replace(draft, place=(*place, *(words for _, words in own))))
    return made
