"""Charts as values: titles, a sentence that says the main thing, and rows; whoever draws them adds nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Look(StrEnum):
    """How the rows of a chart are drawn."""

    BARS = "bars"
    COLUMNS = "columns"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One number with its label, both in full and in few characters for a narrow place.

    `value` is what is drawn, None where there is too little to draw; `mark` a second value that it is compared with.
    """

    label: str
    brief: str
    value: float | None
    text: str
    short: str
    mark: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One drawing. `head` says what its labels are, `top` where its scale ends if not at the largest value.

    A calendar is drawn from `days`, which counts answers up to `until`; its rows are those of days that have any.
    """

    name: str
    title: str
    sentence: str
    look: Look = Look.BARS
    head: str = ""
    rows: tuple[Row, ...] = ()
    top: float | None = None
    days: Mapping[date, int] = field(default_factory=dict)
    until: date | None = None

    @property
    def scale(self) -> float:
        """The value at which a bar is full; never 0."""
        values = [value for row in self.rows for value in (row.value, row.mark) if value is not None]
        return self.top or max(values, default=0.0) or 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Charts about one thing; none where they are not counted yet."""

    name: str
    title: str
    charts: tuple[Chart, ...]
