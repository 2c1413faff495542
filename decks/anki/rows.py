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

    Quotation marks are a field's own where the field begins with one, and the one that closes it stands before a
    separator or a line's end; any other is a character. A search for the closing mark ends where the next can begin,
    so it takes time in proportion to the text.
    """

    def __init__(self, text: str, separator: str, place: int) -> None:
        self.place = place
        self._text = text
        self._separator = separator

    def row(self) -> Iterator[str]:
        """The fields of the row that begins here; the cursor stands behind its newline afterwards."""
        line_end = self._line_end()
        while True:
            quoted = self._quoted() if self._text.startswith(_QUOTE, self.place) else ""
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

    def _quoted(self) -> str:
        """What stands between quotation marks here, and the cursor behind them; else empty and not moved."""
        parts: list[str] = []
        begin = self.place + 1
        while (close := self._text.find(_QUOTE, begin)) >= 0:
            parts.append(self._text[begin:close])
            behind = close + 1
            if not self._text.startswith(_QUOTE, behind):
                if behind < len(self._text) and not self._text.startswith(("\n", self._separator), behind):
                    return ""
                self.place = behind
                return "".join(parts)
            parts.append(_QUOTE)
            begin = behind + 1
        return ""
