"""Questions in callouts: the title asks and the box answers, or a box inside or below it does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decks.drafts import Draft
from decks.headings import kind_of
from decks.markdown.answers import BOLD_HEADING, answer_label
from decks.markdown.callouts import Callout, callouts_of
from decks.markdown.folds import announces_an_answer
from decks.markdown.heading_text import heading_text
from decks.markdown.lone import names_a_question
from decks.markdown.outline import Heading, headings
from decks.markdown.pair_drafts import drafts_of_pairs
from decks.markdown.pairs import Pair
from decks.question_marks import ends_as_question
from srs.model import SectionKind

_ASKING = frozenset("question questions faq help quiz exercise problem flashcard card".split())
_ANSWERING = frozenset("success check done answer solution".split())
_LABELLED = re.compile(r"\W{0,4}(?:correct |right )?(?:answer|solution)s?\b[^:\n]{0,20}:\s*\S", re.IGNORECASE)
_RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Boxed:
    """A box that asks, the box that answers it if there is one, and the last line of its answer."""

    box: Callout
    answer: Callout | None
    end: int


def boxed_questions(
    lines: Sequence[str], code: frozenset[int], found: Sequence[Heading], furniture: dict[int, str]
) -> list[Draft]:
    """The drafts of a text whose callouts ask; none where its headings ask as much."""
    boxes = callouts_of(lines, code)
    asked = _asked(boxes, lines, found)
    if not asked:
        return []
    shown = list(lines)
    pairs = [_pair(one, shown, furniture) for one in asked]
    inner, inner_code = headings(shown)
    return drafts_of_pairs(pairs, shown, inner, inner_code, furniture)


def with_folds(lines: Sequence[str], code: frozenset[int], found: Sequence[Heading]) -> list[str] | None:
    """The lines with the callouts that announce an answer, and answer no other callout, as folds; None without any."""
    boxes = callouts_of(lines, code)
    if not boxes:
        return None
    taken = {one.answer.line for one in _asked(boxes, lines, found) if one.answer}
    folded = [box for box in boxes if announces_an_answer(box.title) or (not box.title and box.kind in _ANSWERING)]
    shown = list(lines)
    for box in folded:
        if box.line in taken or box.end == box.line:
            continue
        for number, words in box.inside.items():
            shown[number - 1] = words
        shown[box.line - 1] = f"<details><summary>{box.title or 'Answer'}</summary>"
        last = box.end
        if box.closes:
            shown[last - 1] = "</details>"
        elif not shown[last - 1].lstrip().startswith(("```", "~~~")):
            shown[last - 1] += "</details>"
        elif last < len(shown) and not shown[last].strip():
            shown[last] = "</details>"
    return shown


def _asked(boxes: Sequence[Callout], lines: Sequence[str], found: Sequence[Heading]) -> list[_Boxed]:
    """The boxes that ask, each with what answers it; none where as many headings ask."""
    asking = [box for box in boxes if _asks(box)]
    sure = sum(ends_as_question(one.text) for one in found if not one.nested)
    numbered = sum(one.number is not None and not one.nested for one in found)
    kinds = sum(box.kind in _ASKING for box in asking)
    if len(asking) <= sure or (not kinds and len(asking) <= numbered):
        return []
    below = dict(zip([box.line for box in boxes], boxes[1:], strict=False))
    stops = {heading.line for heading in found} | {box.line for box in boxes}
    return [_with_answer(box, below.get(box.line), lines, stops) for box in asking]


def _asks(box: Callout) -> bool:
    """Whether a box asks: by its kind, or by its title."""
    if announces_an_answer(box.title):
        return False
    return ends_as_question(box.title) or (box.kind in _ASKING and (bool(box.title) or box.end > box.line))


def _answers(box: Callout) -> bool:
    """Whether a box answers what stands above it: by its title, or by its kind."""
    return announces_an_answer(box.title) or box.kind in _ANSWERING or _LABELLED.match(box.title[:200]) is not None


def _with_answer(box: Callout, following: Callout | None, lines: Sequence[str], stops: set[int]) -> _Boxed:
    """A box with its answer: a box inside it, the next if it answers, itself, or the text below an empty one."""
    inner = next((each for each in box.within if _answers(each)), None) or _only(box)
    if inner is not None:
        return _Boxed(box=box, answer=inner, end=box.end)
    if following is not None and _answers(following) and not _said(lines, box.end + 1, following.line):
        return _Boxed(box=box, answer=following, end=following.end)
    end = box.end
    if not any(words.strip() for words in box.inside.values()):
        while end < len(lines) and end + 1 not in stops and not _RULE.match(lines[end]):
            end += 1
    return _Boxed(box=box, answer=None, end=end)


def _only(box: Callout) -> Callout | None:
    """The box inside another that is all that it holds."""
    inner = box.within[0] if len(box.within) == 1 else None
    if inner is None or not box.title or names_a_question(heading_text(box.title)[1]):
        return None
    rest = [words for number, words in box.inside.items() if not inner.line <= number <= inner.end]
    return None if any(words.strip() for words in rest) else inner


def _said(lines: Sequence[str], begin: int, end: int) -> bool:
    return any(line.strip() for line in lines[begin - 1 : end - 1])


def _pair(one: _Boxed, shown: list[str], furniture: dict[int, str]) -> Pair:
    """A box as a question and its answer; the lines shown lose the marks of both boxes."""
    box, answer = one.box, one.answer
    shown[box.line - 1] = box.title or shown[box.line - 1]
    furniture.update(dict.fromkeys(_unwrapped(box, shown), "wrapper"))
    rank, title = heading_text(box.title)
    title = "" if names_a_question(title) else title
    if answer is None:
        first = box.line + 1 if title else _first_of_answer(range(box.line + 1, one.end + 1), shown)
    else:
        first = answer.line if _LABELLED.match(answer.title[:200]) else answer.line + 1
        furniture.update(dict.fromkeys(_unwrapped(answer, shown), "wrapper"))
        shown[answer.line - 1] = answer.title if first == answer.line else ""
        furniture.update({answer.line: "wrapper"} if first > answer.line else {})
    above = shown[box.line : min(first, answer.line if answer else first) - 1]
    prompt = "\n".join(filter(None, [title, "\n".join(above).strip("\n")]))
    return Pair(
        line=box.line,
        end=one.end + 1,
        number=rank,
        prompt=prompt.strip() or box.title,
        answer=min(first, one.end + 1),
        first=shown[first - 1] if first <= one.end else "",
    )


def _unwrapped(box: Callout, shown: list[str]) -> Iterator[int]:
    """Takes the marks of a box out of the lines shown; the numbers of the lines that are nothing else."""
    for number, words in box.inside.items():
        shown[number - 1] = words
    if box.closes:
        shown[box.closes - 1] = ""
        yield box.closes


def _first_of_answer(body: range, shown: Sequence[str]) -> int:
    """Where the answer begins in a box whose title asks nothing: at its label, else below the first paragraph."""
    begun = False
    second = body.stop
    for number in body:
        line = shown[number - 1]
        bold = BOLD_HEADING.match(line)
        if answer_label(line) is not None or (bold and kind_of(bold["text"]) is SectionKind.ANSWER):
            return number
        if line.strip():
            begun = True
        elif begun and second == body.stop:
            second = number + 1
    return second
