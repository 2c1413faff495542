"""The text below a line that is only a question's number or topic: what of it asks, and where its answer begins."""

import re
from collections.abc import Mapping, Sequence

from decks.headings import section_of
from decks.label_lines import answer_words, question_label
from decks.markdown.folds import announces_an_answer, summary_of
from decks.markdown.furniture import furniture_of
from decks.markdown.lone import names_a_question
from decks.markdown.option_lines import option_block
from decks.markdown.outline import Heading
from decks.metadata import metadata_of
from decks.question_marks import ends_as_question

_CALLOUT = re.compile(r"[ \t]{0,3}>[ \t]*\[!")
_OPTION = re.compile(r"[ \t]{0,8}(?:[-*+][ \t]+)?(?:\[[ xX]\]\s|(?:\*\*|`)?\(?[AaАа][.):、：．])")
_BOLD_LINE = re.compile(r"\s{0,3}(?:[-*+]\s+)?(?:\*\*|__)(?P<text>[^*_]{1,60})(?:\*\*|__)\s*[:：]?\s*$")
_BESIDE = re.compile(
    r"[ \t]*(?:[-*+]\s+)?(?:\*\*|__)[^*_\n]{1,30}(?:[:：](?:\*\*|__)|(?:\*\*|__)[:：])[^\n]{0,60}(?<![\s.。!])\s*$"
)
_LOOKED_AT = 12


def question_body(
    lines: Sequence[str], begin: int, end: int, code: frozenset[int], inner: Mapping[int, Heading]
) -> tuple[str, int]:
    """The words that ask from one line up to another, and the line at which their options or answer begin.

    `inner` are headings by line. Where neither options nor an answer are marked, what follows the paragraph that
    asks is the answer; where none asks, all is the question and the answer begins at `end`.
    """
    said: list[tuple[int, str]] = []
    for number in range(begin, end):
        line, heading = lines[number - 1], inner.get(number)
        if number - 1 in code:
            said.append((number, line))
            continue
        if _begins_answer(line, heading) or _begins_options(lines, number, end):
            return _words(said), number
        if _names(line, heading):
            said = [each for each in said if not _BESIDE.match(each[1])]
        elif not (furniture_of(line) or metadata_of(line)):
            label = question_label(line)
            said.append((number, label.text if label else line))
    asked = next((place for place, (_, line) in enumerate(said) if ends_as_question(line)), len(said))
    gap = next((place for place in range(asked, len(said)) if not said[place][1].strip()), len(said))
    rest = next((number for number, line in said[gap:] if line.strip(" \t-*_")), end)
    return _words(said[:gap] if rest < end else said), rest


def _words(said: Sequence[tuple[int, str]]) -> str:
    """The lines of a question as its text."""
    return "\n".join(line for _, line in said).strip().rstrip("-").rstrip()


def _names(line: str, heading: Heading | None) -> bool:
    """Whether a line only says that the question follows."""
    words = _title(line, heading)
    return words is not None and names_a_question(words)


def _title(line: str, heading: Heading | None) -> str | None:
    """The words of a line that is a heading or all bold; None of any other."""
    bold = _BOLD_LINE.match(line) if heading is None else None
    return heading.text if heading else bold["text"] if bold else None


def _begins_answer(line: str, heading: Heading | None) -> bool:
    """Whether a line says that the answer or another section than the question follows."""
    words = _title(line, heading)
    if words is not None and (section_of(words) is not None or announces_an_answer(words.partition(":")[0])):
        return True
    summary = summary_of(line)
    return answer_words(line) is not None or summary is not None or _CALLOUT.match(line) is not None


def _begins_options(lines: Sequence[str], number: int, end: int) -> bool:
    """Whether the first of several options stands on a line."""
    if _OPTION.match(lines[number - 1]) is None:
        return False
    block = option_block("\n".join(lines[number - 1 : min(end - 1, number - 1 + _LOOKED_AT)]))
    return block is not None and not block.before.strip()
