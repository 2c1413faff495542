"""Labels that a bank writes in a way of its own (`Front:`, `Ques -`, `Q.1`, `❓`), as the usual `Q:` and `A:`."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decks.label_lines import answer_words, bare_number, question_label
from decks.label_words import Label, alternatives
from decks.markdown.outline import Heading
from decks.question_marks import ends_as_question
from decks.tables.column_names import Use, use_of

_BEFORE = (
    r"(?P<before>[ \t]{0,8}(?:>[ \t]?)?(?:(?:[-*+•]|\d{1,4}[.)])[ \t]++)?(?:#{1,6}[ \t]++)?)"
    r"(?P<bold>(?:\*\*|__)?)[ \t]*+"
)
_REST = r"[ \t]*+(?P<closed>\*\*|__)?[ \t]*+(?P<rest>.*)$"
_NAMED = re.compile(
    rf"{_BEFORE}(?P<word>[^\W\d_][^:：\n*_|<>`#]{{0,30}}?)[ \t]*+(?:(?P<number>\d{{1,4}})[ \t]*+)?"
    rf"(?:(?P<inner>\*\*|__)[ \t]*+)?[:：](?!:){_REST}"
)
_VAGUE = frozenset("title titulo titre titel titolo name item statement sentence 标题 제목".split())
_VAGUE_ANSWERS = frozenset(
    "description value details detail content text body reason feedback extra beschreibung".split()
)
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
_FEWEST = 2
_LOOKED_AT = 120


@dataclass(frozen=True, slots=True)
class _Form:
    """How a bank marks its questions and its answers."""

    asks: re.Pattern[str]
    answers: re.Pattern[str]


def _form(asks: str, answers: str) -> _Form:
    return _Form(*(re.compile(f"{_BEFORE}(?:{one}){_REST}", re.IGNORECASE) for one in (asks, answers)))


def _alone(*kinds: Label) -> re.Pattern[str]:
    """A line that is nothing but a word of some kinds, in no emphasis and no heading."""
    words = f"(?:{alternatives(*kinds)})"
    return re.compile(
        rf"(?P<before>[ \t]{{0,3}})(?P<bold>){words}(?P<closed>)[ \t]*+[:：]?[ \t]*+(?P<rest>)$", re.IGNORECASE
    )


_FORMS = (
    _form(
        rf"(?:{alternatives(Label.QUESTION)}|q)[ \t]*+(?:(?P<number>\d{{1,4}})[ \t]*+)?"
        r"(?:(?P<inner>\*\*|__)[ \t]*+)?[-–—]+(?=[ \t])",
        rf"(?:{alternatives(Label.ANSWER)})[ \t]*+(?:\d{{1,4}}[ \t]*+)?(?:(?P<inner>\*\*|__)[ \t]*+)?[-–—]+(?=[ \t])",
    ),
    _form(r"q\.[ \t]?(?P<number>\d{1,4})[.):]?(?=[ \t*_])", r"a(?:ns(?:wer)?)?\.[ \t]?\d{1,4}[.):]?(?=[ \t*_])"),
    _form(r"q(?:ues(?:tion)?)?[ \t]?(?P<number>\d{1,4})?\)(?=[ \t*_])", r"a(?:ns(?:wer)?)?[ \t]?\d{0,4}\)(?=[ \t*_])"),
    _form(r"(?:❓|❔|🆀|🇶|🙋)\ufe0f?[ \t]*+[:：]?", r"(?:✅|💡|👉|➡|🅰|🇦|💬|📝|☑|✔)\ufe0f?[ \t]*+[:：]?"),
    _Form(_alone(Label.QUESTION), _alone(Label.ANSWER)),
)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A line with a label: its index, whether it asks, and the line with the usual label, None where it has that."""

    index: int
    asks: bool
    usual: str | None


