"""Settings: what a person may choose per deck, the sensible default of each, and how decks inherit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from srs.errors import SettingError
from srs.model import Json

DECK_SEPARATOR = "::"

DEFAULT_WEIGHTS_ID = "fsrs-6-default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for one deck. Steps are seconds."""

    new_per_day: int = 20
    reviews_per_day: int = 200
    desired_retention: float = 0.9
    learning_steps: tuple[int, ...] = (600,)
    relearning_steps: tuple[int, ...] = (600,)
    maximum_interval_days: int = 36500
    leech_threshold: int = 8
    learn_ahead_minutes: int = 20


def _whole(low: int, high: int) -> Callable[[Json], int]:
    def read(value: Json) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return value

    return read


def _share(low: float, high: float) -> Callable[[Json], float]:
    def read(value: Json) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(f"a number from {low} to {high}")
        return float(value)

    return read


def _steps(value: Json) -> tuple[int, ...]:
    expected = "a list of up to 10 whole seconds, each from 1 to 86400"
    if not isinstance(value, list) or len(value) > 10:
        raise ValueError(expected)
    steps = [step for step in value if isinstance(step, int) and not isinstance(step, bool) and 1 <= step <= 86400]
    if len(steps) < len(value):
        raise ValueError(expected)
    return tuple(steps)


_READERS: Mapping[str, Callable[[Json], object]] = {
    "new_per_day": _whole(0, 9999),
    "reviews_per_day": _whole(0, 99999),
    "desired_retention": _share(0.7, 0.99),
    "learning_steps": _steps,
    "relearning_steps": _steps,
    "maximum_interval_days": _whole(1, 36500),
    "leech_threshold": _whole(0, 99),
    "learn_ahead_minutes": _whole(0, 1440),
}


def checked(name: str, value: Json) -> object:
    """The value as `Settings` holds it.

    Raises:
        SettingError: there is no such setting, or it does not take this value.
    """
    if name not in _READERS:
        raise SettingError(
            f"there is no setting {name!r}; there are {', '.join(field.name for field in fields(Settings))}"
        )
    try:
        return _READERS[name](value)
    except ValueError as error:
        raise SettingError(f"{name} takes {error}, not {value!r}") from error


def lineage(deck: str) -> tuple[str, ...]:
    """The decks a deck inherits from, the collection ('') first, itself last."""
    parts = deck.split(DECK_SEPARATOR) if deck else []
    return ("", *(DECK_SEPARATOR.join(parts[: n + 1]) for n in range(len(parts))))


def resolve(deck: str, stored: Mapping[tuple[str, str], Json]) -> Settings:
    """The settings of a deck: the defaults, then what is stored (by deck and name) for the decks above it, then its.

    Raises:
        SettingError: a stored value is outside what its setting takes.
    """
    chosen: dict[str, Any] = {
        name: checked(name, value) for each in lineage(deck) for (of, name), value in stored.items() if of == each
    }
    return replace(Settings(), **chosen)
