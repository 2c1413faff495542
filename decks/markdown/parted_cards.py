"""Cards of paragraphs that a line of nothing but `?` or `??` parts: the front above it, the back below."""

from collections.abc import Iterator

from decks.drafts import Draft
from decks.markdown.notes import Notes

_MARKS = frozenset({"?", "??"})


def parted_cards(notes: Notes) -> list[Draft]:
    """The cards of a text, in order."""
    marks = [number for number in range(1, len(notes.lines) + 1) if notes.words(number).strip() in _MARKS]
    found: list[Draft] = []
    taken = 0
    for rank, (mark, stop) in enumerate(zip(marks, [*marks[1:], len(notes.lines) + 1], strict=False)):
        begin = _front(notes, mark, max(taken, marks[rank - 1] if rank else 0))
        end = _back(notes, mark, stop, alone=_is_alone(notes, marks, rank))
        if begin == mark or end == mark + 1:
            continue
        lines = notes.said(range(begin, end))
        both = notes.words(mark).strip() == "??"
        found.append(notes.pair(notes.text(begin, mark), notes.text(mark + 1, end), lines, both=both))
        taken = end - 1
    return found


def _front(notes: Notes, mark: int, taken: int) -> int:
    """The first line of the paragraph above a mark, blank lines between aside; the mark where there is none."""
    last = mark - 1
    while last > taken and not notes.filled(last) and last not in notes.stops:
        last -= 1
    begin = last + 1
    while begin - 1 > taken and notes.filled(begin - 1):
        begin -= 1
    return begin if begin <= last else mark


def _back(notes: Notes, mark: int, stop: int, *, alone: bool) -> int:
    """The line after the paragraph below a mark, or below one that stands `alone` after all up to a rule or heading."""
    begin = mark + 1
    while begin < stop and not notes.filled(begin) and begin not in notes.stops:
        begin += 1
    end = begin
    while end < stop and end not in notes.stops and (alone or notes.filled(end)):
        end += 1
    while end > begin and not notes.filled(end - 1):
        end -= 1
    return end if end > begin else mark + 1


def _is_alone(notes: Notes, marks: list[int], rank: int) -> bool:
    """Whether rules or headings part a mark from the next one; the last one, from the one before."""
    following = marks[rank + 1] if rank + 1 < len(marks) else None
    if following is not None:
        return any(_stops_between(notes, marks[rank], following))
    return rank > 0 and any(_stops_between(notes, marks[rank - 1], marks[rank]))


def _stops_between(notes: Notes, begin: int, end: int) -> Iterator[bool]:
    return (number in notes.stops for number in range(begin, end))
