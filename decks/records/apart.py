"""The options of banks that list the right answers beside the wrong ones and never among them."""

from collections.abc import Sequence
from dataclasses import replace

from decks.records.choices import marked
from decks.records.drafts import Plan
from decks.records.fields import Known
from decks.records.options import Option, Options, values_of
from decks.rules.points import says_nothing

_FEWEST = 2
_SLACK = 20


def with_right_ones(planned: Sequence[Plan], *, from_zero: bool) -> list[Plan]:
    """The records, with the right answers joined to the options where no record of the bank has them among these.

    What is only one option after that is no choice.
    """
    asked = [plan.options for plan in planned if plan.options and _is_open(plan.options)]
    apart = len(asked) >= _FEWEST and all(_is_apart(options, from_zero=from_zero) for options in asked)
    told = [replace(plan, options=_joined(plan.options)) if apart else plan for plan in planned]
    return [replace(plan, options=None) if _is_alone(plan.options) else plan for plan in told]


def _is_open(options: Options) -> bool:
    """Whether a record says elsewhere than on its options which is right."""
    return bool(options.wanted) and all(one.right is None for one in options.options)


def _is_apart(options: Options, *, from_zero: bool) -> bool:
    """Whether the right answers of a record are words like those of its options, and none of them."""
    values = [value for one in _said(options) for value in values_of(one.node)]
    longest = max(len(one.text) for one in options.options)
    alike = bool(values) and all("\n" not in value and len(value) <= 2 * longest + _SLACK for value in values)
    return (
        alike
        and all(_is_worded(value, len(options.options)) for value in values)
        and marked(options, from_zero=from_zero) is None
    )


def _is_worded(value: str, options: int) -> bool:
    """Whether a value is words, or a number that counts no option."""
    if value.isdecimal():
        return int(value[:9]) > options
    return len(value) > 1 and not says_nothing(value)


def _said(options: Options) -> tuple[Known, ...]:
    """The field that says which answers are right."""
    return options.wanted[:1]


def _joined(options: Options | None) -> Options | None:
    """The options with the right ones below them."""
    if options is None or not _is_open(options):
        return options
    wrong = [replace(one, right=False) for one in options.options]
    right = [Option(label=None, text=value, right=True) for one in _said(options) for value in values_of(one.node)]
    return replace(options, options=(*wrong, *right), wanted=(), told=(*options.told, *_said(options)))


def _is_alone(options: Options | None) -> bool:
    return options is not None and len(options.options) < _FEWEST
