"""The fields of an interview as a person types and reads them, the same on the command line and in the app."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from srs.clock import day_named
from srs.errors import UsageError
from srs.model import Aspect, Interview, Weight, Went
from srs.model.interview import DAYS_A_WEEK
from srs.settings.kinds import Kind, days, share, whole
from srs.settings.weekdays import WEEKDAYS, by_weekday

_LONGEST_LINE, _LONGEST_NOTES = 80, 4000
_MOST_MINUTES, _MOST_TIMES, _MOST_WEIGHTS = 1440, 100, 50
_LEAST_PER_CENT = 2
_NOTHING = frozenset({"", "none", "-"})
_MINUTES = whole(0, _MOST_MINUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: the name it is typed under, the attribute it is, and a line about it.

    `typed` gives the value from what a person typed on a study day, or raises ValueError; `shown` the text that gives
    the value when it is typed.
    """

    name: str
    attribute: str
    words: str
    takes: str
    such_as: str
    typed: Callable[[str, date], Any]
    shown: Callable[[Any], str]

    def of(self, interview: Interview) -> str:
        """The field of an interview as it is typed."""
        return self.shown(getattr(interview, self.attribute))


def typed(name: str, text: str, today: date) -> Any:
    """The value of a field from what a person typed.

    Raises:
        UsageError: the field does not take this.
    """
    field = FIELDS[name]
    try:
        return field.typed(text, today)
    except UsageError as error:
        raise UsageError(f"{name}: {error}") from error
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{name} takes {field.takes} (such as {field.such_as}), not {text!r}") from error


def filled(interview: Interview, texts: Mapping[str, str], today: date) -> Interview:
    """The interview with these fields as a person typed them.

    Raises:
        UsageError: a field does not take its text.
    """
    values = {FIELDS[name].attribute: typed(name, text, today) for name, text in texts.items()}
    return replace(interview, **values)


def went_typed(text: str) -> Went | None:
    """How it went from what a person typed; None where they say nothing of it.

    Raises:
        UsageError: it is none of the words there are.
    """
    word = text.strip().lower()
    if word in _NOTHING:
        return None
    near = [each for each in Went if each.value.startswith(word)]
    if len(near) != 1:
        raise UsageError(f"how it went takes {', '.join(Went)}, not {text!r}")
    return near[0]


# ---------------------------------------------------------------------------------------------------------- the kinds


def _one_line(text: str, _: date) -> str:
    """A text on one line, its white space single."""
    made = " ".join(text.split())
    if len(_encodable(made)) > _LONGEST_LINE:
        raise ValueError
    return made


def _name(text: str, today: date) -> str:
    made = _one_line(text, today)
    if not any(map(str.isalnum, made)):
        raise ValueError
    return made


def _notes(text: str, _: date) -> str:
    if len(_encodable(text)) > _LONGEST_NOTES:
        raise ValueError
    return text.strip()


def _encodable(text: str) -> str:
    """The same text; one with lone surrogates, which no database takes, raises ValueError."""
    text.encode()
    return text


def _weekdays(text: str, _: date) -> tuple[int | None, ...]:
    if text.strip().lower() in _NOTHING:
        return (None,) * DAYS_A_WEEK
    found = {name: _MINUTES.read(int(minutes)) for name, minutes in by_weekday(text).items()}
    return tuple(found.get(name) for name in WEEKDAYS)


def _weekdays_shown(value: tuple[int | None, ...]) -> str:
    """Days that follow each other with the same minutes stand as a range."""
    runs = [
        [name for name, _ in run] for _, run in groupby(zip(WEEKDAYS, value, strict=True), key=lambda each: each[1])
    ]
    own = dict(zip(WEEKDAYS, value, strict=True))
    said = (f"{'-'.join(dict.fromkeys((run[0], run[-1])))}={own[run[0]]}" for run in runs if own[run[0]] is not None)
    return " ".join(said) or "none"


def _weights(text: str, _: date) -> tuple[Weight, ...]:
    if text.strip().lower() in _NOTHING:
        return ()
    found = {(each.aspect, each.name): each for each in map(_weight, _parted(_encodable(text)))}
    if len(found) > _MOST_WEIGHTS:
        raise ValueError
    return tuple(found.values())


