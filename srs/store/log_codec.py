"""Card states, actions and log entries to rows and back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from srs.clock import from_ms, to_ms
from srs.model import (
    Action,
    ActionId,
    ActionKind,
    CardId,
    CardState,
    Chooser,
    Due,
    Entry,
    EntryId,
    EntryKind,
    Memory,
    Phase,
    PointId,
    Rating,
    Tick,
    WeightsId,
)

Row = Mapping[Any, Any]


def _due_columns(due: Due | None) -> dict[str, Any]:
    if isinstance(due, datetime):
        return {"due_day": None, "due_ms": to_ms(due)}
    return {"due_day": due, "due_ms": None}


def due_from(row: Row) -> Due | None:
    """A study day, a moment, or nothing, from the two columns."""
    return from_ms(row["due_ms"]) if row["due_ms"] is not None else cast("date | None", row["due_day"])


def state_row(state: CardState) -> dict[str, Any]:
    """The row of a card's state."""
    return {
        "card_id": state.card,
        "stability": state.memory.stability if state.memory else None,
        "difficulty": state.memory.difficulty if state.memory else None,
        "phase": state.phase.value,
        "step": state.step,
        **_due_columns(state.due),
        "study_day": state.study_day,
        "first_study_day": state.first_study_day,
        "last_ms": to_ms(state.last_moment) if state.last_moment else None,
        "last_entry": state.last_entry,
        "reviews": state.reviews,
        "lapses": state.lapses,
        "desired_retention": state.desired_retention,
        "suspended": state.suspended,
        "buried_until": state.buried_until,
        "flag": state.flag,
    }


def state_from(row: Row) -> CardState:
    """A card's state from its row."""
    known = row["stability"] is not None
    return CardState(
        card=CardId(row["card_id"]),
        memory=Memory(stability=row["stability"], difficulty=row["difficulty"]) if known else None,
        phase=Phase(row["phase"]),
        step=row["step"],
        due=due_from(row),
        study_day=row["study_day"],
        first_study_day=row["first_study_day"],
        last_moment=from_ms(row["last_ms"]) if row["last_ms"] is not None else None,
        last_entry=row["last_entry"],
        reviews=row["reviews"],
        lapses=row["lapses"],
        desired_retention=row["desired_retention"],
        suspended=row["suspended"],
        buried_until=row["buried_until"],
        flag=row["flag"],
    )


def action_row(action: Action) -> dict[str, Any]:
    """The row of an action."""
    return {
        "id": action.id,
        "kind": action.kind.value,
        "moment_ms": to_ms(action.moment),
        "zone_offset_minutes": action.zone_offset_minutes,
        "machine": action.machine,
        "sitting": action.sitting,
        "target": action.target,
        "note": action.note,
    }


def action_from(row: Row) -> Action:
    """An action from its row."""
    return Action(
        id=ActionId(row["id"]),
        kind=ActionKind(row["kind"]),
        moment=from_ms(row["moment_ms"]),
        zone_offset_minutes=row["zone_offset_minutes"],
        machine=row["machine"],
        sitting=row["sitting"],
        target=row["target"],
        note=row["note"],
    )


def entry_row(entry: Entry) -> dict[str, Any]:
    """The row of a log entry."""
    return {
        "id": entry.id,
        "action_id": entry.action,
        "card_id": entry.card,
        "kind": entry.kind.value,
        "moment_ms": to_ms(entry.moment),
        "zone_offset_minutes": entry.zone_offset_minutes,
        "study_day": entry.study_day,
        "rating": int(entry.rating) if entry.rating else None,
        "duration_ms": entry.duration_ms,
        "ticks": {point: tick.value for point, tick in entry.ticks.items()},
        "confidence": entry.confidence,
        "phase_before": entry.phase_before.value if entry.phase_before else None,
        "phase_after": entry.phase_after.value if entry.phase_after else None,
        "step": entry.step,
        **_due_columns(entry.due),
        "desired_retention": entry.desired_retention,
        "weights_id": entry.weights,
        "expected_recall": entry.expected_recall,
        "chooser": entry.chooser.value if entry.chooser else None,
        "note": entry.note,
    }


def entry_from(row: Row) -> Entry:
    """A log entry from its row."""
    return Entry(
        id=EntryId(row["id"]),
        action=ActionId(row["action_id"]),
        card=CardId(row["card_id"]),
        kind=EntryKind(row["kind"]),
        moment=from_ms(row["moment_ms"]),
        zone_offset_minutes=row["zone_offset_minutes"],
        study_day=row["study_day"],
        rating=Rating(row["rating"]) if row["rating"] is not None else None,
        duration_ms=row["duration_ms"],
        ticks={PointId(point): Tick(tick) for point, tick in row["ticks"].items()},
        confidence=row["confidence"],
        phase_before=Phase(row["phase_before"]) if row["phase_before"] else None,
        phase_after=Phase(row["phase_after"]) if row["phase_after"] else None,
        step=row["step"],
        due=due_from(row),
        desired_retention=row["desired_retention"],
        weights=WeightsId(row["weights_id"]) if row["weights_id"] else None,
        expected_recall=row["expected_recall"],
        chooser=Chooser(row["chooser"]) if row["chooser"] else None,
        note=row["note"],
    )
