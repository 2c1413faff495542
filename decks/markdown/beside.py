"""Questions whose answers stand behind them on the same line: `What? → A`, `"What?" — A`, `What? (A)`, `What? A`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from decks.drafts import Draft
from decks.markdown.inline_cards import OF_TOOLS
from decks.markdown.notes import Notes, item_of, masked, outdented
from decks.markdown.outline import Heading
from decks.metadata import usual_difficulty
from decks.question_marks import QUESTION_MARKS, ends_as_question

_ASKED = re.compile(rf"[{re.escape(QUESTION_MARKS)}]+(?:[\"”’'»*_`)]{{0,4}}(?=\s|$|[→⇒⟶➔➜➡=—–:|>-])|(?=[^\w\s]))")
_ARROW = re.compile(r"\s*(?:→|⇒|⟶|➔|➜|➡\ufe0f?|👉|-{1,2}>|={1,2}>)\s*")
_DASH = re.compile(r"\s*(?:—|–|(?<=\s)-{1,2}|:|=)\s+(?=\S)")
_HIDDEN = re.compile(r"\s*(?:>!(?P<reddit>.+?)!<|\|\|(?P<discord>.+?)\|\|)[\s.]*$")
_BRACKETS = re.compile(r"\s*(?:\((?P<round>[^()]+(?:\([^()]*\)[^()]*)*)\)|\[(?P<square>[^\[\]^][^\[\]]*)\])[\s.]*$")
_ASKS_MORE = re.compile(
    r"(?:(?:please|and|then|if so|if yes|if not),? )*(?:explain|describe|give|name|justify|discuss|compare|show|"
    r"illustrate|elaborate|provide|list|define|write|draw|prove|explica|justifica|erkläre|begründe|expliquez|justifiez|объясните|"
    r"поясните|приведите|обоснуйте)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,4})[.)]")
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "'": "'"}
_LONGEST = 4_000
_FEWEST = 2
_FEWEST_UNMARKED = 3


class _Kind(Enum):
    """What tells an answer from its question: a mark of its own, brackets, or nothing but the question mark."""

    MARKED = "marked"
    BRACKETS = "brackets"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line that asks, with what stands behind its question mark; `kind` is None where nothing does."""

    number: int
    indent: int
    listed: bool
    kind: _Kind | None
    front: str
    back: str


def answers_beside(notes: Notes, found: Sequence[Heading]) -> list[Draft]:
    """The questions of a text that are answered on their own lines, in order, where most that ask are.

    A line below a heading that asks, or has a number, is a part of its answer.
    """
    read = [line for number in _outside_answers(notes, found) if (line := _read(number, notes)) is not None]
    marked = [line for line in read if line.kind is _Kind.MARKED]
    if len(marked) >= _FEWEST and 2 * len(marked) >= len(read):
        return [_draft(notes, line) for line in marked]
    for kind in (_Kind.BRACKETS, _Kind.BARE):
        told = [line for line in read if line.kind is kind and line.listed]
        enough = len(told) >= _FEWEST_UNMARKED and 3 * len(told) >= 2 * len(read)
        if enough and 5 * len({line.back for line in told}) >= 3 * len(told):
            return [_draft(notes, line) for line in told]
    return []


def _outside_answers(notes: Notes, found: Sequence[Heading]) -> Iterator[int]:
    """The lines that stand below no heading that asks."""
    headings = {heading.line: heading for heading in found}
    level = 0
    for number in range(1, len(notes.lines) + 1):
        heading = headings.get(number)
        if heading is not None and (not level or heading.level <= level):
            level = heading.level if heading.asks or heading.number is not None else 0
        if not level:
            yield number


def _read(number: int, notes: Notes) -> _Line | None:
    """A line that asks; None of any other, of a link, and of a bold question, whose answer may go on below it."""
    line = notes.words(number)
    if not line or len(line) > _LONGEST or any(mark in line for mark in ("::", *OF_TOOLS)):
        return None
    item = item_of(line)
    indent, text = item or (len(line) - len(line.lstrip()), line.strip())
    asked = _ASKED.search(masked(text))
    if asked is None or text.startswith((">", "|", "#", "**", "__")) or text[asked.end() :].startswith("]"):
        return None
    kind, back = _behind(text[asked.end() :], goes_on=_is_deeper(notes, number + 1, indent))
    front = _unquoted(text[: asked.end()])
    return _Line(number=number, indent=indent, listed=item is not None, kind=kind, front=front, back=_unquoted(back))


def _behind(rest: str, *, goes_on: bool) -> tuple[_Kind | None, str]:
    """What stands behind a question, without what tells it apart; `goes_on` is whether more stands below the line."""
    arrow = _ARROW.match(rest)
    if arrow is not None and (goes_on or arrow.end() < len(rest)):
        return _Kind.MARKED, rest[arrow.end() :].strip()
    hidden = _HIDDEN.fullmatch(rest)
    if hidden is not None:
        return _Kind.MARKED, (hidden["reddit"] or hidden["discord"]).strip()
    dash = _DASH.match(rest)
    if dash is not None:
        return _Kind.MARKED, rest[dash.end() :].strip()
    brackets = _BRACKETS.fullmatch(rest)
    if brackets is not None:
        words = (brackets["round"] or brackets["square"]).strip()
        return (None, "") if usual_difficulty(words) else (_Kind.BRACKETS, words)
    words = rest.strip()
    says = any(character.isalnum() for character in words) and not words.startswith("[^")
    told = says and not ends_as_question(words) and not _ASKS_MORE.match(words)
    return (_Kind.BARE, words) if told else (None, "")


def _unquoted(text: str) -> str:
    """A text without the quotation marks around all of it."""
    bare = text.strip()
    closing = _QUOTES.get(bare[:1])
    inside = bare[1:-1]
    return inside.strip() if closing and len(bare) > 2 and bare[-1] == closing and closing not in inside else bare


def _is_deeper(notes: Notes, number: int, indent: int) -> bool:
    """Whether a line says something further in than a column."""
    if number > len(notes.lines) or number in notes.stops:
        return False
    words = notes.lines[number - 1].expandtabs(4)
    return bool(words.strip()) and len(words) - len(words.lstrip()) > indent


def _goes_on(notes: Notes, number: int, indent: int) -> bool:
    """Whether a line below a question goes on with its answer: it stands further in, or is running text."""
    deeper = _is_deeper(notes, number, indent)
    flows = notes.filled(number) and number - 1 not in notes.code and item_of(notes.lines[number - 1]) is None
    return (deeper or flows) and _read(number, notes) is None


def _draft(notes: Notes, line: _Line) -> Draft:
    """The draft of a line, with what is indented below it as more of its answer."""
    end = line.number + 1
    while _goes_on(notes, end, line.indent):
        end += 1
    back = "\n".join(filter(None, [line.back, outdented(notes.lines[line.number : end - 1])]))
    number = _NUMBER.match(notes.lines[line.number - 1])
    made = notes.pair(line.front, back, notes.said(range(line.number, end)))
    return replace(made, number=int(number["number"]) if number else None)
