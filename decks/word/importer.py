"""The importer for Word documents: headings, bold lines, numbered lists and tables of questions."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from decks.converted import Converted, Line, read
from decks.drafts import Reading
from decks.numbered import with_headings
from decks.question_marks import ends_as_question
from decks.web.to_markdown import markdown_from
from decks.word import archive as word_archive
from decks.word.html import page_of

_RICH_TEXT = b"{\\rtf"
_ITEM = re.compile(r"^(?P<number>\d{1,4})(?P<rest>[.)]\s.*)$")


class Word:
    """Word documents, read by mammoth."""

    name = "word"
    summary = "a Word document (.docx): a heading, a bold line, a numbered item or a table row for each question"
    example = "a .docx file: Heading 2 `What does a readiness probe decide?`, below it a paragraph that answers"
    suffixes = (".docx", ".docm", ".dotx")

    def recognises(self, data: bytes, name: str) -> float:
        """How likely it is that bytes are a Word document, from 0 to 1; what only Word can save anew counts too."""
        if word_archive.is_word(data):
            return 0.97
        known = name.casefold().endswith((*self.suffixes, ".doc", ".dot", ".rtf", ".odt"))
        if data.startswith(_RICH_TEXT) or (known and word_archive.foreign(data)):
            return 0.9
        return 0.5 if known and data.startswith(b"PK") else 0.0

    def read_bytes(self, data: bytes, path: str) -> Reading:
        """What the document says, counted by the lines of its text that are not blank; headers and footers are none.

        Raises:
            SourceError: it is damaged, in another format, or mammoth is not installed.
        """
        word_archive.check(data, path)
        page = page_of(data, path)
        lines = with_headings(tuple(_counted(_numbered(markdown_from(page.html).split("\n")))))
        said = {number: line.text for line in lines for number in line.origin}
        reading = read(Converted(lines=lines, said=said), path)
        return replace(reading, media=page.pictures)


def _counted(texts: Sequence[str]) -> Iterator[Line]:
    """The lines with their ranks among those that are not blank."""
    rank = 0
    for text in texts:
        rank += 1 if text.strip() else 0
        yield Line(text=text, origin=(rank,) if text.strip() else ())


def _numbered(texts: Sequence[str]) -> list[str]:
    """The lines with the numbers of a list that paragraphs interrupt going on, as Word shows them.

    Its parts are the items that stand alone; where one of these asks, also those of which every item asks.
    """
    parts: list[list[tuple[int, str]]] = []
    for place, text in enumerate(texts):
        match = _ITEM.match(text)
        if match is None:
            continue
        if match["number"] == "1" or not parts:
            parts.append([])
        parts[-1].append((place, match["rest"]))
    asking = any(len(part) == 1 and ends_as_question(part[0][1]) for part in parts)
    goes_on = (part for part in parts if len(part) == 1 or (asking and all(ends_as_question(rest) for _, rest in part)))
    made = list(texts)
    for number, (place, rest) in enumerate(itertools.chain.from_iterable(goes_on), 1):
        made[place] = f"{number}{rest}"
    return made


IMPORTER = Word()
