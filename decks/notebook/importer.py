"""The importer for Jupyter notebooks: their cells as Markdown, code in fences; what the code printed is left out."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decks.converted import Converted, Line, read
from decks.drafts import Reading
from decks.notebook.attachments import names_of, with_names
from decks.notebook.rows import places
from decks.picture_names import NamedPictures
from srs.errors import SourceError

_TELLING = ('"cells"', '"worksheets"')
_MARKS = re.compile(r"`{3,}")
_FOR_EXAMPLE = """\
{
 "cells": [
  {"cell_type": "markdown", "metadata": {}, "source": [
    "## How do you count the rows of a frame without reading its columns?"
  ]},
  {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": [
    "len(frame.index)"
  ]}
 ],
 "metadata": {"language_info": {"name": "python"}},
 "nbformat": 4, "nbformat_minor": 5
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """One cell: the language of its code, None for Markdown, the lines of its text, new names of its attachments."""

    language: str | None
    lines: tuple[str, ...]
    names: Mapping[str, str]


class Notebook:
    """Jupyter notebooks of format 3 and 4."""

    name = "notebook"
    summary = "Jupyter notebook: questions in its Markdown cells, answers in text or in the code cells below"
    example = _FOR_EXAMPLE
    suffixes = (".ipynb",)

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is a notebook, from 0 to 1: JSON with cells and a format's number."""
        if not text.lstrip("\ufeff \t\r\n").startswith("{"):
            return 0.0
        if '"nbformat"' in text and any(word in text for word in _TELLING):
            return 0.97
        return 0.6 if name.casefold().endswith(self.suffixes) else 0.0

    def read(self, text: str, path: str) -> Reading:
        """The questions of a notebook, by the lines of its file.

        Where the file does not keep each line of a cell on a line of its own, lines are counted through the cells.

        Raises:
            SourceError: it is no notebook, or a damaged one.
        """
        gathered = NamedPictures()
        cells = _cells(_parsed(text, path), gathered)
        lines = [line for cell in cells for line in cell.lines]
        found = places(lines, text.split("\n"))
        made = tuple(_markdown(cells, iter(found.numbers)))
        said = {number: line.text for line in made for number in line.origin if line.text.strip()}
        furniture = {number: kind for number, kind in found.rest.items() if number not in said}
        told = read(Converted(lines=made, said=dict.fromkeys(furniture, "") | said, furniture=furniture), path)
        return replace(told, media={**told.media, **gathered.media})


def _parsed(text: str, path: str) -> dict[str, object]:
    """The notebook as JSON says it."""
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        where = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise SourceError(
            f"{path}{where}: damaged: this notebook is not whole JSON. Save it again from Jupyter."
        ) from error
    if not isinstance(found, dict) or not any(isinstance(found.get(key), list) for key in ("cells", "worksheets")):
        raise SourceError(f"{path}: no notebook: it has no list of cells. Save it again from Jupyter.")
    return found


def _cells(notebook: dict[str, object], gathered: NamedPictures) -> tuple[_Cell, ...]:
    """The cells of a notebook, of format 4 or 3; what is no cell is passed over."""
    sheets = [notebook, *_objects(notebook.get("worksheets"))]
    language = _language(notebook.get("metadata"))
    return tuple(_cell(cell, language, gathered) for sheet in sheets for cell in _objects(sheet.get("cells")))


def _cell(cell: dict[str, object], language: str, gathered: NamedPictures) -> _Cell:
    """One cell; a heading of format 3 is Markdown's."""
    is_code = cell.get("cell_type") == "code"
    text = _text(cell.get("input", cell.get("source")) if is_code else cell.get("source"))
    if cell.get("cell_type") == "heading":
        level = cell.get("level")
        marks = "#" * (min(6, max(1, level)) if isinstance(level, int) else 1)
        text = f"{marks} {' '.join(text.split())}"
    own = cell.get("language")
    return _Cell(
        language=(own if isinstance(own, str) else language) if is_code else None,
        lines=tuple(text.split("\n")) if text.strip() else (),
        names={} if is_code else names_of(cell, text, gathered),
    )


def _language(metadata: object) -> str:
    """The language of a notebook's code, Python where it does not say."""
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        part = metadata.get(key) if isinstance(metadata, dict) else None
        found = part.get(name) if isinstance(part, dict) else None
        if isinstance(found, str) and re.fullmatch(r"[\w+#.-]{1,30}", found):
            return found.casefold()
    return "python"


def _objects(found: object) -> list[dict[str, object]]:
    """The objects of a list; none where it is no list."""
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(source: object) -> str:
    """A cell's text, which stands as one text or as a list of lines."""
    parts = source if isinstance(source, list) else [source]
    return "".join(part for part in parts if isinstance(part, str)).replace("\r\n", "\n").replace("\r", "\n")


def _markdown(cells: Sequence[_Cell], numbers: Iterator[int]) -> Iterator[Line]:
    """The lines of the cells as Markdown, with their numbers, 0 where a line is blank."""
    for cell in cells:
        fence = "" if cell.language is None else _fence(cell.lines)
        if cell.lines and fence:
            yield Line(text=f"{fence}{cell.language}")
        for line in cell.lines:
            number = next(numbers)
            yield Line(text=with_names(line, cell.names), origin=(number,) if number else ())
        if cell.lines and fence:
            yield Line(text=fence)
        yield Line(text="")


def _fence(code: Sequence[str]) -> str:
    """A fence that no line of the code closes."""
    longest = max((len(marks[0]) for line in code if (marks := _MARKS.match(line.strip()))), default=0)
    return "`" * max(3, longest + 1)


IMPORTER = Notebook()
