"""The rows of a text export: fields between separators, those in quotation marks over several lines."""

from collections.abc import Iterator
from dataclasses import dataclass

_QUOTE = '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The fields of one row, and the numbers of its first line and of the line after its last."""

    first: int
    end: int
    fields: tuple[str, ...]

    @property
    def lines(self) -> frozenset[int]:
        """The numbers of its lines."""
        return frozenset(range(self.first, self.end))


def rows(text: str, separator: str, *, begin: int = 0, line: int = 1) -> Iterator[Row]:
    """The rows of a text from a place on, which is the beginning of a line of this number; blank lines are none."""
    cursor = _Cursor(text, separator, begin)
    while cursor.place < len(text):
        first, start = line, cursor.place
        fields = tuple(cursor.row())
        line += text.count("\n", start, cursor.place) + (cursor.place > len(text))
        if any(field.strip() for field in fields):
            yield Row(first=first, end=line, fields=fields)


class _Cursor:
    """A place in a text, which goes on field by field.

    A quotation mark that nothing closes is a character like any other: no field goes over a line's end from there on,
    and none of that line is quoted. So no part of a text is looked through more than three times.
    """

    def __init__(self, text: str, separator: str, place: int) -> None:
        self.place = place
        self._text = text
        self._separator = separator
        self._over_lines = True
        self._unquoted_to = -1

    def row(self) -> Iterator[str]:
        """The fields of the row that begins here; the cursor stands behind its newline afterwards."""
        line_end = self._line_end()
        while True:
            quoted = self._quoted(line_end) if self._text.startswith(_QUOTE, self.place) else ""
            line_end = self._line_end() if self.place > line_end else line_end
            stop = self._text.find(self._separator, self.place, line_end)
            yield quoted + self._text[self.place : line_end if stop < 0 else stop]
            if stop < 0:
                self.place = line_end + 1
                return
            self.place = stop + len(self._separator)

    def _line_end(self) -> int:
        end = self._text.find("\n", self.place)
        return len(self._text) if end < 0 else end

    def _quoted(self, line_end: int) -> str:
        """What stands between the quotation marks here, and the cursor behind them; else empty, and not moved."""
        if self._over_lines:
            found = self._between(len(self._text))
            if found is not None:
                return found
            self._over_lines = False
        found = self._between(line_end) if line_end > self._unquoted_to else None
        if found is None:
            self._unquoted_to = line_end
        return found or ""

    def _between(self, limit: int) -> str | None:
        parts: list[str] = []
        begin = self.place + 1
        while (close := self._text.find(_QUOTE, begin, limit)) >= 0:
            parts.append(self._text[begin:close])
            if not self._text.startswith(_QUOTE, close + 1):
                self.place = close + 1
                return "".join(parts)
            parts.append(_QUOTE)
            begin = close + 2
        return None
