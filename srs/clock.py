"""Time: the moment now, the learner's zone, and the study day that a moment belongs to."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from srs.errors import UsageError

ROLLOVER_HOUR = 4
"""The local hour at which a study day begins, until the person sets another."""


def whole_milliseconds(moment: datetime) -> datetime:
    """The moment in UTC, cut to milliseconds, as the log stores it."""
    moment = moment.astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware moment, exactly."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def from_ms(milliseconds: int) -> datetime:
    """The UTC moment of these milliseconds since 1970, exactly."""
    return _EPOCH + timedelta(milliseconds=milliseconds)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def study_day(moment: datetime, zone: tzinfo | None, rollover_hour: int = ROLLOVER_HOUR) -> date:
    """The study day of a moment: the local calendar date, where the hours before the rollover belong to the day before.

    Wall-clock time counts, so a change of the clocks never makes a day of 23 hours part of the one before. Without a
    zone the machine's own is taken, with its rules at that moment.
    """
    local = moment.astimezone(zone)
    return local.date() if local.hour >= rollover_hour else local.date() - timedelta(days=1)


def zone_offset_minutes(moment: datetime, zone: tzinfo | None) -> int:
    """Minutes east of UTC in this zone at this moment."""
    offset = moment.astimezone(zone).utcoffset()
    return round(offset.total_seconds() / 60) if offset is not None else 0


def start_of_day(day: date, zone: tzinfo | None, rollover_hour: int = ROLLOVER_HOUR) -> datetime:
    """The moment at which a study day begins, in UTC."""
    naive = datetime(day.year, day.month, day.day, rollover_hour)  # noqa: DTZ001 - given its zone in the next line
    return (naive.astimezone(UTC)) if zone is None else naive.replace(tzinfo=zone).astimezone(UTC)


def day_named(text: str, today: date) -> date:
    """The study day that a person means: a date as ISO 8601 has it, `today`, `tomorrow`, or `+5` for in five days.

    Raises:
        UsageError: the text is none of these.
    """
    word = text.strip().lower()
    named = {"today": 0, "tomorrow": 1}
    try:
        if word in named or word.startswith("+"):
            return today + timedelta(days=named[word] if word in named else int(word[1:]))
        return date.fromisoformat(word)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{text!r} is no day; write it like {today}, today, tomorrow, or +5") from error


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is, and where; every calculation that looks at the clock is given one."""

    zone: tzinfo | None = None
    rollover_hour: int = ROLLOVER_HOUR
    source: Callable[[], datetime] = field(default=_utc_now)

    def now(self) -> datetime:
        """The moment now: UTC, whole milliseconds."""
        return whole_milliseconds(self.source())

    def study_day(self, moment: datetime | None = None) -> date:
        """The study day of a moment, or of now."""
        return study_day(moment or self.now(), self.zone, self.rollover_hour)

    def zone_offset_minutes(self, moment: datetime) -> int:
        """Minutes east of UTC at a moment."""
        return zone_offset_minutes(moment, self.zone)

    def start_of_day(self, day: date) -> datetime:
        """The moment at which a study day begins, in UTC."""
        return start_of_day(day, self.zone, self.rollover_hour)


def zone_named(name: str) -> tzinfo | None:
    """The time zone of this name; None, the machine's own, for an empty one."""
    if not name:
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only who sets a zone waits for it

    return ZoneInfo(name)


def clock_at(text: str, zone: tzinfo | None = None, *, running: bool = False) -> Clock:
    """A clock that shows this ISO moment: always, or (`running`) when first asked, and time passes from there.

    A moment with an offset is also a place: its study days are counted in that offset. Without one it is a time of the
    zone, the machine's own if none is given.

    Raises:
        UsageError: the text is no ISO 8601 moment, or one that the spring change of the clocks leaves out.
    """
    try:
        written = datetime.fromisoformat(text)
        start = written if written.tzinfo or zone is None else written.replace(tzinfo=zone)
        utc_start = start.astimezone(UTC)
        shown = utc_start.astimezone(start.tzinfo).replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        said = f"--at {text!r} is no moment; write it like 2027-01-14T09:30 or 2027-01-14T09:30+01:00"
        raise UsageError(said) from error
    if not 1971 <= utc_start.year <= 2999:
        raise UsageError(f"--at {text!r} is outside the years 1971 to 2999")
    left_out = abs(shown - written.replace(tzinfo=None))
    if left_out:
        there = f"the clocks go forward then, and show {written + left_out:%H:%M}"
        raise UsageError(f"--at {text!r} is no moment here: {there}. Write that, or an offset behind, such as +01:00")
    begun = time.monotonic()

    def source() -> datetime:
        return utc_start + timedelta(seconds=time.monotonic() - begun) if running else utc_start

    return Clock(zone=start.tzinfo, source=source)
