"""The shapes that a Markdown text may have, tried one after another: whichever it has first makes its drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decks.drafts import Draft
from decks.markdown.answer_folds import answered_by_folds
from decks.markdown.answer_headings import answers_under_headings
from decks.markdown.asked_lines import asked_lines
from decks.markdown.bold import bold_questions
from decks.markdown.folded import folded_questions
from decks.markdown.glossaries import glossary
from decks.markdown.heading_drafts import drafts_of_headings
from decks.markdown.item_drafts import drafts_of_items, drafts_of_outlines
from decks.markdown.listed_answers import answers_below
from decks.markdown.lone import is_one_question, one_question
from decks.markdown.numbered_bodies import lone_body, numbered_bodies
from decks.markdown.outline import Heading, Sort
from decks.markdown.pair_drafts import drafts_of_pairs
from decks.markdown.pairs import Pair, pairs
from decks.markdown.preambles import with_preambles
from decks.markdown.question_table import question_tables
from decks.markdown.unmarked import with_answers_below
from decks.question_marks import ends_as_question

_FEW = 3
_SEVERAL = 2


@dataclass(frozen=True)
class Parsed:
    """A text without its front matter, taken apart."""

    lines: Sequence[str]
    found: Sequence[Heading]
    sorts: Sequence[Sort]
    code: frozenset[int]
    title: str | None
    legend: Mapping[str, str]


def drafts_of(text: Parsed, furniture: dict[int, str]) -> list[Draft]:
    """The drafts of a text by the first shape that it has; its furniture is noted."""
    found, sorts, lines, code = text.found, text.sorts, text.lines, text.code
    asked = [heading for heading, sort in zip(found, sorts, strict=True) if sort is Sort.QUESTION]
    folded = folded_questions(lines, code, found, furniture)
    if folded:
        return folded
    numbered = numbered_bodies(lines, code, found)
    if numbered:
        return _from_pairs(text, numbered, furniture)
    paired = pairs(lines, code, {heading.line: heading for heading in found})
    named = is_one_question(found)
    bold = bold_questions(lines, code, found, text.legend, asking=sum(heading.asks for heading in asked))
    if bold and not named and not any(pair.answer < pair.end for pair in paired):
        return with_preambles(drafts_of_pairs(bold, lines, found, code, furniture), lines, found)
    headers: dict[int, str] = {}
    rows = question_tables(lines, code, found, headers, asking=sum(heading.asks for heading in asked))
    if len(rows) > len(paired):
        furniture.update(headers)
        return rows
    if paired and len(paired) >= len(asked):
        return _from_pairs(text, with_answers_below(paired, lines, code), furniture)
    several = [] if asked or named else _counted(text, furniture)
    if several:
        return several
    sure = any(ends_as_question(heading.text) or heading.number is not None for heading in asked)
    one = one_question(found, lines, code, furniture, text.title) if named or (len(asked) <= _FEW and not sure) else []
    if one:
        return one
    if not asked:
        apart = _apart(text, furniture)
        if not apart:
            apart = drafts_of_pairs(answers_below(lines, code, found), lines, found, code, furniture)
        return apart or drafts_of_items(lines, code, found)
    items = [] if any(heading.asks for heading in asked) else drafts_of_items(lines, code, found)
    return items if len(items) > 2 * len(asked) else drafts_of_headings(found, sorts, lines, code, furniture)


def drafts_otherwise(text: Parsed, furniture: dict[int, str], title: str) -> list[Draft]:
    """The drafts of a text of none of the usual shapes: one question, an outline, plain lines that ask, a glossary."""
    lines, code, found = text.lines, text.code, text.found
    drafts = drafts_of_pairs(lone_body(lines, code, found), lines, found, code, furniture)
    drafts = drafts or drafts_of_outlines(lines, code, found, furniture)
    drafts = drafts or drafts_of_pairs(asked_lines(lines, code, found), lines, found, code, furniture)
    return drafts or glossary(lines, code, found, title)


def _apart(text: Parsed, furniture: dict[int, str]) -> list[Draft]:
    """The drafts of running text whose answers are folded away or below headings of their own."""
    lines, code, found = text.lines, text.code, text.found
    hidden = answered_by_folds(lines, code, found, furniture)
    return hidden or drafts_of_pairs(answers_under_headings(lines, code, found), lines, found, code, furniture)


def _counted(text: Parsed, furniture: dict[int, str]) -> list[Draft]:
    """The drafts of running text with answers apart where all are numbered, so that the text is not one question."""
    noted: dict[int, str] = {}
    drafts = _apart(text, noted)
    if len(drafts) < _SEVERAL or any(draft.number is None for draft in drafts):
        return []
    furniture.update(noted)
    return drafts


def _from_pairs(text: Parsed, asked: Sequence[Pair], furniture: dict[int, str]) -> list[Draft]:
    """The drafts of pairs, and of the headings beside them that ask something and have an answer of their own."""
    paired = drafts_of_pairs(asked, text.lines, text.found, text.code, furniture)
    taken = frozenset(number for draft in paired for number in draft.lines)
    left = ["" if number in taken else line for number, line in enumerate(text.lines, 1)]
    beside = drafts_of_headings(text.found, text.sorts, left, text.code, furniture)
    drafts = [*paired, *(draft for draft in beside if draft.sections and not draft.lines & taken and _asks(draft))]
    return sorted(drafts, key=lambda draft: min(draft.lines))


def _asks(draft: Draft) -> bool:
    """Whether a heading beside labelled questions is one itself: it ends as a question does, or has a number."""
    first = (draft.prompt or "").split("\n", 1)[0]
    return draft.number is not None or ends_as_question(first)
