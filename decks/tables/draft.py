"""One row of a table, or several that go together, as a draft."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from decks.drafts import Draft, DraftSection
from decks.markdown.options import with_choices
from decks.metadata import minutes_of, tags_of
from decks.rules.pictures import picture_at
from decks.rules.points import says_nothing
from decks.sections import LIST_KINDS, bullet
from decks.tables.blank_filling import Filled, deletions, filled
from decks.tables.cells import markdown_of, points_of
from decks.tables.choices import choices_of, options_in, right_places
from decks.tables.column_names import Use, plain
from decks.tables.columns import Column
from srs.model import Choice, Minutes, Role, SectionKind

_NUMBER = re.compile(r"\s*(?:q(?:uestion)?|no|nr|#|№)?[\s.#:-]{0,3}(?P<number>\d{1,6})(?:\.0)?[.):]?\s*", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"(?:q(?:uestion)? ?)?(?P<number>\d{1,4})[.):]\s+(?=\S)", re.IGNORECASE)
_SCORE = re.compile(r"\d{1,6}(?:[.,]\d{1,4})? ?(?:points?|pts?\.?|marks?|%)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?P<code>[a-z]{2})(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_CODES = frozenset(
    "ar be bg bn ca cs da de el en es et eu fa fi fr gl he hi hr hu id it ja ko lt lv ms nb nl nn no pl pt ro ru sk sl "
    "sr sv ta te th tr uk ur vi zh".split()
)
_LONGEST_WORD = 60
_SLACK = 20
_MOST_NUMBERED = 0.8
_USED = frozenset({Use.NUMBER, Use.PLACE, Use.TYPE, Use.DIFFICULTY, Use.MINUTES, Use.STAGE, Use.TAGS, Use.LANGUAGE})


@dataclass
class Entry:
    """The cells of a question, the place that a row above gave it, and the lines that it stands on."""

    cells: list[str]
    place: tuple[str, ...] = ()
    lines: set[int] = field(default_factory=set)

    def go_on(self, cells: Sequence[str], merged: Collection[int], lines: Collection[int]) -> None:
        """Adds a row whose question is the one of the row above."""
        for place, cell in enumerate(cells[: len(self.cells)]):
            if place not in merged and cell.strip():
                self.cells[place] = "\n".join(filter(None, [self.cells[place].strip(), cell.strip()]))
        self.lines.update(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What a whole table does alike: numbers that count options from 0, prompts that begin with their number.

    `apart` is that the right answer is never among the options.
    """

    from_zero: bool = False
    numbered: bool = False
    apart: bool = False


@dataclass
class _Said:
    """What is gathered of one row."""

    draft: Draft
    sections: list[DraftSection] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    options_heading: str = ""
    key: str | None = None
    pictures: list[str] = field(default_factory=list)


def habits_of(entries: Sequence[Entry], columns: Sequence[Column]) -> Habits:
    """What the rows of a table do alike."""
    uses = [column.use for column in columns]
    key = Use.RIGHT if Use.RIGHT in uses else Use.ANSWER if {Use.OPTION, Use.OPTIONS} & set(uses) else None
    keys = [entry.cells[place] for place, use in enumerate(uses) if use is key for entry in entries]
    asks = uses.index(Use.QUESTION)
    numbered = sum(_NUMBER_BEFORE.match(entry.cells[asks].lstrip()) is not None for entry in entries)
    return Habits(
        from_zero=any(key.strip() == "0" for key in keys),
        numbered=Use.NUMBER not in uses and numbered > 1 and numbered >= _MOST_NUMBERED * len(entries),
        apart=len(entries) > 1 and key in uses and all(_is_apart(entry, uses, key) for entry in entries),
    )


def _is_apart(entry: Entry, uses: Sequence[Use], key: Use) -> bool:
    """Whether a row's right answer is words like those of its options, and none of them."""
    options: list[str] = []
    for use, cell in zip(uses, entry.cells, strict=True):
        options += [cell.strip()] if use is Use.OPTION else options_in(cell) if use is Use.OPTIONS else []
    answer = entry.cells[uses.index(key)].strip()
    longest = max(map(len, options), default=0)
    alike = answer != "" and "\n" not in answer and len(answer) <= 2 * longest + _SLACK
    worded = len(answer) > 1 and not answer.isdecimal() and not says_nothing(answer)
    return alike and worded and not right_places(options, answer, from_zero=True)


