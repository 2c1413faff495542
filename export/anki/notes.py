"""Notes made of questions and cards: which cards share a note, its GUID, fields, deck and tags."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from export.anki.markup import cleaned, html_of, html_of_line
from export.anki.note_types import POINT, QUESTION, TERM, NoteType, Slot
from export.options import asked, told
from export.selection import Selection
from srs.ids import card_id
from srs.model import Card, CardId, Form, GradedPoint, Minutes, PointList, Question, Role, SectionKind

_OWN_ROLES = {(slot.role, slot.rank): slot for slot in QUESTION.slots}
_TERM_ROLES = {slot.role: slot for slot in TERM.slots}

_KINDS = {
    Form.PLAIN: "Key point",
    Form.BLANK: "Fill in",
    Form.LIST: "Name them",
    Form.AVOID: "What to avoid",
    Form.FINISH: "Finish it",
    Form.LABEL: "Key point",
    Form.MORE: "Say more",
}

_BEGUN = (Form.FINISH, Form.MORE)
"""The forms whose front begins what the back goes on with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as Anki takes it: HTML by field (one that is missing is empty), and its cards by template ordinal.

    `position` orders new cards; `title` is what the browser sorts by, without HTML.
    """

    guid: str
    note_type: NoteType
    deck: str
    values: Mapping[str, str]
    cards: Mapping[int, CardId]
    tags: tuple[str, ...]
    title: str
    position: int

    @property
    def fields(self) -> list[str]:
        """The HTML of every field, in the note type's order."""
        return [self.values.get(name, "") for name in self.note_type.fields]


def notes_of(selection: Selection) -> tuple[Note, ...]:
    """The notes of a selection, in its order: of each question its own roles first, then the others card by card."""
    groups = [(question, group) for question in selection.questions for group in _groups(selection.cards_of(question))]
    shared = {question.id: _about(question, selection) for question, _ in groups}
    return tuple(
        _note(question, group, shared[question.id], selection.bank_name(question), position)
        for position, (question, group) in enumerate(groups, 1)
    )


# ---------------------------------------------------------------------------------------------------- which go together


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Cards that share a note, by their templates."""

    guid: str | None
    """None is the question's id."""
    note_type: NoteType
    cards: Mapping[Slot, Card]


def _groups(cards: Iterable[Card]) -> Iterator[_Group]:
    """The cards of one question, note by note."""
    own: dict[Slot, Card] = {}
    terms: dict[str, dict[Slot, Card]] = {}
    alone: list[Card] = []
    ranks: dict[Role, int] = {}
    for card in cards:
        rank = ranks.get(card.role, 0)
        ranks[card.role] = rank + 1
        if card.role in _TERM_ROLES:
            terms.setdefault(card.part, {})[_TERM_ROLES[card.role]] = card
        elif (card.role, rank) in _OWN_ROLES:
            own[_OWN_ROLES[card.role, rank]] = card
        else:
            alone.append(card)
    if own:
        yield _Group(guid=None, note_type=QUESTION, cards=own)
    yield from (_Group(guid=card.id, note_type=POINT, cards={POINT.slots[0]: card}) for card in alone)
    yield from (_Group(guid=_term_guid(of_one), note_type=TERM, cards=of_one) for of_one in terms.values())


def _term_guid(cards: Mapping[Slot, Card]) -> str:
    """The id of the term's card, also where only the reversed one is in the collection."""
    card = next(iter(cards.values()))
    return card_id(card.question, Role.TERM, card.part) if card.role is Role.TERM_REVERSED else card.id


# ---------------------------------------------------------------------------------------------------------------- notes


