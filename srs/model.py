"""The values every other module speaks in: banks, questions, cards, memory, actions and log entries.

All are immutable. Texts are Markdown unless said otherwise, moments are aware UTC datetimes with whole milliseconds,
study days are dates, durations and intervals carry their unit in the name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import NewType

BankId = NewType("BankId", str)
QuestionId = NewType("QuestionId", str)
PointId = NewType("PointId", str)
CardId = NewType("CardId", str)
ActionId = NewType("ActionId", str)
EntryId = NewType("EntryId", str)
WeightsId = NewType("WeightsId", str)

# ------------------------------------------------------------------------------------------------ banks and questions


class Depth(StrEnum):
    """How far a question is taken apart into cards."""

    OUTLINE = "outline"
    POINTS = "points"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Where questions came from, and what was chosen when they first came."""

    id: BankId
    name: str
    path: str
    format: str
    encoding: str
    content_hash: str
    imported_at: datetime
    deck: str
    depth: Depth
    language: str | None = None
    retired: bool = False


class SectionKind(StrEnum):
    """What a section of a question is for, whatever its bank calls it."""

    FRAMEWORK = "framework"
    STORY = "story"
    HOW_TO_ANSWER = "how_to_answer"
    KEY_POINTS = "key_points"
    TERMINOLOGY = "terminology"
    LOOK_FOR = "look_for"
    MISTAKES = "mistakes"
    CHOICES = "choices"
    HINTS = "hints"
    FOLLOW_UPS = "follow_ups"
    ANSWER = "answer"
    CLOZE = "cloze"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement inside a section.

    `text` is the statement with its label, as the bank has it; `label` is its leading label without emphasis;
    `tick` is one line: what one says to have covered it (plain text).
    """

    id: PointId
    text: str
    label: str | None = None
    tick: str
    essential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A named structure for the answer, such as CIRCLES, with its steps in order and the text they were read from."""

    heading: str
    names: tuple[str, ...]
    steps: tuple[Point, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One person's example: its parts where the bank labels them, else its text."""

    heading: str
    context: str | None = None
    situation: str | None = None
    task: str | None = None
    action: str | None = None
    result: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointList:
    """A section of statements: how to answer, key points, terminology, look-for, mistakes, hints or follow-ups."""

    kind: SectionKind
    heading: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a multiple-choice question; `right` is None where the bank does not say."""

    text: str
    right: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The options of a multiple-choice question, in the bank's order."""

    heading: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A section of running Markdown: the answer (`SectionKind.ANSWER`) or any other heading (`SectionKind.OTHER`).

    Of `SectionKind.CLOZE` it is a statement whose deletions stand as `{{c1::words::hint}}`, the hint optional.
    """

    kind: SectionKind
    heading: str
    text: str


Section = Framework | Story | PointList | Choices | Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """How long a spoken answer should take, in minutes."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A prompt and its sections, in the bank's own order and words.

    `prompt` is the bank's, or made from the question's content where `prompt_missing`. `place` is the heading path.
    `roles` are the cards that it is to have and no others, where its bank says which; empty where its content decides.
    """

    id: QuestionId
    bank: BankId
    number: int | None = None
    place: tuple[str, ...] = ()
    language: str | None = None
    deck: str
    prompt: str
    prompt_missing: bool = False
    type: str | None = None
    difficulty: str | None = None
    minutes: Minutes | None = None
    stage: str | None = None
    tags: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    roles: tuple["Role", ...] = ()
    retired: bool = False

    @property
    def framework(self) -> Framework | None:
        """Its first framework, if it has one."""
        return next((section for section in self.sections if isinstance(section, Framework)), None)

    @property
    def story(self) -> Story | None:
        """Its first story, if it has one."""
        return next((section for section in self.sections if isinstance(section, Story)), None)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Its options, empty where it is no multiple-choice question."""
        return tuple(option for section in self.sections if isinstance(section, Choices) for option in section.options)

    @property
    def answer(self) -> str | None:
        """The running text of its answer, if the bank has one."""
        texts = [s.text for s in self.sections if isinstance(s, Prose) and s.kind is SectionKind.ANSWER]
        return "\n\n".join(texts) or None

    @property
    def cloze(self) -> str | None:
        """The statement whose deletions its cards ask for, as `{{c1::words::hint}}`; None where it has none."""
        texts = [s.text for s in self.sections if isinstance(s, Prose) and s.kind is SectionKind.CLOZE]
        return "\n\n".join(texts) or None

    def points(self, kind: SectionKind) -> tuple[Point, ...]:
        """The statements of its sections of one kind, in order."""
        return tuple(
            point
            for section in self.sections
            if isinstance(section, PointList) and section.kind is kind
            for point in section.points
        )


# -------------------------------------------------------------------------------------------------------------- cards


class Role(StrEnum):
    """What a card asks of its question."""

    ANSWER = "answer"
    FRAMEWORK = "framework"
    POINT = "point"
    STORY = "story"
    TERM = "term"
    TERM_REVERSED = "term_reversed"
    CHOICE = "choice"
    CLOZE = "cloze"
    BASIC = "basic"
    REVERSED = "reversed"


class Form(StrEnum):
    """How a card asks: the forms of a point card, or a plain question."""

    PLAIN = "plain"
    BLANK = "blank"
    LIST = "list"
    AVOID = "avoid"
    FINISH = "finish"
    LABEL = "label"
    MORE = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedPoint:
    """One line of a card's tick list.

    On an `answer` card the id is a key point's, whose own point card (if any) the tick reviews; on other cards it is
    a framework step's, a story part's or a list item's.
    """

    id: PointId
    text: str
    label: str | None = None
    essential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A front and a back, made from a question by decomposition and shown as they stand.

    `part` tells cards of one role apart: a point's id and the rank of its sentence (`ID` or `ID/2`), a term, a cloze
    number; empty where a question has one card of the role. `point` is the key point that a point card asks for.
    `points` is its tick list; the back does not repeat it. `choices` are the options of a choice card in the bank's
    order: they are on neither side, and each showing puts them in an order of its own.
    """

    id: CardId
    question: QuestionId
    role: Role
    part: str = ""
    form: Form = Form.PLAIN
    position: int = 0
    front: str
    back: str
    point: PointId | None = None
    points: tuple[GradedPoint, ...] = ()
    choices: tuple[Choice, ...] = ()
    retired: bool = False

    @property
    def asks_for_answer(self) -> bool:
        """Whether it asks for something of the question's answer: a term stands on a question that has none too."""
        return self.role not in (Role.TERM, Role.TERM_REVERSED)


# -------------------------------------------------------------------------------------------------- memory and schedule


class Rating(IntEnum):
    """How a card was recalled. Hard is a pass."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """Where a card stands in its life."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """FSRS memory: stability in days (the interval at which recall is 0.9) and difficulty from 1 to 10."""

    stability: float
    difficulty: float


Due = date | datetime
"""When a card comes back: a study day (review) or a moment ((re)learning). A moment is a `datetime`, always."""


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
    TICKS = "ticks"
    OTHER_PROGRAM = "other_program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Where one rating leads: shown on its button, and stored as it stands when the button is pressed."""

    rating: Rating
    memory: Memory
    phase: Phase
    step: int | None
    due: Due
    interval_days: int | None
    delay_seconds: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """What the log says of a card: folding its standing entries gives exactly this.

    `study_day` is the study day of the last review that touched memory (never earlier than the one before it),
    `last_moment` the moment of the last standing entry of any kind. `reviews` and `lapses` count since the last reset.
    `desired_retention` is the one that its interval was chosen for, None where a person chose the day.
    """

    card: CardId
    memory: Memory | None = None
    phase: Phase = Phase.NEW
    step: int | None = None
    due: Due | None = None
    study_day: date | None = None
    first_study_day: date | None = None
    last_moment: datetime | None = None
    last_entry: EntryId | None = None
    reviews: int = 0
    lapses: int = 0
    desired_retention: float | None = None
    suspended: bool = False
    buried_until: date | None = None
    flag: str | None = None


# ----------------------------------------------------------------------------------------------------- actions and log


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log: what happened to a card and what was decided then.

    Of a review: rating, duration, ticks, confidence, and the decision (phases, step, due, desired retention, weights,
    the recall expected at that moment, who chose). Of a reschedule: `due`. Of a burial: `due` is the study day it ends.
    Of a flag: `note`. What does not apply is None.
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
    ORIGINAL = "original"
    """A question as its bank has it, where a person changed it here; `question` is null for one of the person's own."""


Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A value as JSON has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The fields of one record that an action changed: `before` is None where the action made the record."""

    action: ActionId
    subject: Subject
    id: str
    before: Mapping[str, Json] | None
    after: Mapping[str, Json]