def _parted(text: str) -> list[str]:
    """The parts between commas, those in quotes aside."""
    parts = [""]
    for n, piece in enumerate(text.split('"')):
        first, *rest = [piece] if n % 2 else piece.split(",")
        parts[-1] += first
        parts += rest
    return [part for part in parts if part.strip()]


def _weight(text: str) -> Weight:
    named, _, number = text.rpartition("=")
    aspect, _, name = named.partition(":")
    times = float(number)
    if not math.isfinite(times) or not 0 <= times <= _MOST_TIMES or not name.strip() or "=" in name:
        raise ValueError
    return Weight(aspect=Aspect(aspect.strip().lower()), name=" ".join(name.split()), times=times)


def _weights_shown(value: tuple[Weight, ...]) -> str:
    quoted = (f'"{each.name}"' if "," in each.name else each.name for each in value)
    return ", ".join(f"{each.aspect}:{name}={each.times:g}" for each, name in zip(value, quoted, strict=True)) or "none"


def _target(text: str, today: date) -> float | None:
    """A share; from 2 on, where no share can be meant, per cent."""
    written = text.strip()
    if written.lower() in _NOTHING:
        return None
    sign = "" if written.endswith("%") or float(written) < _LEAST_PER_CENT else "%"
    kind = share(0.01, 1)
    found: float = kind.read(kind.typed(f"{written}{sign}", today))
    return found


def _of(kind: Kind) -> Callable[[str, date], Any]:
    return lambda text, today: kind.read(kind.typed(text.strip(), today))


def _line(name: str, words: str, such_as: str) -> Field:
    takes = f"one line of up to {_LONGEST_LINE} characters"
    return Field(name=name, attribute=name, words=words, takes=takes, such_as=such_as, typed=_one_line, shown=str)


FIELDS: Mapping[str, Field] = {
    each.name: each
    for each in (
        Field(name="name", attribute="name", words="What you call it.",
              takes=f"a name of up to {_LONGEST_LINE} characters with a letter or a digit", such_as="SRE at Acme",
              typed=_name, shown=str),
        Field(name="on", attribute="day", words="The day of the interview.",
              takes="a date, today, tomorrow or a number of days", such_as="2027-01-14 or +30",
              typed=day_named, shown=date.isoformat),
        Field(name="scope", attribute="scope", words="What it is about: a search; nothing for all cards.",
              takes="a search", such_as="deck:devops -tag:windows",
              typed=lambda text, _: _encodable(text).strip(), shown=str),
        Field(name="minutes", attribute="minutes", words="Minutes a day that you have for it.",
              takes=_MINUTES.takes, such_as="20", typed=_of(_MINUTES), shown=str),
        Field(name="weekday", attribute="weekdays", words="Other minutes on single weekdays.",
              takes=f"minutes from 0 to {_MOST_MINUTES} for weekdays, or none", such_as="mon-fri=20 sat=60",
              typed=_weekdays, shown=_weekdays_shown),
        Field(name="off", attribute="days_off", words="Days on which you do not study.",
              takes=days().takes, such_as=days().such_as, typed=_of(days()), shown=days().shown),
        _line("role", "The post.", "Site reliability engineer"),
        _line("company", "Who asks.", "Acme"),
        _line("stage", "Which round it is.", "final round"),
        Field(name="weight", attribute="weights", words="Questions that count more, or less: times as much.",
              takes=f"tag:NAME=TIMES or stage:NAME=TIMES, times from 0 to {_MOST_TIMES}, with commas between, or none",
              such_as="tag:kubernetes=2, stage:final round=3", typed=_weights, shown=_weights_shown),
        Field(name="target", attribute="target", words="The share of questions that would be enough for you; 1 is all.",
              takes="a share from 1% to 100%, or none", such_as="90%, 90 or 0.9", typed=_target,
              shown=lambda value: "none" if value is None else f"{100 * value:g}%"),
        Field(name="notes", attribute="notes", words="Notes to yourself.",
              takes=f"up to {_LONGEST_NOTES:,} characters", such_as="Ask about on-call", typed=_notes, shown=str),
    )
}  # fmt: skip
"""Every field, in the order of a form."""
