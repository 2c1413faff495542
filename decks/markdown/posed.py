"""The code and words below a heading that belong to the question, not to its answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from decks.headings import kind_of, section_of
from decks.markdown.answers import BOLD_HEADING, answer_label, beside_label, hint_of, outdented
from decks.markdown.folds import announces_an_answer, summary_of
from decks.markdown.furniture import furniture_of
from decks.markdown.outline import Heading
from decks.metadata import metadata_of
from decks.rules.pointing import points_at_code
from srs.model import SectionKind

_FENCE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})")
_OPTION = re.compile(r"^\s{0,3}(?:[-*+]\s+)?(?:\[[ xX]\]\s|\(?[A-Ha-h][.):]\s)")
_READS_CODE = re.compile(
    r"\W*(?:what|which|how many|will|would|does|do|is|are|guess|predict|qué|cuál|was|welche[rs]?|что|какой)\b",
    re.IGNORECASE,
)
_MOST_POSED = 400


class _Sort(Enum):
    """What a stretch of lines under a heading is."""

    CODE = "code"
    BETWEEN = "between"
    TEXT = "text"
    OPTIONS = "options"
    HINT = "hint"
    ANSWER = "answer"
    SECTION = "section"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A heading that asks, the headings above it, and where what stands below it ends (that line not included)."""

    heading: Heading
    under: tuple[str, ...]
    end: int
    inner: dict[int, Heading]

    def margin(self, lines: Sequence[str]) -> int:
        """How many columns the list item that the heading stands in, if any, indents what is below it."""
        return lines[self.heading.line - 1].find("#") if self.heading.listed else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Posed:
    """A question in full, and the lines below its heading that it goes on with."""

    prompt: str
    lines: tuple[int, ...]


def posed(lines: Sequence[str], spans: Sequence[Span], code: frozenset[int]) -> list[Posed]:
    """Each heading's question with the lines below it that go on with it.

    What stands before a marked answer does. So does a block of code right below the heading before the block that
    answers, in a bank whose answers are code, and one that a question asks to be read ("what does this print?").
    """
    stretches = [list(_stretches(lines, span, code)) for span in spans]
    answered_by_code = sum(_first_said(each) is _Sort.CODE for each in stretches)
    code_answers = answered_by_code > 2 and 2 * answered_by_code > len(spans)
    return [
        _posed(lines, span, _before_the_answer(each) or _code_read(span.heading.text, each, code_answers=code_answers))
        for span, each in zip(spans, stretches, strict=True)
    ]


def without(lines: Sequence[str], asked: Sequence[Posed]) -> list[str]:
    """The lines with those of the questions blank."""
    left = list(lines)
    for one in asked:
        for number in one.lines:
            left[number - 1] = ""
    return left


def _posed(lines: Sequence[str], span: Span, own: Sequence[int]) -> Posed:
    """A question with the lines that are its own."""
    margin = span.margin(lines)
    text = "\n".join(outdented(lines[number - 1], margin) for number in own).strip("\n")
    prompt = f"{span.heading.text}\n\n{text}" if text.strip() else span.heading.text
    return Posed(prompt=prompt, lines=tuple(number for number in own if lines[number - 1].strip()))


_Stretch = tuple[_Sort, list[int]]


def _first_said(stretches: Sequence[_Stretch]) -> _Sort | None:
    """What stands first below a heading, hints and metadata aside."""
    return next((sort for sort, _ in stretches if sort is not _Sort.BETWEEN), None)


def _before_the_answer(stretches: Sequence[_Stretch]) -> list[int]:
    """The lines of text and code before the marked answer and the options that may stand above it."""
    sorts = [sort for sort, _ in stretches]
    if _Sort.ANSWER not in sorts:
        return []
    last = sorts.index(_Sort.OPTIONS) if _Sort.OPTIONS in sorts else sorts.index(_Sort.ANSWER)
    own = [number for sort, numbers in stretches[:last] if sort is not _Sort.BETWEEN for number in numbers]
    return own if len(own) <= _MOST_POSED else []


def _code_read(prompt: str, stretches: Sequence[_Stretch], *, code_answers: bool) -> list[int]:
    """The lines of the block of code that a question asks about, where something else answers it."""
    first = next((place for place, (sort, _) in enumerate(stretches) if sort is not _Sort.BETWEEN), None)
    if first is None or stretches[first][0] is not _Sort.CODE or first + 1 >= len(stretches):
        return []
    parted = stretches[first + 1][0] is _Sort.BETWEEN
    following = _first_said(stretches[first + 1 :])
    points = points_at_code(prompt) or prompt.rstrip(" *").endswith((":", "："))
    if following is _Sort.CODE:
        asked = code_answers and (parted or (points and _READS_CODE.match(prompt) is not None))
    else:
        asked = following is _Sort.TEXT and points and _READS_CODE.match(prompt) is not None
    return stretches[first][1] if asked else []


def _stretches(lines: Sequence[str], span: Span, code: frozenset[int]) -> Iterator[_Stretch]:
    """The lines below a heading by what they are, up to the marked answer; each block of code by itself."""
    sort: _Sort | None = None
    numbers: list[int] = []
    fence = ""
    hinting = hinted = False
    for number in range(span.heading.end, span.end):
        line = lines[number - 1]
        begins_block = False
        if number - 1 in code:
            found: _Sort | None = _Sort.CODE
            begins_block, fence = _goes_through(line, fence)
            hinted = hinting
        else:
            found, fence = _sort_of(line, span.inner.get(number)), ""
            hinted = hinting or found is _Sort.HINT
            hinting = hinted and "</details" not in line.lower()
        if hinted and found not in {None, _Sort.ANSWER, _Sort.SECTION}:
            found, begins_block = _Sort.BETWEEN, False
        if found is None or (found is sort and not begins_block):
            numbers.append(number)
            continue
        if sort is not None:
            yield sort, numbers
        sort, numbers = found, [number]
        if sort in {_Sort.ANSWER, _Sort.SECTION}:
            break
    if sort is not None:
        yield sort, numbers


def _goes_through(line: str, fence: str) -> tuple[bool, str]:
    """Whether a line of code begins a block, and the fence that is open after it."""
    match = _FENCE.match(line)
    if match is None:
        return False, fence
    if fence:
        return False, "" if match["fence"].startswith(fence) else fence
    return True, match["fence"]


def _sort_of(line: str, heading: Heading | None) -> _Sort | None:
    """What a line outside code is; None of a blank one."""
    if not line.strip():
        return None
    opened = _opened(line, heading)
    if opened is not None:
        return opened
    summary = summary_of(line)
    if summary is not None:
        return _Sort.ANSWER if announces_an_answer(summary) else _section(summary)
    if furniture_of(line) or metadata_of(line) or hint_of(line) is not None:
        return _Sort.BETWEEN
    return _Sort.OPTIONS if _OPTION.match(line) else _Sort.TEXT


def _opened(line: str, heading: Heading | None) -> _Sort | None:
    """The section that a heading or a bold line opens."""
    bold = BOLD_HEADING.match(line) if heading is None else None
    words = heading.text if heading else bold["text"] if bold else None
    if words is None:
        return _Sort.ANSWER if answer_label(line) else _Sort.SECTION if beside_label(line) else None
    if announces_an_answer(words.partition(":")[0]):
        return _Sort.ANSWER
    return _section(words) if heading or section_of(words) else None


def _section(words: str) -> _Sort:
    """What the heading of a section opens: hints, after which the question may still go on, or all the rest."""
    return _Sort.HINT if kind_of(words) is SectionKind.HINTS else _Sort.SECTION
