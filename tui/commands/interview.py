"""`viva interview`: the days one prepares for: adding, listing, changing and removing them, and how they went."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from shlex import quote
from typing import ParamSpec, TypeVar

import click

from srs import interviews
from srs.actions import Journal
from srs.errors import UsageError
from srs.interview_fields import FIELDS, filled, typed, went_typed
from srs.model import Action, Afterwards, Interview, QuestionId
from srs.preparation import remarks
from tui.interview_words import before_its_day, document, line_of, lines_of
from tui.output import emit, json_option, note, place_options, say
from tui.places import journal
from tui.searching import questions_found

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_SEVERAL = {"weekday": " ", "off": " ", "weight": ","}
"""The options that may be given more than once, and what joins them."""


def _field_options(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """An option for every field but the name."""
    for name, field in reversed(list(FIELDS.items())):
        if name != "name":
            told = f"{field.words} Such as: {field.such_as}."
            add = click.option(f"--{name}", metavar="TEXT", multiple=name in _SEVERAL, help=told)
            command = add(command)
    return command


def _given(options: dict[str, object]) -> dict[str, str]:
    """The fields that the options name, as they were typed."""
    texts = {}
    for name, value in options.items():
        if name in _SEVERAL and isinstance(value, tuple) and value:
            texts[name] = _SEVERAL[name].join(value)
        elif isinstance(value, str):
            texts[name] = value
    return texts


@click.group(invoke_without_command=True)
@place_options
@click.pass_context
def interview(ctx: click.Context) -> None:
    """The interviews you prepare for."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@interview.command()
@click.argument("name")
@_field_options
@json_option
@place_options
@click.pass_context
def add(ctx: click.Context, /, *, name: str, as_json: bool, **options: object) -> None:
    """Add an interview: viva interview add "SRE at Acme" --on 2027-01-14 --scope deck:devops --minutes 20."""
    texts = {"name": name, **_given(options)}
    if "on" not in texts:
        raise UsageError(f'say on which day it is: viva interview add "{name}" --on 2027-01-14')
    with journal(ctx, create=True, may_be_new=True) as opened:
        today = opened.clock.study_day()
        made = filled(Interview(id=interviews.new_id(), name=name, day=today), texts, today)
        action = interviews.add(opened, made)
        _tell(opened, made, action, as_json=as_json)


@interview.command(name="list")
@json_option
@place_options
@click.pass_context
def list_(ctx: click.Context, *, as_json: bool = False) -> None:
    """List the interviews, those ahead first."""
    with journal(ctx) as opened, opened.store.reading() as transaction:
        today = opened.clock.study_day()
        found = sorted(transaction.interviews.all(), key=lambda each: (not each.is_ahead(today), each.day))
        if as_json:
            emit([document(transaction, opened.clock, each) for each in found])
            return
    for each in found:
        say(line_of(each, today))
    if not found:
        say('No interviews. Add one: viva interview add "SRE at Acme" --on 2027-01-14.')


@interview.command()
@click.argument("name")
@json_option
@place_options
@click.pass_context
def show(ctx: click.Context, *, name: str, as_json: bool) -> None:
    """Show one interview: its day, what it is about, the minutes until then, how it went."""
    with journal(ctx) as opened:
        _tell(opened, _found(opened, name), None, as_json=as_json)


@interview.command()
@click.argument("name")
@click.option("--name", "new_name", metavar="TEXT", help="Call it otherwise.")
@_field_options
@json_option
@place_options
@click.pass_context
def edit(ctx: click.Context, /, *, name: str, new_name: str | None, as_json: bool, **options: object) -> None:
    """Change the fields that are named, each as a whole; `none` empties weekdays, days off, weights and target."""
    texts = _given(options) | ({} if new_name is None else {"name": new_name})
    if not texts:
        raise UsageError(f"say what is to change: {', '.join(f'--{each}' for each in FIELDS)}")
    with journal(ctx) as opened:
        seen = _found(opened, name)
        action = interviews.edit(opened, seen, filled(seen, texts, opened.clock.study_day()))
        _tell(opened, _again(opened, seen), action, as_json=as_json, unchanged=action is None)


