"""What a record says of its question beside its words: number, type, difficulty, minutes, stage, tags, place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from decks.metadata import minutes_of, tags_of, usual_type
from decks.records.fields import Known
from decks.records.keys import PRIORITY, Part, language_of
from decks.records.text import flat, says_words, words
from decks.records.tree import Listed, Mapped, Node, Scalar, Sort, scalars
from srs.model import Minutes

_FOR_PROGRAMS = """
    multiple, boolean, mcq, mc, mcma, mcsa, single, multi, text, basic, cloze, question, card, flashcard, radio,
    checkbox, multiple choice, multiple-choice, multiple_choice, multiplechoice, single choice, single-choice,
    single_choice, true/false, true_false, true-false, truefalse, tf, short answer, short_answer, open,
    open-ended, select, answer, faqpage, choice, qa, q&a, input, string, checkboxes, singleselect, multiselect,
    short, essay, word
"""
_MACHINE = frozenset(" ".join(words.split()) for words in _FOR_PROGRAMS.split(","))
_SHORT = frozenset({Part.DIFFICULTY, Part.TYPE, Part.STAGE, Part.MINUTES, Part.NUMBER, Part.LANGUAGE})
_INTEGER = re.compile(r"(?:[Qq]\s*)?(\d{1,6})[.)]?")
_LONGEST = 80
_MOST_MINUTES = 60
_DEEPEST_PLACE = 6
_LATER = ("sub",)


@dataclass(slots=True)
class About:
    """What is known of a question beside its words, and the fields that say it."""

    number: int | None = None
    type: str | None = None
    difficulty: str | None = None
    minutes: Minutes | None = None
    stage: str | None = None
    language: str | None = None
    tags: list[str] = field(default_factory=list)
    place: tuple[str, ...] = ()
    told: list[Known] = field(default_factory=list)


def about(known: Sequence[Known]) -> About:
    """What the fields of a record say beside its words; those that say it otherwise than expected are not `told`."""
    found = About()
    places = [one for one in known if one.part is Part.PLACE]
    for one in sorted(places, key=lambda one: one.words.startswith(_LATER)):
        _place(one, found)
    for one in sorted(known, key=lambda one: PRIORITY.get(one.words, 0) if one.part is Part.DIFFICULTY else 0):
        if _take(one, found):
            found.told.append(one)
    return found


def for_programs(one: Known) -> bool:
    """Whether a field is a record's own id, or the kind of question in a word that only programs use."""
    if not isinstance(one.node, Scalar):
        return False
    said = one.node.text.strip()
    if one.part is Part.TYPE:
        return said.casefold() in _MACHINE
    return one.part is Part.NUMBER and " " not in said and _INTEGER.fullmatch(said) is None


def _take(one: Known, found: About) -> bool:
    """Whether a field says something that is known beside the words; what it says is taken down."""
    if one.part is Part.TAGS:
        made = _tags(one.node)
        found.tags += made
        return bool(made)
    said = _said(one.node) if one.part in _SHORT else None
    if said is None:
        return False
    if one.part is Part.DIFFICULTY and found.difficulty is None:
        found.difficulty = said
    elif one.part is Part.TYPE and found.type is None and said.casefold() not in _MACHINE:
        found.type = said
    elif one.part is Part.STAGE and found.stage is None:
        found.stage = said
    elif one.part is Part.MINUTES and found.minutes is None:
        plain = said.isdecimal() and int(said[:6]) <= _MOST_MINUTES
        found.minutes = minutes_of(said) or (minutes_of(f"{said} minutes") if plain else None)
        return found.minutes is not None
    elif one.part is Part.NUMBER and found.number is None:
        match = _INTEGER.fullmatch(said)
        found.number = int(match[1]) if match else None
        return match is not None
    elif one.part is Part.LANGUAGE:
        found.language = language_of(said)
        found.tags += [] if found.language else [said]
    else:
        return False
    return True


def _place(one: Known, found: About) -> None:
    """Takes down where a field says that a question stands; a list of several are its tags."""
    if isinstance(one.node, Listed):
        found.tags += _tags(one.node)
        found.told.append(one)
        return
    said = _said(one.node)
    if said is None:
        return
    if usual_type(said) and found.type is None:
        found.type = said
    elif len(found.place) < _DEEPEST_PLACE:
        found.place = (*found.place, *(part.strip() for part in said.split("::") if part.strip()))
    found.told.append(one)


def _said(node: Node) -> str | None:
    """The words of a short single value, or of a mapping's name; None where it is anything else."""
    if isinstance(node, Mapped):
        inner = [one.node for one in node.fields if one.key.casefold() in {"name", "title", "text", "label", "value"}]
        return _said(inner[0]) if inner and isinstance(inner[0], Scalar) else None
    if not isinstance(node, Scalar) or not says_words(node):
        return None
    said = flat(words(node))
    return said if 0 < len(said) <= _LONGEST else None


def _tags(node: Node) -> tuple[str, ...]:
    """Tags from a list, a written list, or the names of a list of mappings."""
    if isinstance(node, Scalar):
        return tags_of(node.text) if node.sort is Sort.TEXT and len(node.text) <= 10 * _LONGEST else ()
    items: Iterable[Node] = node.items if isinstance(node, Listed) else [one.node for one in node.fields]
    named = [_said(one) for one in items]
    if any(name is None for name in named) or not any(one.sort is Sort.TEXT for one in scalars(node)):
        return ()
    return tuple(dict.fromkeys(name.strip("# ") for name in named if name and name.strip("# ")))
