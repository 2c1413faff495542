"""What stands on the sheet: as many entries of each part as one page has room for, long ones cut."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from export.sheet.parts import Entry, Part, parts
from export.sheet.plain import plain_name
from export.sheet.room import cut, lines
from srs.eve import Eve

LINES = 60
"""Lines of a page: those of A4 and of Letter have room for them in the print's size."""

_AROUND_A_PART = 2
_HEAD = 4
"""The title, the line below it, an empty one, and what the sheet was made of at the foot."""
_TIMES_AS_LONG = (6, 3, 2, 1)
"""Where there is room for every text, one may be so many times as long as usual."""
_NOTES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A part as it is on the page; `total` is how many entries there would be."""

    title: str
    entries: tuple[Entry, ...]
    total: int

    @property
    def heading(self) -> str:
        """The title, with how many of all there is room for where that is not all."""
        return (
            self.title if len(self.entries) == self.total else f"{self.title} ({len(self.entries)} of {self.total:,})"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page: lines of text above, parts, a line below."""

    title: str
    about: str
    notes: str
    parts: tuple[Shown, ...]
    foot: str


def sheet(of: Eve) -> Sheet:
    """The page for an interview."""
    interview = of.interview
    notes = cut(plain_name(interview.notes), _NOTES, "Notes: ") if interview.notes.strip() else ""
    room = LINES - _HEAD - (lines(f"Notes: {notes}") if notes else 0)
    return Sheet(
        title=cut(plain_name(interview.name), 1) or "Interview",
        about=cut(_about(of), 1),
        notes=notes,
        parts=_shown(parts(of), room),
        foot="Per cent: the chance of recall on the day without another review. A text that was cut ends with …",
    )


def _about(of: Eve) -> str:
    interview = of.interview
    day, days = interview.day, (interview.day - of.today).days
    left = {0: "today", 1: "tomorrow"}.get(days, f"in {days:,} days")
    named = map(plain_name, (interview.role, interview.company, interview.stage))
    cards = f"{len(of.doubts):,} {'card' if len(of.doubts) == 1 else 'cards'}"
    return " · ".join(filter(None, (f"{day:%A} {day.day} {day:%B %Y}, {left}", *named, cards)))


def _shown(every: Sequence[Part], room: int) -> tuple[Shown, ...]:
    """The parts with whole texts where there is room for all of them, else with shorter ones."""
    for times in _TIMES_AS_LONG:
        found = _filled(every, room, times)
        if all(len(shown.entries) == shown.total for shown in found):
            break
    return tuple(shown for shown in found if shown.entries)


def _entry_cut(entry: Entry, most: int, most_of_cue: int) -> Entry:
    """The entry within so many lines; its cue within fewer where a text follows."""
    cue = cut(entry.cue, most_of_cue if entry.text else most, entry.mark)
    shorter = replace(entry, cue=cue)
    if entry.brief and lines(shorter.line) > most:
        shorter = replace(shorter, text=entry.brief)
    return replace(shorter, text=cut(shorter.text, most, shorter.before))


def _filled(every: Sequence[Part], room: int, times: int) -> list[Shown]:
    """Entry by entry to the part that has least of its share so far, until the next of none has room."""
    taken: list[list[Entry]] = [[] for _ in every]
    used = [0 for _ in every]
    open_parts = {place for place, part in enumerate(every) if part.entries}
    while open_parts:
        place = min(open_parts, key=lambda n: (used[n] / every[n].share, n))
        part, there = every[place], taken[place]
        entry = _entry_cut(part.entries[len(there)], part.lines * times, times)
        more = lines(entry.line) + (0 if there else _AROUND_A_PART)
        if more <= room:
            room -= more
            used[place] += more
            there.append(entry)
        else:
            open_parts.discard(place)
        if len(there) == len(part.entries):
            open_parts.discard(place)
    return [
        Shown(title=part.title, entries=tuple(there), total=part.total)
        for part, there in zip(every, taken, strict=True)
    ]
