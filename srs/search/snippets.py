"""Where the words of a search stand in a text: as spans, never as marks in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from srs.search.folding import folded, literal_of, placed_words, searchable, words
from srs.search.tree import Reach, Text

_Placed = Sequence[tuple[str, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A piece of a text on one line, and which characters of it were looked for: start and end, in order, apart."""

    text: str
    spans: tuple[tuple[int, int], ...]


def snippet(texts: Iterable[str], wanted: Sequence[Text], width: int = 120) -> Snippet | None:
    """The piece, of about `width` characters, of the text that has most of what is wanted; None where none has any."""
    best: tuple[int, str, tuple[tuple[int, int], ...]] | None = None
    for each in texts:
        line = " ".join(each.split())
        found = [tuple(_places(line, text)) for text in wanted]
        count = sum(map(bool, found))
        if count > (best[0] if best else 0):
            best = count, line, _apart(place for places in found for place in places)
    return _cut(best[1], best[2], width) if best else None


def highlighted(text: str, wanted: Sequence[Text]) -> Snippet:
    """The whole text on one line, with the places of what is wanted."""
    line = " ".join(text.split())
    return Snippet(text=line, spans=_apart(place for each in wanted for place in _places(line, each)))


def places(line: str, wanted: Sequence[Text]) -> tuple[tuple[int, int], ...]:
    """Which characters of a line, as it stands, are wanted: start and end, in order, apart."""
    return _apart(place for each in wanted for place in _places(line, each))


def _places(line: str, wanted: Text) -> Iterator[tuple[int, int]]:
    """Where a line has what is wanted."""
    parts, literal = words(wanted.words), literal_of(wanted.words)
    if not parts:
        yield from _marks(line, wanted.words)
        return
    if parts[0] not in folded(line):
        return
    before, after = (0, 0) if literal is None else _marks_around(literal, parts)
    for start, end in _runs(list(placed_words(line)), parts, wanted.reach):
        around = max(0, start - before), end + after
        if literal is None or literal in searchable(line[slice(*around)]):
            yield around


def _marks_around(literal: str, parts: tuple[str, ...]) -> tuple[int, int]:
    """How many marks stand before the first word and after the last."""
    return literal.find(parts[0]), len(literal) - literal.rfind(parts[-1]) - len(parts[-1])


def _marks(line: str, marks: str) -> Iterator[tuple[int, int]]:
    """Where marks without words stand."""
    place = line.find(marks)
    while place >= 0:
        yield place, place + len(marks)
        place = line.find(marks, place + len(marks))


def _runs(placed: _Placed, parts: tuple[str, ...], reach: Reach) -> Iterator[tuple[int, int]]:
    """Where words stand one after the other."""
    wanted, count = " ".join(parts), len(parts)
    for n in range(len(placed) - count + 1):
        there = " ".join(word for word, _, _ in placed[n : n + count])
        if (
            there == wanted
            or (reach is Reach.BEGINNING and there.startswith(wanted))
            or (reach is Reach.INSIDE and wanted in there)
        ):
            yield placed[n][1], placed[n + count - 1][2]


def _apart(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Places in order, those that touch or overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def _cut(line: str, spans: tuple[tuple[int, int], ...], width: int) -> Snippet:
    """The line cut to a width around the first span, with … where it goes on."""
    if len(line) <= width:
        return Snippet(text=line, spans=spans)
    first = max(0, min(spans[0][0] - width // 4, len(line) - width))
    if first:
        space = line.find(" ", first, spans[0][0])
        first = space + 1 if space >= 0 else first
    last = min(len(line), max(first + width, spans[0][1]))
    lead = "…" if first else ""
    shift = len(lead) - first
    kept = tuple((start + shift, min(end, last) + shift) for start, end in spans if start >= first and start < last)
    return Snippet(text=f"{lead}{line[first:last]}{'…' if last < len(line) else ''}", spans=kept)