def _note(question: Question, group: _Group, about: Mapping[str, str], bank: str, position: int) -> Note:
    ordinals = {group.note_type.slots.index(slot): card for slot, card in group.cards.items()}
    ids = {ordinal: ordinals[ordinal].id for ordinal in sorted(ordinals)}
    values = {**about, "Cards": " ".join(f"{ordinal}={identifier}" for ordinal, identifier in ids.items())}
    for slot, card in group.cards.items():
        front = "" if asked(card) == question.prompt else html_of(asked(card))
        values[slot.front] = front or about["Question"]
        values[slot.ticks] = _tick_list(card.points)
        values[slot.back] = html_of(told(card))
    if group.note_type is QUESTION:
        values["Hints"] = html_of("\n\n".join(point.text for point in question.points(SectionKind.HINTS)))
    if group.note_type is POINT:
        values |= _of_point(question, next(iter(group.cards.values())))
    first = next(iter(group.cards.values()))
    return Note(
        guid=group.guid or question.id,
        note_type=group.note_type,
        deck=deck_name(question.deck),
        values=values,
        cards=ids,
        tags=_tags(question, bank, {card.role for card in group.cards.values()}),
        title=cleaned(question.prompt if group.guid is None else first.front),
        position=position,
    )


def _about(question: Question, selection: Selection) -> dict[str, str]:
    """The fields that all notes of a question share."""
    return {
        "Question": html_of(question.prompt) or "<p>(no question)</p>",
        "Bank": html_of_line(selection.bank_name(question)),
        "Deck": html_of_line(question.deck.replace("::", " › ")),
        "Type": html_of_line(question.type or ""),
        "Difficulty": html_of_line(question.difficulty or ""),
        "Minutes": _minutes(question.minutes),
        "Stage": html_of_line(question.stage or ""),
        "Question Id": question.id,
    }


def _of_point(question: Question, card: Card) -> dict[str, str]:
    """What a card that stands alone has besides: what it asks for, and the whole statement where the back lacks it."""
    kind = "Fill in" if card.role is Role.CLOZE else _KINDS[card.form]
    return {"Kind": kind, "Statement": html_of(_statement(question, card))}


def _statement(question: Question, card: Card) -> str:
    """The key point that a card asks for, as the bank has it; empty where the card already says it, its label aside."""
    lists = (section.points for section in question.sections if isinstance(section, PointList))
    point = next((point for points in lists for point in points if point.id == card.point), None)
    if point is None:
        return ""
    said, back = _words(point.text).removeprefix(_words(point.label or "")), _words(card.back)
    begun = card.form in _BEGUN and said.removesuffix(back) in _words(card.front)
    return "" if begun or said in back else point.text


def _words(text: str) -> str:
    """The letters and digits of a text: Markdown, spacing and punctuation aside."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _tick_list(points: Iterable[GradedPoint]) -> str:
    """A list that can be ticked off while one speaks; boxes of HTML alone."""
    items = "".join(f'<li><label><input type="checkbox">{_tick(point)}</label></li>' for point in points)
    return f'<ul class="tick-list">{items}</ul>' if items else ""


def _tick(point: GradedPoint) -> str:
    style = ' class="essential"' if point.essential else ""
    label = f"<b>{html_of_line(point.label)}:</b> " if point.label and point.label not in point.text else ""
    return f"<span{style}>{label}{html_of_line(point.text)}</span>"


def _minutes(minutes: Minutes | None) -> str:
    if minutes is None:
        return ""
    return f"{minutes.low:g} min" if minutes.low == minutes.high else f"{minutes.low:g}–{minutes.high:g} min"


# ------------------------------------------------------------------------------------------------------- decks and tags


def deck_name(deck: str) -> str:
    """The deck's path as Anki has it: no quotation marks or controls, no empty level."""
    levels = (re.sub(r'[\x00-\x1f\x7f"]', "", cleaned(level)).strip(" :") for level in deck.split("::"))
    return "::".join(level for level in levels if level) or "Viva"


def _tags(question: Question, bank: str, roles: Iterable[Role]) -> tuple[str, ...]:
    """A tree of tags under `viva`, without spaces, each once and in order."""
    named = [
        ("bank", bank),
        ("type", question.type),
        ("difficulty", question.difficulty),
        ("stage", question.stage),
        *(("role", role.value) for role in roles),
        *(("tag", tag) for tag in question.tags),
    ]
    words = ((branch, _tag_word(text or "")) for branch, text in named)
    return tuple(sorted({f"viva::{branch}::{word}" for branch, word in words if word}))


def _tag_word(text: str) -> str:
    """One level of a tag: Anki parts tags at white space and levels at `::`."""
    word = re.sub(r"[\s\"]+", "_", cleaned(text)).strip("_:")
    return re.sub(r":{2,}", ":", word)
