"""The directives of reStructuredText and Sphinx: their words, options and content, and what becomes of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from decks.rst.rows import Numbered, dedented

_OPTION = re.compile(r"^\s+:(?P<name>[\w-]{1,60}):(?:\s+(?P<value>.*))?$")


class Treatment(StrEnum):
    """What becomes of a directive; of one that is left out, the kind of furniture it is."""

    CODE = "code"
    MATH = "math"
    PICTURE = "picture"
    NOTE = "note"
    TITLED = "titled"
    GLOSSARY = "glossary"
    LISTS = "lists"
    COMMAS = "commas"
    CONTENTS = "contents"
    ELSEWHERE = "elsewhere"
    MARKUP = "markup"


_NAMES = {
    Treatment.CODE: "code code-block sourcecode parsed-literal prompt ipython testcode testoutput productionlist",
    Treatment.MATH: "math",
    Treatment.PICTURE: "image figure",
    Treatment.NOTE: "note tip warning important caution danger error attention seealso todo versionadded "
    "versionchanged deprecated",
    Treatment.GLOSSARY: "glossary",
    Treatment.LISTS: "list-table",
    Treatment.COMMAS: "csv-table",
    Treatment.CONTENTS: "contents toctree sectnum section-numbering",
    Treatment.ELSEWHERE: "include literalinclude",
    Treatment.MARKUP: "meta index highlight default-role role raw default-domain currentmodule module replace unicode "
    "header footer target-notes tabularcolumns",
}
_TREATMENTS = {name: treatment for treatment, names in _NAMES.items() for name in names.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A directive: the number of its first row, its name, the words beside it, its options, its content."""

    number: int
    name: str
    words: str
    options: dict[str, str]
    option_rows: tuple[int, ...]
    content: Sequence[Numbered]

    @property
    def treatment(self) -> Treatment:
        """What becomes of it; what nobody knows is a titled part, so that none of its words are lost."""
        return _TREATMENTS.get(self.name, Treatment.TITLED)


def directive(number: int, name: str, words: str, below: Sequence[Numbered]) -> Directive:
    """The directive of a first row and the rows indented below it."""
    options: dict[str, str] = {}
    option_rows: list[int] = []
    begin = 0
    while begin < len(below) and (option := _OPTION.match(below[begin][1])):
        options[option["name"]] = (option["value"] or "").strip()
        option_rows.append(below[begin][0])
        begin += 1
    return Directive(
        number=number,
        name=name.rpartition(":")[2].casefold(),
        words=words.strip(),
        options=options,
        option_rows=tuple(option_rows),
        content=dedented(below[begin:]),
    )
