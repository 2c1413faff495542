"""The fields of one record with what each is to its question: wrappers opened, languages told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from decks.headings import kind_of
from decks.records.keys import Part, language_of, part_of, words_of
from decks.records.shapes import STORY, divided, is_story, is_text
from decks.records.tree import Field, Listed, Mapped, Node, Scalar, Sort

_OPENED = frozenset({Part.QUESTION, Part.ANSWER, Part.WRAPPER})
_DEEPEST = 4
_SIDES = ("question", "answer")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """A field and what it is: its part, its key as written and in lower-case words, the language its key names.

    `line` and `last` are the lines that it spans.
    """

    part: Part
    key: str
    words: str
    language: str | None
    node: Node
    line: int
    last: int


def known_fields(fields: Sequence[Field]) -> list[Known]:
    """The fields of a record in order, those inside its wrappers, its question and its answer among them."""
    found = [one for each in fields for one in _known(each, None, 0)]
    if tells_a_story(found):
        found = [replace(one, part=Part.OTHER) if one.words in STORY else one for one in found]
    has_question = any(one.part is Part.QUESTION for one in found)
    return found if has_question else [side for one in found for side in _sides(one)]


def variants(known: Sequence[Known]) -> list[tuple[str | None, list[Known]]]:
    """The record once for each language that it asks in, each with what has no language; None where none is named."""
    asked = [one for one in known if one.part is Part.QUESTION]
    languages = list(dict.fromkeys(one.language for one in asked))
    if not languages or languages == [None]:
        return [(None, list(known))]
    made: list[tuple[str | None, list[Known]]] = []
    for language in languages:
        own = [one for one in known if one.language == language]
        parts = {(one.part, one.words) for one in own} if language else set()
        shared = [one for one in known if one.language is None and (one.part, one.words) not in parts]
        only_answers = [] if language is None else shared
        both = own if language is None else [*own, *(one for one in only_answers if one.part is not Part.QUESTION)]
        made.append((language, sorted(both, key=lambda one: one.line)))
    return made


def tells_a_story(known: Sequence[Known]) -> bool:
    """Whether a record tells a story in fields of its own."""
    return is_story(one.words for one in known)


def _known(one: Field, within: Known | None, depth: int) -> Iterator[Known]:
    """A field as it is known; one that only holds others as these."""
    part, language = part_of(one.key)
    language = language or (within.language if within else None)
    last = max(one.lines)
    here = Known(
        part=part, key=one.key, words=words_of(one.key), language=language, node=one.node, line=one.line, last=last
    )
    if within is not None and language_of(one.key) and within.part is not Part.WRAPPER:
        yield replace(within, language=language_of(one.key), node=one.node, line=one.line, last=last)
    elif within is not None and within.part in {Part.QUESTION, Part.ANSWER} and _is_text_of(here, within):
        yield replace(within, node=one.node, line=one.line, last=last)
    elif isinstance(one.node, Mapped) and depth < _DEEPEST and (part in _OPENED or _in_languages(one.node)):
        inner = [found for each in one.node.fields for found in _known(each, here, depth + 1)]
        yield from _with_answer(inner) if part is Part.ANSWER else inner
    elif part is Part.CHOICES and isinstance(one.node, Listed) and (spoken := _spoken(one.node)):
        for told in spoken:
            node = replace(one.node, items=tuple(_told_in(item, told) for item in one.node.items))
            yield replace(here, language=told, node=node)
    elif part is Part.WRAPPER and isinstance(one.node, Listed) and len(one.node.items) >= 2:
        for key, side in zip(_SIDES, one.node.items, strict=False):
            yield from _known(Field(key, side.first, side), None, depth + 1)
        for rank, side in enumerate(one.node.items[2:], 3):
            yield from _known(Field(f"Field {rank}", side.first, side), None, depth + 1)
    elif within is not None and within.part is Part.ANSWER and part is Part.CODE:
        yield replace(here, part=Part.OTHER)
    else:
        yield here


def _with_answer(inner: Sequence[Known]) -> Iterator[Known]:
    """The fields inside an answer; where all have names of their own, the first text without a usual one is its words.

    So of an answer with a short and a long form the short one answers, and the long one is a section below it.
    """
    named = any(one.part is not Part.OTHER for one in inner) or tells_a_story(inner)
    texts = [one for one in inner if kind_of(one.words) is None and isinstance(one.node, Scalar) and is_text(one.node)]
    for one in inner:
        yield replace(one, part=Part.ANSWER) if texts and one is texts[0] and not named else one


def _is_text_of(here: Known, within: Known) -> bool:
    """Whether a field inside a question or an answer is its words."""
    if not isinstance(here.node, Scalar) or here.node.sort is Sort.NOTHING:
        return False
    return here.part in {within.part, Part.BODY} or (here.part is Part.NAME and within.part is Part.QUESTION)


def _in_languages(node: Mapped) -> bool:
    """Whether every key of a mapping names a language."""
    return bool(node.fields) and all(language_of(one.key) for one in node.fields)


def _spoken(node: Listed) -> list[str]:
    """The languages in which every item of a list is told, by the keys of the items."""
    told = [
        {language for one in item.fields if (language := _language(one.key))} if isinstance(item, Mapped) else set()
        for item in node.items
    ]
    return sorted(set.intersection(*told)) if told else []


def _language(key: str) -> str | None:
    """The language that a key is the name of, or names beside."""
    return language_of(key) or part_of(key)[1]


def _told_in(item: Node, language: str) -> Node:
    """An item with its fields in one language under their own keys, and those that have none."""
    if not isinstance(item, Mapped):
        return item
    fields: list[Field] = []
    for one in item.fields:
        named = _language(one.key)
        if named == language and language_of(one.key) and isinstance(one.node, Mapped):
            fields += one.node.fields
        elif named == language:
            words = [word for word in words_of(one.key).split() if language_of(word) != language]
            fields.append(replace(one, key=" ".join(words) or "text"))
        elif named is None:
            fields.append(one)
    return replace(item, fields=tuple(fields))


def _sides(one: Known) -> list[Known]:
    """The two sides of a text that a line of dashes divides; else the field itself."""
    if one.part is not Part.BODY or not isinstance(one.node, Scalar) or not is_text(one.node):
        return [one]
    both = divided(one.node.text)
    if both is None:
        return [one]
    return [
        replace(one, part=part, key=key, words=key, node=replace(one.node, text=side))
        for part, key, side in zip((Part.QUESTION, Part.ANSWER), _SIDES, both, strict=True)
    ]
