"""Actions, log entries and changes: what a person did, which is the truth that all else follows from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from srs.model.card import CardId
from srs.model.question import PointId
from srs.model.schedule import Due, EntryId, Phase, Rating

ActionId = NewType("ActionId", str)
WeightsId = NewType("WeightsId", str)

LONGEST_ANSWER_MS = 600_000
"""The most that one answer counts as time: what lasted longer was a door bell. The log keeps it as it was."""


Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A value as JSON has it."""


class ActionKind(StrEnum):
    """What a person did."""

    ANSWER = "answer"
    IMPORT = "import"
    EDIT = "edit"
    ADD = "add"
    REMOVE = "remove"
    SUSPEND = "suspend"
    BURY = "bury"
    FLAG = "flag"
    RESET = "reset"
    RESCHEDULE = "reschedule"
    SETTING = "setting"
    WEIGHTS = "weights"
    INTERVIEW = "interview"
    HISTORY = "history"
    CARDS = "cards"
    """Cards made anew because their question is now what no single change made of it: no step of undo."""
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing a person did: one transaction, one step of undo.

    `target` is the action that an undo or a redo names; `note` says in a few words what was done. `zone_offset_minutes`
    is east of UTC.
    """

    id: ActionId
    kind: ActionKind
    moment: datetime
    zone_offset_minutes: int
    machine: str
    sitting: str
    target: ActionId | None = None
    note: str = ""


class EntryKind(StrEnum):
    """What happened to a card."""

    REVIEW = "review"
    CRAM = "cram"
    RESET = "reset"
    RESCHEDULE = "reschedule"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    FLAG = "flag"
    UNFLAG = "unflag"


class Tick(StrEnum):
    """What became of one point in an answer."""

    COVERED = "covered"
    NUDGED = "nudged"
    MISSED = "missed"


class Chooser(StrEnum):
    """Who chose that a card was reviewed."""

    QUEUE = "queue"
    PLAN = "plan"
    PERSON = "person"
    AHEAD = "ahead"
    """A person, before the day on which the card was due: it uses up no limit of a day."""
    TICKS = "ticks"
    OTHER_PROGRAM = "other_program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log: what happened to a card and what was decided then.

    Of a review: rating, duration, ticks, confidence, and the decision (phases, step, due, desired retention, weights,
    the recall expected at that moment, who chose; `note` is the `Shift` of its due day). Of a reschedule: `due`. Of a
    burial: `due` is the study day it ends. Of a flag: `note`. What does not apply is None.
    """

    id: EntryId
    action: ActionId
    card: CardId
    kind: EntryKind
    moment: datetime
    zone_offset_minutes: int
    study_day: date
    rating: Rating | None = None
    duration_ms: int | None = None
    ticks: Mapping[PointId, Tick] = field(default_factory=dict)
    confidence: int | None = None
    phase_before: Phase | None = None
    phase_after: Phase | None = None
    step: int | None = None
    due: Due | None = None
    desired_retention: float | None = None
    weights: WeightsId | None = None
    expected_recall: float | None = None
    chooser: Chooser | None = None
    note: str | None = None


class Subject(StrEnum):
    """What kind of record a change is about."""

    BANK = "bank"
    QUESTION = "question"
    POINT = "point"
    CARD = "card"
    SETTING = "setting"
    WEIGHTS = "weights"
    INTERVIEW = "interview"
    STORY = "story"
    MEDIA = "media"
    """What a bank calls a medium: `hash` names the content."""
    ORIGINAL = "original"
    """A question as its bank has it, where a person changed it here; `question` is null for one of the person's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The fields of one record that an action changed: `before` is None where the action made the record."""

    action: ActionId
    subject: Subject
    id: str
    before: Mapping[str, Json] | None
    after: Mapping[str, Json]
