"""What stands on the sheet: as many entries of each part as one page has room for, long ones cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from export.sheet.entry import Entry, Part
from export.sheet.parts import parts
from export.sheet.plain import plain_name
from export.sheet.room import cut, lines
from export.sheet.shorten import clipped, fitted
from srs.eve import Eve

LINES = 60
"""Lines of a page: those of A4 and of Letter have room for them in the print's size."""

_AROUND_A_PART = 2
_HEAD = 4
"""The title, the line below it, an empty one, and what the sheet was made of at the foot."""
_TIMES_AS_LONG = (6, 3, 2, 1)
"""Where there is room for every text, one may be so many times as long as usual."""
_NOTES = 2
_ABOUT = 2
_OF_A_NAME = range(120, 8, -4)
"""Characters of a role, a company and a stage: the first that make the line below the title short enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A part as it is on the page; `total` is how many entries there would be, `one` what a single one is called."""

    title: str
    one: str
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
    """One page: lines of text above, parts, and a line below, empty where there is nothing to explain."""

    title: str
    about: str
    notes: str
    parts: tuple[Shown, ...]
    foot: str


def sheet(of: Eve) -> Sheet:
    """The page for an interview."""
    interview = of.interview
    about = _about(of)
    notes = cut(plain_name(interview.notes), _NOTES, "Notes: ") if interview.notes.strip() else ""
    room = LINES - _HEAD - (lines(about) - 1) - (lines(f"Notes: {notes}") if notes else 0)
    shown = _shown(parts(of), room)
    return Sheet(
        title=cut(plain_name(interview.name), 1) or "Interview",
        about=about,
        notes=notes,
        parts=shown,
        foot=" ".join(_explained(shown)),
    )


def _explained(shown: Sequence[Shown]) -> Iterator[str]:
    """What a reader has to know of the marks that are on the page, a sentence each."""
    entries = [entry for part in shown for entry in part.entries]
    if any(entry.remark.endswith("%") for entry in entries):
        yield "Per cent: the chance of recall on the day without another review."
    if any("…" in entry.line for entry in entries):
        yield "… stands for what was cut."


def _about(of: Eve) -> str:
    """The day, what it is for, how many cards, in two lines at most: names that are too long lose their ends."""
    interview = of.interview
    day, days = interview.day, (interview.day - of.today).days
    left = {0: "today", 1: "tomorrow"}.get(days, f"in {days:,} days")
    named = list(filter(None, map(plain_name, (interview.role, interview.company, interview.stage))))
    cards = f"{len(of.doubts):,} {'card' if len(of.doubts) == 1 else 'cards'}"
    for most in _OF_A_NAME:
        shorter = (clipped(name, most) for name in named)
        about = " · ".join([f"{day:%A} {day.day} {day:%B %Y}, {left}", *shorter, cards])
        if lines(about) <= _ABOUT:
            break
    return about


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
    if entry.pieces and lines(shorter.line) > most:
        shorter = replace(shorter, text=fitted(entry.pieces, most, shorter.before))
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
        Shown(title=part.title, one=part.one, entries=tuple(there), total=part.total)
        for part, there in zip(every, taken, strict=True)
    ]
