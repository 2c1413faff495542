"""The head of a page: what a person may change of a question beside its words, one line each."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace

from decks.naming import deck_name
from srs.errors import SourceError
from srs.model import Minutes, Question

RULE = "---"
ID = "id"
FIELDS = ("deck", "type", "difficulty", "minutes", "stage", "tags", "language")

_MINUTES = re.compile(r"(?P<low>\d{1,4}(?:[.,]\d{1,4})?)(?:[ \t]*[-–][ \t]*(?P<high>\d{1,4}(?:[.,]\d{1,4})?))?")


def head_lines(question: Question) -> list[str]:
    """The head of a question's page; a question that is still to be made has no id on it."""
    named = {**({ID: str(question.id)} if question.id else {}), **shown(question)}
    return [RULE, *(f"{name}: {value}".rstrip() for name, value in named.items()), RULE]


def shown(question: Question) -> dict[str, str]:
    """Each field as it stands on the page, in one line; what the question does not have is empty."""
    values = {name: getattr(question, name) for name in FIELDS}
    return {
        name: _minutes_text(value)
        if isinstance(value, Minutes)
        else _tags_text(value)
        if name == "tags"
        else flat(value)
        for name, value in values.items()
    }


def flat(text: str | None) -> str:
    """A text on one line."""
    return " ".join((text or "").split())


def with_head(question: Question, said: Mapping[str, tuple[int, str]]) -> Question:
    """The question with the fields that a head says, each with its line; what it leaves out stays as it was.

    Raises:
        SourceError: a field does not exist, or does not take what stands there.
    """
    before = shown(question)
    for name, (line, value) in said.items():
        if name == ID:
            _same_id(question, line, value)
        elif name not in before:
            raise SourceError(f"line {line}: there is no field {name!r}; the fields are {', '.join(FIELDS)}")
        elif value != before[name]:
            question = _with_field(question, name, value, line)
    return question


def _same_id(question: Question, line: int, value: str) -> None:
    if value == question.id:
        return
    if not question.id:
        raise SourceError(f"line {line}: a new question has no id yet; take the line out")
    raise SourceError(f"line {line}: the id cannot be changed; put back id: {question.id}")


def _with_field(question: Question, name: str, value: str, line: int) -> Question:
    """The question with one field as a person wrote it."""
    match name:
        case "deck":
            return replace(question, deck=_deck(value, line))
        case "minutes":
            return replace(question, minutes=_minutes(value, line))
        case "tags":
            return replace(question, tags=_tags(value))
        case "type":
            return replace(question, type=value or None)
        case "difficulty":
            return replace(question, difficulty=value or None)
        case "stage":
            return replace(question, stage=value or None)
        case _:
            return replace(question, language=value or None)


def _deck(value: str, line: int) -> str:
    kept = deck_name(value)
    if not kept:
        raise SourceError(f"line {line}: a question has a deck; name it, such as deck: devops::linux")
    return kept


def _minutes(value: str, line: int) -> Minutes | None:
    if not value:
        return None
    match = _MINUTES.fullmatch(value)
    if match is None:
        raise SourceError(f"line {line}: minutes are one number or two, such as minutes: 3-4")
    low = float(match["low"].replace(",", "."))
    high = float(match["high"].replace(",", ".")) if match["high"] else low
    return Minutes(low=min(low, high), high=max(low, high)) if max(low, high) else None


def _minutes_text(minutes: Minutes) -> str:
    low, high = f"{minutes.low:.4g}", f"{minutes.high:.4g}"
    return low if low == high else f"{low}-{high}"


def _tags(value: str) -> tuple[str, ...]:
    row = next(csv.reader([value], skipinitialspace=True), [])
    return tuple(dict.fromkeys(tag.strip() for tag in row if tag.strip()))


def _tags_text(tags: tuple[str, ...]) -> str:
    """The tags between commas; one that holds a comma stands in quotation marks."""
    written = []
    for tag in tags:
        cell = io.StringIO()
        csv.writer(cell, lineterminator="").writerow([flat(tag)])
        written.append(cell.getvalue())
    return ", ".join(written)
