"""The cards of a note-taking tool in a text, whatever their shape."""

from collections.abc import Sequence
from dataclasses import replace

from decks.drafts import Draft
from decks.markdown.card_items import card_items
from decks.markdown.inline_cards import inline_cards
from decks.markdown.note_clozes import note_clozes
from decks.markdown.notes import notes_of
from decks.markdown.outline import Heading
from decks.markdown.parted_cards import parted_cards
from decks.markdown.places import places


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
    for cards_of in (parted_cards, inline_cards):
        drafts += cards_of(notes.without(drafts))
    drafts += note_clozes(notes.without(drafts), cards=bool(drafts))
    if not drafts:
        return []
    furniture.update(notes.kinds)
    drafts.sort(key=lambda draft: min(draft.lines))
    above = places(found, [min(draft.lines) for draft in drafts])
    return [replace(draft, place=place) for draft, place in zip(drafts, above, strict=True)]
