"""Why a card is due when it is: by its memory and chance, by a person, or by what held when its day was chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from srs.clock import Clock
from srs.fuzz import fuzz_range
from srs.model import CardState, Chooser, Entry, EntryKind, Memory, Rating, Shift
from srs.scheduler import elapsed_days, fold, interval_at, next_memory, shortest_pass
from srs.settings import Settings

_SHIFTED: Mapping[Shift, str] = {
    Shift.DAY_OFF: "the day that chance chose is a day off",
    Shift.SIBLING: "another card of its question is due on the day that chance chose",
    Shift.EASY_DAY: "the day that chance chose is an easy day",
    Shift.LOAD: "the day that chance chose holds more reviews",
}
_RATED: Mapping[Rating | None, str] = {rating: rating.name.capitalize() for rating in Rating}
_UNITS = ((1440, "day"), (60, "hour"), (1, "minute"))
_MOVED = "When retention or weights were changed,"


def why_interval(entries: Sequence[Entry], settings: Settings, weights: tuple[float, ...], clock: Clock) -> str:
    """What the last entry decided that set a day or a moment; empty for a new card."""
    deciding = [n for n, entry in enumerate(entries) if entry.kind in (EntryKind.REVIEW, EntryKind.RESCHEDULE)]
    if not deciding or any(entry.kind is EntryKind.RESET for entry in entries[deciding[-1] :]):
        return ""
    last = entries[deciding[-1]]
    if last.kind is EntryKind.RESCHEDULE and last.desired_retention is None:
        return f"You set the day yourself, on {day_in_words(last.study_day)}."
    if last.due is None:
        return ""
    rated = f"After {_RATED[last.rating]} on {day_in_words(last.study_day)}" if last.rating else _MOVED
    ticked = ", given by a tick on its answer," if last.chooser is Chooser.TICKS else ""
    if isinstance(last.due, datetime):
        day, step = clock.study_day(last.due), _length(last.due - last.moment)
        after = f"a step of {step}" if day == last.study_day else f"its step, on {day_in_words(day)}"
        return f"{rated}{ticked} it comes back after {after}."
    before = fold(last.card, entries[: deciding[-1]], weights)
    memory = fold(last.card, entries[: deciding[-1] + 1], weights).memory
    if memory is None:
        return ""
    return f"{rated}{ticked} {_Decision(last, before, memory, settings, weights).in_words()}"


@dataclass(frozen=True, slots=True)
class _Decision:
    """The entry that chose a day, the card before it, its memory after it, and what holds now."""

    entry: Entry
    before: CardState
    memory: Memory
    settings: Settings
    weights: tuple[float, ...]

    def in_words(self) -> str:
        """Stability, retention and days, and what made them these days."""
        raw = interval_at(self.memory.stability, self._retention, self.weights)
        low, high = fuzz_range(raw, 1, self.settings.maximum_interval_days)
        told = (
            f"its stability is {self.memory.stability:.1f} days: recall falls to {self._retention:.0%} after "
            f"{raw:.1f}, and it comes back after {self._days}."
        )
        return f"{told} {self._reason(raw, low, high)}".rstrip()

    def _reason(self, raw: float, low: int, high: int) -> str:
        """What made it come back after these days, of which chance would give low to high."""
        chance = f"Chance chooses from {low} to {high} days"
        if self.entry.note in set(Shift):
            return f"{chance}; {_SHIFTED[Shift(self.entry.note)]}."
        if self.entry.kind is EntryKind.RESCHEDULE and high < elapsed_days(self.before, self.entry.study_day):
            return "That day was past already when you asked for it."
        if high < self._days <= self._highest():
            return "A pass is never shorter than the interval before, nor than the rating below it."
        if not low <= self._days <= high:
            return "Settings, weights or its log were others when that day was chosen; it stays until the next review."
        most = self.settings.maximum_interval_days
        if raw > most:
            return f"No interval is longer than {most} days (maximum_interval_days)."
        return f"{chance}, so that cards learnt together part." if high > low else ""

    def _highest(self) -> int:
        """The most days that the rating could lead to: above those of the rating below, and the interval before."""
        most, highest = self.settings.maximum_interval_days, 0
        for rating in Rating:
            if self.entry.rating is None or rating > self.entry.rating:
                break
            memory = next_memory(
                self.before.memory, rating, elapsed_days(self.before, self.entry.study_day), self.weights
            )
            least = max(highest + 1, shortest_pass(self.before, rating, self._retention))
            raw = interval_at(memory.stability, self._retention, self.weights)
            highest = fuzz_range(raw, min(least, most), most)[1]
        return highest

    @property
    def _retention(self) -> float:
        return self.entry.desired_retention or self.settings.desired_retention

    @property
    def _days(self) -> int:
        due, since = self.entry.due, self.before.study_day if self.entry.rating is None else self.entry.study_day
        if not isinstance(due, date) or since is None:
            raise AssertionError(f"entry {self.entry.id} chose no day")
        return (due - since).days


def crammed(entries: Sequence[Entry]) -> str:
    """That a card was crammed since its last review; empty where it was not."""
    told = (EntryKind.CRAM, EntryKind.REVIEW, EntryKind.RESET)
    last = next((entry for entry in reversed(entries) if entry.kind in told), None)
    if last is None or last.kind is not EntryKind.CRAM:
        return ""
    return f"You crammed it on {day_in_words(last.study_day)} ({_RATED[last.rating]}): that moved nothing."


def day_in_words(day: date) -> str:
    """A day as one writes it in a sentence."""
    return f"{day.day} {day:%B %Y}"


def _length(step: timedelta) -> str:
    """A step in the largest unit of which it has a whole number."""
    minutes = max(1, round(step / timedelta(minutes=1)))
    size, name = next((size, name) for size, name in _UNITS if minutes % size == 0)
    return f"{minutes // size} {name}{'s' if minutes > size else ''}"
