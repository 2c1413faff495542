"""Days of the week as a person names them: `sat`, `Saturday`, `mon-fri`."""

from srs.errors import UsageError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The short names, Monday first."""

_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PLACES = {
    **{name: place for names in (WEEKDAYS, _FULL) for place, name in enumerate(names)},
    "tues": 1, "thur": 3, "thurs": 3,
}  # fmt: skip


def by_weekday(text: str) -> dict[str, str]:
    """What a text such as `mon-fri=20 sun=0` says of each day it names, by short name; nothing of the others.

    Raises:
        UsageError: a name is that of no day, or a day stands twice.
        ValueError: a part has no `=`.
    """
    found: dict[str, str] = {}
    for part in text.lower().replace("–", "-").replace(",", " ").split():
        names, sign, said = part.partition("=")
        if not sign:
            raise ValueError
        for name in _days(names):
            if name in found:
                raise UsageError(f"{name} is named twice; give each day of the week once")
            found[name] = said
    return found


def _days(names: str) -> list[str]:
    """The short names of one day, or from one day to another, past Sunday too."""
    first, sign, last = names.partition("-")
    begin = _place(first, names)
    length = (_place(last, names) - begin) % len(WEEKDAYS) + 1 if sign else 1
    return [WEEKDAYS[(begin + number) % len(WEEKDAYS)] for number in range(length)]


def _place(name: str, written: str) -> int:
    if name not in _PLACES:
        raise UsageError(f"{name or written!r} is no day of the week; write it like sat, saturday or mon-fri")
    return _PLACES[name]
