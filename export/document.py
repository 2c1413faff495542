"""Questions, cards and log entries as JSON values: what `list --json`, `show --json` and `export json` print."""

from collections.abc import Iterable
from datetime import UTC, datetime

from export.options import asked, told
from export.selection import Selection
from srs.model import (
    Card,
    CardState,
    Due,
    Entry,
    Framework,
    Json,
    Point,
    Prose,
    Question,
    SectionKind,
    Story,
)

Document = dict[str, Json]

_STORY_PARTS = ("context", "situation", "task", "action", "result", "text")


def question_documents(selection: Selection) -> list[Json]:
    """Every question of a selection, in order."""
    return [question_document(question, selection) for question in selection.questions]


def question_document(question: Question, selection: Selection) -> Document:
    """A question with its sections and cards; each card has its log where the selection has the log."""
    return {
        "id": question.id,
        "bank": selection.bank_name(question),
        "deck": question.deck,
        "number": question.number,
        "question": question.prompt,
        "prompt_missing": question.prompt_missing,
        "type": question.type,
        "difficulty": question.difficulty,
        "minutes": _minutes(question),
        "stage": question.stage,
        "tags": list(question.tags),
        "framework": _framework(question.framework),
        "star": _story(question.story),
        "how_to_answer": _texts(question.points(SectionKind.HOW_TO_ANSWER)),
        "key_points": _texts(question.points(SectionKind.KEY_POINTS)),
        "terminology": _texts(question.points(SectionKind.TERMINOLOGY)),
        "look_for": _texts(question.points(SectionKind.LOOK_FOR)),
        "mistakes": _texts(question.points(SectionKind.MISTAKES)),
        "answer": question.answer,
        "choices": [{"text": choice.text, "right": choice.right} for choice in question.choices],
        "hints": _texts(question.points(SectionKind.HINTS)),
        "follow_ups": _texts(question.points(SectionKind.FOLLOW_UPS)),
        "other": _other(question),
        "cards": [_card_with_log(card, selection) for card in selection.cards_of(question)],
    }


def card_document(card: Card, state: CardState) -> Document:
    """A card with its memory: stability in days, difficulty from 1 to 10."""
    memory = state.memory
    return {
        "id": card.id,
        "role": card.role.value,
        "front": asked(card),
        "back": told(card),
        "phase": state.phase.value,
        "due": due_text(state.due),
        "stability": memory.stability if memory else None,
        "difficulty": memory.difficulty if memory else None,
    }


def entry_document(entry: Entry) -> Document:
    """A log entry with all it holds; a rating is its word, a moment is UTC."""
    return {
        "id": entry.id,
        "action": entry.action,
        "moment": moment_text(entry.moment),
        "zone_offset_minutes": entry.zone_offset_minutes,
        "study_day": entry.study_day.isoformat(),
        "kind": entry.kind.value,
        "rating": entry.rating.name.lower() if entry.rating else None,
        "duration_ms": entry.duration_ms,
        "ticks": {point: tick.value for point, tick in entry.ticks.items()},
        "confidence": entry.confidence,
        "phase_before": entry.phase_before.value if entry.phase_before else None,
        "phase_after": entry.phase_after.value if entry.phase_after else None,
        "step": entry.step,
        "due": due_text(entry.due),
        "desired_retention": entry.desired_retention,
        "weights": entry.weights,
        "expected_recall": entry.expected_recall,
        "chooser": entry.chooser.value if entry.chooser else None,
        "note": entry.note,
    }


def due_text(due: Due | None) -> str | None:
    """A study day as `2027-01-14`, a moment as `2027-01-14T09:30:00.000Z`."""
    if isinstance(due, datetime):
        return moment_text(due)
    return due.isoformat() if due else None


def moment_text(moment: datetime) -> str:
    """An aware moment in UTC with its milliseconds, such as `2027-01-14T09:30:00.000Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def _card_with_log(card: Card, selection: Selection) -> Document:
    document = card_document(card, selection.state(card))
    if selection.entries is not None:
        document["log"] = [entry_document(entry) for entry in selection.entries.get(card.id, ())]
    return document


def _minutes(question: Question) -> Json:
    """Low and high; whole minutes without a decimal point."""
    if question.minutes is None:
        return None
    return [_whole(question.minutes.low), _whole(question.minutes.high)]


def _whole(number: float) -> int | float:
    return int(number) if float(number).is_integer() else number


def _texts(points: Iterable[Point]) -> list[Json]:
    """Statements as the bank has them, with their labels."""
    return [point.text for point in points]


def _framework(framework: Framework | None) -> Json:
    if framework is None:
        return None
    return {"names": list(framework.names), "steps": _texts(framework.steps), "text": framework.text}


def _story(story: Story | None) -> Json:
    return {part: getattr(story, part) for part in _STORY_PARTS} if story else None


def _other(question: Question) -> list[Json]:
    """Sections with no place of their own in the document, among them a second framework or story."""
    found: list[Json] = []
    for section in question.sections:
        match section:
            case Prose(kind=SectionKind.OTHER):
                found.append({"heading": section.heading, "text": section.text})
            case Framework() if section is not question.framework:
                found.append({"heading": section.heading, "text": section.text})
            case Story() if section is not question.story:
                parts = (getattr(section, part) for part in _STORY_PARTS)
                found.append({"heading": section.heading, "text": "\n\n".join(part for part in parts if part)})
    return found
