"""The three note types: their fields and templates, whose names, order and ids never change.

Anki takes a note type whose fields or templates differ for another one and leaves the notes of the old as they were, so
every role a card may have has its place here from the start. What templates show and how it looks may change: `CHANGED`
then says when.

- *Viva Question*: a question with its own roles, one template each, so that Anki knows its cards as siblings, and its
  hints. Its GUID is the question's id.
- *Viva Point*: one card that stands alone, such as a key point's. Its GUID is the card's id.
- *Viva Term*: a term, both ways. Its GUID is the id of the term's card.

Each template has three fields: its front, its tick list (empty where a card has no points) and its back; a template
with an empty front makes no card. `Cards` holds `ordinal=card id` for each card, `Question Id` the question's id.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files

from srs.model import Role

CHANGED = datetime(2026, 11, 21, tzinfo=UTC)
"""When templates or looks last changed: an import replaces them in Anki only if this is newer than what it has, so that
a person's own changes to a note type outlast every other import."""

ABOUT = ("Question", "Bank", "Deck", "Type", "Difficulty", "Minutes", "Stage", "Cards", "Question Id")
"""The fields that say where a card is from: on every note type, in this order, after those of its templates (but a
note type's title stands first)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Slot:
    """A template and its fields: the card of `role` that is `rank`-th (from 0) of its note."""

    name: str
    caption: str
    role: Role
    rank: int = 0
    repeats_question: bool = False

    @property
    def front(self) -> str:
        """The name of the field with its front."""
        return f"{self.name} Front"

    @property
    def ticks(self) -> str:
        """The name of the field with its tick list."""
        return f"{self.name} Ticks"

    @property
    def back(self) -> str:
        """The name of the field with its back."""
        return f"{self.name} Back"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NoteType:
    """A kind of note in Anki, by an id of ours that never changes.

    `fields` are the names of its fields, in order: first `title`, which is never empty and which the browser sorts by.
    """

    id: int
    name: str
    slots: tuple[Slot, ...]
    extra: tuple[str, ...] = ()
    title: str = "Question"
    fields: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        own = (name for slot in self.slots for name in (slot.front, slot.ticks, slot.back))
        others = [name for name in (*own, *self.extra, *ABOUT) if name != self.title]
        object.__setattr__(self, "fields", (self.title, *others))


QUESTION = NoteType(
    id=1_790_000_000_001,
    name="Viva Question",
    slots=(
        Slot(name="Answer", caption="Answer aloud", role=Role.ANSWER, repeats_question=True),
        Slot(name="Framework", caption="Framework", role=Role.FRAMEWORK),
        Slot(name="Framework 2", caption="Framework, second part", role=Role.FRAMEWORK, rank=1),
        Slot(name="Story", caption="A story of your own", role=Role.STORY),
        Slot(name="Choice", caption="Choose", role=Role.CHOICE, repeats_question=True),
        Slot(name="Basic", caption="Question", role=Role.BASIC, repeats_question=True),
        Slot(name="Reversed", caption="Which question?", role=Role.REVERSED, repeats_question=True),
    ),
    extra=("Hints",),
)
POINT = NoteType(
    id=1_790_000_000_002,
    name="Viva Point",
    slots=(Slot(name="Point", caption="{{Kind}}", role=Role.POINT),),
    extra=("Statement", "Kind"),
    title="Point Front",
)
TERM = NoteType(
    id=1_790_000_000_003,
    name="Viva Term",
    slots=(
        Slot(name="Term", caption="Term", role=Role.TERM),
        Slot(name="Term Reversed", caption="Term", role=Role.TERM_REVERSED),
    ),
    title="Term Front",
)


_HINTED = (Role.ANSWER, Role.CHOICE, Role.BASIC)
"""The roles that ask the question itself, for which the bank's hints are."""


def front_template(slot: Slot) -> str:
    """The question side: nothing where the front is empty, so that Anki makes no card."""
    inner = f'{_about(slot)}\n<div class="front">{{{{{slot.front}}}}}</div>'
    if slot.role in _HINTED:
        inner += "\n{{#Hints}}<details><summary>Hint</summary>{{Hints}}</details>{{/Hints}}"
    return f'{{{{#{slot.front}}}}}\n<div class="viva">\n{inner}\n</div>\n{{{{/{slot.front}}}}}'


def back_template(slot: Slot, of: NoteType) -> str:
    """The answer side: the question side, tick list, back, a point's whole statement, and where the card is from.

    A framework's back is its name, which stands before the steps.
    """
    parts = [_if(slot.ticks, "ticks"), _if(slot.back, "back")]
    if slot.role is Role.FRAMEWORK:
        parts.reverse()
    if "Statement" in of.extra:
        parts.append(_if("Statement", "statement"))
    source = "" if slot.repeats_question else '<div class="asked">{{Question}}</div>\n'
    parts.append(f'<div class="source">{source}{{{{Bank}}}}</div>')
    return '{{FrontSide}}\n<hr id="answer">\n<div class="viva">\n' + "\n".join(parts) + "\n</div>"


def styles() -> str:
    """The CSS of every note type: light, dark and small screens."""
    return files("export.anki").joinpath("card.css").read_text(encoding="utf-8")


def _about(slot: Slot) -> str:
    """The line above a front: what is asked for, then what the bank says of the question."""
    words = "".join(f"{{{{#{name}}}}}<span>{{{{{name}}}}}</span>{{{{/{name}}}}}" for name in _SHOWN)
    return f'<div class="about"><span class="caption">{slot.caption}</span>{words}</div>'


_SHOWN = ("Type", "Difficulty", "Minutes", "Stage")


def _if(field: str, style: str) -> str:
    return f'{{{{#{field}}}}}<div class="{style}">{{{{{field}}}}}</div>{{{{/{field}}}}}'
