"""What kinds of values settings take: how each is read from JSON, typed by a person, and shown."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from srs.model import Json
from srs.settings.weekdays import WEEKDAYS, by_weekday

_MOST_STEPS, _LONGEST_STEP = 10, 86400
_MOST_DAYS_OFF = 1000
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_STEP = re.compile(r"(\d{1,5})([smhd]?)")
WEIGHT_BOUNDS = (
    *((0.001, 100.0),) * 4,
    (1.0, 10.0), (0.001, 4.0), (0.001, 4.0), (0.001, 0.75), (0.0, 4.5), (0.0, 0.8), (0.001, 3.5), (0.001, 5.0),
    (0.001, 0.25), (0.001, 0.9), (0.0, 4.0), (0.0, 1.0), (1.0, 6.0), (0.0, 2.0), (0.0, 2.0), (0.0, 0.8), (0.1, 0.8),
)  # fmt: skip
"""The bounds of each weight that the `fsrs` package takes."""
_NOTHING = frozenset({"", "none", "-"})
_ANSWERS: Mapping[str, bool] = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of value; `takes` says in words what it takes, `such_as` how a person types one.

    `read` gives the value from JSON, `typed` the JSON from what a person typed on a study day, `shown` a value in the
    form in which it is typed. The first two raise ValueError for what the kind does not take.
    """

    takes: str
    such_as: str
    read: Callable[[Json], Any]
    typed: Callable[[str, date], Json]
    shown: Callable[[Any], str] = str


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayOnly:
    """A number that holds on one study day."""

    day: date
    count: int


def whole(low: int, high: int) -> Kind:
    """Whole numbers from low to high."""

    def read(value: Json) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError
        return value

    return Kind(
        takes=f"a whole number from {low} to {high}", such_as=str(low), read=read, typed=lambda text, _: int(text)
    )


def share(low: float, high: float) -> Kind:
    """Numbers from low to high, which a person may also type as per cent."""

    def read(value: Json) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError
        return float(value)

    def typed(text: str, _: date) -> float:
        number = float(text.removesuffix("%"))
        return round(number / 100, 6) if text.endswith("%") else number

    return Kind(
        takes=f"a number from {low} to {high}", such_as="90%", read=read, typed=typed, shown=lambda value: f"{value:g}"
    )


def one_of(words: type[StrEnum]) -> Kind:
    """The words of an enumeration."""
    *others, last = [str(word) for word in words]
    said = f"{', '.join(others)} or {last}"
    return Kind(takes=said, such_as=last, read=lambda value: words(_text(value)), typed=lambda text, _: text.lower())


def yes_or_no() -> Kind:
    """Yes and no."""

    def read(value: Json) -> bool:
        if isinstance(value, bool):
            return value
        raise ValueError

    def typed(text: str, _: date) -> bool:
        if text.lower() not in _ANSWERS:
            raise ValueError
        return _ANSWERS[text.lower()]

    return Kind(takes="yes or no", such_as="no", read=read, typed=typed, shown=lambda value: "yes" if value else "no")


def steps() -> Kind:
    """Steps of (re)learning: lists of seconds, typed like `1m 10m 1d`."""

    def read(value: Json) -> tuple[int, ...]:
        found = [step for step in _list(value, _MOST_STEPS) if isinstance(step, int) and not isinstance(step, bool)]
        if len(found) < len(_list(value, _MOST_STEPS)) or not all(1 <= step <= _LONGEST_STEP for step in found):
            raise ValueError
        return tuple(found)

    def typed(text: str, _: date) -> Json:
        if text.lower() in _NOTHING:
            return []
        parts = [_STEP.fullmatch(part) for part in text.lower().replace(",", " ").split()]
        return [int(part[1]) * _SECONDS[part[2] or "m"] for part in map(_some, parts)]

    return Kind(
        takes=f"up to {_MOST_STEPS} steps of one second to one day",
        such_as="1m 10m, or none",
        read=read,
        typed=typed,
        shown=lambda value: " ".join(map(_step_shown, value)) or "none",
    )


def weekday_weights() -> Kind:
    """Seven weights from 0 to 1, Monday first, typed like `sat=50% sun=0`; days that are not named weigh 1."""

    def read(value: Json) -> tuple[float, ...]:
        weights = [share(0, 1).read(weight) for weight in _list(value, 7)]
        if len(weights) != 7 or not any(weights):
            raise ValueError
        return tuple(weights)

    def typed(text: str, today: date) -> Json:
        named = {} if text.lower() in _NOTHING else by_weekday(text)
        return [share(0, 1).typed(named[day], today) if day in named else 1.0 for day in WEEKDAYS]

    def shown(value: tuple[float, ...]) -> str:
        eased = (f"{name}={weight:g}" for name, weight in zip(WEEKDAYS, value, strict=True) if weight != 1)
        return " ".join(eased) or "none"

    return Kind(
        takes="a weight from 0 to 1 for each easy weekday, one of them above 0",
        such_as="sat=50% sun=0, or none",
        read=read,
        typed=typed,
        shown=shown,
    )


