"""Questions that stand in tables: a row each, what a column holds being known by its header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from decks.drafts import Draft, DraftSection
from decks.headings import kind_of, plain
from decks.metadata import Metadata, minutes_of, tags_of
from decks.outline import ASKS_FOR_SURE, Heading
from decks.pipe_tables import PipeTable, pipe_tables
from decks.places import places
from decks.sections import LIST_KINDS
from srs.model import SectionKind

_NAMES = {
    "question": "question|questions|q|prompt|front|interview question|interview questions|task|problem|exercise|"
    "pregunta|preguntas|pergunta|perguntas|frage|fragen|domanda|вопрос|вопросы|питання|soru|pytanie|问题|題目|题目|質問|질문",
    "answer": "answer|answers|a|ans|correct answer|correct answers|correct|correct option|right answer|"
    "response|back|solution|reply|short answer|sample answer|model answer|respuesta|"
    "respuestas|resposta|respostas|réponse|réponses|antwort|antworten|risposta|ответ|ответы|відповідь|cevap|odpowiedź|"
    "答案|回答|解答|정답|답변",
    "term": "term|terms|concept|word|acronym|abbreviation|command|begriff|término|термин|术语",
    "meaning": "definition|meaning|description|explanation|expansion|stands for|what it does|definición|significado|"
    "определение|bedeutung|定义|含义",
    "number": "#|no|nr|num|number|№|id|序号|n°|nº|s no|sl no|sr no|s/n",
    "difficulty": "difficulty|level|difficulty level|dificultad|nivel|сложность|уровень|难度",
    "type": "type|category|kind|question type|categoría|категория|类别",
    "tags": "tag|tags|topic|topics|subject|area|tema|тема|标签",
    "minutes": "time|minutes|duration|time to answer",
    "stage": "stage|round|interview stage",
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_LINK = re.compile(r"^\W{0,6}\[(?P<text>[^\[\]]{1,400})\]\((?P<to>[^()\s]{0,600})\)\W{0,6}$")
_SECTION = re.compile(r"^(?:\*\*|__)(?P<text>[^*_]{1,120})(?:\*\*|__)$")
_OPTION = re.compile(r"^(?:option|choice|answer)? ?(?P<letter>[a-h]|[1-8])$")
_LETTERS = "abcdefgh"
_FEWEST = 2


@dataclass
class _Row:
    """What a row says, gathered cell by cell."""

    number: int | None = None
    prompt: str = ""
    options: list[str] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    sections: list[DraftSection] = field(default_factory=list)


def question_tables(
    lines: Sequence[str], code: frozenset[int], found: Sequence[Heading], furniture: dict[int, str], *, asking: int
) -> list[Draft]:
    """A draft for each row of a text's tables of questions; none where more headings ask than rows.

    `asking` is how many of the headings do: a table below one that asks is part of its answer. The headers are noted
    as furniture.
    """
    told = [(table, columns) for table in pipe_tables(lines, code) if (columns := _columns(table, asking=asking))]
    if sum(len(table.rows) for table, _ in told) < max(_FEWEST, 2 * asking):
        return []
    above = places(found, [table.line for table, _ in told])
    made: list[Draft] = []
    for (table, columns), place in zip(told, above, strict=True):
        furniture.update({table.line: "table header", table.line + 1: "table header"})
        made += _drafts(table, columns, place, furniture)
    return made


def _columns(table: PipeTable, *, asking: int) -> list[str] | None:
    """What each column of a table of questions holds; None of any other table, as a table of contents is."""
    if not table.rows:
        return None
    named = [_COLUMNS.get(_words(cell), "") for cell in table.header]
    options = [rank for rank, cell in enumerate(table.header) if _OPTION.match(_words(cell))]
    if len(options) > 1:
        named = ["option" if rank in options else column for rank, column in enumerate(named)]
    if not asking and "term" in named and "meaning" in named and "question" not in named:
        named = [{"term": "question", "meaning": "answer"}.get(column, column) for column in named]
    if "question" not in named and len(named) == 2 and _mostly_asks(table):
        named = ["question", "answer"]
    if named.count("question") != 1 or len(named) < 2:
        return None
    asked = named.index("question")
    links = [_LINK.match(cells[asked]) for _, cells in table.rows]
    leading = sum(link is not None and link["to"].startswith("#") for link in links)
    if 2 * leading > len(links) or ("answer" not in named and asking):
        return None
    return named


def _words(cell: str) -> str:
    """The words of a header's cell; the sign of a number stays."""
    return plain(cell) or cell.strip(" *_`.")