def with_usual_labels(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[str] | None:
    """The lines, `Q:` and `A:` standing for the labels that the bank has for them; None where it has no such labels.

    Labels are known by standing in turns; where headings or usual labels ask as often, they are a part of answers.
    """
    said = [(index, line) for index, line in enumerate(lines) if line.strip() and index not in code]
    asking = sum(ends_as_question(heading.text) for heading in found)
    for labelled in (list(_named(said)), *(_formed(said, form) for form in _FORMS)):
        turns = sum(one.asks and not two.asks for one, two in itertools.pairwise(labelled))
        own = [one for one in _first_answers(labelled) if one.usual is not None]
        asked = sum(one.asks for one in labelled)
        if own and turns >= _FEWEST and 2 * turns > asked and turns > asking:
            return _with(lines, own)
    return None


def _first_answers(labelled: Sequence[_Labelled]) -> list[_Labelled]:
    """The labelled lines without those that go on with an answer under a name of their own, such as `Explanation:`."""
    before = [None, *labelled]
    return [one for one, above in zip(labelled, before, strict=False) if one.asks or above is None or above.asks]


def _with(lines: Sequence[str], own: Sequence[_Labelled]) -> list[str]:
    """The lines with the usual labels."""
    made = list(lines)
    for one in own:
        made[one.index] = one.usual or ""
    return made


def _named(said: Sequence[tuple[int, str]]) -> Iterator[_Labelled]:
    """The lines that begin with a name for a question or an answer and a colon, such as `Front:` or `Definition:`."""
    sides: dict[str, bool | None] = {}
    found = [(index, match) for index, line in said if (match := _NAMED.match(line[:_LOOKED_AT])) is not None]
    lines = dict(said)
    for index, match in found:
        word = match["word"].casefold()
        if word not in sides:
            sides[word] = _side(word)
        asks = sides[word]
        if asks is not None:
            line = lines[index]
            yield _Labelled(index, asks, None if _is_usual(line, asks=asks) else _usual(match, line, asks=asks))


def _is_usual(line: str, *, asks: bool) -> bool:
    """Whether a line, be it a heading, has a usual label as it is."""
    words = _HEADING.sub("", line, count=1)
    return (question_label(words) if asks else answer_words(words)) is not None


def _side(word: str) -> bool | None:
    """Whether a label names what is asked (True) or what answers it (False); None of any other."""
    use, _ = use_of(word)
    if use is Use.QUESTION or (use is Use.PERHAPS_QUESTION and word not in _VAGUE):
        return True
    return False if use is Use.ANSWER or (use is Use.PERHAPS_ANSWER and word not in _VAGUE_ANSWERS) else None


def _formed(said: Sequence[tuple[int, str]], form: _Form) -> list[_Labelled]:
    """The lines that are marked as a form has it, or as is usual; none where fewer than two have the form."""
    own = {index: found for index, line in said if (found := _of_form(index, line, form)) is not None}
    if len(own) < _FEWEST:
        return []
    return [one for index, line in said if (one := own.get(index) or _of_usual(index, line)) is not None]


def _of_form(index: int, line: str, form: _Form) -> _Labelled | None:
    """A line that is marked as a form has it; None of any other, and of the bare number of a question."""
    asked = form.asks.match(line[:_LOOKED_AT])
    match = asked or form.answers.match(line[:_LOOKED_AT])
    if match is None or bare_number(line) is not None:
        return None
    return _Labelled(index, asked is not None, _usual(match, line, asks=asked is not None))


def _of_usual(index: int, line: str) -> _Labelled | None:
    """A line with a usual label; None of any other."""
    asks = question_label(line) is not None
    return _Labelled(index, asks, None) if asks or answer_words(line) else None


def _usual(match: re.Match[str], line: str, *, asks: bool) -> str:
    """A line with the usual label in the place of its own."""
    named = match.re.groupindex
    number = match["number"] or "" if asks and "number" in named else ""
    closed = match["closed"] or (match["inner"] if "inner" in named else None)
    answers = "Answer" if match["before"].rstrip().endswith("#") else "A"
    label = f"{'Q' if asks else answers}{number}:"
    bold = match["bold"]
    words = match["rest"] + line[_LOOKED_AT:]
    if bold and closed:
        return f"{match['before']}{bold}{label}{bold} {words}".rstrip()
    return f"{match['before']}{bold}{label} {match['closed'] or ''}{words}".rstrip()
