"""How the chance of recall of a card rose and fell: FSRS's forgetting curve between its reviews, and on from today."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from srs.model import CardState, Entry, EntryKind
from srs.scheduler import DEFAULT_WEIGHTS, interval_at, retrievability

_FARTHEST_DAYS = 36500


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Recall falling from the study day of a review by a stability in days, up to the day before `until`.

    `until` is the study day of the next review or of a reset; None where neither came yet.
    """

    since: date
    until: date | None
    stability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallCurve:
    """The stretches of a card's recall in order; those of one study day are one, by its last review."""

    stretches: tuple[Stretch, ...]
    weights: tuple[float, ...] = DEFAULT_WEIGHTS

    def on(self, day: date) -> float | None:
        """The chance of recall on a study day, 1 on that of a review; None where there was no memory."""
        for stretch in reversed(self.stretches):
            if stretch.since <= day:
                gone = stretch.until is not None and day >= stretch.until
                return None if gone else self.fallen(stretch, day)
        return None

    def falls_to(self, recall: float) -> date | None:
        """The first study day with no more recall than a share, if nothing comes in between.

        None without memory, and where that would take more than a hundred years.
        """
        if not self.stretches or self.stretches[-1].until is not None:
            return None
        last = self.stretches[-1]
        days = interval_at(last.stability, recall, self.weights)
        return None if days > _FARTHEST_DAYS else last.since + timedelta(days=max(0, math.ceil(days)))

    def fallen(self, stretch: Stretch, day: date) -> float:
        """What the chance of recall of a stretch is on a day, or would have been had it gone on so long."""
        return retrievability(stretch.stability, (day - stretch.since).days, self.weights)


def recall_curve(steps: Iterable[tuple[Entry, CardState]], weights: tuple[float, ...] = DEFAULT_WEIGHTS) -> RecallCurve:
    """The curve of a card from its standing entries in order, each with the state after it."""
    found: list[Stretch] = []
    for entry, state in steps:
        if entry.kind is EntryKind.RESET:
            _end(found, entry.study_day)
        elif entry.kind is EntryKind.REVIEW and state.memory is not None and state.study_day is not None:
            _end(found, state.study_day)
            found.append(Stretch(since=state.study_day, until=None, stability=state.memory.stability))
    return RecallCurve(stretches=tuple(found), weights=weights)


def _end(stretches: list[Stretch], day: date) -> None:
    """End the last stretch on a study day; one that began on it is left out."""
    if not stretches or stretches[-1].until is not None:
        return
    last = stretches.pop()
    if last.since < day:
        stretches.append(Stretch(since=last.since, until=day, stability=last.stability))
