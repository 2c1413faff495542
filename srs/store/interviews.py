"""Interviews, and what of questions their weights go by: reading them."""

import json
from collections.abc import Collection
from datetime import date
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Text, cast, select

from srs.model import Afterwards, Aspect, CardId, Interview, InterviewId, QuestionId, Weight, Went
from srs.store import tables
from srs.store.codec import Record, Row
from srs.store.portions import portions

_CARD, _QUESTION = tables.card.c, tables.question.c


class Aspects(NamedTuple):
    """What of a card's question weights and forecasts go by."""

    question: QuestionId
    tags: tuple[str, ...]
    stage: str | None
    type: str | None


class Interviews:
    """The interviews of a collection, as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Interview, ...]:
        """The interviews that were not removed, the earliest first."""
        table = tables.interview
        query = select(table).where(~table.c.retired).order_by(table.c.day, table.c.name, table.c.id)
        return tuple(interview_from(row) for row in self._connection.execute(query).mappings())

    def aspects(self, cards: Collection[CardId] | None = None) -> dict[CardId, Aspects]:
        """What weights go by of the questions of these cards; of all cards that were not taken out, if none."""
        query = select(_CARD.id, _QUESTION.id, cast(_QUESTION.tags, Text), _QUESTION.stage, _QUESTION.type)
        query = query.join_from(tables.card, tables.question)
        live = query.where(~_CARD.retired, ~_QUESTION.retired)
        queries = [live] if cards is None else [query.where(_CARD.id.in_(some)) for some in portions(cards)]
        tags_in = cache(lambda text: tuple(json.loads(text)))  # many cards, few lists of tags
        return {
            CardId(card): Aspects(QuestionId(question), tags_in(tags), stage, type_)
            for each in queries
            for card, question, tags, stage, type_ in self._connection.execute(each)
        }


def interview_record(interview: Interview) -> Record:
    """An interview as a record."""
    return {
        "name": interview.name,
        "role": interview.role,
        "company": interview.company,
        "day": interview.day.isoformat(),
        "stage": interview.stage,
        "scope": interview.scope,
        "minutes": interview.minutes,
        "weekdays": list(interview.weekdays),
        "days_off": [day.isoformat() for day in interview.days_off],
        "weights": [
            {"aspect": each.aspect.value, "name": each.name, "times": each.times} for each in interview.weights
        ],
        "target": interview.target,
        "over": _afterwards_record(interview.over),
        "notes": interview.notes,
        "retired": interview.retired,
    }


def _afterwards_record(over: Afterwards | None) -> Record | None:
    if over is None:
        return None
    return {"asked": list(over.asked), "went": over.went.value if over.went else None, "note": over.note}


def interview_from(row: Row) -> Interview:
    """An interview from its row."""
    over = row["over"]
    return Interview(
        id=InterviewId(row["id"]),
        name=row["name"],
        role=row["role"],
        company=row["company"],
        day=date.fromisoformat(row["day"]),
        stage=row["stage"],
        scope=row["scope"],
        minutes=row["minutes"],
        weekdays=tuple(row["weekdays"]),
        days_off=tuple(date.fromisoformat(day) for day in row["days_off"]),
        weights=tuple(
            Weight(aspect=Aspect(each["aspect"]), name=each["name"], times=each["times"]) for each in row["weights"]
        ),
        target=row["target"],
        over=None
        if over is None
        else Afterwards(
            asked=tuple(QuestionId(each) for each in over["asked"]),
            went=Went(over["went"]) if over["went"] else None,
            note=over["note"],
        ),
        notes=row["notes"],
        retired=row["retired"],
    )
