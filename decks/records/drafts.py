"""One record as drafts: its prompt, its choices, its sections, and what is known beside; one for each language."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from decks.deletions import has_opening
from decks.drafts import Draft, DraftSection
from decks.metadata import Metadata
from decks.records.choices import marked, unmarked
from decks.records.fields import Known, known_fields, variants
from decks.records.keys import PRIORITY, Part
from decks.records.metadata import About, about, for_programs
from decks.records.options import Options, options_of
from decks.records.search import Record
from decks.records.sections import answer_content, is_said_before, section_of_field, story_of
from decks.records.text import flat, is_fenced, markdown_of
from decks.records.tree import Scalar, Sort, scalars
from decks.rules.clozes import without
from decks.rules.pictures import picture_at
from decks.rules.points import says_nothing
from srs.model import SectionKind

_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|data:)\S*|[\w./\\-]+\.\w{2,5}")
_SLUG = re.compile(r"[^\sA-Z]*[._/\\\-\d][^\sA-Z]*")
_ASKS_OF_CODE = re.compile(
    r"\b(?:output|outputs|following|below|this|above|snippet|print|prints|logs?|wrong|bug|errors?|result|returns?)\b",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?|[\d\s.,:/%+-]+|[0-9a-fA-F-]{16,}")
_COUNTED = re.compile(r"(?:[Qq](?:uestion)?\s*)?(?P<number>\d{1,4})[.):]\s+(?=\S)")
_KEYS = frozenset({"key", "ref", "handle"})
_ANSWERS = frozenset({Part.ANSWER, Part.RIGHT, Part.RIGHT_INDEX})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A record in one language, taken apart as far as it can be by itself; `options` are its choices."""

    record: Record
    language: str | None
    known: tuple[Known, ...]
    options: Options | None


def plans(record: Record) -> list[Plan]:
    """A record once for each language that it asks in."""
    return [
        Plan(record=record, language=language, known=tuple(known), options=options_of(known))
        for language, known in variants(known_fields(record.fields))
    ]


def draft_of(plan: Plan, *, from_zero: bool) -> Draft:
    """The draft of a record; `from_zero` says how its bank counts options."""
    beside = about(plan.known)
    told = set(beside.told)
    left = [one for one in plan.known if one not in told and one.part is not Part.RECORD_DATA]
    prompts, name = _prompts(left, answered=bool(plan.options) or any(one.part in _ANSWERS for one in left))
    left = [one for one in left if one not in prompts]
    prompt, left = _prompt(prompts, left, options=plan.options is not None)
    sections, content_metadata, left = _sections(plan, left, from_zero=from_zero)
    place = (*plan.record.place, *beside.place)
    if name is not None and name in left:
        left.remove(name)
        title = flat(markdown_of(name.node))
        place = place if _SLUG.fullmatch(title) or title in place or title in prompt else (*place, title)
    prompt = _without_number(prompt, beside.number)
    said = [flat(prompt), *(flat(each) for one in sections for each in (one.text, *one.bullets))]
    for made in (made for one in left for made in _others(one)):
        if not is_said_before(made, said):
            sections.append(made)
            said += [flat(each) for each in (made.text, *made.bullets)]
    return _draft(plan, beside, content_metadata, place, _cloze(prompt, sections))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A prompt and the sections below it."""

    prompt: str
    sections: tuple[DraftSection, ...]


def _draft(plan: Plan, beside: About, metadata: Metadata, place: tuple[str, ...], asked: _Asked) -> Draft:
    """The draft, with the lines of every field that says something."""
    lines: set[int] = set()
    for one in plan.known:
        if _stands(one):
            lines.update(range(one.line, one.last + 1))
    return Draft(
        number=beside.number,
        place=place,
        language=plan.language or beside.language,
        prompt=asked.prompt or None,
        type=beside.type or metadata.type,
        difficulty=beside.difficulty or metadata.difficulty,
        minutes=beside.minutes or metadata.minutes,
        stage=beside.stage or metadata.stage,
        tags=tuple(dict.fromkeys(beside.tags)) or metadata.tags,
        sections=asked.sections,
        lines=frozenset(lines),
    )


def _stands(one: Known) -> bool:
    """Whether a field says something of its question, and is no mere id, date or address of the record."""
    if one.part is Part.RECORD_DATA or for_programs(one):
        return False
    return one.part is not Part.OTHER or not _is_record_data(one)


def _is_record_data(one: Known) -> bool:
    """Whether a field has nothing but numbers, dates, addresses and names of files, or is the key of its record."""
    if one.words in _KEYS and isinstance(one.node, Scalar) and _SLUG.fullmatch(one.node.text.strip()):
        return True
    return all(
        each.sort is not Sort.TEXT or bool(_ADDRESS.fullmatch(each.text.strip()) or _STAMP.fullmatch(each.text.strip()))
        for each in scalars(one.node)
    )


def _prompts(known: Sequence[Known], *, answered: bool) -> tuple[list[Known], Known | None]:
    """The fields that are the prompt, the first of them its first words; and the title that stands beside it."""
    asked = [
        one for one in known if one.part is Part.QUESTION and isinstance(one.node, Scalar) and markdown_of(one.node)
    ]
    names = [one for one in known if one.part is Part.NAME and isinstance(one.node, Scalar) and markdown_of(one.node)]
    bodies = [one for one in known if one.part is Part.BODY and isinstance(one.node, Scalar) and markdown_of(one.node)]
    if asked:
        first = min(asked, key=_rank)
        return [first], names[0] if names else None
    if names:
        return [names[0], *(bodies[:1] if answered else [])], None
    return bodies[:1], None


def _rank(one: Known) -> int:
    """How early a field's key stands among those that mean the same; one that names a language stands first."""
    return PRIORITY.get(one.words, -1)


