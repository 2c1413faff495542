"""Questions that stand as items of a list whose answers follow as paragraphs of their own."""

import re
from collections.abc import Sequence

from decks.markdown.bulleted import asks
from decks.markdown.outline import Heading, holds_no_questions
from decks.markdown.pairs import Pair
from decks.question_marks import ends_as_question

_ITEM = re.compile(r"^ {0,3}(?:[-*+]|(?:Q\s?)?(?P<number>\d{1,4})\\?[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<text>\S.*)$")
_BULLET = re.compile(r"^[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]")
_FEWEST = 3


def answers_below(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[Pair]:
    """The items that ask, each with the text down to the next as its answer; none where few have any such text.

    Of a numbered list an item that does not ask is one too where it stands apart and goes on with the numbers. Where
    the only numbers of a text are those of one list, and most of it asks, two items with text are enough.
    """
    stops = frozenset(heading.line for heading in found)
    items = _items(lines, code | _outside(found, len(lines)))
    only = _is_only_list(items)
    begins = [(line, number) for line, number, _ in items if number] if only else _begins(lines, items)
    ends = _ends(begins, stops, len(lines) + 1)
    made = [_pair(begin, number, end, lines) for (begin, number), end in zip(begins, ends, strict=True)]
    answered = sum(_has_text(pair, lines) for pair in made)
    return made if (answered >= _FEWEST and 2 * answered > len(made)) or (only and _some(made, lines)) else []


def _outside(found: Sequence[Heading], last: int) -> frozenset[int]:
    """The indexes of the lines below headings that announce no questions."""
    ends = [*(heading.line for heading in found[1:]), last + 1]
    return frozenset(
        index
        for heading, end in zip(found, ends, strict=False)
        if holds_no_questions(heading.text)
        for index in range(heading.line - 1, end - 1)
    )


def _some(made: Sequence[Pair], lines: Sequence[str]) -> bool:
    """Whether several items have text below them; that below the last may be the end of the whole text."""
    return sum(_has_text(pair, lines) for pair in made[:-1]) > 1


def _items(lines: Sequence[str], outside: frozenset[int]) -> list[tuple[int, int | None, str]]:
    """The items of a text's outermost lists: their lines, their numbers, their words."""
    return [
        (index + 1, int(match["number"]) if match["number"] else None, match["text"])
        for index, line in enumerate(lines)
        if index not in outside and (match := _ITEM.match(line)) is not None
    ]


def _is_only_list(items: Sequence[tuple[int, int | None, str]]) -> bool:
    """Whether the numbers of all items count from 1 to the last, and most of the numbered ones ask."""
    texts = [text for _, number, text in items if number is not None]
    counted = [number for _, number, _ in items if number is not None] == list(range(1, len(texts) + 1))
    return counted and len(texts) > _FEWEST and 2 * sum(map(asks, texts)) > len(texts)


def _begins(lines: Sequence[str], items: Sequence[tuple[int, int | None, str]]) -> list[tuple[int, int | None]]:
    """The lines of the items that are questions, with their numbers."""
    numbered = sum(number is not None and asks(text) for _, number, text in items) >= _FEWEST
    made: list[tuple[int, int | None]] = []
    last: int | None = None
    for line, number, text in items:
        if numbered:
            goes_on = last is not None and number == last + 1 and not lines[line - 2].strip()
            is_question = number is not None and (asks(text) if last is None else goes_on or _sure(text))
        else:
            is_question = number is None and _sure(text)
        if is_question:
            made.append((line, number))
            last = number
    return made


def _sure(text: str) -> bool:
    """Whether the words of an item end as a question does."""
    return ends_as_question(text)


def _ends(begins: Sequence[tuple[int, int | None]], stops: frozenset[int], last: int) -> list[int]:
    """The line after each question's last: the next question's, or a heading's."""
    borders = sorted({*(line for line, _ in begins), *stops, last})
    made: list[int] = []
    place = 0
    for line, _ in begins:
        while borders[place] <= line:
            place += 1
        made.append(borders[place])
    return made


def _pair(begin: int, number: int | None, end: int, lines: Sequence[str]) -> Pair:
    """An item with its answer; its words go on over the lines down to a blank one or the end of the question."""
    match = _ITEM.match(lines[begin - 1])
    text = [match["text"].strip() if match else lines[begin - 1].strip()]
    answer = begin + 1
    while answer < end and lines[answer - 1][:1] in " \t" and lines[answer - 1].strip() and not _sure(text[-1]):
        if _BULLET.match(lines[answer - 1]):
            break
        text.append(lines[answer - 1].strip())
        answer += 1
    margin = len(lines[begin - 1]) - len(match["text"]) if match else 0
    return Pair(
        line=begin,
        end=end,
        number=number,
        prompt="\n".join(text),
        answer=answer,
        first=lines[answer - 1][_margin(lines[answer - 1], margin) :] if answer < end else "",
        margin=margin,
    )


def _margin(line: str, most: int) -> int:
    """How many columns of a line are blank, up to the most."""
    return min(most, len(line) - len(line.lstrip(" ")))


def _has_text(pair: Pair, lines: Sequence[str]) -> bool:
    """Whether text stands below a question, outside the list; of a numbered one, bullets are text too."""
    return any(
        line.strip()
        and line[:1] not in " \t"
        and not line.startswith(("<", "---", "***"))
        and (pair.number is not None or not _BULLET.match(line))
        for line in lines[pair.answer - 1 : pair.end - 1]
    )