def days() -> Kind:
    """Study days, typed like `2026-12-24..2027-01-01 2027-02-03`."""

    def read(value: Json) -> tuple[date, ...]:
        return tuple(sorted({date.fromisoformat(_text(day)) for day in _list(value, _MOST_DAYS_OFF)}))

    def typed(text: str, _: date) -> Json:
        found: list[Json] = []
        for part in [] if text.lower() in _NOTHING else text.replace(",", " ").split():
            first, __, last = part.partition("..")
            begin = date.fromisoformat(first)
            count = (date.fromisoformat(last or first) - begin).days + 1
            if not 1 <= count <= _MOST_DAYS_OFF:
                raise ValueError
            found += [(begin + timedelta(days=n)).isoformat() for n in range(count)]
        return found

    return Kind(
        takes=f"up to {_MOST_DAYS_OFF} dates or ranges of dates",
        such_as="2026-12-24..2027-01-01 2027-02-03, or none",
        read=read,
        typed=typed,
        shown=lambda value: " ".join(_ranges(value)) or "none",
    )


def today_only(low: int, high: int) -> Kind:
    """A number for the study day on which it is typed; none takes it back."""

    def read(value: Json) -> TodayOnly | None:
        if value is None:
            return None
        if not isinstance(value, dict) or set(value) != {"day", "count"}:
            raise ValueError
        return TodayOnly(day=date.fromisoformat(_text(value["day"])), count=whole(low, high).read(value["count"]))

    def typed(text: str, today: date) -> Json:
        return None if text.lower() in _NOTHING else {"day": today.isoformat(), "count": int(text)}

    def shown(value: TodayOnly | None) -> str:
        return f"{value.count} on {value.day}" if value else "none"

    return Kind(
        takes=f"a whole number from {low} to {high}, or none", such_as="30", read=read, typed=typed, shown=shown
    )


def weights() -> Kind:
    """The 21 weights of FSRS-6 within the bounds that its package takes; an empty list for its defaults."""

    def read(value: Json) -> tuple[float, ...]:
        found = _list(value, len(WEIGHT_BOUNDS))
        if len(found) not in (0, len(WEIGHT_BOUNDS)):
            raise ValueError
        return tuple(share(low, high).read(weight) for weight, (low, high) in zip(found, WEIGHT_BOUNDS, strict=False))

    def typed(text: str, _: date) -> Json:
        return [] if text.lower() == "default" else [float(weight) for weight in text.replace(",", " ").split()]

    return Kind(
        takes=f"{len(WEIGHT_BOUNDS)} numbers within the bounds of FSRS-6, or default",
        such_as="default",
        read=read,
        typed=typed,
        shown=lambda value: " ".join(f"{weight:.10g}" for weight in value) or "default",
    )


def zone() -> Kind:
    """Names of time zones; empty for the machine's own."""

    def read(value: Json) -> str:
        name = _text(value)
        if name:
            from zoneinfo import ZoneInfo  # noqa: PLC0415 - only who sets a zone waits for it

            try:
                ZoneInfo(name)
            except (OSError, KeyError) as error:  # no such zone; a folder of zones; no data of zones
                raise ValueError from error
        return name

    def typed(text: str, _: date) -> str:
        return "" if text.lower() in {*_NOTHING, "local"} else text

    return Kind(
        takes="the name of a time zone, or local for the machine's own",
        such_as="Europe/Berlin",
        read=read,
        typed=typed,
        shown=lambda value: value or "local",
    )


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value
    raise ValueError


def _list(value: Json, most: int) -> list[Json]:
    if isinstance(value, list) and len(value) <= most:
        return value
    raise ValueError


def _some(found: re.Match[str] | None) -> re.Match[str]:
    if found is None:
        raise ValueError
    return found


def _step_shown(seconds: int) -> str:
    unit = next(unit for unit in ("d", "h", "m", "s") if seconds % _SECONDS[unit] == 0)
    return f"{seconds // _SECONDS[unit]}{unit}"


def _ranges(found: tuple[date, ...]) -> list[str]:
    """Days in order, those that follow each other as a range."""
    runs: list[list[date]] = []
    for day in found:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return [run[0].isoformat() if len(run) == 1 else f"{run[0]}..{run[-1]}" for run in runs]
