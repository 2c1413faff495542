"""The forms of an interview: a new one, one that is changed, and how one went."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from srs import interviews
from srs.actions import Journal
from srs.errors import SearchError
from srs.interview_fields import FIELDS, Field, filled, typed, went_typed
from srs.model import Afterwards, Interview, QuestionId, Went
from srs.preparation import remarks
from srs.search import parse, query
from tui.interview_words import before_its_day
from tui.screens.form import FormField, FormScreen
from tui.searching import questions_found
from tui.words import count, days_to_go, long_date


def added(journal: Journal) -> FormScreen:
    """The form of a new interview."""
    today = journal.clock.study_day()
    blank = Interview(id=interviews.new_id(), name="", day=today)

    def keep(texts: Mapping[str, str]) -> str:
        made = filled(blank, {"name": "", "on": "", **texts}, today)
        interviews.add(journal, made)
        return _said(journal, made, "is added")

    fields = [replace(each, text="") if each.name == "on" else each for each in _fields(journal, blank)]
    return FormScreen("A new interview", fields, keep, typing=True)


def changed(journal: Journal, seen: Interview) -> FormScreen:
    """The form of an interview that is there."""

    def keep(texts: Mapping[str, str]) -> str:
        wanted = filled(seen, texts, journal.clock.study_day())
        done = interviews.edit(journal, seen, wanted)
        return _said(journal, wanted, "is changed" if done else "is as it was")

    return FormScreen(seen.name, _fields(journal, seen), keep)


def told(journal: Journal, seen: Interview) -> FormScreen:
    """The form in which one says how an interview went."""
    before = seen.over or Afterwards()

    def keep(texts: Mapping[str, str]) -> str:
        asked: tuple[QuestionId, ...] = questions_found(journal, texts["asked"]) if texts.get("asked") else ()
        over = Afterwards(
            asked=tuple(dict.fromkeys((*before.asked, *asked))),
            went=went_typed(texts["went"]) if "went" in texts else before.went,
            note=texts.get("note", before.note),
        )
        interviews.tell(journal, seen, over)
        if not seen.over and (early := before_its_day(seen, journal.clock.study_day())):
            return f"{early}; undo takes that back."
        return f"{seen.name} is over; what was asked counts more from now on."

    return FormScreen(f"How did {seen.name} go?", _afterwards_fields(journal, before), keep)


def _fields(journal: Journal, of: Interview) -> list[FormField]:
    return [_form_field(journal, field, of) for field in FIELDS.values()]


def _form_field(journal: Journal, field: Field, of: Interview) -> FormField:
    def read(text: str) -> str:
        value = typed(field.name, text, journal.clock.study_day())
        interviews.check(journal, replace(of, **{field.attribute: value}), seen=of)
        return field.shown(value)

    return FormField(
        name=field.name,
        words=field.words,
        such_as=field.such_as,
        text=field.of(of),
        read=read,
        meaning=lambda text: _meaning(journal, field.name, text),
    )


def _meaning(journal: Journal, name: str, text: str) -> str:
    """How far away a day is, how many cards a scope finds."""
    if name == "on" and text:
        day = date.fromisoformat(text)
        return f"{day:%A} {long_date(day)}, {days_to_go(day, journal.clock.study_day())}."
    if name == "scope":
        return _reach(journal, text)
    return ""


def _reach(journal: Journal, scope: str) -> str:
    try:
        with journal.store.reading() as transaction:
            tree = parse(scope, transaction.finding.saved())
            return f"{count(transaction.finding.count(query(journal.clock, tree)), 'card')}."
    except SearchError as error:
        return f"It cannot be read any more: {error.reason}."


def _afterwards_fields(journal: Journal, before: Afterwards) -> list[FormField]:
    today = journal.clock.study_day()

    def asked(text: str) -> str:
        if text.strip():
            questions_found(journal, text)
        return text.strip()

    def went(text: str) -> str:
        found = went_typed(text)
        return found.value if found else ""

    known = f"{count(len(before.asked), 'question')} told already." if before.asked else ""
    return [
        FormField(name="asked", words="What was asked: a search, or ids.",
                  such_as="tag:kubernetes or id:3f2a,81c0", text="", read=asked, meaning=lambda _: known),
        FormField(name="went", words=f"How it went: {', '.join(Went)}.", such_as="so-so",
                  text=before.went.value if before.went else "", read=went),
        FormField(name="note", words="A note to yourself.", such_as="They wanted numbers.", text=before.note,
                  read=lambda text: str(typed("notes", text, today))),
    ]  # fmt: skip


def _said(journal: Journal, of: Interview, done: str) -> str:
    """That it is done, and what a person should know of it."""
    with journal.store.reading() as transaction:
        notes = list(remarks(transaction, journal.clock, of))
    return ". ".join([f"{of.name} {done}", *(f"{note[0].upper()}{note[1:]}" for note in notes)]) + "."
