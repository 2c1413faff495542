"""Statements with what completes or judges them behind them: `Water is ____. (wet)`, `Water is dry. (False)`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from decks.drafts import Draft, DraftSection
from decks.markdown.notes import Notes, item_of
from decks.markdown.outline import Heading
from decks.question_marks import ends_as_question
from decks.tables.blank_filling import Filled, filled
from srs.model import Choice, Role, SectionKind

_BEHIND = re.compile(
    r"(?P<said>.*\S)\s*(?:[(\[](?P<closed>[^()\[\]\n]{1,120})[)\]]|"
    r"(?:→|=>|->|[—–-])[ \t]+(?P<after>\S[^\n]{0,120}))[\s.]*$"
)
_LABEL = re.compile(r"(?:answer|ans|a)[ \t]*[:.][ \t]*", re.IGNORECASE)
_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,4})[.)]")
_JUDGED = {
    **dict.fromkeys("true t yes correct richtig wahr verdadero cierto vrai верно правда 对 正确 ✅ ✓".split(), True),
    **dict.fromkeys("false f no incorrect wrong falsch falso faux неверно ложь 错 错误 ❌ ✗".split(), False),
}
_WORDS = ("True", "False")
_FEWEST = 2
_LONGEST = 2_000


def statements(notes: Notes, found: Sequence[Heading]) -> list[Draft]:
    """The statements of a text whose items are such, in order; none where headings ask or few items are."""
    if any(ends_as_question(heading.text) for heading in found):
        return []
    items = [
        (number, item[1])
        for number in range(1, len(notes.lines) + 1)
        if (item := item_of(notes.words(number))) is not None and len(item[1]) <= _LONGEST
    ]
    made = [draft for number, text in items if (draft := _draft(notes, number, text)) is not None]
    return made if len(made) >= _FEWEST and 2 * len(made) >= len(items) else []


def _draft(notes: Notes, number: int, text: str) -> Draft | None:
    """The draft of an item that is such a statement; None of any other."""
    match = _BEHIND.match(text)
    if match is None:
        return None
    behind = _LABEL.sub("", (match["closed"] or match["after"]).strip(), count=1)
    numbered = _NUMBER.match(notes.lines[number - 1])
    lines = frozenset({number})
    told = filled(match["said"], behind)
    judged = _JUDGED.get(behind.strip(" .!").casefold())
    if told is not None:
        made = _blank(told, lines, notes.tags[number - 1])
    elif judged is not None and not ends_as_question(match["said"]):
        made = _choice(match["said"], lines, notes.tags[number - 1], true=judged)
    else:
        return None
    return replace(made, number=int(numbered["number"]) if numbered else None)


def _blank(told: Filled, lines: frozenset[int], tags: tuple[str, ...]) -> Draft:
    """The draft of a statement with a blank."""
    section = DraftSection(kind=SectionKind.CLOZE, text=told.statement)
    return Draft(prompt=told.prompt, sections=(section,), roles=(Role.CLOZE,), tags=tags, lines=lines)


def _choice(said: str, lines: frozenset[int], tags: tuple[str, ...], *, true: bool) -> Draft:
    """The draft of a statement that is true or false."""
    choices = tuple(Choice(text=word, right=(word == "True") is true) for word in _WORDS)
    section = DraftSection(kind=SectionKind.CHOICES, choices=choices)
    return Draft(prompt=f"True or false? {said}", sections=(section,), tags=tags, lines=lines)
