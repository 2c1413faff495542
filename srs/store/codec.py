"""Values to flat records and back.

A record is what a change holds and a row is made of: the columns of one table (without its integer key) as JSON values.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from srs.clock import from_ms, to_ms
from srs.model import (
    Bank,
    BankId,
    Card,
    CardId,
    Choice,
    Choices,
    Depth,
    Form,
    Framework,
    GradedPoint,
    Json,
    Minutes,
    Point,
    PointId,
    PointList,
    Prose,
    Question,
    QuestionId,
    Role,
    Section,
    SectionKind,
    Story,
    section_points,
)
from srs.store.sections import bare_section, section_names

Record = dict[str, Json]
Row = Mapping[Any, Any]

LATER_QUESTION_FIELDS: Mapping[str, Json] = {"roles": []}
"""What fields of a question that came after the first version are where an older change does not name them."""

_STORY_PARTS = ("context", "situation", "task", "action", "result", "text")


def bank_record(bank: Bank) -> Record:
    """A bank as a record."""
    return {
        "name": bank.name,
        "path": bank.path,
        "format": bank.format,
        "encoding": bank.encoding,
        "content_hash": bank.content_hash,
        "imported_ms": to_ms(bank.imported_at),
        "deck": bank.deck,
        "depth": bank.depth.value,
        "language": bank.language,
        "retired": bank.retired,
    }


def bank_from(row: Row) -> Bank:
    """A bank from its row."""
    return Bank(
        id=BankId(row["id"]),
        name=row["name"],
        path=row["path"],
        format=row["format"],
        encoding=row["encoding"],
        content_hash=row["content_hash"],
        imported_at=from_ms(row["imported_ms"]),
        deck=row["deck"],
        depth=Depth(row["depth"]),
        language=row["language"],
        retired=row["retired"],
    )


def question_record(question: Question, sequence: int) -> Record:
    """A question as a record, without its points; `sequence` is its place in the order of the collection."""
    return {
        "bank_id": question.bank,
        "sequence": sequence,
        "number": question.number,
        "place": list(question.place),
        "language": question.language,
        "deck": question.deck,
        "prompt": question.prompt,
        "prompt_missing": question.prompt_missing,
        "type": question.type,
        "difficulty": question.difficulty,
        "minutes_low": question.minutes.low if question.minutes else None,
        "minutes_high": question.minutes.high if question.minutes else None,
        "stage": question.stage,
        "tags": list(question.tags),
        "sections": [_section_record(section) for section in question.sections],
        "roles": [role.value for role in question.roles],
        "retired": question.retired,
    }


def question_from(row: Row, points: Mapping[str, list[Point]]) -> Question:
    """A question from its row and its standing points by what their section is called.

    Where one machine took out a section to which another added a point, the point brings it back.
    """
    minutes = Minutes(low=row["minutes_low"], high=row["minutes_high"]) if row["minutes_low"] is not None else None
    return Question(
        id=QuestionId(row["id"]),
        bank=BankId(row["bank_id"]),
        number=row["number"],
        place=tuple(row["place"]),
        language=row["language"],
        deck=row["deck"],
        prompt=row["prompt"],
        prompt_missing=row["prompt_missing"],
        type=row["type"],
        difficulty=row["difficulty"],
        minutes=minutes,
        stage=row["stage"],
        tags=tuple(row["tags"]),
        sections=tuple(_sections_from(row["sections"], points)),
        roles=tuple(Role(role) for role in row["roles"]),
        retired=row["retired"],
    )


def _sections_from(records: Sequence[Mapping[str, Any]], points: Mapping[str, list[Point]]) -> Iterator[Section]:
    names = section_names(records)
    for name, record in zip(names, records, strict=True):
        yield _section_from(record, tuple(points.get(name, ())))
    for name in points:
        if name not in names:
            yield _section_from(bare_section(name), tuple(points[name]))


def _section_record(section: Section) -> dict[str, Json]:
    match section:
        case Framework():
            names: list[Json] = list(section.names)
            return {"kind": "framework", "heading": section.heading, "names": names, "text": section.text}
        case Story():
            parts: dict[str, Json] = {part: getattr(section, part) for part in _STORY_PARTS}
            return {"kind": "story", "heading": section.heading, **parts}
        case PointList():
            return {"kind": section.kind.value, "heading": section.heading}
        case Choices():
            return {"kind": "choices", "heading": section.heading, "options": _options_record(section.options)}
        case Prose():
            return {"kind": section.kind.value, "heading": section.heading, "text": section.text}


def _section_from(record: Mapping[str, Any], points: tuple[Point, ...]) -> Section:
    kind, heading = SectionKind(record["kind"]), record["heading"]
    match kind:
        case SectionKind.FRAMEWORK:
            return Framework(heading=heading, names=tuple(record["names"]), steps=points, text=record["text"])
        case SectionKind.STORY:
            return Story(heading=heading, **{part: record[part] for part in _STORY_PARTS})
        case SectionKind.CHOICES:
            return Choices(heading=heading, options=_options_from(record["options"]))
        case SectionKind.ANSWER | SectionKind.CLOZE | SectionKind.OTHER:
            return Prose(kind=kind, heading=heading, text=record["text"])
        case _:
            return PointList(kind=kind, heading=heading, points=points)


def _options_record(options: Sequence[Choice]) -> Json:
    return [{"text": option.text, "right": option.right} for option in options]


def _options_from(record: Sequence[Mapping[str, Any]]) -> tuple[Choice, ...]:
    return tuple(Choice(text=option["text"], right=option["right"]) for option in record)


def point_records(question: Question) -> dict[str, Record]:
    """The points of a question as records by id; `section` is what their section is called in it."""
    names = section_names([_section_record(section) for section in question.sections])
    return {
        point.id: {
            "question_id": question.id,
            "section": name,
            "position": position,
            "text": point.text,
            "label": point.label,
            "tick": point.tick,
            "essential": point.essential,
            "retired": False,
        }
        for name, section in zip(names, question.sections, strict=True)
        for position, point in enumerate(section_points(section))
    }


def point_from(row: Row) -> Point:
    """A point from its row."""
    return Point(
        id=PointId(row["id"]), text=row["text"], label=row["label"], tick=row["tick"], essential=row["essential"]
    )


def card_record(card: Card) -> Record:
    """A card as a record."""
    return {
        "question_id": card.question,
        "role": card.role.value,
        "part": card.part,
        "form": card.form.value,
        "position": card.position,
        "front": card.front,
        "back": card.back,
        "point_id": card.point,
        "points": [
            {"id": point.id, "text": point.text, "label": point.label, "essential": point.essential}
            for point in card.points
        ],
        "choices": _options_record(card.choices),
        "retired": card.retired,
    }


def card_from(row: Row) -> Card:
    """A card from its row."""
    return Card(
        id=CardId(row["id"]),
        question=QuestionId(row["question_id"]),
        role=Role(row["role"]),
        part=row["part"],
        form=Form(row["form"]),
        position=row["position"],
        front=row["front"],
        back=row["back"],
        point=row["point_id"],
        points=tuple(GradedPoint(**point) for point in row["points"]),
        choices=_options_from(row["choices"]),
        retired=row["retired"],
    )


def original_record(question: Question | None) -> Record:
    """A question as its bank has it, whole, as the record of a change; None where the bank does not have it."""
    if question is None:
        return {"question": None}
    points: list[Json] = [{"id": identifier, **record} for identifier, record in point_records(question).items()]
    return {"question": question_record(question, 0), "points": points}


def original_from(identifier: QuestionId, record: Mapping[str, Any]) -> Question | None:
    """A question as its bank has it from the record of a change."""
    if record["question"] is None:
        return None
    row = {**LATER_QUESTION_FIELDS, **record["question"], "id": identifier}
    points = grouped_points(record["points"])
    return question_from(row, points.get(identifier, {}))


def grouped_points(rows: Iterable[Row]) -> dict[QuestionId, dict[str, list[Point]]]:
    """Points by question and section, in the order the rows come."""
    found: dict[QuestionId, dict[str, list[Point]]] = {}
    for row in rows:
        found.setdefault(QuestionId(row["question_id"]), {}).setdefault(row["section"], []).append(point_from(row))
    return found
