"""Questions that stand in the tables of a Markdown text: a row each, what a column holds being known by its header."""

import re
from collections.abc import Sequence
from dataclasses import replace

from decks.drafts import Draft
from decks.markdown.outline import Heading
from decks.markdown.pipe_tables import PipeTable, pipe_tables
from decks.markdown.places import places
from decks.question_marks import ends_as_question
from decks.tables.column_names import Use, use_of
from decks.tables.columns import Column, columns_named
from decks.tables.table import Layout, Row, read_table

_LINK = re.compile(r"^\W{0,6}\[(?P<text>[^\[\]]{1,400})\]\((?P<to>[^()\s]{0,600})\)\W{0,6}$")
_BOLD = re.compile(r"^(?:\*\*|__)(?P<text>[^*_]{1,400})(?:\*\*|__)$")
_TO_LEARN = re.compile(
    r"\b(?:flash ?cards?|glossary|vocabulary|terms|terminology|acronyms|abbreviations|definitions|questions|quiz|"
    r"q\s?&\s?a|vocabulario|glosario|glossar|vokabeln|begriffe|глоссарий|словарь|термины)\b|术语|词汇|単語|用語",
    re.IGNORECASE,
)
_ANSWERS = frozenset({Use.ANSWER, Use.OPTION, Use.OPTIONS, Use.RIGHT})
_OF_WORDS = frozenset({Use.OTHER, Use.SECTION})
_FEWEST = 2


def question_tables(
    lines: Sequence[str], code: frozenset[int], found: Sequence[Heading], furniture: dict[int, str], *, asking: int
) -> list[Draft]:
    """A draft for each row of a text's tables of questions; none where more headings ask than rows.

    `asking` is how many of the headings do: a table below one that asks is part of its answer. The headers are noted
    as furniture.
    """
    tables = pipe_tables(lines, code)
    about = " ".join(heading.text[:200] for heading in found)
    filled = sum(bool(line.strip()) for line in lines) if tables else 0
    rows = sum(len(table.rows) for table in tables)
    to_learn = not asking and (_TO_LEARN.search(about) is not None or 2 * rows > filled)
    told = [(table, columns) for table in tables if (columns := _columns(table, asking=asking, to_learn=to_learn))]
    if sum(len(table.rows) for table, _ in told) < max(_FEWEST, 2 * asking):
        return []
    made: list[Draft] = []
    for (table, columns), place in zip(told, places(found, [table.line for table, _ in told]), strict=True):
        read = read_table(_rows(table, columns, lines), Layout(columns=columns, named=True), "", place=place)
        furniture.update({table.line: "header", table.line + 1: "header", **read.furniture})
        made += read.drafts
    return made


def _columns(table: PipeTable, *, asking: int, to_learn: bool) -> tuple[Column, ...] | None:
    """What each column of a table of questions holds; None of any other table, as a table of contents is.

    Terms with their meanings are questions only where there is nothing else `to_learn`.
    """
    if not table.rows or len(table.header) < _FEWEST:
        return None
    found = columns_named([_bare(cell) for cell in table.header])
    sure = found is not None and any(use_of(_bare(cell))[0] is Use.QUESTION for cell in table.header)
    if not sure and len(table.header) == _FEWEST and _mostly_asks(table, 0):
        found, sure = (Column(use=Use.QUESTION), Column(use=Use.ANSWER)), True
    if found is None:
        return None
    asked = next(place for place, column in enumerate(found) if column.use is Use.QUESTION)
    if not (sure or to_learn or _mostly_asks(table, asked)):
        return None
    found = _with_answers(table, found, asked)
    links = [_LINK.match(cells[asked]) for _, cells in table.rows]
    leading = sum(link is not None and link["to"].startswith("#") for link in links)
    answered = any(column.use in _ANSWERS for column in found)
    return None if 2 * leading > len(links) or (asking and not answered) else found


def _mostly_asks(table: PipeTable, place: int) -> bool:
    """Whether most cells of a column end as a question does."""
    asks = sum(ends_as_question(cells[place]) for _, cells in table.rows)
    return 2 * asks > len(table.rows)


def _with_answers(table: PipeTable, columns: tuple[Column, ...], asked: int) -> tuple[Column, ...]:
    """The columns of a table of two, the one beside the questions being their answers where it mostly has words."""
    if len(columns) != _FEWEST or any(column.use in _ANSWERS for column in columns):
        return columns
    other = 1 - asked
    worded = sum(len(cells[other].split()) > 1 and _LINK.match(cells[other]) is None for _, cells in table.rows)
    if columns[other].use not in _OF_WORDS or 2 * worded <= len(table.rows):
        return columns
    answer = replace(columns[other], use=Use.ANSWER, kind=None)
    return (columns[0], answer) if asked == 0 else (answer, columns[1])


def _rows(table: PipeTable, columns: Sequence[Column], lines: Sequence[str]) -> list[Row]:
    """The rows of a table; one without a question goes on with the row above, a bold one alone names a place."""
    asked = next(place for place, column in enumerate(columns) if column.use is Use.QUESTION)
    made: list[Row] = []
    for line, cells in table.rows:
        filled = [cell for cell in cells if cell]
        banner = len(filled) == 1 and _BOLD.match(filled[0]) is not None and not ends_as_question(_bare(filled[0]))
        goes_on = frozenset({asked}) if filled and not cells[asked] and not banner else frozenset()
        bare = tuple(_bare(cell) if banner or place == asked else cell for place, cell in enumerate(cells))
        made.append(Row(cells=bare, lines=((line, lines[line - 1]),), merged=goes_on, banner=banner))
    return made


def _bare(cell: str) -> str:
    """A cell without the link or the emphasis that all of it stands in."""
    link = _LINK.match(cell)
    text = link["text"] if link else cell
    bold = _BOLD.match(text)
    return bold["text"].strip() if bold else text