@interview.command()
@click.argument("name")
@json_option
@place_options
@click.pass_context
def remove(ctx: click.Context, *, name: str, as_json: bool) -> None:
    """Remove an interview; `viva undo` brings it back."""
    with journal(ctx) as opened:
        seen = _found(opened, name)
        action = interviews.remove(opened, seen)
    if as_json:
        emit({"removed": seen.id, "name": seen.name, "action": action.id if action else None})
    else:
        say(f"{seen.name} is removed; viva undo brings it back")


@interview.command()
@click.argument("name")
@click.option("--asked", multiple=True, metavar="ID", help="A question that was asked, by its id; also ID,ID.")
@click.option("--asked-search", metavar="SEARCH", help="The questions that a search finds were asked.")
@click.option("--went", metavar="WORD", help="How it went: well, so-so or badly.")
@click.option("--note", "told", metavar="TEXT", help="A note to yourself.")
@click.option("--reopen", is_flag=True, help="It is not over after all; what was told of it goes.")
@json_option
@place_options
@click.pass_context
def over(
    ctx: click.Context,
    *,
    name: str,
    asked: tuple[str, ...],
    asked_search: str | None,
    went: str | None,
    told: str | None,
    reopen: bool,
    as_json: bool,
) -> None:
    """Say that an interview is over, what was asked and how it went: those questions count more next time.

    Said again, it adds to what was asked, and takes the place of the rest.
    """
    if reopen and (asked or asked_search is not None or went is not None or told is not None):
        raise UsageError("--reopen takes back that the interview is over; it goes with nothing else")
    with journal(ctx) as opened:
        seen = _found(opened, name)
        before = seen.over or Afterwards()
        after = None if reopen else replace(
            before,
            asked=tuple(dict.fromkeys((*before.asked, *_asked(opened, asked, asked_search)))),
            went=before.went if went is None else went_typed(went),
            note=before.note if told is None else typed("notes", told, opened.clock.study_day()),
        )  # fmt: skip
        action = interviews.tell(opened, seen, after)
        early = "" if after is None or seen.over else before_its_day(seen, opened.clock.study_day())
        warning = f"{early}; viva interview over {quote(seen.name)} --reopen takes that back" if early else ""
        _tell(opened, _again(opened, seen), action, as_json=as_json, unchanged=action is None, warning=warning)


def _asked(opened: Journal, starts: Sequence[str], search: str | None) -> tuple[QuestionId, ...]:
    """The questions whose ids begin so, and those that a search finds."""
    with opened.store.reading() as transaction:
        by_id = [transaction.library.find_question(each) for start in starts for each in start.split(",")]
    return (*by_id, *(questions_found(opened, search) if search is not None else ()))


def _found(opened: Journal, name: str) -> Interview:
    with opened.store.reading() as transaction:
        return interviews.named(transaction.interviews.all(), name)


def _again(opened: Journal, seen: Interview) -> Interview:
    """The interview as it is now."""
    with opened.store.reading() as transaction:
        return next(each for each in transaction.interviews.all() if each.id == seen.id)


def _tell(
    opened: Journal, of: Interview, action: Action | None, *, as_json: bool, unchanged: bool = False, warning: str = ""
) -> None:
    """Print an interview as it is, and what a person should know of it."""
    with opened.store.reading() as transaction:
        found = document(transaction, opened.clock, of)
        warnings = [*filter(None, (warning,)), *remarks(transaction, opened.clock, of)]
    if as_json:
        emit({**found, "warnings": [*warnings], "action": action.id if action else None})
        return
    for each in lines_of(of, found, opened.clock.study_day()):
        say(each)
    if unchanged:
        say("Nothing was changed.")
    for each in warnings:
        note(f"note: {each}")


COMMANDS = {"interview": interview}
