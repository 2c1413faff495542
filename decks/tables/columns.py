"""What each column of a table is for: by the names in its header."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decks.tables.column_names import Use, plain, use_of, without_remark
from srs.model import SectionKind

_OPTION_WORDS = frozenset(
    plain(word)
    for word in """option, opt, choice, alternative, answer option, answer choice, opcion, opcao, alternativa, choix,
        proposition, opzione, optie, opcja, secenek, auswahl, antwortmoglichkeit, вариант, вариант ответа, варіант,
        选项, 選択肢, 선택지, 보기""".split(",")
)
_MARKED = re.compile(r"(?P<word>.*?) ?(?P<mark>[a-h]|[0-9]|1[0-2])")
_LONGEST_NAME = 120
_MOST_NAMES = 500
_LONGEST_PLAIN = 4
_ENOUGH = 2
_ONCE = frozenset({Use.NUMBER, Use.TYPE, Use.DIFFICULTY, Use.MINUTES, Use.STAGE, Use.LANGUAGE, Use.RIGHT, Use.OPTIONS})
_NUMBERED = frozenset({Use.ANSWER, Use.WRONG, Use.SECTION, Use.TAGS, Use.PLACE})
_QUESTIONS = frozenset({Use.QUESTION, Use.PERHAPS_QUESTION})
_CHOICES = frozenset({Use.OPTION, Use.OPTIONS, Use.WRONG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column is for; the kind of section that it makes where it is one, and its header as it is written."""

    use: Use
    heading: str = ""
    kind: SectionKind | None = None


def columns_named(names: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns under a row of names; None where the row is no header: it names no question, or too little else."""
    names = [" ".join(name.split()) for name in names]
    if len(names) > _MOST_NAMES or any(len(name) > _LONGEST_NAME for name in names):
        return None
    found = [Column(use=use, heading=name.strip("*# "), kind=kind) for name in names for use, kind in [use_of(name)]]
    found = _settled(_with_options(found))
    return tuple(found) if _is_header(found) else None


def _with_options(columns: Sequence[Column]) -> list[Column]:
    """The columns with those that are options marked so: `Option A`, `choice1`, or bare letters from A."""
    words = Counter(_option_word(column) for column in columns)
    keyed = any(column.use is Use.RIGHT for column in columns)
    answered = any(column.use is Use.ANSWER and _option_word(column) is None for column in columns)
    return [
        _as_option(column, several=words[_option_word(column)] > 1, answered=keyed or answered) for column in columns
    ]


def _as_option(column: Column, *, several: bool, answered: bool) -> Column:
    """The column as an option, or as what its name without its number is; as it is where it has none."""
    word = _option_word(column)
    if word is None:
        return column
    use, kind = use_of(word)
    if several and (word in _OPTION_WORDS or word == "" or (use is Use.ANSWER and answered)):
        return replace(column, use=Use.OPTION, kind=None)
    return replace(column, use=use, kind=kind) if use in _NUMBERED else column


def _option_word(column: Column) -> str | None:
    """What stands before the letter or number that a name ends in, if it does: "" where that is all of it."""
    match = _MARKED.fullmatch(plain(without_remark(column.heading)))
    if match is None or (match["word"] == "" and match["mark"].isdigit()):
        return None
    if match["mark"].isalpha() and match["word"] not in _OPTION_WORDS | {"", "answer"}:
        return None
    return match["word"]


def _settled(columns: Sequence[Column]) -> list[Column]:
    """The columns, each with one use: names that also mean other things are decided by what stands beside them."""
    uses = _second_name([column.use for column in columns])
    uses = _one_question(uses)
    uses = _answers(uses)
    seen: set[Use] = set()
    for place, use in enumerate(uses):
        if use in _ONCE and use in seen:
            uses[place] = Use.OTHER
        seen.add(use)
    return [replace(column, use=use) for column, use in zip(columns, uses, strict=True)]


def _second_name(uses: Sequence[Use]) -> list[Use]:
    """The uses, the second of two names being the answer where three or more columns have no other one."""
    names = [place for place, use in enumerate(uses) if use is Use.PERHAPS_QUESTION]
    others = {Use.QUESTION, Use.ANSWER, Use.PERHAPS_ANSWER, Use.RIGHT} | _CHOICES
    if len(names) != 2 or len(uses) < 3 or others & set(uses):
        return list(uses)
    return [Use.ANSWER if place == names[1] else use for place, use in enumerate(uses)]


def _one_question(uses: Sequence[Use]) -> list[Use]:
    """The uses with one question: the first sure one, else a name, else a topic or a text beside an answer."""
    beside = {Use.PLACE: {Use.ANSWER, Use.PERHAPS_ANSWER}, Use.PERHAPS_ANSWER: {Use.ANSWER}}
    for wanted in (Use.QUESTION, Use.PERHAPS_QUESTION, Use.PLACE, Use.PERHAPS_ANSWER):
        if wanted not in uses or (wanted in beside and not beside[wanted] & set(uses)):
            continue
        chosen = uses.index(wanted) if wanted is not Use.PLACE else len(uses) - 1 - list(uses)[::-1].index(wanted)
        return [
            Use.QUESTION if place == chosen else Use.OTHER if use in _QUESTIONS else use
            for place, use in enumerate(uses)
        ]
    return list(uses)


def _answers(uses: Sequence[Use]) -> list[Use]:
    """The uses with an answer: an explanation is one where there is no other, or where options are what answers."""
    chosen = bool(_CHOICES & set(uses))
    uses = [Use.ANSWER if use is Use.RIGHT and not chosen else use for use in uses]
    keyed = Use.RIGHT in uses or Use.ANSWER in uses
    if Use.ANSWER not in uses or (chosen and keyed):
        first = uses.index(Use.PERHAPS_ANSWER) if Use.PERHAPS_ANSWER in uses else None
        uses = [
            Use.ANSWER if place == first or (chosen and use is Use.PERHAPS_ANSWER) else use
            for place, use in enumerate(uses)
        ]
    return [Use.OTHER if use is Use.PERHAPS_ANSWER else use for use in uses]


def _is_header(columns: Sequence[Column]) -> bool:
    """Whether names are a header's: a question among them, and something else that is known or many short names."""
    if not any(column.use is Use.QUESTION for column in columns):
        return False
    sure = any(use_of(column.heading)[0] is Use.QUESTION for column in columns if column.use is Use.QUESTION)
    beside = {column.use for column in columns} - {Use.QUESTION, Use.OTHER, Use.PICTURE}
    named = [column.heading for column in columns if column.heading]
    if not sure:
        return bool(beside & ({Use.ANSWER} | _CHOICES)) or len(beside) >= _ENOUGH
    if sum(use_of(name)[0] in _QUESTIONS for name in named) > 1 and not beside:
        return False
    return bool(beside) or all(len(name.split()) <= _LONGEST_PLAIN for name in named)
