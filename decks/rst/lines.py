"""A reStructuredText document as Markdown lines: titles, lists, definitions, code, quotations, tables, directives."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from decks.converted import Line
from decks.headings import kind_of
from decks.question_marks import ends_as_question
from decks.rst import tables as rst_tables
from decks.rst.directives import Directive, Treatment, directive
from decks.rst.page import DEEPEST_HEADING, Document, Page
from decks.rst.rows import (
    ADORNMENT,
    BULLET,
    DIRECTIVE,
    DOCTEST,
    EXPLICIT,
    FIELD,
    LINE_BLOCK,
    NOTE,
    Numbered,
    block_end,
    dedented,
    indent,
    targets,
    title_at,
)
from srs.model import SectionKind

_DEEPEST = 12
_SEVERAL = 3
_ABOUT = frozenset(
    "author authors organization organisation contact address version revision status date copyright license orphan "
    "nocomments tocdepth no-search".split()
)


def document(rows: Sequence[str]) -> Document:
    """The document that the rows of a file are."""
    rows = [row.rstrip().expandtabs(8) for row in rows]
    numbered = list(enumerate(rows, 1))
    walk = _Walk(targets(rows), pairs=not _titles_ask(numbered), listed=_items_ask(rows))
    walk.blocks(numbered)
    return walk.finished()


def _titles_ask(rows: Sequence[Numbered]) -> bool:
    """Whether any title of a document asks something."""
    return any(
        ADORNMENT.match(rows[place + 1][1]) and ends_as_question(rows[place][1]) for place in range(len(rows) - 1)
    )


def _items_ask(rows: Sequence[str]) -> bool:
    """Whether several items of the outermost lists ask something."""
    return sum(BULLET.match(row) is not None and ends_as_question(row) for row in rows) >= _SEVERAL


class _Walk:
    """Goes through the blocks of a document; what is indented is gone through in its turn, as far as it goes deep."""

    def __init__(self, addresses: Mapping[str, str], *, pairs: bool, listed: bool) -> None:
        self._page = Page(addresses)
        self._pairs = pairs and not listed
        self._listed = listed

    def finished(self) -> Document:
        """The document."""
        return self._page.finished()

    def blocks(self, rows: Sequence[Numbered], prefix: str = "", depth: int = 0) -> None:
        """Takes the blocks of some rows, each line of their Markdown with something before it."""
        place = 0
        while place < len(rows):
            number, row = rows[place]
            if not row.strip() or depth > _DEEPEST:
                self._page.say(row, prefix, number)
                place += 1
            elif row.startswith(" "):
                end = block_end(rows, place)
                self.blocks(dedented(rows[place:end]), f"{prefix}> ", depth + 1)
                place = end
            else:
                place = self._block(rows, place, prefix, depth)

    def _block(self, rows: Sequence[Numbered], place: int, prefix: str, depth: int) -> int:
        """Takes the block that begins at a place; gives the place after it."""
        number, row = rows[place]
        title = title_at(rows, place) if depth == 0 else None
        if title is not None:
            return self._page.title(rows, place, title.text, title.end, title.style)
        if rst_tables.is_grid(row) or rst_tables.is_simple(row):
            return self._table(rows, place, prefix)
        if ADORNMENT.match(row) and (place + 1 == len(rows) or not rows[place + 1][1]):
            self._page.own("", prefix)
            self._page.say("---", prefix, number)
            return place + 1
        if EXPLICIT.match(row) or row.startswith("__ "):
            return self._explicit(rows, place, prefix, depth)
        if depth == 0 and (named := FIELD.match(row)) and named["name"].casefold() in _ABOUT:
            end = block_end(rows, place + 1)
            self._page.leave_out("front matter", rows[place:end])
            return end
        if DOCTEST.match(row):
            return self._doctest(rows, place, prefix)
        bullet = BULLET.match(row)
        if bullet:
            return self._item(rows, place, prefix, depth, bullet)
        if place + 1 < len(rows) and rows[place + 1][1].startswith(" ") and not row.endswith("::"):
            return self._definition(rows, place, prefix, depth)
        return self._paragraph(rows, place, prefix)

    def _table(self, rows: Sequence[Numbered], place: int, prefix: str) -> int:
        """A table, up to the next blank row."""
        end = next((later for later in range(place, len(rows)) if not rows[later][1]), len(rows))
        made = rst_tables.grid if rst_tables.is_grid(rows[place][1]) else rst_tables.simple
        self._page.table(made(rows[place:end]), prefix)
        return end

    def _doctest(self, rows: Sequence[Numbered], place: int, prefix: str) -> int:
        """A dialogue with Python, up to the next blank row."""
        end = next((later for later in range(place, len(rows)) if not rows[later][1]), len(rows))
        self._page.code(rows[place:end], "python", prefix)
        return end

    def _item(self, rows: Sequence[Numbered], place: int, prefix: str, depth: int, bullet: re.Match[str]) -> int:
        """An item of a list with what is indented below it."""
        number = rows[place][0]
        width = bullet.start("rest")
        end = block_end(rows, place + 1, width)
        mark = bullet["mark"].strip("()") if bullet["mark"][0] in "(#" or bullet["mark"][0].isdigit() else "-"
        mark = (mark if mark[-1] in ".)-" else f"{mark}.").replace("#", "1")
        begin = len(self._page.lines)
        below = [(later, row[min(width, indent(row)) :]) for later, row in rows[place + 1 : end]]
        margin = " " * (len(mark) + 1)
        self.blocks([(number, bullet["rest"]), *below], f"{prefix}{margin}", depth + 1)
        first = self._page.lines[begin] if begin < len(self._page.lines) else Line(text="")
        if first.text.strip(" >"):
            self._page.lines[begin] = replace(first, text=f"{prefix}{mark} {first.text[len(prefix) + len(margin) :]}")
        else:
            self._page.lines.insert(begin, Line(text=f"{prefix}{mark}"))
        return end

    def _definition(self, rows: Sequence[Numbered], place: int, prefix: str, depth: int) -> int:
        """A term and what is indented below it: a question and its answer where it asks, or where nothing else does.

        Between items that ask it is code that somebody pasted.
        """
        number, term = rows[place]
        end = block_end(rows, place + 1)
        if self._listed and depth == 0 and term.endswith(":"):
            self._page.tell(term, prefix, number)
            self._page.code(dedented(rows[place + 1 : end]), "", prefix)
            return end
        asks = ends_as_question(term) or (self._pairs and depth == 0)
        begin = len(self._page.lines)
        self._page.tell(f"Q: {term}" if asks else f"**{term}**", prefix if asks else f"{prefix}- ", number)
        self.blocks(dedented(rows[place + 1 : end]), prefix if asks else f"{prefix}  ", depth + 1)
        first = begin + 1
        if asks and first < len(self._page.lines):
            line = self._page.lines[first]
            self._page.lines[first] = replace(line, text=f"{prefix}A: {line.text[len(prefix) :]}")
        after = next((later for later in range(end, len(rows)) if rows[later][1]), len(rows))
        goes_on = after + 1 < len(rows) and not rows[after][1].startswith(" ") and rows[after + 1][1].startswith(" ")
        if asks and not goes_on:
            for text in ("", "---", ""):
                self._page.own(text, prefix)
        return end

    def _paragraph(self, rows: Sequence[Numbered], place: int, prefix: str) -> int:
        """Running text up to the next blank row, and the literal block that two colons at its end announce."""
        end = place
        while end < len(rows) and rows[end][1] and not (end > place and rows[end][1].startswith(" ")):
            end += 1
        literal = rows[end - 1][1].endswith("::")
        last = rows[end - 1][1].strip() == "::"
        waiting: list[Numbered] = []
        for number, row in rows[place : end - (1 if last else 0)]:
            waiting.append((number, _plain(row[:-1] if literal and number == rows[end - 1][0] else row)))
            if sum(text.count("`") for _, text in waiting) % 2 == 0 or len(waiting) > 5:
                self._page.tell(" ".join(text for _, text in waiting), prefix, *(each for each, _ in waiting))
                waiting = []
        for number, row in waiting:
            self._page.tell(row, prefix, number)
        return self._literal(rows, end, prefix, rows[end - 1][0] if last else 0) if literal else end

    def _literal(self, rows: Sequence[Numbered], end: int, prefix: str, announced: int) -> int:
        """The rows of a literal block after the paragraph that announces it."""
        begin = next((later for later in range(end, len(rows)) if rows[later][1]), len(rows))
        after = block_end(rows, begin)
        opened = (announced,) if announced else ()
        if after > begin:
            self._page.code(dedented(rows[begin:after]), "", prefix, *opened)
        elif announced:
            self._page.leave_out(Treatment.MARKUP.value, [(announced, "::")])
        return max(after, end)

    def _explicit(self, rows: Sequence[Numbered], place: int, prefix: str, depth: int) -> int:
        """A directive, a footnote, a target or a comment, with what is indented below it."""
        number, row = rows[place]
        end = block_end(rows, place + 1)
        found = DIRECTIVE.match(row)
        note = NOTE.match(row)
        if note:
            self._page.tell(f"[{note['name']}] {note['words']}", prefix, number)
            self.blocks(dedented(rows[place + 1 : end]), prefix, depth + 1)
        elif found is None:
            named = row.startswith((".. _", "__ "))
            self._page.leave_out("target" if named else "comment", rows[place:end])
        elif found["substituted"]:
            self._page.leave_out(Treatment.MARKUP.value, rows[place:end])
        else:
            said = directive(number, found["name"], found["words"] or "", rows[place + 1 : end])
            self._directive(said, rows[place:end], prefix, depth)
        return end

    def _directive(self, said: Directive, rows: Sequence[Numbered], prefix: str, depth: int) -> None:
        """What a directive becomes."""
        self._page.leave_out(Treatment.MARKUP.value, [(number, ":") for number in said.option_rows])
        match said.treatment:
            case Treatment.CODE:
                self._page.code(said.content, _language(said), prefix, said.number)
            case Treatment.MATH:
                self._page.code([*([(said.number, said.words)] if said.words else []), *said.content], "math", prefix)
            case Treatment.PICTURE:
                self._page.say(f"![{said.options.get('alt', '')}]({said.words})", prefix, said.number)
                self.blocks(said.content, prefix, depth + 1)
            case Treatment.NOTE:
                self._page.tell(f"**{said.name.capitalize()}:** {said.words}", prefix, said.number)
                self.blocks(said.content, prefix, depth + 1)
            case Treatment.LISTS | Treatment.COMMAS:
                self._captioned(said, prefix)
            case Treatment.GLOSSARY:
                before, self._pairs = self._pairs, True
                self.blocks(said.content, prefix, 0)
                self._pairs = before
                self._page.leave_out(Treatment.MARKUP.value, rows[:1])
            case Treatment.TITLED:
                self._titled(said, prefix, depth)
            case _:
                self._page.leave_out(said.treatment.value, rows)
                if said.treatment is Treatment.ELSEWHERE:
                    message = f"{said.words or 'A file'} is included here and was not read. Import it by itself."
                    self._page.problems.append((said.number, message))

    def _captioned(self, said: Directive, prefix: str) -> None:
        """A table with its caption."""
        if said.words:
            self._page.tell(f"**{said.words}**", prefix, said.number)
        else:
            self._page.leave_out(Treatment.MARKUP.value, [(said.number, said.name)])
        listed = said.treatment is Treatment.LISTS
        names = said.options.get("header", "")
        self._page.table(rst_tables.lists(said.content) if listed else rst_tables.commas(said.content, names), prefix)

    def _titled(self, said: Directive, prefix: str, depth: int) -> None:
        """A part with a title of its own: a question where it asks, a section where it has a usual name."""
        own = said.name.replace("-", " ").capitalize()
        named = kind_of(own) is not None
        title = own if named else said.words
        folded = kind_of(title or own) not in {None, SectionKind.ANSWER} and not prefix
        self._page.own("", prefix)
        if title and ends_as_question(title) and not prefix:
            self._page.tell(f"{'#' * DEEPEST_HEADING} {title}", prefix, said.number)
        elif title and folded:
            self._page.tell(f"<details><summary>{title}</summary>", prefix, said.number)
        elif title:
            self._page.tell(f"**{title}**", prefix, said.number)
        else:
            self._page.leave_out(Treatment.MARKUP.value, [(said.number, own)])
        self._page.own("", prefix)
        if named and said.words:
            self._page.tell(said.words, prefix, said.number)
        self.blocks(said.content, prefix, depth + 1)
        self._page.own("", prefix)
        if folded:
            self._page.own("</details>", prefix)


def _plain(row: str) -> str:
    """A row of a paragraph; one of a line block without its bar, one of a field without its colons."""
    line = LINE_BLOCK.match(row)
    if line:
        return line["words"] or ""
    named = FIELD.match(row)
    return f"{named['name']}: {named['value'] or ''}".rstrip() if named else row


def _language(said: Directive) -> str:
    """The language of a block of code, where it is named."""
    word = (said.words or said.options.get("language", "")).split(" ")[0]
    return word if re.fullmatch(r"[\w+#.-]{1,30}", word) else ""