def places_in(cell: str) -> tuple[str, ...]:
    """The places that a cell names, from the outermost: `Storage::Disks` is two."""
    return tuple(part for each in cell.split("::") if (part := " ".join(each.split())))


def draft_of(entry: Entry, columns: Sequence[Column], habits: Habits) -> Draft:
    """The draft of one row: its sections in the order of its columns."""
    said = _Said(draft=Draft(prompt=None, place=entry.place, lines=frozenset(entry.lines)))
    for column, cell in zip(columns, entry.cells, strict=True):
        if column.use is Use.OPTION:
            said.options.append(markdown_of(cell))
        elif cell.strip():
            _take(said, column, cell)
    _settle_choices(said, habits)
    draft = replace(_with_prompt(said.draft, habits), sections=tuple(said.sections))
    if said.pictures:
        draft = replace(draft, prompt="\n\n".join([*filter(None, [draft.prompt]), *said.pictures]))
    return _with_answer(draft if any(part.choices for part in draft.sections) else with_choices(draft))


def _take(said: _Said, column: Column, cell: str) -> None:
    """Takes in what one cell says, which is not blank."""
    if column.use in _USED:
        told = _told(said.draft, column, cell.strip())
        if told is not None:
            said.draft = told
            return
    text = markdown_of(cell)
    match column.use:
        case Use.QUESTION:
            said.draft = replace(said.draft, prompt=text)
        case Use.OPTIONS:
            said.options_heading = column.heading
            said.options += options_in(text)
        case Use.WRONG:
            said.wrong += options_in(text) if plain(column.heading).endswith("s") else [text]
        case Use.RIGHT:
            said.key = text
        case Use.PICTURE if shown := text if "![" in text else picture_at(text):
            said.pictures.append(shown)
        case _:
            said.sections += _section(column, text)


def _section(column: Column, text: str) -> list[DraftSection]:
    """The section that a cell makes under its column's heading: none of a placeholder, no answer of a bare link."""
    kind = SectionKind.ANSWER if column.use is Use.ANSWER else column.kind or SectionKind.OTHER
    if kind is not SectionKind.OTHER and says_nothing(text):
        kind = SectionKind.OTHER
        if "://" not in text:
            return []
    if kind in LIST_KINDS and _SCORE.fullmatch(text.strip()):
        kind = SectionKind.OTHER
    if kind not in LIST_KINDS:
        return [DraftSection(kind=kind, heading=column.heading, text=text)]
    introduction, statements = points_of(text)
    return [DraftSection(kind=kind, heading=column.heading, text=introduction, bullets=statements)]


def _told(draft: Draft, column: Column, value: str) -> Draft | None:
    """The draft with what a cell says about its question; None where the words do not fit the column."""
    match column.use:
        case Use.NUMBER:
            number = _NUMBER.fullmatch(value)
            return replace(draft, number=int(number["number"])) if number and draft.number is None else None
        case Use.PLACE:
            return replace(draft, place=(*draft.place, *places_in(value)))
        case Use.TAGS:
            tags = tags_of(",".join(bullet(line) or line for line in value.split("\n")))
            return replace(draft, tags=tuple(dict.fromkeys((*draft.tags, *tags))))
        case Use.MINUTES:
            minutes = _minutes(column.heading, value)
            return replace(draft, minutes=minutes) if minutes else None
        case Use.LANGUAGE:
            code = _LANGUAGE.fullmatch(value)
            known = code is not None and code["code"].casefold() in _CODES
            return replace(draft, language=value.replace("_", "-")) if known else None
    if len(value) > _LONGEST_WORD or "\n" in value:
        return None
    if says_nothing(value):
        return draft
    match column.use:
        case Use.TYPE:
            return replace(draft, type=value)
        case Use.DIFFICULTY:
            return replace(draft, difficulty=value)
    return replace(draft, stage=value)


