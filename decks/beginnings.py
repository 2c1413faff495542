"""Where the questions of a copied listing begin and end, and which of its lines are the page's."""

import re
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from decks.asking_lines import asking_lines
from decks.blocks import Start, starts
from decks.headings import kind_of
from decks.label_lines import question_label
from decks.list_labels import label_above
from decks.markdown.answer_key import answer_key
from decks.markdown.marked_answers import names_options
from decks.markdown.written_key import written_keys
from decks.metadata import metadata_of
from decks.question_marks import ends_as_question

_MARKDOWN = re.compile(
    r"\s{0,3}(?:(?:\d{1,4}[.)]\s+)?(?:\*\*|__)\S|A(?:\d{0,4}\s*[.:]|\d{1,4}\)|\.\s?\d{1,4}[.):]?)\s|Ans[.:]\s|<details\b)"
)
_OPTION_A = re.compile(r"\s{0,3}A[.:]\s")
_OPTION_B = re.compile(r"\s{0,3}B[.:]\s")
_OPTION = re.compile(r"\s*(?:[-*+•☐☑○●]|[\[(]?\w{1,2}[\])]|[\[(]?\w[.:])")
_MOSTLY = 0.8
_NEAR = 4
_SAME = 3
_LABELLED = 2


def beginnings(lines: Sequence[str]) -> tuple[Sequence[Start], dict[int, tuple[int, str]]]:
    """Where the questions begin, by their numbers, else by what asks; and the labels above, by the line of a question.

    A label is its line and its words.
    """
    found = starts(lines)
    if found and (any(kind_of(line) is not None for line in lines) or mostly_ask(found, lines)):
        return found, _labels(lines, found)
    asking = asking_lines(lines)
    if len(asking.starts) > len(found):
        return asking.starts, asking.labels
    return found, _labels(lines, found)


def is_markdown(lines: Sequence[str]) -> bool:
    """Whether a line has a mark of Markdown's or of a labelled answer, or several of labelled questions.

    `A.` above `B.` is an option.
    """
    return sum(question_label(line) is not None for line in lines) >= _LABELLED or any(
        _MARKDOWN.match(line) is not None and not (_OPTION_A.match(line) and _OPTION_B.match(following))
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    )


def ends_of(lines: Sequence[str], found: Sequence[Start], begins: Sequence[int]) -> list[int]:
    """The line after each question's last; of a list of bare questions the last ends with its own paragraph."""
    ends = [*begins[1:], len(lines) + 1][: len(begins)]
    bare = [
        not any(line.strip() for line in lines[start.line : end - 1]) for start, end in zip(found, ends, strict=True)
    ]
    if len(bare) > _SAME and found[-1].prompt and sum(bare[:-1]) >= _MOSTLY * (len(bare) - 1):
        last = found[-1].line
        goes_on = not (found[-1].prompt.endswith((".", "!", ":", "。")) or ends_as_question(found[-1].prompt))
        while goes_on and last < len(lines) and lines[last].strip():
            last += 1
        ends[-1] = last + 1
    return ends


def mostly_ask(found: Sequence[Start], lines: Sequence[str]) -> bool:
    """Whether at least two of the numbered questions ask, and half of all do, beside the number or below it."""
    asking = sum(ends_as_question(_asked(start, lines)) for start in found)
    return asking >= 2 and 2 * asking >= len(found)


def _asked(start: Start, lines: Sequence[str]) -> str:
    """The words of a question: those beside its number, else the next that are no metadata."""
    below = (line.strip() for line in lines[start.line : start.line + _NEAR] if line.strip() and not metadata_of(line))
    return start.prompt or next(below, "")


def without(lines: Sequence[str], left_out: Sequence[int]) -> list[str]:
    """The lines with those of some numbers blank."""
    taken = frozenset(left_out)
    return ["" if number in taken else line for number, line in enumerate(lines, 1)]


def page_lines(lines: Sequence[str], found: Sequence[Start], ends: Sequence[int]) -> list[int]:
    """The last lines of the questions where most end in the same words, which are the page's and not theirs.

    A line that is all that stands below its question answers it, and one with a mark is an option.
    """
    filled = [
        [
            number
            for number in range(start.line + 1, end)
            if lines[number - 1].strip() and not metadata_of(lines[number - 1])
        ]
        for start, end in zip(found, ends, strict=True)
    ]
    last = [
        numbers[-1] for start, numbers in zip(found, filled, strict=True) if len(numbers) > (1 if start.prompt else 2)
    ]
    said = Counter(lines[number - 1].strip() for number in last)
    words, times = max(said.items(), key=itemgetter(1), default=("", 0))
    seldom = times < _SAME or 2 * times <= len(found)
    if (
        seldom
        or len(words.split()) < _SAME
        or kind_of(words) is not None
        or _OPTION.match(words)
        or names_options(words)
    ):
        return []
    return [number for number in last if lines[number - 1].strip() == words]


def _labels(lines: Sequence[str], found: Sequence[Start]) -> dict[int, tuple[int, str]]:
    """By the lines of the questions that begin lists of their own the lines and the words of these lists' labels."""
    anew = [start.line for start in found[1:] if start.number == 1]
    above = {line: label_above(lines, line) for line in [found[0].line, *anew]} if anew else {}
    return {line: label for line, label in above.items() if label is not None}


def has_key(lines: Sequence[str], asked: int) -> bool:
    """Whether the answers of a text stand apart from its questions, which no listing copied from a page has."""
    lettered = asked > 2 and answer_key(lines, (), frozenset()) is not None
    return lettered or bool(written_keys(lines, frozenset()))