def _prompt(prompts: Sequence[Known], left: list[Known], *, options: bool) -> tuple[str, list[Known]]:
    """The words of the prompt with what belongs to them: a scenario before, code and pictures after; and the rest."""
    said = [markdown_of(one.node) for one in prompts]
    told = flat(" ".join(said))
    asks_of_code = options or _ASKS_OF_CODE.search(told[:2_000]) is not None
    before: list[str] = []
    after: list[str] = []
    kept: list[Known] = []
    for one in left:
        text = markdown_of(one.node).strip("\n")
        if one.part is Part.BESIDE and text:
            before += [] if flat(text) in told else [text]
        elif one.part is Part.CODE and text and (asks_of_code or one.words.startswith(("question", "starter"))):
            after += [] if flat(text) in told else [text if is_fenced(text) else f"```\n{text}\n```"]
        elif one.part is Part.PICTURE and (shown := picture_at(text)):
            after.append(shown)
        else:
            kept.append(one)
    return "\n\n".join([*before, *said, *after]).strip(), kept


def _sections(plan: Plan, left: list[Known], *, from_zero: bool) -> tuple[list[DraftSection], Metadata, list[Known]]:
    """The choices, the answer and the story of a record, what its answer says beside its words, and what is left."""
    sections: list[DraftSection] = []
    answered: tuple[Known, ...] = ()
    if plan.options is not None:
        right = marked(plan.options, from_zero=from_zero)
        sections.append(DraftSection(kind=SectionKind.CHOICES, choices=right or unmarked(plan.options)))
        answered = plan.options.told + (plan.options.wanted if right else ())
    left = [one for one in left if one not in answered]
    story = story_of(left)
    if story is not None:
        left = [one for one in left if one not in story[1]]
    answers = _answers(left, choices=plan.options is not None)
    content = answer_content("\n\n".join(_answer_text(one) for one in answers))
    sections += content.sections
    reasons = [f"**{one.text}:** {one.reason}" for one in (plan.options.options if plan.options else ()) if one.reason]
    if reasons:
        sections.append(DraftSection(kind=SectionKind.ANSWER, bullets=tuple(reasons)))
    if story is not None:
        sections.append(story[0])
    return sections, content.metadata, [one for one in left if one not in answers]


def _answers(left: Sequence[Known], *, choices: bool) -> list[Known]:
    """The fields that are the answer: the first that answers; beside choices what explains them too."""
    by_rank = [
        one for part in (Part.ANSWER, Part.RIGHT, Part.RIGHT_INDEX, Part.CHOICES) for one in left if one.part is part
    ]
    by_rank.sort(key=lambda one: _rank(one) if one.part is Part.ANSWER else len(PRIORITY))
    told = [one for one in by_rank if not says_nothing(_answer_text(one))]
    explained = [one for one in left if one.part is Part.EXPLANATION and not says_nothing(_answer_text(one))]
    if choices:
        told = [one for one in told if len(_answer_text(one)) > 1 and not _answer_text(one).isdecimal()]
        return [*told[:1], *explained[:1]]
    bodies = [one for one in left if one.part is Part.BODY and not says_nothing(_answer_text(one))]
    return (told or explained or bodies)[:1]


def _answer_text(one: Known) -> str:
    """The words of an answer: of yes and no "True" and "False"."""
    if isinstance(one.node, Scalar) and one.node.sort is Sort.TRUTH:
        return one.node.text.capitalize()
    return markdown_of(one.node)


def _others(one: Known) -> Iterable[DraftSection]:
    """The sections of a field that is neither prompt nor answer; none of one that a person would not read."""
    return section_of_field(one) if _stands(one) else ()


def _without_number(prompt: str, number: int | None) -> str:
    """A prompt without the number of its record, where it begins with that."""
    match = _COUNTED.match(prompt)
    return prompt[match.end() :] if match and int(match["number"]) == number else prompt


def _cloze(prompt: str, sections: list[DraftSection]) -> _Asked:
    """The prompt with blanks where it has deletions as Anki writes them, and its statement as a section of its own."""
    if not has_opening(prompt):
        return _Asked(prompt, tuple(sections))
    statement = DraftSection(kind=SectionKind.CLOZE, text=prompt)
    return _Asked(without(prompt, None)[0], (statement, *sections))