def _minutes(heading: str, value: str) -> Minutes | None:
    """A duration with its own unit, else in the unit of the heading, else in minutes."""
    words = plain(heading).split()
    unit = "seconds" if {"seconds", "sec", "secs", "segundos", "sekunden"} & set(words) else "minutes"
    return minutes_of(value) or minutes_of(f"{value} {unit}")


def _settle_choices(said: _Said, habits: Habits) -> None:
    """Makes the options a section, with the right ones marked; an answer that is one of them is no text of its own."""
    choices = _choices(said, habits)
    if choices:
        section = DraftSection(kind=SectionKind.CHOICES, heading=said.options_heading, choices=choices)
        said.sections.insert(0, section)
    elif said.key is not None and not says_nothing(said.key):
        said.sections.insert(0, DraftSection(kind=SectionKind.ANSWER, text=said.key))


def _choices(said: _Said, habits: Habits) -> tuple[Choice, ...]:
    """The options of a question by its key, or by the first answer that names one of them."""
    options = said.options
    if habits.apart:
        _join_answer(said)
    if said.wrong and not any(options):
        return _with_wrong(said)
    said.sections += [DraftSection(kind=SectionKind.OTHER, text=text) for text in said.wrong]
    if sum(map(bool, options)) < 2:
        if any(options):
            said.sections.append(DraftSection(kind=SectionKind.OTHER, text="\n".join(filter(None, options))))
            said.options = []
        return ()
    if said.key is not None:
        choices = choices_of(options, said.key, from_zero=habits.from_zero)
        if choices[0].right is None and not says_nothing(said.key):
            said.sections.insert(0, DraftSection(kind=SectionKind.ANSWER, text=said.key))
        return choices
    for section in said.sections:
        if section.kind is SectionKind.ANSWER and right_places(options, section.text, from_zero=habits.from_zero):
            said.sections.remove(section)
            return choices_of(options, section.text, from_zero=habits.from_zero)
    return choices_of(options, "")


def _join_answer(said: _Said) -> None:
    """Makes the right answer one more of the options."""
    answer = next((section for section in said.sections if section.kind is SectionKind.ANSWER), None)
    if said.key is None and answer is not None:
        said.sections.remove(answer)
        said.key = answer.text
    if said.key is not None:
        said.options.append(said.key)


def _with_wrong(said: _Said) -> tuple[Choice, ...]:
    """The right answer and the wrong ones beside it."""
    right = said.key
    answer = next((section for section in said.sections if section.kind is SectionKind.ANSWER), None)
    if right is None and answer is not None:
        right = answer.text
        said.sections.remove(answer)
    known = None if right is None else False
    first = [Choice(text=right, right=True)] if right is not None else []
    return (*first, *(Choice(text=text, right=known) for text in said.wrong))


def _with_prompt(draft: Draft, habits: Habits) -> Draft:
    """The draft with its number apart from its prompt, where the table numbers its prompts."""
    match = _NUMBER_BEFORE.match(draft.prompt or "") if habits.numbered else None
    if match is None or draft.prompt is None:
        return draft
    return replace(draft, number=int(match["number"]), prompt=draft.prompt[match.end() :])


def _with_answer(draft: Draft) -> Draft:
    """The draft as a statement with deletions where its prompt has blanks that its answer fills."""
    prompt = draft.prompt or ""
    told = deletions(prompt)
    if told is not None:
        return _as_cloze(draft, told, draft.sections)
    answers = [section for section in draft.sections if section.kind is SectionKind.ANSWER]
    if not answers or any(section.choices for section in draft.sections):
        return draft
    told = filled(prompt, answers[0].text)
    if told is None:
        return draft
    return _as_cloze(draft, told, [section for section in draft.sections if section is not answers[0]])


def _as_cloze(draft: Draft, told: Filled, others: Sequence[DraftSection]) -> Draft:
    """The draft of a statement with deletions, beside its other sections."""
    statement = DraftSection(kind=SectionKind.CLOZE, text=told.statement)
    return replace(draft, prompt=told.prompt, sections=(statement, *others), roles=(Role.CLOZE,))