def _mostly_asks(table: PipeTable) -> bool:
    """Whether most cells of the first column end as a question does."""
    asks = sum(ASKS_FOR_SURE.search(cells[0][-200:]) is not None for _, cells in table.rows)
    return 2 * asks > len(table.rows)


def _drafts(table: PipeTable, columns: Sequence[str], place: tuple[str, ...], furniture: dict[int, str]) -> list[Draft]:
    """The drafts of a table's rows; one without a question goes on with the row above, a bold one alone is a place."""
    made: list[Draft] = []
    below = place
    for line, cells in table.rows:
        filled = [cell for cell in cells if cell]
        section = _SECTION.match(filled[0]) if len(filled) == 1 else None
        row = _row(table.header, columns, cells)
        if section and not ASKS_FOR_SURE.search(section["text"]):
            below = (*place, section["text"].strip())
            furniture[line] = "place"
        elif row.prompt:
            made.append(_draft(row, below, line))
        elif made and row.sections:
            made[-1] = _with_more(made[-1], row, line)
    return made


def _row(header: Sequence[str], columns: Sequence[str], cells: Sequence[str]) -> _Row:
    """What the cells of a row say by their columns."""
    row = _Row()
    for name, column, cell in zip(header, columns, cells, strict=True):
        if not cell:
            continue
        if column == "question":
            link = _LINK.match(cell)
            row.prompt = link["text"] if link else cell
        elif column == "number":
            digits = cell.strip(" .)#*Q")
            row.number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else None
        elif column == "option":
            row.options.append(cell)
        elif column in {"answer", "", "term", "meaning"}:
            row.sections.append(_section("answer" if column == "answer" else name, cell))
        else:
            row.metadata = row.metadata.with_missing_from(_metadata(column, cell))
    return row


def _section(name: str, cell: str) -> DraftSection:
    """The section that a cell makes: the answer, or one of what its column is called."""
    kind = SectionKind.ANSWER if name == "answer" else kind_of(name) or SectionKind.OTHER
    heading = "" if name == "answer" else name
    if kind in LIST_KINDS:
        return DraftSection(kind=kind, heading=heading, bullets=tuple(filter(None, cell.split("\n"))))
    return DraftSection(kind=kind, heading=heading, text=cell)


def _metadata(column: str, cell: str) -> Metadata:
    """What a cell of metadata says."""
    if column == "tags":
        return Metadata(tags=tags_of(cell))
    if column == "minutes":
        return Metadata(minutes=minutes_of(cell) or minutes_of(f"{cell} minutes"))
    bare = cell.strip(" *_`")
    return Metadata(
        difficulty=bare if column == "difficulty" else None,
        type=bare if column == "type" else None,
        stage=bare if column == "stage" else None,
    )


def _draft(row: _Row, place: tuple[str, ...], line: int) -> Draft:
    """The draft of a row; its options stand below its question, each with a letter, as they do elsewhere."""
    options = [f"{letter}) {option}" for letter, option in zip(_LETTERS, row.options, strict=False)]
    return Draft(
        number=row.number,
        place=place,
        prompt="\n".join([_unbold(row.prompt), *options]),
        type=row.metadata.type,
        difficulty=row.metadata.difficulty,
        minutes=row.metadata.minutes,
        stage=row.metadata.stage,
        tags=row.metadata.tags,
        sections=tuple(row.sections),
        lines=frozenset({line}),
    )


def _unbold(prompt: str) -> str:
    """A prompt without the emphasis around all of it."""
    bold = _SECTION.match(prompt)
    return bold["text"] if bold else prompt


def _with_more(draft: Draft, row: _Row, line: int) -> Draft:
    """A draft with the sections of a row that goes on with it."""
    return replace(draft, sections=(*draft.sections, *row.sections), lines=draft.lines | {line})
